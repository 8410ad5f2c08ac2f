/** UNTDID 1001 codes that tell the kinds of `ram:AdditionalReferencedDocument` apart. */
export const TENDER_TYPE = '50';
export const OBJECT_IDENTIFIER_TYPE = '130';
export const SUPPORTING_DOCUMENT_TYPE = '916';

/** `ram:SpecifiedTaxRegistration/ram:ID/@schemeID`: a VAT identifier (BT-31), another tax number (BT-32). */
export const VAT_SCHEME = 'VA';
export const TAX_SCHEME = 'FC';

/** The schema asks for a project's name; EN 16931 has no term for it. */
export const PROJECT_NAME = 'Project reference';

/** BT-8: UNTDID 2005 in the norm and in UBL, UNTDID 2475 in CII. */
const TAX_POINT_CODES = [
  ['3', '5'],
  ['35', '29'],
  ['432', '72'],
] as const;

export function taxPointToCii(code: string | undefined): string | undefined {
  return TAX_POINT_CODES.find(([semantic]) => semantic === code)?.[1] ?? code;
}

export function taxPointFromCii(code: string | undefined): string | undefined {
  return TAX_POINT_CODES.find(([, written]) => written === code?.trim())?.[0] ?? code;
}
