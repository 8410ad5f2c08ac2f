import { z } from 'zod';
import {
  acceptanceReport,
  caseOutcome,
  caseStage,
  COMMAND_TYPES,
  EVENT_TYPES,
  handOverTerms,
  selectionParameters,
} from '../agencies/index.ts';
import { isoDate, isoDateTime } from '../model/index.ts';
import { problemItem } from './problem.ts';

/** What the API takes and answers of collection agencies and their cases. */

const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .meta({ description: 'A decimal number as a string, e.g. "19.90".' });
const currency = z.string().length(3);
const json = z.record(z.string(), z.unknown());
const dueBefore = z.enum(['stay', 'migrate']);
const criterion = z.strictObject({
  code: z.string(),
  message: z.string().meta({ description: 'What is missing, in one plain English sentence.' }),
});
const criteria = z.array(criterion);

const agency = z.strictObject({
  id: z.string(),
  name: z.string(),
  adapter: z.string(),
  config: z.unknown(),
  secrets: z.array(z.string()).meta({ description: 'The names of the secrets that are set.' }),
  selection: selectionParameters,
  terms: handOverTerms,
  state: z.enum(['test', 'waiting', 'live', 'stopped']),
  keyDate: z.strictObject({ liveFrom: isoDate, dueBefore }).optional(),
  acceptance: z.strictObject({
    state: z.enum(['none', 'running', 'passed', 'failed']),
    finishedAt: isoDateTime.optional(),
    failedSteps: z.array(z.string()),
  }),
  obstacles: z.array(problemItem).meta({ description: 'Why it may not be live today; empty: it may.' }),
  stopped: z.strictObject({ at: isoDateTime, by: z.string(), reason: z.string() }).optional(),
  paused: problemItem.optional().meta({ description: 'Why nothing is exchanged with it.' }),
  casesOut: z.int(),
  commandsWaiting: z.int(),
  strayEvents: z.int().meta({ description: 'Events that belong to no case, or could not be read.' }),
  lastExchangeAt: isoDateTime.optional(),
});

const candidate = z.strictObject({
  customerId: z.uuid(),
  customer: z.string(),
  currency,
  open: amount,
  oldestDue: isoDate,
  level: z.int(),
  items: z.int(),
  criteria: criteria.meta({ description: 'Every criterion it fails; empty: it may go.' }),
  caseId: z.uuid().optional(),
});

const firstBatch = z.strictObject({
  wouldSend: z.array(
    z.strictObject({
      customerId: z.uuid(),
      customer: z.string(),
      currency,
      open: amount,
      staying: z.array(z.string()).meta({ description: 'Invoice numbers that stay with us.' }),
    }),
  ),
  leftOut: z.array(z.strictObject({ customerId: z.uuid(), customer: z.string(), currency, criteria })),
  totals: z.record(z.string(), amount),
});

export const caseState = z.enum([
  'draft',
  'blocked_by_check',
  'ready',
  'submitted',
  'accepted',
  'working',
  'closed',
  'discarded',
]);
const caseStatus = z.strictObject({
  state: caseState,
  stage: caseStage.optional(),
  outcome: caseOutcome.optional(),
  acknowledged: z.boolean(),
  rejected: z.boolean().meta({ description: 'The agency does not take it on: it is ours again.' }),
  paused: z.boolean(),
  disputed: z.boolean(),
  insolvent: z.boolean(),
  announced: z.enum(['settled', 'uncollectible']).optional(),
  needsAnswer: z.array(z.string()),
  flags: z.array(z.strictObject({ eventId: z.string(), code: z.string() })),
  missing: z.array(z.int()).meta({ description: 'Places in the case of which nothing has arrived yet.' }),
});

const view = z.strictObject({
  id: z.uuid(),
  agency: z.string(),
  mode: z.enum(['test', 'live']),
  customerId: z.uuid(),
  customer: z.string(),
  currency,
  reference: z.string().optional().meta({ description: 'The agency’s file number.' }),
  status: caseStatus,
  criteria: criteria.meta({ description: 'Why it may not go, as of the last check.' }),
  approvals: z.array(z.strictObject({ role: z.string(), by: z.string(), at: isoDateTime })),
  claimed: amount,
  open: amount,
  problem: problemItem.optional().meta({ description: 'Why a command of ours was refused.' }),
  draftedAt: isoDateTime,
  handedOverAt: isoDateTime.optional(),
  closedAt: isoDateTime.optional(),
});

const restDecision = z.enum(['chase', 'write-off']);
const difference = z.strictObject({
  code: z.string().meta({ description: 'PAID_DIFFERS, CASE_UNKNOWN_THERE …' }),
  caseId: z.string(),
  field: z.string().optional(),
  ours: amount.optional(),
  theirs: amount.optional(),
  difference: amount.optional().meta({ description: 'Ours less theirs.' }),
  message: z.string(),
});

