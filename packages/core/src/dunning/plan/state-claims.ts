import { Decimal, type Problem } from '../../model/index.ts';
import type { Claim } from '../interest/claim.ts';
import { claimOf } from '../interest/claim-of.ts';
import type { Entry } from './raise.ts';
import type { Debtor, DunningRun } from './run.ts';

/** The claims a letter states, by item, and what could not be computed. */
export interface StatedClaims {
  readonly claims: ReadonlyMap<string, Claim>;
  readonly warnings: readonly Problem[];
}

export const NO_CLAIMS: StatedClaims = { claims: new Map(), warnings: [] };

/**
 * Interest and compensation on the invoices of a letter, up to its day. The fixed compensation stands once per document, whatever number of
 * instalments; consumers owe neither. Where a rate is unknown the letter goes without, and the run says so.
 */
export function stateClaims(entries: readonly Entry[], day: string, debtor: Debtor, run: DunningRun): StatedClaims {
  const { customer } = debtor;
  if (customer.kind === 'consumer') return NO_CLAIMS;
  const claims = new Map<string, Claim>();
  const warnings = new Map<string, Problem>();
  const compensated = new Set<string>();
  for (const { stand } of entries) {
    const { item, claimable } = stand;
    if (item.kind !== 'invoice') continue;
    const claim = claimOf({
      country: run.creditor.country,
      debtor: customer.kind,
      principal: claimable,
      currency: item.currency,
      dueDate: item.dueDate,
      until: day,
      claimedTo: item.interestClaimedTo,
      withoutCompensation: item.compensationClaimed || compensated.has(item.documentNumber),
      terms: run.policy.interest,
    });
    for (const problem of claim.ok ? claim.value.warnings : claim.problems) warnings.set(problem.code, problem);
    if (!claim.ok) continue;
    compensated.add(item.documentNumber);
    claims.set(item.id, claim.value);
  }
  return { claims, warnings: [...warnings.values()] };
}

/** Sums of what is stated; compensation in euro stands in the total of a letter in euro alone. */
export function sumClaims(claims: Iterable<Claim>, currency: string): { interest: Decimal; compensation: Decimal } {
  let [interest, compensation] = [Decimal.ZERO, Decimal.ZERO];
  for (const claim of claims) {
    interest = interest.plus(claim.interestOpen);
    if (claim.compensation.currency === currency) compensation = compensation.plus(claim.compensation.amount);
  }
  return { interest, compensation };
}
