import { EMPTY_RULES, EMPTY_TEXTS } from './empty.ts';
import { profileRules } from './profile.ts';
import { EN16931 } from './tables/en16931.ts';
import { EN16931_IDS } from './taken-over.ts';

/** Profile EN 16931, formerly COMFORT. */
export const facturxEn16931 = profileRules({
  layer: 'fx-en16931',
  name: 'EN 16931',
  table: EN16931,
  takenOver: EN16931_IDS,
  own: EMPTY_RULES,
  texts: EMPTY_TEXTS,
});
