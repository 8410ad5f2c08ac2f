import { Decimal, type StatementEntry } from '../../model/index.ts';
import { matchByAccount } from './match-by-account.ts';
import { matchByName } from './match-by-name.ts';
import { matchByNumber } from './match-by-number.ts';
import { matchReturn } from './match-return.ts';
import type { Ledger, Match, MatchPolicy, Proposal } from './match.ts';
import { namedDocuments } from './named-documents.ts';
import { because } from './reasons.ts';

/** Nothing is let go, sums that no text names are left to a person, and a part payment is posted where there is no doubt. */
export const DEFAULT_MATCH_POLICY: MatchPolicy = {
  postSums: false,
  postPartPayments: true,
  tolerance: {},
  discountGraceDays: 0,
};

/** More choices are none. */
const MOST_PROPOSALS = 10;

/**
 * What an entry is to the ledger. Rules in their order: a structured reference; the number of a document in the text; an account known for one
 * customer with exactly one item of that amount; several items of one customer that come to it; a similar name. What a payer names is never
 * overruled by a later rule, which then can only propose. Posted is what names one customer, leaves nothing over, and is contradicted by
 * nothing; all else is proposed with its reasons.
 */
export function matchEntry(entry: StatementEntry, ledger: Ledger, policy: MatchPolicy = DEFAULT_MATCH_POLICY): Match {
  if (entry.amount.isZero()) return { kind: 'none' };
  if (entry.returned !== undefined) return matchReturn(entry, ledger);
  const named = namedDocuments(entry, ledger);
  const attempt = { entry, ledger, policy, named };
  const proposals: Proposal[] = [];
  for (const rule of [matchByNumber, matchByAccount]) {
    const found = rule(attempt);
    if (found?.kind === 'post') return entry.status === 'booked' ? found : notBooked(found);
    if (found?.kind === 'proposals') proposals.push(...found.proposals);
  }
  proposals.push(...matchByName(attempt));
  const likeliest = distinct(proposals).slice(0, MOST_PROPOSALS);
  return likeliest.length === 0 ? { kind: 'none' } : { kind: 'proposals', proposals: likeliest };
}

function notBooked({ rule, customerId, allocations, reasons }: Extract<Match, { kind: 'post' }>): Match {
  const proposal = {
    rule,
    customerId,
    allocations,
    surplus: Decimal.ZERO,
    reasons: [because('NOT_BOOKED'), ...reasons],
  };
  return { kind: 'proposals', proposals: [proposal] };
}

/** The first of those that settle the same. */
function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Set<string>();
  return proposals.filter(({ allocations }) => {
    const key = allocations.map((one) => `${one.documentNumber} ${one.dueDate} ${one.amount.toString()}`).join(';');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
