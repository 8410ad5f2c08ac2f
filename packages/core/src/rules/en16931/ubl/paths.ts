/** Places in a UBL document, as steps of patterns. Invoice and credit note differ in the names of their root, line and quantity only. */
export const DOCUMENT = '/ubl:Invoice|cn:CreditNote';
export const LINE = 'cac:InvoiceLine|cac:CreditNoteLine';
export const SELLER = 'cac:AccountingSupplierParty/cac:Party';
export const BUYER = 'cac:AccountingCustomerParty/cac:Party';
export const BREAKDOWN = 'cac:TaxTotal/cac:TaxSubtotal';
