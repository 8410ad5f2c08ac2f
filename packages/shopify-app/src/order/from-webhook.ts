import { refused, type Problem, type Result } from '@quittance/core/model';
import type { z } from 'zod';
import { readShopifyOrder } from './read-shopify-order.ts';
import type { ShopifyOrder, ShopifyOrderJson } from './shopify-order.ts';
import { bagsOf, type Bags } from './webhook-money.ts';
import {
  restOrder,
  restTransactions,
  type RestAddress,
  type RestTransaction,
  type RestFulfilment,
  type RestLine,
  type RestOrder,
} from './webhook-order.ts';
import { restRefund, restTransaction } from './webhook-refund.ts';

/**
 * The body of an order webhook, or an order of the REST API, as a Shopify order. `body` comes from `parseLossless`: with `JSON.parse` ids and
 * cents would already be lost. `transactions` are those of the REST API, which bodies lack.
 */
export function fromWebhook(body: unknown, transactions?: readonly unknown[]): Result<ShopifyOrder> {
  const order = restOrder.safeParse(body);
  if (!order.success) return refused(notShopify('order', order.error));
  const money = restTransactions.safeParse(transactions);
  if (!money.success) return refused(notShopify('list of transactions', money.error));
  return readShopifyOrder(shopifyOrderOf(order.data, money.data));
}

function notShopify(what: string, { issues: [issue] }: z.ZodError): Problem {
  return {
    code: 'NO_SHOPIFY_ORDER',
    message: `This is no ${what} of Shopify: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}.`,
    advice: 'Give the body of an order webhook, or an order of the REST Admin API.',
    retry: 'never',
    field: issue?.path.join('.') ?? '',
  };
}

function shopifyOrderOf(order: RestOrder, transactions: readonly RestTransaction[] | undefined): ShopifyOrderJson {
  const bags = bagsOf(order);
  const processedAt = order.processed_at ?? order.created_at;
  return {
    id: legacyId(order),
    name: order.name,
    processedAt,
    updatedAt: order.updated_at ?? processedAt,
    cancelledAt: order.cancelled_at,
    test: order.test ?? false,
    sourceName: order.source_name,
    shopCurrency: order.currency,
    presentmentCurrency: order.presentment_currency ?? order.currency,
    taxesIncluded: order.taxes_included ?? false,
    dutiesIncluded: order.duties_included ?? false,
    email: order.email ?? order.contact_email,
    phone: order.phone,
    locale: order.customer_locale,
    poNumber: order.po_number,
    attributes: order.note_attributes.map(({ name, value }) => ({ key: name, value: value ?? '' })),
    localizedFields: order.localized_fields.map(({ key, value }) => ({ key, value: value ?? '' })),
    company: companyOf(order),
    customer: customerOf(order),
    billingAddress: addressOf(order.billing_address),
    shippingAddress: addressOf(order.shipping_address),
    total: bags.of(order.total_price_set, order.total_price),
    tax: bags.maybe(order.total_tax_set, order.total_tax),
    currentTotal: bags.maybe(order.current_total_price_set, order.current_total_price),
    outstanding: bags.maybe(undefined, order.total_outstanding),
    financialStatus: order.financial_status,
    tip: bags.maybe(undefined, order.total_tip_received),
    cashRounding: bags.maybe(order.total_cash_rounding_payment_adjustment_set, undefined),
    discounts: unallocated(order, bags),
    lines: order.line_items.map((line) => lineOf(line, order, bags)),
    shipping: order.shipping_lines.map((line, index) => shippingOf(line, index, order, bags)),
    fees: order.additional_fees.map((fee, index) => ({
      id: fee.id ?? `fee-${index + 1}`,
      name: fee.name ?? fee.title ?? '',
      amount: bags.of(fee.price_set, fee.price),
      taxes: taxesOf(fee.tax_lines, bags),
    })),
    ...(transactions !== undefined && { transactions: transactions.map((one) => restTransaction(one, bags)) }),
    refunds: order.refunds.map((refund) => restRefund(refund, order, bags)),
    fulfilments: order.fulfillments.map((one) => fulfilmentOf(one, processedAt)),
    paymentTerms: termsOf(order),
  };
}

/** The digits of `gid://shopify/Order/…` were never a number. */
function legacyId(order: RestOrder): string {
  return order.admin_graphql_api_id?.split('/').at(-1) ?? order.id;
}

function companyOf({ company, billing_address: billing }: RestOrder): ShopifyOrderJson['company'] {
  if (company == null) return undefined;
  return {
    id: company.id,
    name: company.name ?? billing?.company ?? '',
    taxRegistrationId: company.tax_registration_id,
  };
}

function customerOf({ customer }: RestOrder): ShopifyOrderJson['customer'] {
  if (customer == null) return undefined;
  return {
    id: customer.id,
    name: fullName(customer.first_name, customer.last_name),
    email: customer.email,
    phone: customer.phone,
  };
}

