import { z } from 'zod';

export const printConfig = z.strictObject({
  /** Which envelopes are used: window on the right (France) or on the left (DIN 5008, form B); by default as in the sender's country. */
  window: z.enum(['by-country', 'right', 'left']).default('by-country'),
  /** Printed on both sides each letter begins on a new sheet. */
  sides: z.enum(['one', 'both']).default('one'),
  /** A sheet in front that lists the letters. */
  index: z.boolean().default(true),
  /** Language of that sheet. */
  language: z.enum(['en', 'fr', 'de']).default('fr'),
});
export type PrintConfig = z.output<typeof printConfig>;
