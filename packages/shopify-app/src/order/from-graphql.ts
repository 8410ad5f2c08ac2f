import type { Result } from '@quittance/core/model';
import { linesOf, taxesOf, allocationsOf } from './graphql-lines.ts';
import type {
  GraphqlAddress,
  GraphqlFulfilment,
  GraphqlHeader,
  GraphqlOrder,
  GraphqlRefund,
  GraphqlTransaction,
} from './graphql-order.ts';
import { bagOf, less, numericId, plus } from './graphql-values.ts';
import { readShopifyOrder } from './read-shopify-order.ts';
import type { ShopifyOrder, ShopifyOrderJson } from './shopify-order.ts';

/** What the operations answered for one order, as a Shopify order. */
export function fromGraphql(read: GraphqlOrder): Result<ShopifyOrder> {
  const { header, fulfilments, refunds, returns } = read;
  return readShopifyOrder({
    ...headerOf(header),
    lines: linesOf(read),
    shipping: header.shippingLines.nodes.map((line, index) => ({
      id: line.id === null ? `shipping-${index + 1}` : numericId(line.id),
      title: line.title,
      price: bagOf(line.originalPriceSet),
      discounts:
        line.discountAllocations.length > 0
          ? allocationsOf(line.discountAllocations)
          : [{ amount: less(line.originalPriceSet, line.discountedPriceSet) }],
      taxes: taxesOf(line.taxLines),
      isRemoved: line.isRemoved,
    })),
    fees: header.additionalFees.map(({ id, name, price, taxLines }) => ({
      id: numericId(id),
      name,
      amount: bagOf(price),
      taxes: taxesOf(taxLines),
    })),
    transactions: header.transactions.map(transactionOf),
    refunds: refunds.map((refund) => refundOf(refund, header.taxesIncluded)),
    fulfilments: fulfilments.map(fulfilmentOf),
    changedAt: [
      ...refunds.map(({ updatedAt }) => updatedAt),
      ...fulfilments.map(({ updatedAt }) => updatedAt),
      ...returns.flatMap(({ createdAt, closedAt, requestApprovedAt }) =>
        [createdAt, closedAt, requestApprovedAt].filter((moment) => moment !== null),
      ),
    ],
  });
}

function headerOf(header: GraphqlHeader): ShopifyOrderJson {
  const { customer, purchasingEntity, paymentTerms } = header;
  const { company, location } = purchasingEntity ?? {};
  return {
    id: header.legacyResourceId,
    name: header.name,
    processedAt: header.processedAt,
    updatedAt: header.updatedAt,
    cancelledAt: header.cancelledAt,
    test: header.test,
    sourceName: header.sourceName,
    shopCurrency: header.currencyCode,
    presentmentCurrency: header.presentmentCurrencyCode,
    taxesIncluded: header.taxesIncluded,
    dutiesIncluded: header.dutiesIncluded,
    email: header.email,
    phone: header.phone,
    locale: header.customerLocale,
    poNumber: header.poNumber,
    attributes: attributes(header.customAttributes),
    metafields: [location, company, customer].flatMap((owner) =>
      owner == null ? [] : attributes([...owner.metafields.nodes, ...owner.ownMetafields.nodes]),
    ),
    localizedFields: attributes(header.localizedFields.nodes),
    company: company === undefined ? undefined : companyOf(company, location),
    customer:
      customer === null
        ? undefined
        : {
            id: customer.legacyResourceId,
            name: fullName(customer),
            email: customer.defaultEmailAddress?.emailAddress,
            phone: customer.defaultPhoneNumber?.phoneNumber,
          },
    billingAddress: header.billingAddress === null ? undefined : addressOf(header.billingAddress),
    shippingAddress: header.shippingAddress === null ? undefined : addressOf(header.shippingAddress),
    total: bagOf(header.totalPriceSet),
    tax: header.totalTaxSet === null ? undefined : bagOf(header.totalTaxSet),
    currentTotal: bagOf(header.currentTotalPriceSet),
    outstanding: bagOf(header.totalOutstandingSet),
    financialStatus: header.displayFinancialStatus?.toLowerCase(),
    tip: bagOf(header.totalTipReceivedSet),
    cashRounding: bagOf(header.totalCashRoundingAdjustment.paymentSet),
    paymentTerms:
      paymentTerms === null
        ? undefined
        : {
            type: paymentTerms.paymentTermsType.toLowerCase(),
            dueInDays: paymentTerms.dueInDays === null ? undefined : String(paymentTerms.dueInDays),
            dueAt: paymentTerms.paymentSchedules.nodes.find(({ completedAt }) => completedAt === null)?.dueAt,
          },
  };
}

