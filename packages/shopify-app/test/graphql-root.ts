import { restOrder, type RestBag, type RestLine, type RestOrder } from '../src/order/webhook-order.ts';
import { bagsOf, type BagJson } from '../src/order/webhook-money.ts';
import { connection } from './schema-api.ts';

type Transaction = RestOrder['refunds'][number]['transactions'][number];

/** The order of a webhook's body as the Admin API would answer it, with everything in pages of three. */
export function graphqlRoot(body: unknown): unknown {
  const order = restOrder.parse(body);
  const bags = bagsOf(order);
  const shopCurrency = order.currency;
  const shown = order.presentment_currency ?? order.currency;
  const money = ({ shop, presentment }: BagJson): object => ({
    shopMoney: { amount: shop, currencyCode: shopCurrency },
    presentmentMoney: { amount: presentment, currencyCode: shown },
  });
  const bag = (set: RestBag | null | undefined, amount: string | null | undefined): object =>
    money(bags.of(set, amount ?? '0'));
  const taxes = (lines: RestLine['tax_lines']): object[] =>
    lines.map((tax) => ({
      title: tax.title ?? '',
      rate: Number(tax.rate),
      channelLiable: tax.channel_liable,
      priceSet: bag(tax.price_set, tax.price),
    }));
  const allocations = (all: RestLine['discount_allocations']): object[] =>
    all.map((one) => {
      const from = order.discount_applications[Number(one.discount_application_index)];
      return {
        allocatedAmountSet: bag(one.amount_set, one.amount),
        discountApplication:
          from?.code == null
            ? { __typename: 'ManualDiscountApplication', title: from?.title ?? null, description: from?.description }
            : { __typename: 'DiscountCodeApplication', code: from.code },
      };
    });
  const transaction = (one: Transaction): object => ({
    id: `gid://shopify/OrderTransaction/${one.id}`,
    kind: one.kind.toUpperCase(),
    status: one.status.toUpperCase(),
    gateway: one.gateway,
    createdAt: one.created_at,
    processedAt: one.processed_at,
    amountSet: money(
      one.amount_set == null ? bags.inCurrency(one.amount, one.currency) : bags.of(one.amount_set, one.amount),
    ),
    parentTransaction: one.parent_id == null ? null : { id: `gid://shopify/OrderTransaction/${one.parent_id}` },
  });
  const line = (one: RestLine): object => ({
    id: `gid://shopify/LineItem/${one.id}`,
    title: one.title,
    variantTitle: one.variant_title,
    sku: one.sku,
    quantity: Number(one.quantity),
    currentQuantity: Number(one.current_quantity ?? one.quantity),
    isGiftCard: one.gift_card ?? false,
    requiresShipping: one.requires_shipping ?? true,
    originalUnitPriceSet: bag(one.price_set, one.price),
    discountAllocations: allocations(one.discount_allocations),
    taxLines: taxes(one.tax_lines),
    duties: one.duties.map((duty) => ({
      id: `gid://shopify/Duty/${duty.id}`,
      price: bag(duty, undefined),
      taxLines: taxes(duty.tax_lines),
    })),
    customAttributes: one.properties.map(({ name, value }) => ({ key: name, value })),
  });
  const refund = (one: RestOrder['refunds'][number]): object => ({
    id: `gid://shopify/Refund/${one.id}`,
    createdAt: one.created_at,
    processedAt: one.processed_at ?? one.created_at,
    updatedAt: one.created_at,
    note: one.note,
    duties: one.duties.map((duty) => ({
      amountSet: bag(duty.amount_set, '0'),
      originalDuty: { id: `gid://shopify/Duty/${duty.duty_id}` },
    })),
    refundLineItems: connection(
      one.refund_line_items.map((item) => ({
        quantity: Number(item.quantity),
        subtotalSet: bag(item.subtotal_set, item.subtotal),
        totalTaxSet: bag(item.total_tax_set, item.total_tax),
        lineItem: { id: `gid://shopify/LineItem/${item.line_item_id}` },
      })),
    ),
    refundShippingLines: connection(
      one.order_adjustments
        .filter(({ kind }) => kind === 'shipping_refund')
        .map((item, index) => {
          const zero = bags.of(undefined, '0');
          const net = bags.less(zero, bags.of(item.amount_set, item.amount));
          const tax = bags.less(zero, bags.of(item.tax_amount_set, item.tax_amount));
          return {
            subtotalAmountSet: money(order.taxes_included === true ? bags.plus(net, tax) : net),
            taxAmountSet: money(tax),
            shippingLine: { id: `gid://shopify/ShippingLine/${one.refund_shipping_lines[index]?.shipping_line_id}` },
          };
        }),
    ),
    orderAdjustments: connection(
      one.order_adjustments
        .filter(({ kind }) => kind !== 'shipping_refund')
        .map((item) => ({
          reason: 'REFUND_DISCREPANCY',
          amountSet: bag(item.amount_set, item.amount),
          taxAmountSet: bag(item.tax_amount_set, item.tax_amount),
        })),
    ),
    transactions: connection(one.transactions.map(transaction)),
  });
  const fulfilment = (one: RestOrder['fulfillments'][number]): object => ({
    id: `gid://shopify/Fulfillment/${one.id}`,
    createdAt: one.created_at,
    updatedAt: one.created_at,
    status: (one.status ?? 'success').toUpperCase(),
    trackingInfo: one.tracking_number == null ? [] : [{ number: one.tracking_number }],
    originAddress: null,
    fulfillmentLineItems: connection(
      one.line_items.map((item) => ({
        quantity: Number(item.quantity),
        lineItem: { id: `gid://shopify/LineItem/${item.id}` },
      })),
    ),
  });
  const address = (of: RestOrder['billing_address']): object | null =>
    of == null
      ? null
      : {
          company: of.company,
          firstName: of.first_name,
          lastName: of.last_name,
          address1: of.address1,
          address2: of.address2,
          city: of.city,
          zip: of.zip,
          provinceCode: of.province_code,
          countryCodeV2: of.country_code,
          phone: of.phone,
        };
  const none = connection([]);
  const whole = {
    legacyResourceId: order.admin_graphql_api_id?.split('/').at(-1) ?? order.id,
    name: order.name,
    createdAt: order.created_at,
    processedAt: order.processed_at,
    updatedAt: order.updated_at,
    cancelledAt: order.cancelled_at,
    test: order.test,
    sourceName: order.source_name,
    currencyCode: shopCurrency,
    presentmentCurrencyCode: shown,
    taxesIncluded: order.taxes_included,
    dutiesIncluded: order.duties_included ?? false,
    email: order.email,
    phone: order.phone,
    customerLocale: order.customer_locale,
    poNumber: order.po_number,
    displayFinancialStatus: order.financial_status?.toUpperCase(),
    customAttributes: order.note_attributes.map(({ name, value }) => ({ key: name, value })),
    localizedFields: none,
    purchasingEntity: null,
    customer:
      order.customer == null
        ? null
        : {
            legacyResourceId: order.customer.id,
            firstName: order.customer.first_name,
            lastName: order.customer.last_name,
            defaultEmailAddress: { emailAddress: order.customer.email },
            defaultPhoneNumber: null,
            metafields: none,
          },
    billingAddress: address(order.billing_address),
    shippingAddress: address(order.shipping_address),
    totalPriceSet: bag(order.total_price_set, order.total_price),
    totalTaxSet: bag(order.total_tax_set, order.total_tax),
    currentTotalPriceSet: bag(order.current_total_price_set, order.current_total_price ?? order.total_price),
    totalOutstandingSet: bag(undefined, order.total_outstanding),
    totalTipReceivedSet: bag(undefined, order.total_tip_received),
    totalCashRoundingAdjustment: { paymentSet: bag(order.total_cash_rounding_payment_adjustment_set, '0') },
    additionalFees: order.additional_fees.map((fee) => ({
      id: `gid://shopify/AdditionalFee/${fee.id}`,
      name: fee.name,
      price: bag(fee.price_set, fee.price),
      taxLines: taxes(fee.tax_lines),
    })),
    shippingLines: connection(
      order.shipping_lines.map((one) => ({
        id: `gid://shopify/ShippingLine/${one.id}`,
        title: one.title,
        isRemoved: one.is_removed ?? false,
        originalPriceSet: bag(one.price_set, one.price),
        discountedPriceSet: bag(one.discounted_price_set, one.discounted_price ?? one.price),
        discountAllocations: allocations(one.discount_allocations),
        taxLines: taxes(one.tax_lines),
      })),
      20,
    ),
    transactions: [],
    refunds: order.refunds.map(refund),
    fulfillments: order.fulfillments.map(fulfilment),
    returns: none,
    paymentTerms:
      order.payment_terms == null
        ? null
        : {
            paymentTermsType: order.payment_terms.payment_terms_type?.toUpperCase(),
            dueInDays: Number(order.payment_terms.due_in_days),
            paymentSchedules: connection(
              order.payment_terms.payment_schedules.map((one) => ({
                dueAt: one.due_at,
                completedAt: one.completed_at,
              })),
              10,
            ),
          },
    lineItems: connection(order.line_items.map(line)),
  };
  return {
    order: ({ id }: { id: string }) => (id === `gid://shopify/Order/${whole.legacyResourceId}` ? whole : null),
    refund: ({ id }: { id: string }) => whole.refunds.find((one) => Reflect.get(one, 'id') === id) ?? null,
    fulfillment: ({ id }: { id: string }) => whole.fulfillments.find((one) => Reflect.get(one, 'id') === id) ?? null,
    return: () => null,
  };
}
