import { z } from 'zod';
import { isoDate, isoDateTime } from '../../model/index.ts';
import { agencyCase } from './case.ts';
import { allocation } from './event.ts';
import { amount, key, line, note, owed, schemaVersion, SCHEMA_VERSION } from './parts.ts';

/** What each type of command says. */
export const commandPayloads = {
  /** Take this case on. */
  submit: z.strictObject({ case: agencyCase }),
  /** The case as it is now, with a higher version. */
  amend: z.strictObject({ case: agencyCase }),
  /** The claim is lower: a credit note was issued. */
  credit_note: z.strictObject({
    creditNoteNo: line,
    issued: isoDate,
    amount: owed,
    /** The item it lowers, where it is of one. */
    itemId: key.optional(),
  }),
  /** The debtor paid us, not the agency. Negative: it went back. */
  direct_payment: z.strictObject({
    /** Unique with the case: told twice, it counts once. */
    paymentId: key,
    amount,
    valueDate: isoDate,
    allocation,
    /** As the bank statement shows it. */
    reference: line.optional(),
  }),
  /** Do nothing for now. */
  pause: z.strictObject({
    reason: note,
    /** The last day of the pause; absent: until `resume`. */
    until: isoDate.optional(),
  }),
  /** Go on. */
  resume: z.strictObject({}),
  /** End the work; the case is the creditor's again. */
  withdraw: z.strictObject({
    reason: z.enum(['paid', 'dispute_upheld', 'insolvency', 'goodwill', 'handed_over_by_mistake', 'other']),
    note: note.optional(),
  }),
  /** Answers `request_to_creditor`, in the form it asks for. */
  answer_request: z.strictObject({
    /** Of the request. */
    requestId: key,
    text: note.optional(),
    /** Yes or no. */
    confirmed: z.boolean().optional(),
    amount: amount.optional(),
    date: isoDate.optional(),
    /** Of a document of the case, or of one an amendment brings. */
    documentId: key.optional(),
  }),
  /** Answers `cost_added` where it asks for approval. */
  approve_cost: z.strictObject({
    /** Of the cost. */
    costId: key,
    /** `false`: the cost is not borne. */
    approved: z.boolean(),
  }),
  /** Answers a request of the form `settlement`. */
  approve_settlement: z.strictObject({
    /** Of the request. */
    requestId: key,
    /** `false`: the offer is not taken. */
    approved: z.boolean(),
    /** The sum that is agreed to; another than was offered is refused. Absent: what was offered. */
    amount: owed.optional(),
  }),
} as const;

export type CommandType = keyof typeof commandPayloads;
export const COMMAND_TYPES = Object.keys(commandPayloads) as readonly CommandType[];

const envelope = {
  schemaVersion: schemaVersion.default(SCHEMA_VERSION),
  /** Carried out once, however often it comes. */
  commandId: key,
  /** The creditor's id of the case. */
  caseId: key,
  /** 1, 2, 3 … in the case. */
  seq: z.int().min(1),
  /** When it was decided, with its offset. */
  at: isoDateTime,
};

const commandOf = <T extends CommandType>(type: T) =>
  z.strictObject({ ...envelope, type: z.literal(type), payload: commandPayloads[type] });

/** What we tell the agency to do. */
export const agencyCommand = z.discriminatedUnion('type', [
  commandOf('submit'),
  commandOf('amend'),
  commandOf('credit_note'),
  commandOf('direct_payment'),
  commandOf('pause'),
  commandOf('resume'),
  commandOf('withdraw'),
  commandOf('answer_request'),
  commandOf('approve_cost'),
  commandOf('approve_settlement'),
]);
export type AgencyCommand = z.output<typeof agencyCommand>;
export type AgencyCommandJson = z.input<typeof agencyCommand>;
export type CommandPayloads = { readonly [T in CommandType]: z.output<(typeof commandPayloads)[T]> };
export type CommandOf<T extends CommandType> = Extract<AgencyCommand, { readonly type: T }>;
