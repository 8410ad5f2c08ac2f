import { z } from 'zod';

/** Answers of the operations `order*.graphql`. */

const text = z.string().nullable();
const gid = z.object({ id: z.string() });
const money = z.object({ amount: z.string() });
export const bag = z.object({ shopMoney: money, presentmentMoney: money });
const nodes = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });
const page = z.object({ hasNextPage: z.boolean(), endCursor: text });
const paged = <T extends z.ZodType>(node: T) => z.object({ pageInfo: page, nodes: z.array(node) });
const attribute = z.object({ key: z.string(), value: text });
const metafields = { metafields: nodes(attribute), ownMetafields: nodes(attribute) };

const tax = z.object({
  title: text,
  rate: z.number().nullable(),
  channelLiable: z.boolean().nullable(),
  priceSet: bag,
});
const allocation = z.object({
  allocatedAmountSet: bag,
  discountApplication: z.object({ title: text.optional(), description: text.optional(), code: text.optional() }),
});

const address = z.object({
  company: text.optional(),
  firstName: text.optional(),
  lastName: text.optional(),
  address1: text,
  address2: text,
  city: text,
  zip: text,
  provinceCode: text,
  countryCodeV2: text,
  phone: text.optional(),
});

const companyAddress = z.object({
  companyName: text,
  recipient: text,
  address1: text,
  address2: text,
  city: text,
  zip: text,
  zoneCode: text,
  countryCode: text,
  phone: text,
});

const line = z.object({
  id: z.string(),
  title: z.string(),
  variantTitle: text,
  sku: text,
  quantity: z.int(),
  currentQuantity: z.int(),
  isGiftCard: z.boolean(),
  requiresShipping: z.boolean(),
  originalUnitPriceSet: bag,
  discountAllocations: z.array(allocation),
  taxLines: z.array(tax),
  duties: z.array(z.object({ id: z.string(), price: bag, taxLines: z.array(tax) })),
  customAttributes: z.array(attribute),
});

const transaction = z.object({
  id: z.string(),
  kind: z.string(),
  status: z.string(),
  gateway: text,
  createdAt: z.string(),
  processedAt: text,
  amountSet: bag,
  parentTransaction: gid.nullable(),
});

const parts = {
  transactions: z.array(transaction),
  refunds: z.array(gid),
  fulfillments: z.array(gid),
  returns: nodes(gid),
};

const header = z.object({
  legacyResourceId: z.string(),
  name: z.string(),
  processedAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: text,
  test: z.boolean(),
  sourceName: text,
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  dutiesIncluded: z.boolean(),
  email: text,
  phone: text,
  customerLocale: text,
  poNumber: text,
  displayFinancialStatus: text,
  customAttributes: z.array(attribute),
  localizedFields: nodes(attribute),
  /** Empty for a buyer who is no company. */
  purchasingEntity: z
    .object({
      company: z.object({ id: z.string(), name: z.string(), ...metafields }).optional(),
      location: z
        .object({
          taxSettings: z.object({ taxRegistrationId: text }),
          billingAddress: companyAddress.nullable(),
          ...metafields,
        })
        .optional(),
    })
    .nullable(),
  customer: z
    .object({
      legacyResourceId: z.string(),
      firstName: text,
      lastName: text,
      defaultEmailAddress: z.object({ emailAddress: text }).nullable(),
      defaultPhoneNumber: z.object({ phoneNumber: text }).nullable(),
      ...metafields,
    })
    .nullable(),
  billingAddress: address.nullable(),
  shippingAddress: address.nullable(),
  totalPriceSet: bag,
  totalTaxSet: bag.nullable(),
  currentTotalPriceSet: bag,
  totalOutstandingSet: bag,
  totalTipReceivedSet: bag,
  totalCashRoundingAdjustment: z.object({ paymentSet: bag }),
  additionalFees: z.array(z.object({ id: z.string(), name: z.string(), price: bag, taxLines: z.array(tax) })),
  shippingLines: nodes(
    z.object({
      id: text,
      title: z.string(),
      isRemoved: z.boolean(),
      originalPriceSet: bag,
      discountedPriceSet: bag,
      discountAllocations: z.array(allocation),
      taxLines: z.array(tax),
    }),
  ),
  paymentTerms: z
    .object({
      paymentTermsType: z.string(),
      dueInDays: z.int().nullable(),
      paymentSchedules: nodes(z.object({ dueAt: text, completedAt: text })),
    })
    .nullable(),
  ...parts,
});

const refund = z.object({
  id: z.string(),
  createdAt: text,
  processedAt: z.string(),
  updatedAt: z.string(),
  note: text,
  duties: z.array(z.object({ amountSet: bag, originalDuty: gid.nullable() })).nullable(),
  refundLineItems: paged(z.object({ quantity: z.int(), subtotalSet: bag, totalTaxSet: bag, lineItem: gid })),
  refundShippingLines: paged(
    z.object({ subtotalAmountSet: bag, taxAmountSet: bag, shippingLine: z.object({ id: text }) }),
  ),
  orderAdjustments: paged(z.object({ reason: text, amountSet: bag, taxAmountSet: bag })),
  transactions: paged(transaction),
});

const fulfilment = z.object({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  status: z.string(),
  trackingInfo: z.array(z.object({ number: text })),
  originAddress: z
    .object({ address1: text, address2: text, city: text, zip: text, provinceCode: text, countryCode: z.string() })
    .nullable(),
  fulfillmentLineItems: paged(z.object({ quantity: z.int().nullable(), lineItem: gid })),
});

const returned = z.object({
  createdAt: z.string(),
  closedAt: text,
  requestApprovedAt: text,
  exchangeLineItems: paged(z.object({ lineItems: z.array(line).nullable() })),
});

export const orderAnswer = z.object({ order: header.nullable() });
export const partsAnswer = z.object({ order: z.object(parts).nullable() });
export const linesAnswer = z.object({ order: z.object({ lineItems: paged(line) }).nullable() });
export const refundAnswer = z.object({ refund: refund.nullable() });
export const fulfilmentAnswer = z.object({ fulfillment: fulfilment.nullable() });
export const returnAnswer = z.object({ return: returned.nullable() });

export type GraphqlBag = z.output<typeof bag>;
export type GraphqlTax = z.output<typeof tax>;
export type GraphqlAllocation = z.output<typeof allocation>;
export type GraphqlLine = z.output<typeof line>;
export type GraphqlAddress = z.output<typeof address>;
export type GraphqlTransaction = z.output<typeof transaction>;
export type GraphqlHeader = z.output<typeof header>;
export type GraphqlRefund = z.output<typeof refund>;
export type GraphqlFulfilment = z.output<typeof fulfilment>;
export type GraphqlReturn = z.output<typeof returned>;

/** All that was read of one order, every page of it. */
export interface GraphqlOrder {
  readonly header: GraphqlHeader;
  readonly lines: readonly GraphqlLine[];
  readonly refunds: readonly GraphqlRefund[];
  readonly fulfilments: readonly GraphqlFulfilment[];
  readonly returns: readonly GraphqlReturn[];
}
