import type { Shown } from '../execute.ts';
import { isPositive, minus, plus, total, zero, type Currencies, type MoneyBag } from '../money.ts';
import type { RestId, RestOrder, RestTransaction } from '../rest.ts';
import { fulfillmentOf, type FulfillmentObject } from './fulfillment.ts';
import { discountApplication, lineItem, shippingLine, taxLine, type LineObject } from './lines.ts';
import { currenciesOf, moneyAt } from './money-of.ts';
import { appended, localizedFields, outstandingOf, purchasingEntity, salesOf, tips } from './order-parts.ts';
import { paymentTerms, transaction, type TermsObject, type TransactionObject } from './payments.ts';
import { attribute, customerOf, gid, mailingAddress, type CompanyData } from './people.ts';
import { refundOf, returnOf, type RefundObject, type ReturnObject } from './refund.ts';

/** An order as GraphQL shows it. What a merchant or a mutation may change is named; the rest is read only. */
export interface OrderObject extends Shown {
  readonly id: string;
  readonly legacyResourceId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly processedAt: string;
  readonly currencies: Currencies;
  readonly taxesIncluded: boolean;
  readonly fulfillments: readonly FulfillmentObject[];
  lineItems: readonly LineObject[];
  transactions: readonly TransactionObject[];
  refunds: readonly RefundObject[];
  returns: readonly ReturnObject[];
  paymentTerms: TermsObject | null;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: string | null;
  edited: boolean;
  displayFinancialStatus: string;
  tags: readonly string[];
  note: unknown;
  customAttributes: readonly Shown[];
  totalPriceSet: MoneyBag;
  currentTotalPriceSet: MoneyBag;
  currentTotalTaxSet: MoneyBag;
  currentSubtotalPriceSet: MoneyBag;
  currentShippingPriceSet: MoneyBag;
  totalReceivedSet: MoneyBag;
  totalRefundedSet: MoneyBag;
  netPaymentSet: MoneyBag;
  totalOutstandingSet: MoneyBag;
}

/** What a payload does not hold and the shop knows. */
export interface BesideOrder {
  /** Every payment, without what refunds gave back. */
  readonly transactions?: readonly RestTransaction[] | undefined;
  /** Who ordered, where that is a company. */
  readonly company: CompanyData | undefined;
  readonly edited?: boolean | undefined;
  /** Lines that came by a return, by their REST id; else those after the first total, when there is a return. */
  readonly exchanged?: readonly RestId[] | undefined;
  readonly businessEntity: Shown;
  /** The fields of an object by which its metafields are read. */
  readonly metafieldsOf: (id: string) => Shown;
  readonly now: () => number;
}

