import type { XmlElement } from '../../xml/index.ts';
import type { TreeRule } from '../engine/index.ts';
import { ciiVat } from '../france/ext/cii.ts';
import { FACTURX_GROUP_RULES } from '../france/ext/cii-groups.ts';
import { ciiAttributeRules, ciiLineRules } from '../france/ext/cii-line-rules.ts';
import { CII_OTHER_RULES } from '../france/ext/cii-others.ts';
import { ciiTotalRules } from '../france/ext/cii-totals.ts';
import { EXT_TEXTS } from '../france/ext/texts.ts';
import { vatRules } from '../france/ext/vat.ts';
import { EMPTY_RULES, EMPTY_TEXTS } from './empty.ts';
import { EXTENDED_NOTES } from './extended-notes.ts';
import { profileRules } from './profile.ts';
import { EXTENDED_AGREEMENT } from './tables/extended-agreement.ts';
import { EXTENDED_LINES } from './tables/extended-lines.ts';
import { EXTENDED_SETTLEMENT } from './tables/extended-settlement.ts';
import { EXTENDED_IDS } from './taken-over.ts';

const VAT_RULES = vatRules(
  ciiVat(
    {
      ids: (family) => ({
        used: `BR-FXEXT-${family}-01`,
        taxable: family === 'S' ? 'BR-FXEXT-S08b' : `BR-FXEXT-${family}-08b`,
        withoutReason: `BR-FXEXT-${family}-08ini`,
        withReason: `BR-FXEXT-${family}-08rev`,
      }),
      standard: 'BR-FXEXT-S-09b',
      needsRate: true,
    },
    { oneByOne: false, fees: true },
  ),
);

const areOfVat = (taxes: readonly XmlElement[]): boolean =>
  taxes.some((tax) => tax.all('ram:TypeCode').some(({ value }) => value === 'VAT'));

const OWN: readonly TreeRule[] = [
  ...EMPTY_RULES,
  ...VAT_RULES,
  ...ciiTotalRules('BR-FXEXT'),
  ...ciiLineRules('BR-FXEXT', areOfVat, false),
  ...ciiAttributeRules('BR-FXEXT-BR'),
  ...FACTURX_GROUP_RULES,
  ...CII_OTHER_RULES.filter(({ id }) => id === 'BR-CO-25'),
  ...EXTENDED_NOTES,
];

/** Profile EXTENDED: the totals of its lines of lines may differ by a cent per item. */
export const facturxExtended = profileRules({
  layer: 'fx-extended',
  name: 'EXTENDED',
  table: EXTENDED_LINES + EXTENDED_AGREEMENT + EXTENDED_SETTLEMENT,
  takenOver: EXTENDED_IDS,
  own: OWN,
  texts: { ...EXT_TEXTS, ...EMPTY_TEXTS },
});
