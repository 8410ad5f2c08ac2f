import { z } from 'zod';
import { decimal, positiveDecimal } from './amount.ts';
import { Decimal } from './decimal.ts';
import { dunningChannel, dunningTone } from './dunning-terms.ts';

/** Amounts by currency, `{ "EUR": "5.00" }`: a currency that is not named has none. */
export const amountByCurrency = z.record(z.string().length(3), positiveDecimal);

const percent = positiveDecimal.refine((value) => !value.greaterThan(Decimal.HUNDRED), 'must be 0 to 100 percent');

/** What a letter may carry, whichever step it is of. */
const step = {
  /** A letter for less is not written: its items stay at the level before. */
  minAmount: amountByCurrency.default({}),
  /** All of them are used that reach the customer, any other that does where none of them does. */
  channels: z.array(dunningChannel).min(1).default(['email']),
  template: z.string().min(1).max(100),
  tone: dunningTone,
};

/** A word before the due date. It raises no level and threatens nothing. */
export const dunningReminder = z.strictObject({
  ...step,
  template: step.template.default('reminder-friendly'),
  tone: step.tone.default('friendly'),
  /** Calendar days from the due date, so negative or zero; a business day or more earlier where that day is none. */
  afterDays: z.int().min(-60).max(0),
});

export const dunningLevel = z.strictObject({
  ...step,
  afterDays: z.int().min(0).max(400),
  /**
   * - `due`: calendar days after the due date
   * - `business-days`: business days of the customer's country after the due date
   * - `last-letter`: calendar days after the letter before; of the first level, after the due date
   */
  basis: z.enum(['due', 'last-letter', 'business-days']).default('due'),
  /** The least share, in percent, of all the customer owes in the currency that must have reached this level. */
  minShare: percent.default(Decimal.ZERO),
  /** A fee charged with the letter, an item of its own. Never to consumers, whom no business fee may be asked of. */
  fee: amountByCurrency.default({}),
  /** States late-payment interest and the fixed compensation up to the day of the letter: to businesses and public bodies only. */
  interest: z.boolean().default(false),
  /** Days that the letter gives to pay. The next level waits until they are over. */
  deadlineDays: z.int().min(1).max(120).optional(),
  /** New orders of the customer are to be held from this level on. */
  holdOrders: z.boolean().default(false),
  /** When the deadline of this letter is over, the item is ready for a collection agency. */
  handOver: z.boolean().default(false),
});

export const dunningProcedure = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be small letters, digits and hyphens, e.g. key-accounts'),
    name: z.string().max(200).default(''),
    reminder: dunningReminder.optional(),
    levels: z.array(dunningLevel).max(12),
  })
  .refine(({ id }) => id !== 'none', { message: 'means that nothing is sent: choose another name', path: ['id'] });

/** An agreed yearly rate of interest, in percent. */
export const yearlyRate = decimal.refine((value) => value.isPositive(), 'must be above zero');

export type DunningReminder = z.output<typeof dunningReminder>;
export type DunningLevel = z.output<typeof dunningLevel>;
export type DunningProcedure = z.output<typeof dunningProcedure>;
export type DunningProcedureJson = z.input<typeof dunningProcedure>;
export type AmountByCurrency = z.output<typeof amountByCurrency>;
