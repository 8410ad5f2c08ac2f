import { z } from 'zod';
import { decimal } from './amount.ts';

const text = z.string().min(1);
/** A moment as the French life cycle writes it: local time without an offset, `2026-11-21T22:19:45`. */
export const localDateTime = z.iso
  .datetime({ local: true })
  .refine((value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value), {
    error: 'must be a local time to the second, e.g. 2026-11-21T22:19:45',
  });

/** Who says or hears a status (MDG-9, -12, -17): company, platform or the concentrator. */
export const lifeCycleParty = z.strictObject({
  /** MDT-38, -57: SIREN with scheme 0002, number of a platform with 0238. */
  identifier: z.strictObject({ value: text, scheme: text.optional() }).optional(),
  name: text.optional(),
  /** MDT-21, -40, -59: `SE` seller, `BY` buyer, `WK` platform, `DFH` concentrator (PPF) … */
  role: text.optional(),
  /** MDT-73 */
  electronicAddress: z.strictObject({ value: text, scheme: text.optional() }).optional(),
});
export type LifeCycleParty = z.output<typeof lifeCycleParty>;

/** MDG-43: one value that the status is about: an amount paid, a wrong datum and what it should be. */
export const lifeCycleCharacteristic = z.strictObject({
  /** `BT-152` */
  term: text.optional(),
  /** MDT-207: `MEN` amount received, `MPA` amount paid, `DIV` wrong datum, `DVA` what it should be … */
  type: text.optional(),
  changed: z.boolean().optional(),
  name: text.optional(),
  /** XPath in the invoice. */
  location: text.optional(),
  text: text.optional(),
  /** MDT-215 */
  amount: z.strictObject({ value: decimal, currency: text.optional() }).optional(),
  dateTime: localDateTime.optional(),
  /** MDT-224: a VAT rate. */
  percent: decimal.optional(),
});
export type LifeCycleCharacteristic = z.output<typeof lifeCycleCharacteristic>;

/** MDG-37: why, and what is asked for. */
export const lifeCycleDetail = z.strictObject({
  /** MDT-113: `TX_TVA_ERR` */
  reasonCode: text.optional(),
  reason: text.optional(),
  /** MDT-115 */
  status: text.optional(),
  /** MDT-121: `NIN` a new invoice is asked for … */
  actionCode: text.optional(),
  action: text.optional(),
  /** MDT-124-2 */
  sequence: z.int().nonnegative().optional(),
  /** MDT-126, with the subject of each comment. */
  notes: z.array(z.strictObject({ text, subjectCode: text.optional() })).optional(),
  characteristics: z.array(lifeCycleCharacteristic).optional(),
});
export type LifeCycleDetail = z.output<typeof lifeCycleDetail>;

/** MDG-32: the document that a status is about. */
export const lifeCycleReference = z.strictObject({
  /** MDT-87, the invoice's BT-1. */
  number: text.optional(),
  /** MDT-91, its BT-3. */
  typeCode: text.optional(),
  /** Its BT-2. */
  issueDate: z.iso.date().optional(),
  /** When the platform received it. */
  receivedAt: localDateTime.optional(),
  /** Towards the concentrator: what kind of flow it came with. */
  referenceType: text.optional(),
  /** MDT-88 (UNTDID 1373). */
  statusCode: text.optional(),
  /** MDT-105: `200` to `228`, see `frenchStatus`. */
  status: text.optional(),
  /** MDT-106, the label of the status. */
  statusLabel: text.optional(),
  /** MDT-129, the seller's BT-30. */
  seller: lifeCycleParty.optional(),
  details: z.array(lifeCycleDetail).optional(),
});
export type LifeCycleReference = z.output<typeof lifeCycleReference>;

/** A status of the French invoice life cycle (flow 6), as UN/CEFACT CDAR D22B carries it. Terms MDT and MDG are AFNOR XP Z12-012's. */
export const lifeCycleMessage = z.strictObject({
  /** MDT-4 */
  number: text.optional(),
  name: text.optional(),
  issuedAt: localDateTime.optional(),
  /** MDT-2: `REGULATED` … ; none towards the concentrator. */
  process: text.optional(),
  /** MDT-3: `urn.cpro.gouv.fr:1p0:CDV:invoice` … */
  guideline: text,
  sender: lifeCycleParty.optional(),
  issuer: lifeCycleParty.optional(),
  recipients: z.array(lifeCycleParty).min(1),
  /** MDT-77: `23` a party says it, `305` a platform does. */
  phase: text.optional(),
  /** When the status came to be. */
  statusAt: localDateTime.optional(),
  references: z.array(lifeCycleReference).min(1),
});
export type LifeCycleMessage = z.output<typeof lifeCycleMessage>;
