const UBL = 'urn:oasis:names:specification:ubl:schema:xsd:';

export const INVOICE = `${UBL}Invoice-2`;
export const CREDIT_NOTE = `${UBL}CreditNote-2`;
export const CAC = `${UBL}CommonAggregateComponents-2`;
export const CBC = `${UBL}CommonBasicComponents-2`;