function addressOf(address: RestAddress | null | undefined): ShopifyOrderJson['billingAddress'] {
  if (address == null) return undefined;
  return {
    company: address.company,
    name: fullName(address.first_name, address.last_name) ?? address.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province_code ?? address.province,
    countryCode: address.country_code,
    phone: address.phone,
  };
}

function fullName(first: string | null | undefined, last: string | null | undefined): string | undefined {
  const name = [first, last].filter((part) => part != null && part !== '').join(' ');
  return name === '' ? undefined : name;
}

type LineJson = NonNullable<ShopifyOrderJson['lines']>[number];

function lineOf(line: RestLine, order: RestOrder, bags: Bags): LineJson {
  return {
    id: line.id,
    title: line.title ?? line.name ?? '',
    variantTitle: line.variant_title,
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.current_quantity ?? undefined,
    unitPrice: bags.of(line.price_set, line.price),
    discounts: lineDiscounts(line, order, bags),
    taxes: taxesOf(line.tax_lines, bags),
    isGiftCard: line.gift_card ?? false,
    isTip: line.tip != null || (line.title === 'Tip' && line.product_id == null && line.taxable !== true),
    requiresShipping: line.requires_shipping ?? true,
    duties: line.duties.map((duty) => ({
      id: duty.id,
      amount: bags.of(duty, undefined),
      taxes: taxesOf(duty.tax_lines, bags),
    })),
    attributes: line.properties.map(({ name, value }) => ({ key: name, value: value ?? '' })),
  };
}

/** Bodies before 2018 name no allocations, only what the line itself lost. */
function lineDiscounts(line: RestLine, order: RestOrder, bags: Bags): LineJson['discounts'] {
  if (line.discount_allocations.length > 0) return allocations(line.discount_allocations, order, bags);
  const own = bags.of(line.total_discount_set, line.total_discount ?? '0');
  return Number(own.shop) === 0 ? [] : [{ amount: own }];
}

function allocations(
  all: RestLine['discount_allocations'],
  order: RestOrder,
  bags: Bags,
): NonNullable<LineJson['discounts']> {
  return all.map(({ amount, amount_set: set, discount_application_index: index }) => {
    const application = index == null ? undefined : order.discount_applications[Number(index)];
    return {
      amount: bags.of(set, amount),
      title: application?.title ?? application?.description,
      code: application?.code,
    };
  });
}

function shippingOf(
  line: RestOrder['shipping_lines'][number],
  index: number,
  order: RestOrder,
  bags: Bags,
): NonNullable<ShopifyOrderJson['shipping']>[number] {
  const price = bags.of(line.price_set, line.price);
  const lowered = bags.maybe(line.discounted_price_set, line.discounted_price ?? undefined);
  return {
    id: line.id ?? `shipping-${index + 1}`,
    title: line.title ?? line.code ?? '',
    price,
    discounts:
      line.discount_allocations.length > 0
        ? allocations(line.discount_allocations, order, bags)
        : lowered === undefined
          ? []
          : [{ amount: bags.less(price, lowered) }],
    taxes: taxesOf(line.tax_lines, bags),
    isRemoved: line.is_removed ?? false,
  };
}

function taxesOf(lines: RestLine['tax_lines'], bags: Bags): LineJson['taxes'] {
  return lines.map((tax) => ({
    title: tax.title,
    rate: tax.rate ?? '0',
    amount: bags.of(tax.price_set, tax.price),
    channelLiable: tax.channel_liable ?? false,
  }));
}

/** What `total_discounts` holds beyond every line and delivery: only old bodies leave some. */
function unallocated(order: RestOrder, bags: Bags): ShopifyOrderJson['discounts'] {
  const isOld = [...order.line_items, ...order.shipping_lines].every((line) => line.discount_allocations.length === 0);
  const [code] = order.discount_codes;
  if (!isOld || code === undefined || code.type === 'shipping') return [];
  const own = order.line_items.map((line) => bags.of(line.total_discount_set, line.total_discount ?? '0'));
  const rest = own.reduce(
    (left, each) => bags.less(left, each),
    bags.of(order.total_discounts_set, order.total_discounts ?? '0'),
  );
  return Number(rest.shop) > 0 ? [{ amount: rest, code: code.code }] : [];
}

function fulfilmentOf(one: RestFulfilment, processedAt: string): NonNullable<ShopifyOrderJson['fulfilments']>[number] {
  return {
    id: one.id,
    at: one.created_at ?? processedAt,
    status: one.status,
    lines: one.line_items.map(({ id, quantity }) => ({ lineId: id, quantity })),
    trackingNumber: one.tracking_number,
    ...(one.origin_address != null && { origin: addressOf(one.origin_address) ?? undefined }),
  };
}

function termsOf({ payment_terms: terms }: RestOrder): ShopifyOrderJson['paymentTerms'] {
  if (terms == null) return undefined;
  const next = terms.payment_schedules.find(({ completed_at: done }) => done == null) ?? terms.payment_schedules[0];
  return {
    type: terms.payment_terms_type,
    dueInDays: terms.due_in_days,
    dueAt: next?.due_at,
  };
}
