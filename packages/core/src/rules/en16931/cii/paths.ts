/** Where the groups of an invoice stand in CII. Those of the transaction are judged wherever they stand. */
export const ROOT = '/rsm:CrossIndustryInvoice';
export const CONTEXT = `${ROOT}/rsm:ExchangedDocumentContext`;
export const DOCUMENT = `${ROOT}/rsm:ExchangedDocument`;
export const TRADE = 'rsm:SupplyChainTradeTransaction';
export const LINE = 'ram:IncludedSupplyChainTradeLineItem';
export const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement';
export const DELIVERY = 'ram:ApplicableHeaderTradeDelivery';
export const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
export const SUMMATION = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
