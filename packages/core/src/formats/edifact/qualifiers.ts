/**
 * The qualifiers that hold a business term. The first is the one we write in the binding of EN 16931; the others are read too, as EANCOM
 * and older directories have them.
 */

/** RFF of the document (UNTDID 1153). */
export const DOCUMENT_REFERENCES = {
  buyerReference: ['CR'],
  projectReference: ['AEP'],
  contractReference: ['CT', 'BC'],
  purchaseOrderReference: ['ON', 'CO'],
  salesOrderReference: ['VN'],
  receivingAdviceReference: ['ALO'],
  despatchAdviceReference: ['AAK', 'DQ'],
  tenderOrLotReference: ['AAG'],
  buyerAccountingReference: ['AOU'],
} as const;

/** BT-25 */
export const PRECEDING_INVOICE = ['OI', 'IV'] as const;
/** BT-18, BT-128 */
export const OBJECT = 'ATS';
/** BT-83, BT-89, BT-90 */
export const REMITTANCE = 'PQ';
export const MANDATE = 'AVS';
export const CREDITOR = 'AHL';

/** RFF of a party. */
export const LEGAL_REGISTRATION = ['GN', 'XA'] as const;
export const VAT_NUMBER = ['VA'] as const;
export const TAX_REGISTRATION = ['FC', 'AHP'] as const;
export const FURTHER_IDENTIFIER = ['AUB'] as const;
/** BT-34 of the seller, BT-49 of the buyer. */
export const SELLER_ADDRESS = ['MS'] as const;
export const BUYER_ADDRESS = ['MR'] as const;

/** FTX (4451); the texts that a mark beside the subject tells apart are with the directories. */
export const SPECIFICATION = 'DOC';
export const PAYMENT_TERMS = 'AAB';
/** BT-22 without a subject; with one that means something else here, the subject stands in 4441. */
export const GENERAL = 'GEN';
/** BG-32, BT-127 */
export const ATTRIBUTE = 'ACF';
export const LINE_NOTE = 'LIN';

/** QTY, PRI: pieces, in D.96A. */
export const PIECES = 'PCE';

/** PIA, LIN: item numbers (UNTDID 7143). */
export const SELLERS_ITEM = 'SA';
export const BUYERS_ITEM = 'IN';
/** Article numbers of GS1, which are scheme 0160 of BT-157-1. */
export const GTIN = ['SRV', 'EN', 'UP'] as const;
export const GTIN_SCHEME = '0160';
