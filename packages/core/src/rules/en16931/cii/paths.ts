/** Where the groups of an invoice stand in CII. */
export const ROOT = '/rsm:CrossIndustryInvoice';
export const CONTEXT = `${ROOT}/rsm:ExchangedDocumentContext`;
export const DOCUMENT = `${ROOT}/rsm:ExchangedDocument`;
export const TRADE = `${ROOT}/rsm:SupplyChainTradeTransaction`;
export const LINE = `${TRADE}/ram:IncludedSupplyChainTradeLineItem`;
export const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`;
export const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
export const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
export const SUMMATION = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;

/** The same wherever they stand: what the published rules say of a business they say of a group that is out of its place, too. */
export const ANY_LINE = 'ram:IncludedSupplyChainTradeLineItem';
export const ANY_SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
export const ANY_SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
export const ANY_MEANS = 'ram:SpecifiedTradeSettlementPaymentMeans';
/** A settlement or a line of some transaction. */
export const SETTLEMENT_OF_TRADE = `rsm:SupplyChainTradeTransaction/${ANY_SETTLEMENT}`;
export const LINE_OF_TRADE = `rsm:SupplyChainTradeTransaction/${ANY_LINE}`;

/** From the root down to the groups. */
export const AGREED = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeAgreement'] as const;
export const DELIVERED = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeDelivery'] as const;
export const SETTLED = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement'] as const;
