import { z } from 'zod';
import { Decimal, type IsoDate } from '../model/index.ts';
import { openOf } from './case-totals.ts';
import { checkCase } from './check-case.ts';
import { country, currency, owed } from './schema/parts.ts';
import type { AgencyCase, Debtor } from './schema/index.ts';

/** When a case may go to the agency. Each rule can be set; what is left out is not asked, except what the law or reason asks always. */
export const selectionParameters = z.strictObject({
  /** Least level of our own reminders. */
  minLevel: z.int().min(0).max(99).default(3),
  /** Least days since the oldest item was due. */
  minDaysOverdue: z.int().min(0).max(3_650).default(45),
  /** Least open sum by currency; a currency that is not named is not handed over. */
  minOpen: z.partialRecord(currency, owed).default({ EUR: Decimal.of('50.00') }),
  /** Countries of the debtor the agency works in; absent: all. */
  countries: z.array(country).optional(),
  kinds: z.array(z.enum(['business', 'consumer', 'public'])).default(['business', 'consumer']),
  /** Every letter of the last level must have arrived; a bounced one did not. */
  lettersDelivered: z.boolean().default(true),
  /** Least days until the claim is barred by limitation. */
  minDaysToLimitation: z.int().min(0).max(3_650).default(30),
  /** Role that must approve; absent: none. */
  approvalBy: z.string().min(1).max(60).optional(),
});
export type SelectionParameters = z.output<typeof selectionParameters>;

/** A case that might be handed over, and what is known around it. */
export interface Candidate {
  readonly case: AgencyCase;
  readonly openDisputes: number;
  /** Promises whose day has not come. */
  readonly openPromises: number;
  /** Blocks that a person set. */
  readonly openBlocks?: number;
  /** The last bank statement is too old to say that nothing was paid. */
  readonly bankDataStale?: boolean;
  /** The letters of our last level, and what became of them. */
  readonly letters: readonly {
    readonly id: string;
    readonly delivery: 'delivered' | 'unknown' | 'bounced' | 'not-sent';
  }[];
  /** Roles that approved this version. */
  readonly approvedBy: readonly string[];
  /** It is with an agency now. */
  readonly alreadyOut: boolean;
}

export interface FailedCriterion {
  readonly code: CriterionCode;
  /** What is missing, in one plain sentence. */
  readonly message: string;
}

export interface Selection<C extends Candidate = Candidate> {
  readonly selected: readonly C[];
  readonly failed: readonly { readonly caseRef: string; readonly criteria: readonly FailedCriterion[] }[];
}

/** Chooses the cases that may go; of the others it lists every criterion they fail, not the first alone. `today` is a day of the creditor. */
export function selectCases<C extends Candidate>(
  parameters: SelectionParameters,
  candidates: readonly C[],
  today: IsoDate,
): Selection<C> {
  const judged = candidates.map((candidate) => ({ candidate, criteria: failedCriteria(parameters, candidate, today) }));
  return {
    selected: judged.filter(({ criteria }) => criteria.length === 0).map(({ candidate }) => candidate),
    failed: judged
      .filter(({ criteria }) => criteria.length > 0)
      .map(({ candidate, criteria }) => ({ caseRef: candidate.case.caseId, criteria })),
  };
}

/** Every criterion that a case fails. */
export function failedCriteria(
  parameters: SelectionParameters,
  candidate: Candidate,
  today: IsoDate,
): readonly FailedCriterion[] {
  return CODES.flatMap((code) => {
    const message = CRITERIA[code](candidate, parameters, today);
    return message === undefined ? [] : [{ code, message }];
  });
}

/** A sentence when the criterion is failed. */
type Criterion = (candidate: Candidate, parameters: SelectionParameters, today: IsoDate) => string | undefined;

