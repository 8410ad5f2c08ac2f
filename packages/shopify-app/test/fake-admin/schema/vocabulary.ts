/**
 * What the fake knows of the Admin API: these object types with every field whose own type is known here or is a leaf, and these
 * fields of the roots. A type that an operation needs is added here, then `node test/fake-admin/schema/reduce.ts` is run.
 */
export const OBJECTS = `
  Order LineItem LineItemConnection LineItemEdge TaxLine MoneyBag MoneyV2 Attribute PageInfo Count
  DiscountAllocation DiscountApplication DiscountCodeApplication ManualDiscountApplication AutomaticDiscountApplication
  ScriptDiscountApplication DiscountApplicationConnection DiscountApplicationEdge PricingValue PricingPercentageValue
  ShippingLine ShippingLineConnection ShippingLineEdge Duty CashRoundingAdjustment OrderConnection OrderEdge
  OrderTransaction OrderTransactionConnection OrderTransactionEdge OrderCancellation
  Refund RefundConnection RefundEdge RefundLineItem RefundLineItemConnection RefundLineItemEdge RefundDuty
  RefundShippingLine RefundShippingLineConnection RefundShippingLineEdge
  OrderAdjustment OrderAdjustmentConnection OrderAdjustmentEdge
  Return ReturnConnection ReturnEdge ExchangeLineItem ExchangeLineItemConnection ExchangeLineItemEdge
  AdditionalFee ReturnShippingFee Fulfillment FulfillmentLineItem FulfillmentLineItemConnection FulfillmentLineItemEdge
  FulfillmentOriginAddress FulfillmentTrackingInfo
  PaymentTerms PaymentSchedule PaymentScheduleConnection PaymentScheduleEdge PaymentTermsTemplate
  LocalizedField LocalizedFieldConnection LocalizedFieldEdge BusinessEntity BusinessEntityAddress
  Customer CustomerConnection CustomerEdge CustomerEmailAddress CustomerPhoneNumber MailingAddress PurchasingEntity PurchasingCompany Product ProductVariant
  Company CompanyConnection CompanyEdge CompanyLocation CompanyLocationConnection CompanyLocationEdge
  CompanyLocationTaxSettings CompanyAddress CompanyContact
  Metafield MetafieldConnection MetafieldEdge MetafieldIdentifier MetafieldDefinition MetafieldDefinitionConnection
  MetafieldDefinitionEdge MetafieldDefinitionType
  Node HasMetafields HasCompareDigest LegacyInteroperability DisplayableError UserError
  AppInstallation AccessScope App AppSubscription AppSubscriptionConnection AppSubscriptionEdge AppSubscriptionLineItem
  AppPlanV2 AppPricingDetails AppUsagePricing AppRecurringPricing AppUsageRecord AppUsageRecordConnection AppUsageRecordEdge
  Shop ShopPlan ShopAddress Domain BulkOperation BulkOperationConnection BulkOperationEdge
  WebhookSubscription WebhookSubscriptionConnection WebhookSubscriptionEdge ApiVersion
`;

export const QUERIES = `
  order orders ordersCount refund return fulfillment node nodes company companies companyLocation companyLocations customer customers shop
  currentAppInstallation bulkOperation bulkOperations currentBulkOperation metafieldDefinitions webhookSubscriptions
  paymentTermsTemplates businessEntities
`;

export const MUTATIONS = `
  metafieldsSet metafieldsDelete tagsAdd tagsRemove orderUpdate orderMarkAsPaid orderCreateManualPayment
  paymentTermsCreate paymentTermsUpdate bulkOperationRunQuery bulkOperationCancel flowTriggerReceive
  appSubscriptionCreate appSubscriptionCancel appUsageRecordCreate metafieldDefinitionCreate
  webhookSubscriptionCreate webhookSubscriptionDelete
`;

export const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''));