/** Makes the GraphQL order of a REST or webhook payload, by the schema's descriptions of its fields. */
export function orderFromRest(rest: RestOrder, beside: BesideOrder): OrderObject {
  const currencies = currenciesOf(rest);
  const money = (key: string): MoneyBag => moneyAt(rest, key);
  const moneyOrNull = (key: string): MoneyBag | null => (rest[`${key}_set`] == null ? null : money(key));
  const current = (key: string): MoneyBag =>
    rest[`current_${key}_set`] == null && rest[`current_${key}`] == null ? money(key) : money(`current_${key}`);

  const id = gid('Order', rest.id);
  const discounts = (rest.discount_applications ?? []).map((each, index) =>
    discountApplication(each, index, currencies),
  );
  const lineItems = rest.line_items.map((line) => lineItem(line, discounts, currencies));
  const shippingLines = rest.shipping_lines.map((line) => shippingLine(line, discounts, currencies));
  const totalPriceSet = money('total_price');
  const customer = rest.customer == null ? null : customerOf(rest.customer, beside.metafieldsOf);

  const order = {} as OrderObject;
  const refunds = rest.refunds.map((each) =>
    refundOf(each, { order: () => order, lines: lineItems, shippingLines, total: totalPriceSet, currencies }),
  );
  const returns = rest.refunds.flatMap((each, index) => {
    const refund = refunds[index];
    if (each.return == null || refund === undefined) return [];
    const exchanged = beside.exchanged?.map((line) => gid('LineItem', line));
    const taken =
      exchanged === undefined
        ? appended(rest, lineItems)
        : lineItems.filter(({ id: line }) => exchanged.includes(line));
    const made = returnOf(each.return, () => order, refund, taken);
    refund.return = made;
    return [made];
  });

  const moneyBack = total(
    refunds.map((refund) => refund.totalRefundedSet),
    currencies,
  );
  // Payloads from before the current totals: what was given back is off the total.
  const currentTotalPriceSet =
    rest['current_total_price'] === undefined ? minus(totalPriceSet, moneyBack) : money('current_total_price');
  const outstanding = outstandingOf(rest, currentTotalPriceSet, currencies);
  const net = ['pending', 'voided', 'authorized', 'expired'].includes(rest.financial_status)
    ? zero(currencies)
    : minus(currentTotalPriceSet, outstanding);
  const received = plus(net, moneyBack);

  return Object.assign(order, {
    __typename: 'Order',
    id,
    legacyResourceId: String(rest.id),
    name: rest.name,
    number: rest.number,
    ...dates(rest),
    test: rest['test'] ?? false,
    confirmed: rest['confirmed'] ?? true,
    confirmationNumber: rest['confirmation_number'] ?? null,
    closed: rest.closed_at !== null,
    cancellation: rest.cancelled_at === null ? null : { staffNote: null },
    edited: beside.edited ?? (appended(rest, lineItems).length > 0 && returns.length === 0),
    currencies,
    currencyCode: currencies.shop,
    presentmentCurrencyCode: currencies.presentment,
    taxesIncluded: rest.taxes_included,
    taxExempt: rest['tax_exempt'] ?? false,
    dutiesIncluded: rest['duties_included'] ?? false,
    estimatedTaxes: rest['estimated_taxes'] ?? false,
    poNumber: rest['po_number'] ?? null,
    note: rest['note'] ?? null,
    email: rest['email'] || null,
    phone: rest['phone'] ?? null,
    customerLocale: rest['customer_locale'] ?? null,
    sourceName: rest['source_name'] ?? null,
    sourceIdentifier: rest['source_identifier'] ?? null,
    tags: rest.tags === '' ? [] : rest.tags.split(', '),
    customAttributes: (rest.note_attributes ?? []).map(attribute),
    localizedFields: localizedFields(rest),
    discountCodes: discounts
      .filter(({ __typename }) => __typename === 'DiscountCodeApplication')
      .map((each) => each['code']),
    discountCode: discounts.find(({ __typename }) => __typename === 'DiscountCodeApplication')?.['code'] ?? null,
    paymentGatewayNames: rest.payment_gateway_names ?? [],
    statusPageUrl: () => rest['order_status_url'] ?? 'https://example.myshopify.com/orders/status',
    merchantBusinessEntity: beside.businessEntity,
    customer,
    customerAcceptsMarketing: rest['buyer_accepts_marketing'] ?? false,
    purchasingEntity: purchasingEntity(rest, customer, beside),
    billingAddress: mailingAddress(rest.billing_address, `gid://shopify/MailingAddress/${rest.id}1?model_name=Address`),
    shippingAddress: mailingAddress(
      rest.shipping_address,
      `gid://shopify/MailingAddress/${rest.id}2?model_name=Address`,
    ),
    displayAddress: mailingAddress(
      rest.shipping_address ?? rest.billing_address,
      `gid://shopify/MailingAddress/${rest.id}1?model_name=Address`,
    ),
    billingAddressMatchesShippingAddress:
      JSON.stringify(rest.billing_address) === JSON.stringify(rest.shipping_address),
    displayFinancialStatus: rest.financial_status.toUpperCase(),
    displayFulfillmentStatus: FULFILLED[rest.fulfillment_status ?? ''] ?? 'UNFULFILLED',
    returnStatus: returns.length === 0 ? 'NO_RETURN' : 'RETURNED',
    requiresShipping: rest.line_items.some((line) => line.requires_shipping),
    canMarkAsPaid: () =>
      order.cancelledAt === null && order.displayFinancialStatus !== 'PAID' && isPositive(order.totalOutstandingSet),
    fullyPaid: () => !isPositive(order.totalOutstandingSet),
    // "Whether there are any authorized transactions that can be captured."
    capturable: rest.financial_status === 'authorized',
    unpaid: () => !isPositive(order.totalReceivedSet),
    paymentTerms: rest.payment_terms == null ? null : paymentTerms(rest.payment_terms, String(rest.id), beside.now),
    discountApplications: discounts,
    lineItems,
    shippingLines: ({ includeRemovals }: Shown) =>
      shippingLines.filter(({ isRemoved }) => includeRemovals === true || !isRemoved),
    shippingLine: shippingLines[0] ?? null,
    taxLines: rest.tax_lines.map((line) => taxLine(line, currencies)),
    currentTaxLines: rest.tax_lines.map((line) => taxLine(line, currencies)),
    transactions: [
      ...(beside.transactions ?? salesOf(rest, received)).map((each) => transaction(each, totalPriceSet, currencies)),
      ...refunds.flatMap((refund) => refund.transactions),
    ],
    refunds,
    returns,
    fulfillments: (rest.fulfillments ?? []).map((each) => fulfillmentOf(each, lineItems, () => order)),
    additionalFees: [],
    totalPriceSet,
    originalTotalPriceSet: totalPriceSet,
    currentTotalPriceSet,
    subtotalPriceSet: money('subtotal_price'),
    currentSubtotalPriceSet: current('subtotal_price'),
    totalTaxSet: money('total_tax'),
    currentTotalTaxSet: current('total_tax'),
    totalDiscountsSet: money('total_discounts'),
    currentTotalDiscountsSet: current('total_discounts'),
    totalShippingPriceSet:
      rest['total_shipping_price_set'] == null
        ? total(
            shippingLines.map((line) => line.discountedPriceSet),
            currencies,
          )
        : money('total_shipping_price'),
    currentShippingPriceSet:
      rest['current_shipping_price_set'] == null
        ? total(
            shippingLines.map((line) => line.discountedPriceSet),
            currencies,
          )
        : money('current_shipping_price'),
    totalTipReceivedSet: tips(rest, currencies),
    originalTotalDutiesSet: moneyOrNull('original_total_duties'),
    currentTotalDutiesSet: moneyOrNull('current_total_duties'),
    originalTotalAdditionalFeesSet: moneyOrNull('original_total_additional_fees'),
    currentTotalAdditionalFeesSet: moneyOrNull('current_total_additional_fees'),
    totalCashRoundingAdjustment: {
      paymentSet: money('total_cash_rounding_payment_adjustment'),
      refundSet: money('total_cash_rounding_refund_adjustment'),
    },
    totalCapturableSet: zero(currencies),
    refundDiscrepancySet: zero(currencies),
    totalRefundedShippingSet: zero(currencies),
    totalOutstandingSet: outstanding,
    totalReceivedSet: received,
    totalRefundedSet: moneyBack,
    netPaymentSet: net,
  });
}

const FULFILLED: Readonly<Record<string, string>> = {
  fulfilled: 'FULFILLED',
  partial: 'PARTIALLY_FULFILLED',
  restocked: 'RESTOCKED',
};

const dates = (rest: RestOrder) => ({
  createdAt: rest.created_at,
  processedAt: rest.processed_at,
  updatedAt: rest.updated_at,
  closedAt: rest.closed_at,
  cancelledAt: rest.cancelled_at,
  cancelReason: rest.cancel_reason?.toUpperCase() ?? null,
});
