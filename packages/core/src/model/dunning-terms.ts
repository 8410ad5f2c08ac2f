import { z } from 'zod';

/** The words that procedures, policies and customers share. */

export const dunningChannel = z.enum(['email', 'portal', 'sms', 'print']);

/** From the softest to the hardest. */
export const dunningTone = z.enum(['friendly', 'neutral', 'firm', 'final']);

/**
 * What credit notes and payments on account do to a letter in their currency: nothing, stand beside the claims, or lower the total.
 * Whatever is chosen, no letter is written while they outweigh the claims.
 */
export const nettingMode = z.enum(['none', 'show', 'net']);

/** On the wall clock, `HH:MM`. */
export const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:30');

export type DunningChannel = z.output<typeof dunningChannel>;
export type DunningTone = z.output<typeof dunningTone>;
export type NettingMode = z.output<typeof nettingMode>;
export type TimeOfDay = z.output<typeof timeOfDay>;

/** A zone of the time zone database that this machine knows, `Europe/Paris`. */
export const timeZone = z.string().refine(isTimeZone, 'is no time zone, e.g. Europe/Paris');

const knownZones = new Map<string, boolean>();

function isTimeZone(name: string): boolean {
  const known = knownZones.get(name) ?? canFormat(name);
  if (knownZones.size < 1_000) knownZones.set(name, known);
  return known;
}

function canFormat(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
  } catch {
    return false;
  }
}
