import { Decimal, type IsoDate } from '../model/index.ts';
import { openOf } from './case-totals.ts';
import { onKeyDate, type KeyDate, type KeyDateDecision } from './key-date.ts';
import type { AgencyCase } from './schema/index.ts';
import { selectCases, type Candidate, type FailedCriterion, type SelectionParameters } from './select-cases.ts';

/** What the first live batch would be; nothing is sent. */
export interface FirstBatch {
  readonly wouldSend: readonly { readonly case: AgencyCase; readonly staying: readonly string[] }[];
  readonly leftOut: readonly { readonly caseRef: string; readonly criteria: readonly LeftOutReason[] }[];
  /** Open sums that would go, by currency. */
  readonly totals: Readonly<Record<string, Decimal>>;
}

export type LeftOutReason = FailedCriterion | { readonly code: HeldBack['code']; readonly message: string };
type HeldBack = Extract<KeyDateDecision, { readonly goes: false }>;

/** The dry run of the first live batch on its day: key date first, then the parameters on what is left of each case. */
export function dryRunFirstBatch(
  candidates: readonly Candidate[],
  parameters: SelectionParameters,
  keyDate: KeyDate,
  day: IsoDate = keyDate.liveFrom,
): FirstBatch {
  const decided = candidates.map((candidate) => ({ candidate, decision: onKeyDate(candidate.case, keyDate, day) }));
  const going = decided.flatMap(({ candidate, decision }) =>
    decision.goes ? [{ ...candidate, case: decision.case, staying: decision.staying }] : [],
  );
  const held = decided.flatMap(({ candidate, decision }) =>
    decision.goes
      ? []
      : [{ caseRef: candidate.case.caseId, criteria: [{ code: decision.code, message: decision.message }] }],
  );
  const { selected, failed } = selectCases(parameters, going, day);
  return {
    wouldSend: selected.map(({ case: agencyCase, staying }) => ({ case: agencyCase, staying })),
    leftOut: [...held, ...failed],
    totals: openByCurrency(selected.map(({ case: agencyCase }) => agencyCase)),
  };
}

/** Open sums of cases, by currency. */
export function openByCurrency(cases: readonly AgencyCase[]): Readonly<Record<string, Decimal>> {
  return Object.fromEntries(
    [...Map.groupBy(cases, ({ currency }) => currency)].map(([currency, group]) => [
      currency,
      Decimal.sum(group.map(({ totals }) => openOf(totals))),
    ]),
  );
}
