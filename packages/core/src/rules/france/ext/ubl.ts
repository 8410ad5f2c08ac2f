import type { RuleSet } from '../../engine/index.ts';
import { EN16931_UBL } from '../../en16931/ubl/index.ts';
import { NOT_TAKEN_OVER_IN_UBL } from './not-taken-over.ts';

/** EXTENDED-CTC-FR in UBL, 1.4.0.03. */
export const frExtUbl: RuleSet = {
  layer: 'fr-ext',
  syntax: 'ubl',
  version: '1.4.0.03',
  rules: EN16931_UBL.rules.filter(({ id }) => !NOT_TAKEN_OVER_IN_UBL.has(id)),
  texts: EN16931_UBL.texts,
};
