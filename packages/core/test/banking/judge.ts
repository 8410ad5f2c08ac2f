import {
  DEFAULT_MATCH_POLICY,
  type Ledger,
  ledgerOf,
  type Match,
  matchEntry,
  type MatchPolicy,
} from '../../src/banking/index.ts';
import type { World } from './ledger-world.ts';
import type { TrueEntry } from './payments-world.ts';

/** Everything is left to the rules that may be. */
export const BOLD: MatchPolicy = { ...DEFAULT_MATCH_POLICY, postSums: true };

export function ledgerOfWorld({ items, customers }: World): Ledger {
  return ledgerOf({
    items,
    customers: customers.map(({ id, name, iban, isIbanKnown }) => ({ id, name, ibans: isIbanKnown ? [iban] : [] })),
    references: items.map(({ documentNumber }) => ({ reference: `QT-${documentNumber}-X`, documentNumber })),
  });
}

export interface Judged {
  readonly match: Match;
  /** `right` and `wrong` were posted; the others were left to a person, with the truth among the proposals or not. */
  readonly verdict: 'right' | 'wrong' | 'proposed' | 'missed' | 'rightly not posted';
}

export function judge({ entry, settles }: TrueEntry, ledger: Ledger, policy: MatchPolicy): Judged {
  const match = matchEntry(entry, ledger, policy);
  const truth = keyOf(settles);
  if (match.kind === 'post')
    return { match, verdict: settles.length > 0 && keyOf(match.allocations) === truth ? 'right' : 'wrong' };
  if (settles.length === 0) return { match, verdict: 'rightly not posted' };
  const proposals = match.kind === 'proposals' ? match.proposals : [];
  const numbers = new Set(settles.map(({ documentNumber }) => documentNumber));
  const isFound = proposals.some(({ allocations }) => allocations.some((one) => numbers.has(one.documentNumber)));
  return { match, verdict: isFound ? 'proposed' : 'missed' };
}

const keyOf = (settles: TrueEntry['settles']): string =>
  settles
    .map(({ documentNumber, amount }) => `${documentNumber} ${amount.toFixed(2)}`)
    .toSorted()
    .join(';');
