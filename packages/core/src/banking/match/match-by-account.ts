import { Decimal } from '../../model/index.ts';
import { type Attempt, moneyOf, openIn, posted, proposal } from './attempt.ts';
import type { LedgerItem, Match, MatchRule, Proposal, Reason } from './match.ts';
import { hasUnknownNumber } from './named-documents.ts';
import { because } from './reasons.ts';
import { settle } from './settle.ts';
import { subsetSum } from './subset.ts';

/** Rules 3 and 4: an account that is known for one customer, and one item, or several, that come to the amount. */
export function matchByAccount(attempt: Attempt): Match | undefined {
  const { entry, ledger } = attempt;
  const { iban } = entry.counterparty ?? {};
  const owners = iban === undefined || !entry.amount.isPositive() ? [] : ledger.customersByIban(iban);
  if (owners.length === 0) return undefined;
  const known = because('ACCOUNT_KNOWN');
  const found = owners.slice(0, 5).map((customerId) => matchItemsOf(attempt, customerId, known));
  const [only] = found;
  if (owners.length === 1 && only !== undefined) return only;
  const proposals = found.flatMap((match) => (match === undefined ? [] : proposalsOf(match)));
  const reason = because('SEVERAL_CUSTOMERS');
  return { kind: 'proposals', proposals: proposals.map((one) => ({ ...one, reasons: [...one.reasons, reason] })) };
}

function proposalsOf(match: Match): readonly Proposal[] {
  if (match.kind === 'proposals') return match.proposals;
  if (match.kind !== 'post') return [];
  const { rule, customerId, allocations, reasons } = match;
  return [{ rule, customerId, allocations, surplus: Decimal.ZERO, reasons }];
}

/** The items of one customer that come to the amount. */
export function matchItemsOf(attempt: Attempt, customerId: string, why: Reason): Match | undefined {
  const { entry, ledger, policy } = attempt;
  const items = openIn(ledger.itemsOf(customerId), entry.currency);
  const exact = items.filter(({ open }) => open.equals(entry.amount));
  const [single] = exact;
  if (single !== undefined) {
    const proposals = exact.slice(0, 5).map((item) => choice(attempt, 'account', customerId, [item], why));
    const [first] = proposals;
    const doubts = exact.length > 1 ? [because('NUMBER_AMBIGUOUS')] : doubtsAbout(attempt, items, single);
    if (doubts.length === 0 && first !== undefined) return posted(first);
    return { kind: 'proposals', proposals: proposals.map((one) => ({ ...one, reasons: [...one.reasons, ...doubts] })) };
  }
  const sum = subsetSum(items.map(({ open }) => open), entry.amount, 2);
  if (sum.kind === 'one' || sum.kind === 'several') {
    const chosen = items.filter((_, index) => sum.indices.includes(index));
    const found = choice(attempt, 'sum', customerId, chosen, why, because('SUM_EXACT'));
    const doubts = [
      ...(sum.kind === 'several' ? [because('SUM_AMBIGUOUS')] : []),
      ...(policy.postSums ? [] : [because('NOT_BY_POLICY')]),
      ...chosen.flatMap((item) => doubtsAbout(attempt, items, item, chosen)).slice(0, 1),
    ];
    if (doubts.length === 0) return posted(found);
    return { kind: 'proposals', proposals: [{ ...found, reasons: [...found.reasons, ...doubts] }] };
  }
  return proposeNear(attempt, customerId, items, why);
}

/** What the payer wrote speaks for something else. */
function doubtsAbout(
  { entry, named }: Attempt,
  items: readonly LedgerItem[],
  meant: LedgerItem,
  together: readonly LedgerItem[] = [meant],
): readonly Reason[] {
  const isMeant = (item: LedgerItem): boolean => together.some((one) => one.documentNumber === item.documentNumber);
  const others = [...named.byReference, ...named.byNumber, ...named.perhaps].filter((item) => !isMeant(item));
  if (others.length > 0) return [because('NUMBER_AMBIGUOUS', { documents: others.map((one) => one.documentNumber).slice(0, 5).join(', ') })];
  if (named.hasForeignReference || (entry.creditorReference !== undefined && named.byReference.length === 0))
    return [because('NUMBER_UNKNOWN')];
  return hasUnknownNumber(named.unknown, items, meant) ? [because('NUMBER_UNKNOWN')] : [];
}

function choice(
  { entry, policy }: Attempt,
  rule: MatchRule,
  customerId: string,
  items: readonly LedgerItem[],
  ...reasons: readonly Reason[]
): Proposal {
  return proposal(rule, customerId, settle(items, moneyOf(entry), policy), ...reasons);
}

/** No item has the amount: those that have it less a discount or within tolerance, else all that is open. */
function proposeNear(attempt: Attempt, customerId: string, items: readonly LedgerItem[], why: Reason): Match | undefined {
  const { entry, policy } = attempt;
  const owed = items.filter(({ open }) => open.isPositive());
  const near = owed
    .map((item) => ({ item, fit: settle([item], moneyOf(entry), policy).fit }))
    .filter(({ fit }) => fit === 'discount' || fit === 'tolerance' || fit === 'charges')
    .map(({ item }) => choice(attempt, 'sum', customerId, [item], why, because('NOT_BY_POLICY')));
  if (near.length > 0) return { kind: 'proposals', proposals: near.slice(0, 5) };
  if (owed.length === 0) return undefined;
  return { kind: 'proposals', proposals: [choice(attempt, 'sum', customerId, owed, why)] };
}
