import { profileRules } from './profile.ts';
import { BASIC_WL } from './tables/basic-wl.ts';
import { BASIC_WL_IDS } from './taken-over.ts';

/** Profile BASIC WL. */
export const facturxBasicWl = profileRules({
  layer: 'fx-basicwl',
  name: 'BASIC WL',
  table: BASIC_WL,
  takenOver: BASIC_WL_IDS,
  own: [],
  texts: {},
});
