import { z } from 'zod';
import { dunningTerms, holdKind, isoDate, isoDateTime } from '../model/index.ts';
import { problemItem } from './problem.ts';

/** What the API takes and answers of bank statements, accounts, holds and dunning runs. */

const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'A decimal number as a string, e.g. "19.90".' });
const currency = z.string().length(3);
const records = z.array(z.record(z.string(), z.unknown()));

const outcome = z.strictObject({ posted: z.int(), proposed: z.int(), unmatched: z.int(), returned: z.int() });

const statementImport = z.strictObject({
  sha256: z.string(),
  format: z
    .string()
    .meta({ description: 'What the file is, told by its content: camt.053, mt940, cfonb120, bai2, csv …' }),
  repeated: z.boolean().meta({ description: 'The very same file was imported before.' }),
  statements: z.array(
    z.strictObject({
      account: z.string(),
      currency,
      coversTo: isoDate.optional(),
      opening: amount.optional(),
      closing: amount.optional(),
      entries: z.int(),
      check: z.enum(['adds-up', 'differs', 'no-balances']),
    }),
  ),
  entries: z.int(),
  fresh: z.int().meta({ description: 'Entries that no statement told of before.' }),
  outcome: outcome.meta({ description: 'What became of the fresh ones.' }),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), location: z.string() })),
});

export const entryState = z.enum(['new', 'posted', 'proposed', 'unmatched', 'returned', 'dismissed']);

const bankEntry = z.strictObject({
  id: z.uuid(),
  account: z.string(),
  bookedOn: isoDate,
  amount,
  currency,
  counterparty: z.string().optional(),
  remittance: z.array(z.string()),
  state: entryState,
  match: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'What it was posted as, what it may mean, or what it takes back, each with its reasons.' }),
  decidedAt: isoDateTime.optional(),
  decidedBy: z.string().optional(),
});

const accountBalance = z.strictObject({
  currency,
  open: amount.meta({ description: 'All that is open, credits taken off.' }),
  overdue: amount,
  oldestDue: isoDate.optional(),
  level: z.int(),
});
const account = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  kind: z.string(),
  balances: z.array(accountBalance),
  inDefaultSince: isoDateTime.optional().meta({ description: 'Since when new orders are held.' }),
});
const hold = z.strictObject({
  id: z.uuid(),
  kind: holdKind,
  customerId: z.uuid(),
  documentNumber: z.string().optional(),
  dueDate: isoDate.optional(),
  amount: amount.optional(),
  currency: currency.optional(),
  from: isoDate,
  until: isoDate.optional(),
  reason: z.string(),
  by: z.string(),
  placedAt: isoDateTime,
  brokenAt: isoDateTime.optional(),
  liftedAt: isoDateTime.optional(),
  lifting: z.strictObject({ by: z.string(), reason: z.string(), outcome: z.enum(['lifted', 'kept']) }).optional(),
});
const accountItem = z.strictObject({
  id: z.string(),
  documentNumber: z.string(),
  kind: z.string(),
  issueDate: isoDate,
  dueDate: isoDate,
  currency,
  amount,
  open: amount,
  level: z.int(),
  lastLetterOn: isoDate.optional(),
  outlook: z.strictObject({ code: z.string(), level: z.int().optional(), on: isoDate.optional() }).optional().meta({
    description: 'What a run planned now would do with it: `LETTER` of a level on a day, or why not and until when.',
  }),
});
const ageing = z.strictObject({
  currency,
  notDue: amount,
  to30: amount,
  to60: amount,
  to90: amount,
  over90: amount,
});
const accountDetail = z.strictObject({
  ...account.shape,
  terms: dunningTerms,
  items: z.array(accountItem),
  ageing: z.array(ageing),
  holds: z.array(hold),
});
const accountStatement = z.strictObject({
  currency,
  from: isoDate,
  to: isoDate,
  opening: amount,
  closing: amount,
  lines: z.array(
    z.strictObject({ date: isoDate, kind: z.string(), documentNumber: z.string(), amount, balance: amount }),
  ),
  ageing,
  problems: z.array(problemItem),
});
const timelineEvent = z.strictObject({
  id: z.string(),
  at: isoDateTime,
  kind: z.string(),
  customerId: z.uuid().optional(),
  documentNumber: z.string().optional(),
  details: z.record(z.string(), z.unknown()),
});

