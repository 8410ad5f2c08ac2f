import { z } from 'zod';
import { dunningChannel, dunningTone, nettingMode, timeOfDay } from './dunning-terms.ts';
import { yearlyRate } from './dunning-procedure.ts';

/** When a letter leaves, on the wall clock of whoever `zone` names. */
export const sendingWindow = z
  .strictObject({
    /** 1 Monday to 7 Sunday. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5]),
    hour: timeOfDay.default('10:00'),
    /** No letter leaves before `from` or from `to` on: the quiet hours are the rest of the day. */
    from: timeOfDay.default('08:00'),
    to: timeOfDay.default('18:00'),
    /** Public holidays of the customer's country count as quiet. */
    skipHolidays: z.boolean().default(true),
    zone: z.enum(['recipient', 'merchant']).default('recipient'),
  })
  .refine(({ from, to }) => from < to, { message: 'must be later than from', path: ['to'] });

/** One line of the policy table: the first that fits the customer changes the steps of the procedure. */
export const policyRow = z.strictObject({
  /** Any where left out. */
  segment: z.string().optional(),
  riskBand: z.enum(['low', 'medium', 'high']).optional(),
  /** In place of the step's, but for final letters: what they say has legal consequences. */
  tone: dunningTone.optional(),
  channels: z.array(dunningChannel).min(1).optional(),
  /** In place of `customerGapDays`. */
  gapDays: z.int().min(1).max(90).optional(),
});

/** Late-payment interest under directive 2011/7/EU: businesses and public bodies only. */
export const interestPolicy = z.strictObject({
  /** `half-yearly`: the rate changes on 1 January and 1 July; `frozen`: that of the due date stays. */
  variant: z.enum(['half-yearly', 'frozen']).default('half-yearly'),
  /** What the contract says, in percent a year, in place of the statutory rate. */
  agreedRate: yearlyRate.optional(),
});

export const dunningPolicy = z.strictObject({
  netting: nettingMode.default('net'),
  /** Days without another letter about an item after any message about it. */
  itemGapDays: z.int().min(1).max(60).default(3),
  /** Days between two letters to a customer in one currency. */
  customerGapDays: z.int().min(1).max(90).default(7),
  /** How often a level's letter goes out again while the next one's minimum is not reached. */
  repeats: z.int().min(0).max(12).default(2),
  /** Nothing is sent when bank data is older than this many business days of the merchant. */
  bankDataDays: z.int().min(1).max(30).default(3),
  /** Fees and interest when what they were charged for is paid: given up, told with the next letter, or chased as claims of their own. */
  claims: z.enum(['waive', 'carry', 'must-pay']).default('carry'),
  interest: interestPolicy.prefault({}),
  sending: sendingWindow.prefault({}),
  table: z.array(policyRow).max(200).default([]),
});

export type SendingWindow = z.output<typeof sendingWindow>;
export type PolicyRow = z.output<typeof policyRow>;
export type InterestPolicy = z.output<typeof interestPolicy>;
export type DunningPolicy = z.output<typeof dunningPolicy>;
export type DunningPolicyJson = z.input<typeof dunningPolicy>;
