/** Where the groups of an invoice stand in CII. Lines and totals are judged wherever they stand, and most groups wherever their transaction does. */
export const ROOT = '/rsm:CrossIndustryInvoice';
export const CONTEXT = `${ROOT}/rsm:ExchangedDocumentContext`;
export const DOCUMENT = `${ROOT}/rsm:ExchangedDocument`;
export const TRADE = 'rsm:SupplyChainTradeTransaction';
export const LINE = 'ram:IncludedSupplyChainTradeLineItem';
export const AGREEMENT = `${ROOT}/${TRADE}/ram:ApplicableHeaderTradeAgreement`;
export const DELIVERY = `${TRADE}/ram:ApplicableHeaderTradeDelivery`;
export const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
export const SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
