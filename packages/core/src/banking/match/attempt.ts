import type { StatementEntry } from '../../model/index.ts';
import type { Ledger, LedgerItem, Match, MatchPolicy, MatchRule, Proposal, Reason } from './match.ts';
import type { NamedDocuments } from './named-documents.ts';
import type { Money, Settlement } from './settle.ts';

/** What each rule works with. */
export interface Attempt {
  readonly entry: StatementEntry;
  readonly ledger: Ledger;
  readonly policy: MatchPolicy;
  readonly named: NamedDocuments;
}

export const moneyOf = ({ amount, currency, bookingDate, charges }: StatementEntry): Money => {
  return { amount, currency, date: bookingDate, charges };
};

/** Items in this currency on which something is open. */
export const openIn = (items: readonly LedgerItem[], currency: string): readonly LedgerItem[] =>
  items.filter((item) => item.currency === currency && !item.open.isZero());

export function proposal(
  rule: MatchRule,
  customerId: string,
  { allocations, surplus, reasons }: Settlement,
  ...first: readonly Reason[]
): Proposal {
  return { rule, customerId, allocations, surplus, reasons: [...first, ...reasons] };
}

export function posted({ rule, customerId, allocations, reasons }: Proposal): Match {
  return { kind: 'post', rule, customerId, allocations, reasons };
}
