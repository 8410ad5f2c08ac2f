/**
 * UBL has two documents. These codes of BT-3 (UNTDID 1001) travel as CreditNote, all others as Invoice: the split of rule BR-CL-01
 * in the UBL binding of EN 16931.
 */
const CREDIT_NOTE_TYPE_CODES: ReadonlySet<string> = new Set([
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
]);

export function isCreditNote(typeCode: string): boolean {
  return CREDIT_NOTE_TYPE_CODES.has(typeCode);
}