const runReport = z.strictObject({
  customers: z.int(),
  items: z.int(),
  letters: z.int(),
  byLevel: z.record(z.string(), z.int()),
  totals: z.record(z.string(), amount),
  skipped: z.record(z.string(), z.int()),
  leftOut: records.meta({ description: 'Overdue items that are left out, each with its reason; a thousand at most.' }),
  handOver: records,
  inDefault: z.int(),
  warnings: z.array(problemItem),
});
const run = z.strictObject({
  id: z.uuid(),
  state: z.enum(['draft', 'committing', 'committed', 'discarded']),
  origin: z.enum(['manual', 'schedule']),
  by: z.string(),
  plannedAt: isoDateTime,
  committedAt: isoDateTime.optional(),
  snapshot: z.string().meta({ description: 'SHA-256 over the letters as planned.' }),
  report: runReport,
});
export const letterState = z.enum(['planned', 'excluded', 'committed', 'queued', 'sent', 'dropped']);
const letter = z.strictObject({
  id: z.uuid(),
  run: z.uuid(),
  customerId: z.uuid(),
  customer: z.string(),
  currency,
  day: isoDate,
  level: z.int(),
  sendAt: isoDateTime,
  state: letterState,
  letter: z
    .record(z.string(), z.unknown())
    .meta({ description: 'Its items, totals, channels, and why each was chosen.' }),
  outcome: z.record(z.string(), z.unknown()).optional(),
});
const workList = z.strictObject({
  proposals: z.int(),
  unmatched: z.int(),
  disputes: z.array(hold),
  promisesDue: z.array(hold),
  promisesBroken: z.array(hold),
  bounced: z.int(),
  draft: run.optional(),
  lastRun: run.optional(),
  bankDataAsOf: isoDate.optional(),
});

/** Bodies. Who asks is the caller. */
export const entryDecision = z.strictObject({
  proposal: z.int().min(0).exactOptional(),
  allocations: z
    .array(z.strictObject({ documentNumber: z.string().min(1).max(200), amount }))
    .max(500)
    .exactOptional(),
  customerId: z.uuid().exactOptional(),
});
export const actReason = z.strictObject({ reason: z.string().trim().min(1).max(1_000) });
export const paymentReversal = z.strictObject({
  origin: z.string().min(1).max(60),
  id: z.string().min(1).max(200),
  ...actReason.shape,
});
export const holdBody = z.strictObject({
  kind: holdKind,
  customerId: z.uuid().exactOptional(),
  documentNumber: z.string().min(1).max(200).exactOptional(),
  dueDate: isoDate.exactOptional(),
  amount: amount.exactOptional(),
  currency: currency.exactOptional(),
  from: isoDate.exactOptional(),
  until: isoDate.exactOptional(),
  reason: z.string().max(1_000).exactOptional(),
});
export const commitBody = z.strictObject({ snapshot: z.string().max(64).exactOptional() });

const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });

export const DUNNING_SCHEMAS = {
  StatementImport: statementImport,
  BankEntry: bankEntry,
  BankEntryPage: pageOf(bankEntry),
  EntryDecision: entryDecision,
  ActReason: actReason,
  PaymentReversal: paymentReversal,
  Reversed: z.strictObject({ reversed: z.boolean() }),
  AccountPage: pageOf(account),
  AccountView: accountDetail,
  AccountStatementList: z.strictObject({ items: z.array(accountStatement) }),
  DunningTerms: dunningTerms,
  TimelinePage: pageOf(timelineEvent),
  Hold: hold,
  HoldInput: holdBody,
  HoldPage: pageOf(hold),
  DunningRun: run,
  DunningRunPage: pageOf(run),
  CommitRequest: commitBody,
  DunningLetter: letter,
  DunningLetterPage: pageOf(letter),
  DunningWorkList: workList,
} as const;
