import { z } from 'zod';
import { isoDate, isoDateTime } from '../../model/index.ts';
import { debtor } from './debtor.ts';
import { caseDocument, caseItem } from './item.ts';
import { currency, key, line, owed, percent, schemaVersion, SCHEMA_VERSION } from './parts.ts';

/** What the agency may do without asking. */
export const allowedActions = z.strictObject({
  instalments: z.boolean(),
  /** Largest waiver it may grant, in per cent of the open claim. */
  discountMaxPct: percent,
  phone: z.boolean(),
  /** A collector may call in person. */
  visit: z.boolean(),
  /** It may go to court. */
  court: z.boolean(),
  /** Costs above this in total need approval; absent: every cost does. */
  costsCap: owed.optional(),
});

/** The sums of a case, which the items come to (see `caseTotals`). Open is `principal + interest + fees - paid`. */
export const caseTotals = z.strictObject({
  /** Invoices less credits, as first claimed. */
  principal: owed,
  interest: owed,
  /** Fees and costs. */
  fees: owed,
  /** Paid before the hand-over: what was claimed less what is open. */
  paid: owed,
});
export type CaseTotals = z.output<typeof caseTotals>;

/** A claim against one debtor in one currency, handed over whole. All amounts are in `currency`. */
export const agencyCase = z.strictObject({
  schemaVersion: schemaVersion.default(SCHEMA_VERSION),
  /** The creditor's id of the case; the same over all its versions. */
  caseId: key,
  /** Rises by one with every amendment; the highest one holds. */
  version: z.int().min(1),
  /** The creditor's merchant; one agency may work for several. */
  tenant: key,
  /** The creditor's own file reference, shown to people. In test mode it names the scenario the agency plays, `TEST:paid`. */
  creditorRef: line,
  /** Which agency it is for. */
  agency: key,
  /** A test case is worked by nobody. */
  mode: z.enum(['test', 'live']),
  currency,
  debtor,
  items: z.array(caseItem).min(1).max(5_000),
  totals: caseTotals,
  /** When the debtor ordered. */
  contractDate: isoDate.optional(),
  /** Since when the debtor is in default. */
  delaySince: isoDate.optional(),
  lastReminderAt: isoDateTime.optional(),
  /** The last level of our own reminders; 0: none was sent. */
  level: z.int().min(0).max(99),
  /** How far the creditor wants to go. */
  requestedPath: z.enum(['extrajudicial', 'judicial', 'monitoring']),
  allowedActions,
  /** The debtor disputes a part that is not in the case; a disputed item is not handed over. */
  disputed: z.boolean().default(false),
  /** The creditor has delivered what it owes. */
  obligationFulfilled: z.boolean(),
  /** The day on which the first item is barred by limitation. */
  limitationDate: isoDate.optional(),
  documents: z.array(caseDocument).max(500).default([]),
  /** Why the debtor's data may be passed on (GDPR art. 6): `legitimate-interest` as a rule. */
  consentBasis: z.enum(['legitimate-interest', 'contract', 'consent', 'legal-obligation']),
});
export type AgencyCase = z.output<typeof agencyCase>;
export type AgencyCaseJson = z.input<typeof agencyCase>;
