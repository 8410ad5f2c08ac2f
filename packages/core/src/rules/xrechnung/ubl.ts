import type { RuleSet } from '../engine/index.ts';
import { GERMANY_UBL } from '../germany/ubl.ts';
import { ALLOWANCE_RULES, percentageRule } from '../peppol/ubl/allowances.ts';
import { DOCUMENT_RULES as PEPPOL_DOCUMENT_RULES } from '../peppol/ubl/document.ts';
import { LINE_RULES, netAmountRule } from '../peppol/ubl/lines.ts';
import { twoCentsOrHalfAForint } from '../peppol/tolerance.ts';
import { TEXTS } from './texts.ts';
import { CLEAN_VEHICLE_RULES } from './ubl/clean-vehicles.ts';
import { DOCUMENT_RULES } from './ubl/document.ts';
import { EXTENSION_RULES } from './ubl/extension.ts';
import { VERSION } from './version.ts';

export const xrechnungUbl: RuleSet = {
  layer: 'xrechnung',
  syntax: 'ubl',
  version: VERSION,
  rules: [
    ...GERMANY_UBL,
    ...DOCUMENT_RULES,
    ...CLEAN_VEHICLE_RULES,
    ...EXTENSION_RULES,
    ...PEPPOL_DOCUMENT_RULES,
    ...ALLOWANCE_RULES,
    ...LINE_RULES,
    netAmountRule(twoCentsOrHalfAForint),
    percentageRule(twoCentsOrHalfAForint),
  ],
  texts: TEXTS,
};
