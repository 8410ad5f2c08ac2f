/** A term or group of EN 16931 that a profile has no place for: its id and its path in the model. */
export type Lack = readonly [term: string, path: string];

/** Factur-X BASIC WL and BASIC: an invoice as it is booked. */
const BASIC_HEAD: readonly Lack[] = [
  ['BT-11', 'projectReference'],
  ['BT-14', 'salesOrderReference'],
  ['BT-15', 'receivingAdviceReference'],
  ['BT-17', 'tenderOrLotReference'],
  ['BT-18', 'invoicedObjectIdentifier'],
  ['BT-33', 'seller.additionalLegalInformation'],
  ['BG-6', 'seller.contact'],
  ['BT-45', 'buyer.tradingName'],
  ['BG-9', 'buyer.contact'],
  ['BT-82', 'paymentInstructions.paymentMeansText'],
  ['BT-85', 'paymentInstructions.creditTransfers[].paymentAccountName'],
  ['BT-86', 'paymentInstructions.creditTransfers[].paymentServiceProviderIdentifier'],
  ['BG-18', 'paymentInstructions.paymentCard'],
  ['BT-114', 'totals.roundingAmount'],
  ['BG-24', 'supportingDocuments'],
];

export const BASIC_LACKS: readonly Lack[] = [
  ...BASIC_HEAD,
  ['BT-128', 'lines[].objectIdentifier'],
  ['BT-132', 'lines[].purchaseOrderLineReference'],
  ['BT-133', 'lines[].buyerAccountingReference'],
  ['BT-137', 'lines[].allowances[].baseAmount'],
  ['BT-138', 'lines[].allowances[].percentage'],
  ['BT-142', 'lines[].charges[].baseAmount'],
  ['BT-143', 'lines[].charges[].percentage'],
  ['BT-154', 'lines[].item.description'],
  ['BT-155', 'lines[].item.sellersIdentifier'],
  ['BT-156', 'lines[].item.buyersIdentifier'],
  ['BT-158', 'lines[].item.classificationIdentifiers'],
  ['BT-159', 'lines[].item.countryOfOrigin'],
  ['BG-32', 'lines[].item.attributes'],
];

/** "WL" is without lines. */
export const BASIC_WL_LACKS: readonly Lack[] = [...BASIC_HEAD, ['BG-25', 'lines']];

/** What a platform needs to route an invoice and a clerk to book its total. */
export const MINIMUM_LACKS: readonly Lack[] = [
  ...BASIC_WL_LACKS,
  ['BT-6', 'vatAccountingCurrencyCode'],
  ['BT-7', 'vatPointDate'],
  ['BT-8', 'vatPointDateCode'],
  ['BT-9', 'paymentDueDate'],
  ['BT-12', 'contractReference'],
  ['BT-16', 'despatchAdviceReference'],
  ['BT-19', 'buyerAccountingReference'],
  ['BT-20', 'paymentTerms'],
  ['BG-1', 'notes'],
  ['BG-3', 'precedingInvoiceReferences'],
  ['BT-28', 'seller.tradingName'],
  ['BT-29', 'seller.identifiers'],
  ['BT-34', 'seller.electronicAddress'],
  ['BT-35', 'seller.postalAddress.line1'],
  ['BT-36', 'seller.postalAddress.line2'],
  ['BT-162', 'seller.postalAddress.line3'],
  ['BT-37', 'seller.postalAddress.city'],
  ['BT-38', 'seller.postalAddress.postCode'],
  ['BT-39', 'seller.postalAddress.subdivision'],
  ['BT-46', 'buyer.identifiers'],
  ['BT-48', 'buyer.vatIdentifier'],
  ['BT-49', 'buyer.electronicAddress'],
  ['BG-8', 'buyer.postalAddress'],
  ['BG-10', 'payee'],
  ['BG-11', 'sellerTaxRepresentative'],
  ['BG-13', 'deliveryInformation'],
  ['BG-16', 'paymentInstructions'],
  ['BG-20', 'allowances'],
  ['BG-21', 'charges'],
  ['BT-106', 'totals.sumOfLineNetAmounts'],
  ['BT-107', 'totals.sumOfAllowances'],
  ['BT-108', 'totals.sumOfCharges'],
  ['BT-111', 'totals.totalVatInAccountingCurrency'],
  ['BT-113', 'totals.paidAmount'],
  ['BG-23', 'vatBreakdown'],
];
