import { z } from 'zod';
import { isCountry } from './country.ts';
import { isoDate } from './date.ts';
import { dunningChannel, nettingMode, timeOfDay, timeZone } from './dunning-terms.ts';

/** What dunning must know of who owes. */
export const dunningCustomer = z.strictObject({
  id: z.string().min(1),
  name: z.string().default(''),
  kind: z.enum(['business', 'consumer', 'public']),
  country: z.string().refine(isCountry, 'is no country code (ISO 3166-1 alpha-2)'),
  language: z.string().min(2).max(10).default('en'),
  /** The merchant's own grouping: `wholesale`, `key-account` … */
  segment: z.string().optional(),
  riskBand: z.enum(['low', 'medium', 'high']).optional(),
  /** That of the country where left out. */
  timeZone: timeZone.optional(),
  /** An own procedure, or `none`: this customer is never reminded. */
  procedureId: z.string().optional(),
  netting: nettingMode.optional(),
  /** Days on which nothing is sent beside the holidays of the country: a regional feast, a plant shut-down. */
  holidays: z.array(isoDate).default([]),
  /** The channels on which a usable contact was found. Empty: nobody can be reached. */
  channels: z.array(dunningChannel).default(['email', 'print']),
  /** The day the contact is back, as an out-of-office answer told it. */
  absentUntil: isoDate.optional(),
  /** The best hour, learned or chosen; the merchant's hour where left out. */
  sendHour: timeOfDay.optional(),
  /** The best weekday, 1 Monday to 7 Sunday, learned or chosen. */
  sendWeekday: z.int().min(1).max(7).optional(),
  /** The day of the last letter by currency: the items it was about may be paid and gone. */
  lastLetterOn: z.record(z.string(), isoDate).default({}),
});

export type DunningCustomer = z.output<typeof dunningCustomer>;
export type DebtorKind = DunningCustomer['kind'];