const CRITERIA = {
  ALREADY_OUT: ({ alreadyOut }) => (alreadyOut ? 'The case is with an agency.' : undefined),
  CASE_BROKEN: ({ case: { ...agencyCase } }) => {
    const [first] = checkCase(agencyCase).filter(({ code }) => code !== 'CASE_NOTHING_OPEN');
    return first?.message;
  },
  NOTHING_OPEN: ({ case: { totals } }) => (openOf(totals).isPositive() ? undefined : 'Nothing is owed.'),
  LEVEL_TOO_LOW: ({ case: { level } }, { minLevel }) =>
    level < minLevel ? `Level ${level} of ${minLevel} is reached.` : undefined,
  NOT_OVERDUE_ENOUGH: ({ case: agencyCase }, { minDaysOverdue }, today) => {
    const days = daysBetween(oldestDue(agencyCase), today);
    return days < minDaysOverdue ? `${Math.max(days, 0)} of ${minDaysOverdue} days are overdue.` : undefined;
  },
  OPEN_TOO_SMALL: ({ case: { totals, currency: code } }, { minOpen }) => {
    const least = minOpen[code];
    if (least === undefined) return `No least sum is set for ${code}.`;
    return openOf(totals).lessThan(least)
      ? `${openOf(totals).toString()} of at least ${least.toString()} ${code} are open.`
      : undefined;
  },
  OPEN_DISPUTE: ({ openDisputes, case: { disputed } }) =>
    openDisputes > 0 || disputed ? 'A dispute is open.' : undefined,
  OPEN_PROMISE: ({ openPromises }) => (openPromises > 0 ? 'A promise to pay has not run out.' : undefined),
  ON_HOLD: ({ openBlocks = 0 }) => (openBlocks > 0 ? 'A person holds the dunning.' : undefined),
  BANK_DATA_STALE: ({ bankDataStale }) =>
    bankDataStale === true ? 'The last bank statement is too old to say that nothing was paid.' : undefined,
  LETTER_NOT_DELIVERED: ({ letters }, { lettersDelivered }) => {
    if (!lettersDelivered) return undefined;
    if (letters.length === 0) return 'No letter of the last level is known.';
    const missing = letters.filter(({ delivery }) => delivery !== 'delivered');
    return missing.length === 0
      ? undefined
      : `Of ${letters.length} letters ${missing.length} did not provably arrive (${[...new Set(missing.map(({ delivery }) => delivery))].join(', ')}).`;
  },
  DEBTOR_INCOMPLETE: ({ case: { debtor } }) => {
    const missing = missingOf(debtor);
    return missing.length === 0 ? undefined : `Of the debtor is missing: ${missing.join(', ')}.`;
  },
  DEBTOR_INSOLVENT: ({ case: { debtor } }) =>
    debtor.insolvent ? 'The debtor is insolvent: the claim is lodged with the court, not collected.' : undefined,
  COUNTRY_NOT_SERVED: ({ case: { debtor } }, { countries }) => {
    const home = debtor.addresses[0]?.countryCode;
    return countries === undefined || (home !== undefined && countries.includes(home))
      ? undefined
      : `The agency does not work in ${home ?? 'an unknown country'}.`;
  },
  KIND_NOT_SERVED: ({ case: { debtor } }, { kinds }) =>
    kinds.includes(debtor.kind) ? undefined : `Debtors of the kind ${debtor.kind} are not handed over.`,
  OBLIGATION_OPEN: ({ case: { obligationFulfilled } }) =>
    obligationFulfilled ? undefined : 'What was sold is not delivered in full.',
  LIMITATION_TOO_NEAR: ({ case: { limitationDate } }, { minDaysToLimitation }, today) => {
    if (limitationDate === undefined) return undefined;
    const days = daysBetween(today, limitationDate);
    return days < minDaysToLimitation
      ? `The claim is barred on ${limitationDate}, in ${days} days; ${minDaysToLimitation} are asked.`
      : undefined;
  },
  APPROVAL_MISSING: ({ approvedBy }, { approvalBy }) =>
    approvalBy === undefined || approvedBy.includes(approvalBy)
      ? undefined
      : `The approval of ${approvalBy} is missing.`,
} as const satisfies Readonly<Record<string, Criterion>>;

export type CriterionCode = keyof typeof CRITERIA;
const CODES = Object.keys(CRITERIA) as readonly CriterionCode[];

/** What an agency cannot do without: whom, and where. */
function missingOf({ kind, addresses, ids }: Debtor): readonly string[] {
  const [home] = addresses;
  const known = [ids.vat, ids.register, ids.siren].some((id) => id !== undefined);
  return [
    ...(home?.line1 === undefined ? ['street'] : []),
    ...(home?.city === undefined ? ['city'] : []),
    ...(home?.postCode === undefined ? ['postal code'] : []),
    ...(kind === 'business' && !known ? ['VAT, register or SIREN number'] : []),
  ];
}

/** The due date of the oldest item that is still open and no credit. */
export function oldestDue({ items }: Pick<AgencyCase, 'items'>): IsoDate {
  const dues = items.filter(({ kind, open }) => kind !== 'credit' && open.isPositive()).map(({ due }) => due);
  return dues.toSorted()[0] ?? items[0]?.due ?? '9999-12-31';
}

function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
