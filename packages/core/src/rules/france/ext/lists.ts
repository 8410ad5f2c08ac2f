import { codeList } from '../../en16931/code-lists/lists/code-list.ts';

// Codes that extended invoices know besides those of EN 16931.

/** Schemes of identifiers that are no ISO 6523 codes: the buyer and the seller give the number. */
export const MORE_SCHEMES = codeList('BY SE');

/** UNTDID 5153: taxes, without VAT. */
export const TAX_TYPES = codeList(`
  AAA AAB AAC AAD AAE AAF AAG AAH AAI AAJ AAK AAL AAM AAN AAO AAP ADD BOL CAP CAR COC CST CUD CVD ENV EXC EXP FET FRE GCN GST ILL IMP IND LAC LCN LDP LOC LST
  MCA MCD OTH PDB PDC PRF SCN SSS STT SUP SUR SWT TAC TOT TOX TTA VAD
`);

/** Incoterms, and two codes for goods delivered without. */
export const INCOTERMS = codeList('1 2 CFR CIF CIP CPT DAP DDP DPU EXW FAS FCA FOB');
