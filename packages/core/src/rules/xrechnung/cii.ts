import type { RuleSet } from '../engine/index.ts';
import { GERMANY_CII } from '../germany/cii.ts';
import { ALLOWANCE_RULES, percentageRule, XRECHNUNG_ALLOWANCE_RULES } from '../peppol/cii/allowances.ts';
import { AT_MOST_ONE_TOTAL, DOCUMENT_RULES as PEPPOL_DOCUMENT_RULES } from '../peppol/cii/document.ts';
import { LINE_RULES, NET_AMOUNT_OF_XRECHNUNG } from '../peppol/cii/lines.ts';
import { CLEAN_VEHICLE_RULES } from './cii/clean-vehicles.ts';
import { DOCUMENT_RULES } from './cii/document.ts';
import { EXTENSION_RULES } from './cii/extension.ts';
import { twoCentsOrHalfAForint } from '../peppol/tolerance.ts';
import { TEXTS } from './texts.ts';
import { VERSION } from './version.ts';

export const xrechnungCii: RuleSet = {
  layer: 'xrechnung',
  syntax: 'cii',
  version: VERSION,
  rules: [
    ...GERMANY_CII,
    ...DOCUMENT_RULES,
    ...CLEAN_VEHICLE_RULES,
    ...EXTENSION_RULES,
    ...PEPPOL_DOCUMENT_RULES,
    AT_MOST_ONE_TOTAL,
    ...ALLOWANCE_RULES,
    ...XRECHNUNG_ALLOWANCE_RULES,
    ...LINE_RULES,
    NET_AMOUNT_OF_XRECHNUNG,
    percentageRule(twoCentsOrHalfAForint),
  ],
  texts: TEXTS,
};