const detail = z.strictObject({
  ...view.shape,
  documents: z.array(
    z.strictObject({
      itemId: z.string(),
      documentNumber: z.string(),
      kind: z.enum(['principal', 'fee', 'interest', 'cost', 'credit']),
      due: isoDate,
      original: amount,
      open: amount,
    }),
  ),
  balance: z.strictObject({
    principal: amount,
    interest: amount,
    fees: amount,
    costs: amount,
    paid: amount,
    open: amount,
    remitted: amount,
    commission: amount,
  }),
  questions: z.array(
    z.strictObject({
      requestId: z.string(),
      form: z.enum(['text', 'confirmation', 'document', 'amount', 'date', 'settlement']),
      question: z.string(),
      amount: amount.optional(),
      deadline: isoDate.optional(),
    }),
  ),
  costs: z.array(
    z.strictObject({ costId: z.string(), amount, kind: z.string(), chargedTo: z.enum(['debtor', 'creditor']) }),
  ),
  commands: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(COMMAND_TYPES),
      at: isoDateTime,
      by: z.string(),
      state: z.enum(['waiting', 'sent', 'done', 'refused', 'cancelled']),
      payload: json,
      problem: problemItem.optional(),
    }),
  ),
  events: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum([...EVENT_TYPES, 'unknown']),
      occurredAt: isoDateTime.optional(),
      receivedAt: isoDateTime,
      source: z.enum(['agency', 'debtor', 'creditor', 'court']).optional(),
      payload: json,
      flags: z.array(z.string()),
    }),
  ),
  undecided: z
    .strictObject({ open: amount })
    .optional()
    .meta({ description: 'What the agency left open: a person decides, and nothing is reminded before.' }),
  decision: z.strictObject({ decision: restDecision, by: z.string(), at: isoDateTime, reason: z.string() }).optional(),
  reconciled: z
    .strictObject({ at: isoDateTime, differences: z.array(difference) })
    .optional()
    .meta({
      description: 'What the newest comparison of both books says of it; no difference: they agree to the cent.',
    }),
});

const stray = z.strictObject({
  id: z.string(),
  code: z.enum(['CASE_UNKNOWN', 'CONFLICT', 'EVENT_TYPE_UNKNOWN', 'EVENT_MALFORMED']),
  caseId: z.string().optional(),
  reason: z.string(),
  receivedAt: isoDateTime,
  raw: z.unknown(),
});

const reconciliation = z.strictObject({
  agency: z.string(),
  mode: z.enum(['test', 'live']),
  at: isoDateTime,
  cases: z.int(),
  differences: z.array(difference),
  sums: z.array(z.strictObject({ currency, ours: amount, theirs: amount })),
});

/** Bodies. Who asks is the caller. */
const reason = z.string().trim().min(1).max(1_000);
const id = z.string().min(1).max(120);
export const agencyBody = z.strictObject({
  name: z.string().trim().min(1).max(120),
  adapter: z.string().min(1).max(40),
  config: z.unknown(),
  secrets: z.record(z.string().max(60), z.string().max(10_000).nullable()).exactOptional(),
  selection: json.exactOptional(),
  terms: json.exactOptional(),
});
export const keyDateBody = z.strictObject({ liveFrom: isoDate, dueBefore: dueBefore.exactOptional() });
export const decideBody = z.strictObject({ reason, decision: restDecision });
export const stopBody = z.strictObject({ reason, running: z.enum(['hold', 'pause']) });
export const draftBody = z.strictObject({
  agency: id,
  customerId: z.uuid(),
  currency,
  scenario: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .exactOptional()
    .meta({ description: 'In test mode: what the test side plays.' }),
});
export const approvalBody = z.strictObject({
  role: z
    .string()
    .min(1)
    .max(60)
    .meta({ description: 'The role in which yes is said; who holds the key vouches for it.' }),
});
export const pauseBody = z.strictObject({ reason, until: isoDate.exactOptional() });
export const withdrawBody = z.strictObject({
  reason: z.enum(['paid', 'dispute_upheld', 'insolvency', 'goodwill', 'handed_over_by_mistake', 'other']),
  note: reason.exactOptional(),
});
export const answerBody = z.strictObject({
  requestId: id,
  text: z.string().trim().min(1).max(5_000).exactOptional(),
  confirmed: z.boolean().exactOptional(),
  amount: amount.exactOptional(),
  date: isoDate.exactOptional(),
});
export const costBody = z.strictObject({ costId: id, approved: z.boolean() });
export const settlementBody = z.strictObject({ requestId: id, approved: z.boolean() });

const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item) });
const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().optional() });

export const COLLECTION_SCHEMAS = {
  Agency: agency,
  AgencyList: listOf(agency),
  AgencyInput: agencyBody,
  AcceptanceReport: acceptanceReport,
  KeyDate: keyDateBody,
  FirstBatch: firstBatch,
  AgencyStop: stopBody,
  CandidatePage: pageOf(candidate),
  CollectionReconciliation: reconciliation,
  StrayEventPage: pageOf(stray),
  StrayClosed: z.strictObject({ closed: z.boolean() }),
  Case: detail,
  CasePage: pageOf(view),
  CaseDraft: draftBody,
  CaseApproval: approvalBody,
  CasePause: pauseBody,
  CaseWithdrawal: withdrawBody,
  CaseAnswer: answerBody,
  CaseCostApproval: costBody,
  CaseDecision: decideBody,
  CaseSettlementApproval: settlementBody,
} as const;
