import type { Rule } from '../../rule.ts';
import { DATES } from './dates.ts';
import { DOCUMENT } from './document.ts';
import { NOTES } from './notes.ts';
import { NUMBERS } from './numbers.ts';
import { PARTIES } from './parties.ts';
import { PAYEE_AND_DELIVERY } from './payee-and-delivery.ts';
import { REGIMES } from './regimes.ts';

/**
 * BR-FR-Flux2 1.4.0.03 and, of the same norm (XP Z12-012), what its artefacts leave out: BR-FR-CO-01 and -16. Absent are rules that
 * an invoice of a shop cannot break:
 * - BR-FR-07 names subjects that notes may have and forbids none: BR-CL-08 holds the list.
 * - BR-FR-14 and -CO-17 (compulsory from 1 September 2027) ask for the delivery address and date where they differ from the buyer's
 *   address and the day of issue: what is absent from an invoice is the same.
 * - BR-FR-19 limits the bytes of the whole message to 100 MB: its sender counts them.
 * - BR-FR-27 asks for the name of an item attribute, as BR-54 does.
 * - BR-FR-29 and -30 forbid a second BT-18 or BT-128: the model has one.
 * - BR-FR-CO-02 (a number once a year) is kept by the series; BR-FR-CO-13 is part of -14 and -15.
 * - BR-FR-MV and -BD are about documents of several sellers (BT-23 ending in 8 or 9), EXT-FR-FE about terms beyond EN 16931.
 */
export const FRANCE: readonly Rule[] = [
  ...DOCUMENT,
  ...DATES,
  ...NUMBERS,
  ...NOTES,
  ...PARTIES,
  ...PAYEE_AND_DELIVERY,
  ...REGIMES,
];
