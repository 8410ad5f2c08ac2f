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

/** What was found, as something to look at. */
export function proposalsOf(match: Match): readonly Proposal[] {
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
    const doubts = [
      ...(exact.length > 1 || isSumOfOthers(items, single) ? [because('SUM_AMBIGUOUS')] : []),
      ...doubtsAbout(attempt, items, [single]),
    ];
    if (doubts.length === 0 && first !== undefined) return posted(first);
    return { kind: 'proposals', proposals: proposals.map((one) => ({ ...one, reasons: [...one.reasons, ...doubts] })) };
  }
  const sum = subsetSum(
    items.map(({ open }) => open),
    entry.amount,
    2,
  );
  if (sum.kind === 'one' || sum.kind === 'several') {
    const chosen = items.filter((_, index) => sum.indices.includes(index));
    const found = choice(attempt, 'sum', customerId, chosen, why, because('SUM_EXACT'));
    const doubts = [
      ...(sum.kind === 'several' ? [because('SUM_AMBIGUOUS')] : []),
      ...(policy.postSums ? [] : [because('NOT_BY_POLICY')]),
      ...doubtsAbout(attempt, items, chosen),
    ];
    if (doubts.length === 0) return posted(found);
    return { kind: 'proposals', proposals: [{ ...found, reasons: [...found.reasons, ...doubts] }] };
  }
  return proposeNear(attempt, customerId, items, why);
}

/** Whether other items come to the same amount together. */
function isSumOfOthers(items: readonly LedgerItem[], single: LedgerItem): boolean {
  const others = items.filter((item) => item !== single).map(({ open }) => open);
  return subsetSum(others, single.open, 2).kind !== 'none';
}

/** What the payer wrote speaks for something else: it names documents, which was not enough to post them, or none that is known. */
function doubtsAbout(
  { entry, named }: Attempt,
  items: readonly LedgerItem[],
  meant: readonly LedgerItem[],
): readonly Reason[] {
  const numbers = new Set(meant.map(({ documentNumber }) => documentNumber));
  const others = named.perhaps.filter(({ documentNumber }) => !numbers.has(documentNumber));
  const said = [...named.byReference, ...named.byNumber, ...others].map(({ documentNumber }) => documentNumber);
  if (said.length > 0) return [because('NUMBER_AMBIGUOUS', { documents: [...new Set(said)].slice(0, 5).join(', ') })];
  const isUnknown =
    named.hasForeignReference ||
    (entry.creditorReference !== undefined && named.byReference.length === 0) ||
    meant.some((item) => hasUnknownNumber(named.unknown, items, item));
  return isUnknown ? [because('NUMBER_UNKNOWN')] : [];
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
function proposeNear(
  attempt: Attempt,
  customerId: string,
  items: readonly LedgerItem[],
  why: Reason,
): Match | undefined {
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
