import { EMPTY_RULES, EMPTY_TEXTS } from './empty.ts';
import { profileRules } from './profile.ts';
import { BASIC } from './tables/basic.ts';
import { BASIC_IDS } from './taken-over.ts';

/** Profile BASIC. */
export const facturxBasic = profileRules({
  layer: 'fx-basic',
  name: 'BASIC',
  table: BASIC,
  takenOver: BASIC_IDS,
  own: EMPTY_RULES,
  texts: EMPTY_TEXTS,
});
