import { EMPTY_RULES, EMPTY_TEXTS } from './empty.ts';
import { profileRules } from './profile.ts';
import { EXTENDED_AGREEMENT } from './tables/extended-agreement.ts';
import { EXTENDED_LINES } from './tables/extended-lines.ts';
import { EXTENDED_SETTLEMENT } from './tables/extended-settlement.ts';
import { EXTENDED_IDS } from './taken-over.ts';

/** Profile EXTENDED. */
export const facturxExtended = profileRules({
  layer: 'fx-extended',
  name: 'EXTENDED',
  table: EXTENDED_LINES + EXTENDED_AGREEMENT + EXTENDED_SETTLEMENT,
  takenOver: EXTENDED_IDS,
  own: EMPTY_RULES,
  texts: EMPTY_TEXTS,
});
