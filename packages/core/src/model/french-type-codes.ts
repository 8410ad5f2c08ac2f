/** BT-3 of the documents that the French reform knows (BR-FR-04; DGFiP external specifications v3.2, Annexe 7). */
export const FRENCH_TYPE_CODES: ReadonlySet<string> = new Set([
  '380',
  '389',
  '393',
  '501',
  '386',
  '500',
  '384',
  '471',
  '472',
  '473',
  '261',
  '262',
  '381',
  '396',
  '502',
  '503',
]);