type Company = NonNullable<NonNullable<GraphqlHeader['purchasingEntity']>['company']>;
type Location = NonNullable<GraphqlHeader['purchasingEntity']>['location'];

function companyOf(company: Company, location: Location): ShopifyOrderJson['company'] {
  const billing = location?.billingAddress;
  return {
    id: numericId(company.id),
    name: company.name,
    taxRegistrationId: location?.taxSettings.taxRegistrationId,
    billingAddress:
      billing == null
        ? undefined
        : { ...billing, company: billing.companyName, name: billing.recipient, province: billing.zoneCode },
  };
}

function refundOf(refund: GraphqlRefund, taxesIncluded: boolean): NonNullable<ShopifyOrderJson['refunds']>[number] {
  const shipping = refund.refundShippingLines.nodes;
  return {
    id: numericId(refund.id),
    at: refund.processedAt,
    note: refund.note,
    lines: refund.refundLineItems.nodes.map(({ lineItem, quantity, subtotalSet, totalTaxSet }) => ({
      lineId: numericId(lineItem.id),
      quantity: String(quantity),
      subtotal: bagOf(subtotalSet),
      tax: bagOf(totalTaxSet),
    })),
    shipping: shipping.map(({ shippingLine, subtotalAmountSet, taxAmountSet }) => ({
      shippingLineId: shippingLine.id === null ? 'shipping' : numericId(shippingLine.id),
      gross: taxesIncluded ? bagOf(subtotalAmountSet) : plus(subtotalAmountSet, taxAmountSet),
    })),
    // Delivery given back must not be counted twice: in REST it is an adjustment besides, one without a reason here.
    discrepancies: refund.orderAdjustments.nodes
      .filter(({ reason }) => reason !== null || shipping.length === 0)
      .map(({ amountSet, taxAmountSet }) => plus(amountSet, taxAmountSet)),
    duties: (refund.duties ?? []).map(({ amountSet, originalDuty }) => ({
      ...(originalDuty !== null && { dutyId: numericId(originalDuty.id) }),
      gross: bagOf(amountSet),
    })),
    transactions: refund.transactions.nodes.map(transactionOf),
  };
}

function transactionOf(one: GraphqlTransaction): NonNullable<ShopifyOrderJson['transactions']>[number] {
  return {
    id: numericId(one.id),
    kind: one.kind.toLowerCase(),
    status: one.status.toLowerCase(),
    gateway: one.gateway,
    at: one.processedAt ?? one.createdAt,
    amount: bagOf(one.amountSet),
    ...(one.parentTransaction !== null && { parentId: numericId(one.parentTransaction.id) }),
  };
}

function fulfilmentOf(one: GraphqlFulfilment): NonNullable<ShopifyOrderJson['fulfilments']>[number] {
  const { originAddress: origin } = one;
  return {
    id: numericId(one.id),
    at: one.createdAt,
    status: one.status.toLowerCase(),
    lines: one.fulfillmentLineItems.nodes.map(({ lineItem, quantity }) => ({
      lineId: numericId(lineItem.id),
      quantity: String(quantity ?? 0),
    })),
    trackingNumber: one.trackingInfo[0]?.number,
    ...(origin !== null && { origin: { ...origin, province: origin.provinceCode } }),
  };
}

function addressOf(address: GraphqlAddress): NonNullable<ShopifyOrderJson['billingAddress']> {
  return { ...address, name: fullName(address), province: address.provinceCode, countryCode: address.countryCodeV2 };
}

function fullName(of: {
  firstName?: string | null | undefined;
  lastName?: string | null | undefined;
}): string | undefined {
  const name = [of.firstName, of.lastName].filter((part) => part != null && part !== '').join(' ');
  return name === '' ? undefined : name;
}

function attributes(
  of: readonly { readonly key: string; readonly value: string | null }[],
): ShopifyOrderJson['attributes'] & {} {
  return of.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]));
}
