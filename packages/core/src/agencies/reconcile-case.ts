import { Decimal, type IsoDateTime } from '../model/index.ts';
import { moneyOf } from './case-money.ts';
import { inOrder } from './event-order.ts';
import type { AgencyCase, AgencyCommand, AgencyEvent, CaseBalance, CommandOf } from './schema/index.ts';

/**
 * What a case comes to by our own book: the case as it was submitted or last amended, and all that was told since. An amendment leaves out
 * what was told by `credit_note`, `direct_payment` and `payment`: those stay told, so nothing counts twice.
 */
export function balanceOf(
  submitted: AgencyCase,
  commands: readonly AgencyCommand[],
  events: readonly AgencyEvent[],
  asOf: IsoDateTime,
): CaseBalance {
  const { totals, items, currency, caseId, schemaVersion } = latest(submitted, commands);
  const { payments, costs, remittances } = moneyOf(inOrder(events).events);
  const credits = commands.filter((command) => command.type === 'credit_note');
  const direct = commands.filter((command) => command.type === 'direct_payment');
  const told = new Set(direct.map(({ payload }) => payload.paymentId));
  const approved = approvals(commands);
  const credited = (kinds: readonly string[]) =>
    Decimal.sum(credits.filter((credit) => kinds.includes(kindOf(items, credit))).map(({ payload }) => payload.amount));
  return {
    schemaVersion,
    caseId,
    currency,
    asOf,
    principal: totals.principal.minus(credited(['principal', 'credit'])),
    interest: totals.interest.minus(credited(['interest'])),
    fees: totals.fees.minus(credited(['fee', 'cost'])),
    costs: Decimal.sum(
      costs
        .filter(
          ({ chargedTo, approvalNeeded, costId }) =>
            chargedTo === 'debtor' && (!approvalNeeded || approved.has(costId)),
        )
        .map(({ amount }) => amount),
    ),
    paid: Decimal.sum([
      totals.paid,
      ...direct.map(({ payload }) => payload.amount),
      ...payments.filter(({ paymentId }) => !told.has(paymentId)).map(({ amount }) => amount),
    ]),
    remitted: Decimal.sum(remittances.map(({ gross }) => gross)),
    commission: Decimal.sum(remittances.map(({ commission }) => commission)),
  };
}

function latest(submitted: AgencyCase, commands: readonly AgencyCommand[]): AgencyCase {
  const amended = commands.flatMap((command) => (command.type === 'amend' ? [command.payload.case] : []));
  return [submitted, ...amended].reduce((highest, each) => (each.version > highest.version ? each : highest));
}

function kindOf(items: AgencyCase['items'], { payload }: CommandOf<'credit_note'>): string {
  return items.find(({ itemId }) => itemId === payload.itemId)?.kind ?? 'principal';
}

function approvals(commands: readonly AgencyCommand[]): ReadonlySet<string> {
  return new Set(
    commands.flatMap((command) =>
      command.type === 'approve_cost' && command.payload.approved ? [command.payload.costId] : [],
    ),
  );
}

const COMPARED = ['principal', 'interest', 'fees', 'costs', 'paid', 'remitted', 'commission'] as const;
export type ComparedSum = (typeof COMPARED)[number];

/** One difference between both sides, with a name people can look for. */
export interface BalanceDifference {
  readonly code: `${Uppercase<ComparedSum>}_DIFFERS` | 'CURRENCY_DIFFERS' | 'CASE_UNKNOWN_THERE' | 'CASE_UNKNOWN_HERE';
  readonly caseId: string;
  readonly field?: ComparedSum;
  readonly ours?: Decimal;
  readonly theirs?: Decimal;
  /** Ours less theirs. */
  readonly difference?: Decimal;
  readonly message: string;
}

/** Compares both sides of one case to the cent. `undefined`: that side does not know the case. Equal sides have no difference. */
export function reconcileCase(
  ours: CaseBalance | undefined,
  theirs: CaseBalance | undefined,
): readonly BalanceDifference[] {
  if (ours === undefined && theirs === undefined) return [];
  if (theirs === undefined || ours === undefined) return [unknownCase(ours, theirs)];
  if (ours.currency !== theirs.currency)
    return [
      {
        code: 'CURRENCY_DIFFERS',
        caseId: ours.caseId,
        message: `We hold the case in ${ours.currency}, the agency in ${theirs.currency}.`,
      },
    ];
  return COMPARED.filter((field) => !ours[field].equals(theirs[field])).map((field) => differing(field, ours, theirs));
}

function unknownCase(ours: CaseBalance | undefined, theirs: CaseBalance | undefined): BalanceDifference {
  return ours === undefined
    ? {
        code: 'CASE_UNKNOWN_HERE',
        caseId: theirs?.caseId ?? '',
        message: 'The agency holds a case that we did not hand over.',
      }
    : {
        code: 'CASE_UNKNOWN_THERE',
        caseId: ours.caseId,
        message: 'The agency does not hold a case that we handed over.',
      };
}

function differing(field: ComparedSum, ours: CaseBalance, theirs: CaseBalance): BalanceDifference {
  const difference = ours[field].minus(theirs[field]);
  return {
    code: CODES[field],
    caseId: ours.caseId,
    field,
    ours: ours[field],
    theirs: theirs[field],
    difference,
    message: `${field}: we come to ${ours[field].toString()}, the agency to ${theirs[field].toString()} ${ours.currency} (${difference.toString()}).`,
  };
}

const CODES = {
  principal: 'PRINCIPAL_DIFFERS',
  interest: 'INTEREST_DIFFERS',
  fees: 'FEES_DIFFERS',
  costs: 'COSTS_DIFFERS',
  paid: 'PAID_DIFFERS',
  remitted: 'REMITTED_DIFFERS',
  commission: 'COMMISSION_DIFFERS',
} as const satisfies Record<ComparedSum, BalanceDifference['code']>;
