import { z } from 'zod';
import { isoDate, isoDateTime, postalAddress } from '../../model/index.ts';
import { debtorContact } from './debtor.ts';
import { amount, key, line, note, owed, schemaVersion, SCHEMA_VERSION } from './parts.ts';

/** How money is spread over the claim; the parts come to the amount. */
export const allocation = z.object({
  principal: amount,
  interest: amount,
  /** Fees and costs of ours, that are in the case. */
  fees: amount,
  /** Costs the agency added and the debtor owes. */
  costs: amount,
});
export type Allocation = z.output<typeof allocation>;

/** Where the work on a case stands. */
export const caseStage = z.enum(['extrajudicial', 'judicial', 'enforcement', 'monitoring']);
export type CaseStage = z.output<typeof caseStage>;

/** How a case ended. */
export const caseOutcome = z.enum(['paid', 'part_paid', 'settled', 'withdrawn', 'uncollectible', 'insolvency']);
export type CaseOutcome = z.output<typeof caseOutcome>;

/** What each type of event tells. Amounts are in the currency of the case. */
export const eventPayloads = {
  /** The case or a command arrived, read as told here: who compares finds what was lost on the way. */
  acknowledged: z.object({
    /** The command that is acknowledged. */
    commandId: key,
    /** The agency's file number. */
    reference: line.optional(),
    /** Items read. */
    items: z.int().min(0).optional(),
    /** Open sum read. */
    open: amount.optional(),
  }),
  /** The agency takes the case on. */
  accepted: z.object({ reference: line }),
  /** The agency does not take the case on; it is ours again. */
  rejected: z.object({
    reason: z.enum([
      'incomplete_debtor',
      'disputed',
      'below_minimum',
      'country',
      'limitation',
      'duplicate',
      'insolvent',
      'other',
    ]),
    note: note.optional(),
  }),
  contacted: z.object({
    channel: z.enum(['letter', 'email', 'phone', 'sms', 'visit', 'portal']),
    reached: z.boolean().optional(),
    note: note.optional(),
  }),
  /** A new address or contact of the debtor was found. */
  address_updated: z.object({ address: postalAddress.optional(), contact: debtorContact.optional() }),
  promise: z.object({ amount: owed, date: isoDate }),
  instalment_plan: z.object({ instalments: z.array(z.object({ due: isoDate, amount: owed })).min(1) }),
  /** Money. Negative: it went back. */
  payment: z.object({
    /** Unique with the case: told twice, it counts once. Of a payment that we reported, our `paymentId`. */
    paymentId: key,
    amount,
    valueDate: isoDate,
    /** Who received it. */
    to: z.enum(['agency', 'creditor']),
    allocation,
  }),
  disputed: z.object({
    reason: note,
    /** The part in dispute; absent: the whole claim. */
    amount: owed.optional(),
    /** The items in dispute, where it is not about all. */
    itemIds: z.array(key).optional(),
  }),
  /** A question that stops the agency until it is answered. `settlement` asks for `approve_settlement`, the others for `answer_request`. */
  request_to_creditor: z.object({
    /** Unique in the case; the answer names it. */
    requestId: key,
    /** What kind of answer is asked for. */
    form: z.enum(['text', 'confirmation', 'document', 'amount', 'date', 'settlement']),
    question: note,
    /** Of a settlement: what the debtor offers. */
    amount: owed.optional(),
    deadline: isoDate.optional(),
  }),
  cost_added: z.object({
    /** Unique in the case; the approval names it. */
    costId: key,
    amount: owed,
    kind: z.enum(['fee', 'court', 'bailiff', 'lawyer', 'inquiry', 'other']),
    /** Who bears it. */
    chargedTo: z.enum(['debtor', 'creditor']),
    /** It counts once `approve_cost` says so. */
    approvalNeeded: z.boolean(),
  }),
  stage_changed: z.object({ stage: caseStage }),
  paused: z.object({
    reason: note.optional(),
    /** The last day of the pause; absent: until `resumed`. */
    until: isoDate.optional(),
  }),
  resumed: z.object({}),
  court_filed: z.object({ court: line, fileNumber: line.optional(), date: isoDate }),
  title_obtained: z.object({
    kind: z.enum(['judgment', 'order', 'settlement', 'acknowledgement']),
    date: isoDate,
    amount: owed.optional(),
  }),
  insolvency: z.object({
    date: isoDate,
    court: line.optional(),
    administrator: line.optional(),
    /** Until when claims must be lodged. */
    claimsUntil: isoDate.optional(),
  }),
  /** The agency sees no way to collect; `closed` follows. */
  uncollectible: z.object({ reason: note }),
  /** A settlement holds: `amount` ends the claim, `waived` is let go. */
  settled: z.object({
    amount: owed,
    /** What is let go. */
    waived: owed,
    date: isoDate,
  }),
  /** The end. What was collected in all, to be compared. */
  closed: z.object({
    outcome: caseOutcome,
    /** What the debtor paid since the hand-over. */
    collected: amount,
  }),
  /** Money for this case that the agency transfers to us; `gross - commission = net`. */
  remittance: z.object({
    /** Unique with the case: told twice, it counts once. */
    remittanceId: key,
    /** What the debtor paid. */
    gross: amount,
    /** What the agency keeps, VAT included. */
    commission: amount,
    /** What arrives at the creditor. */
    net: amount,
    valueDate: isoDate,
    /** Of the transfer, as the bank statement shows it. */
    reference: line,
  }),
} as const;

export type EventType = keyof typeof eventPayloads;
export const EVENT_TYPES = Object.keys(eventPayloads) as readonly EventType[];

const envelope = {
  schemaVersion: schemaVersion.default(SCHEMA_VERSION),
  /** Unique at the agency: told twice, it counts once. */
  eventId: key,
  /** The creditor's id of the case. */
  caseId: key,
  /** 1, 2, 3 … in the case: the order in which things happened, whatever the order in which they arrive. */
  seq: z.int().min(1),
  /** When it happened, with its offset. */
  occurredAt: isoDateTime,
  /** Who caused it. */
  source: z.enum(['agency', 'debtor', 'creditor', 'court']).default('agency'),
};

const eventOf = <T extends EventType>(type: T) =>
  z.object({ ...envelope, type: z.literal(type), payload: eventPayloads[type] });

/**
 * What the agency tells of a case. Append-only: nothing is taken back, a correction is a further event. Members that this version does not know
 * are passed over, so that an agency may tell more.
 */
export const agencyEvent = z.discriminatedUnion('type', [
  eventOf('acknowledged'),
  eventOf('accepted'),
  eventOf('rejected'),
  eventOf('contacted'),
  eventOf('address_updated'),
  eventOf('promise'),
  eventOf('instalment_plan'),
  eventOf('payment'),
  eventOf('disputed'),
  eventOf('request_to_creditor'),
  eventOf('cost_added'),
  eventOf('stage_changed'),
  eventOf('paused'),
  eventOf('resumed'),
  eventOf('court_filed'),
  eventOf('title_obtained'),
  eventOf('insolvency'),
  eventOf('uncollectible'),
  eventOf('settled'),
  eventOf('closed'),
  eventOf('remittance'),
]);
export type AgencyEvent = z.output<typeof agencyEvent>;

export type EventPayloads = { readonly [T in EventType]: z.output<(typeof eventPayloads)[T]> };
/** An event of some types, written so that its payload goes with its type. */
export type EventOf<T extends EventType> = {
  readonly [P in T]: Omit<AgencyEvent, 'type' | 'payload'> & { readonly type: P; readonly payload: EventPayloads[P] };
}[T];
