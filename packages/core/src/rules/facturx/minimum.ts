import { profileRules } from './profile.ts';
import { MINIMUM } from './tables/minimum.ts';
import { MINIMUM_IDS } from './taken-over.ts';

/** Profile MINIMUM. */
export const facturxMinimum = profileRules({
  layer: 'fx-minimum',
  name: 'MINIMUM',
  table: MINIMUM,
  takenOver: MINIMUM_IDS,
  own: [],
  texts: {},
});
