/** Where the groups of an invoice stand in CII. A line is one wherever it stands. */
export const ROOT = '/rsm:CrossIndustryInvoice';
export const CONTEXT = `${ROOT}/rsm:ExchangedDocumentContext`;
export const DOCUMENT = `${ROOT}/rsm:ExchangedDocument`;
export const TRADE = `${ROOT}/rsm:SupplyChainTradeTransaction`;
export const LINE = `${TRADE}/ram:IncludedSupplyChainTradeLineItem`;
export const AGREEMENT = `${TRADE}/ram:ApplicableHeaderTradeAgreement`;
export const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
export const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
export const SUMMATION = `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
