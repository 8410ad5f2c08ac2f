import { codeList } from '../en16931/code-lists/lists/code-list.ts';
import { CURRENCIES } from '../en16931/code-lists/lists/iso.ts';

export { ALLOWANCE_REASONS, CHARGE_REASONS } from '../en16931/code-lists/lists/untdid.ts';

/** BT-3 of an invoice in the billing process. */
export const INVOICE_TYPES = codeList(`
  71 80 82 84 102 218 219 326 331 380 382 383 384 386 388 393 395 553 575 623 780 817 870 875 876 877
`);

/** BT-3 of a credit note in the billing process. */
export const CREDIT_NOTE_TYPES = codeList('81 83 381 396 532');

/** The one attachment list of EN 16931, without aliases. */
export const ATTACHMENT_TYPES = codeList(`
  application/pdf application/vnd.oasis.opendocument.spreadsheet application/vnd.openxmlformats-officedocument.spreadsheetml.sheet image/jpeg image/png text/csv
`);

/** BT-8 in UBL: UNTDID 2005. */
export const PERIOD_CODES = codeList('3 35 432');

/** Currencies: Peppol has the new dobra of São Tomé, EN 16931 still the old. */
export const isCurrency = (code: string): boolean => code === 'STN' || (code !== 'STD' && CURRENCIES(code));

/** Electronic address schemes of the Peppol network: fewer than the EAS list has. */
export const ADDRESS_SCHEMES = codeList(`
  0002 0007 0009 0060 0088 0096 0097 0106 0130 0135 0142 0151 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199 0200 0201 0204 0208 0209 0210 0211 0216 0218 0221
  0225 0230 0235 0240 0242 0244 0245 0246 0248 9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937
  9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950 9951 9952 9953 9957 9959
`);

/** The VAT category that an exemption reason demands. */
export const REASON_CATEGORIES: readonly (readonly [id: string, reason: string, category: string])[] = [
  ['PEPPOL-EN16931-P0104', 'VATEX-EU-G', 'G'],
  ['PEPPOL-EN16931-P0105', 'VATEX-EU-O', 'O'],
  ['PEPPOL-EN16931-P0106', 'VATEX-EU-IC', 'K'],
  ['PEPPOL-EN16931-P0107', 'VATEX-EU-AE', 'AE'],
  ['PEPPOL-EN16931-P0108', 'VATEX-EU-D', 'E'],
  ['PEPPOL-EN16931-P0109', 'VATEX-EU-F', 'E'],
  ['PEPPOL-EN16931-P0110', 'VATEX-EU-I', 'E'],
  ['PEPPOL-EN16931-P0111', 'VATEX-EU-J', 'E'],
];
