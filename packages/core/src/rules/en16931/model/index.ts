import type { Rule } from '../../rule.ts';
import { AMOUNTS } from './amounts.ts';
import { CODE_LISTS } from './code-lists/index.ts';
import { DECIMALS } from './decimals.ts';
import { PRESENCE } from './presence.ts';
import { REASONS_AND_PERIODS } from './reasons-and-periods.ts';
import { VAT } from './vat.ts';
import { VAT_CATEGORY_RULES } from './vat-categories.ts';

/**
 * The business rules of EN 16931-1 that a model can break, after the validation artefacts 1.3.16. Absent are those that the schema of the
 * model guarantees (BR-03, 08–15, 19, 20, 22, 24, 26, 31, 32, 36, 37, 41, 43, 45–47, 57, BR-CO-04) and those no document can break
 * (BR-CO-05 to -08, constant in the artefacts).
 */
export const EN16931: readonly Rule[] = [
  ...PRESENCE,
  ...AMOUNTS,
  ...REASONS_AND_PERIODS,
  ...DECIMALS,
  ...VAT,
  ...VAT_CATEGORY_RULES,
  ...CODE_LISTS,
];
