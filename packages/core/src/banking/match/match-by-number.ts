import { Decimal } from '../../model/index.ts';
import { type Attempt, moneyOf, openIn, posted, proposal } from './attempt.ts';
import type { LedgerItem, Match, MatchRule, Proposal, Reason } from './match.ts';
import { aSlipAway } from './named-documents.ts';
import { isOnlyOfThatName, type PayerStanding, reasonOf, standingOf } from './payer.ts';
import { because } from './reasons.ts';
import { settle, type Settlement } from './settle.ts';
import { subsetSum } from './subset.ts';

/** Rules 1 and 2: documents that the payment names, by reference or by number; and, as proposals, those that it may name. */
export function matchByNumber(attempt: Attempt): Match | undefined {
  const { byReference, byNumber, perhaps, similar } = attempt.named;
  const named = [...new Set([...byReference, ...byNumber])];
  // A reference and another document's number in one payment: only together do they mean anything.
  const rule: MatchRule = byReference.length > 0 && isWithin(byNumber, byReference) ? 'reference' : 'number';
  const proposals: Proposal[] = [];
  if (named.length > 0) {
    const found = matchNamed(attempt, named, rule);
    if (found.kind === 'post') return found;
    if (found.kind === 'proposals') proposals.push(...found.proposals);
  }
  proposals.push(...proposeEach(attempt, perhaps, because('NUMBER_JOINED')));
  proposals.push(...proposeEach(attempt, similar, because('NUMBER_SIMILAR')));
  return proposals.length === 0 ? undefined : { kind: 'proposals', proposals };
}

const numbersOf = (items: readonly LedgerItem[]): ReadonlySet<string> =>
  new Set(items.map(({ documentNumber }) => documentNumber));

const isWithin = (items: readonly LedgerItem[], all: readonly LedgerItem[]): boolean => {
  const numbers = numbersOf(all);
  return items.every(({ documentNumber }) => numbers.has(documentNumber));
};

function matchNamed(attempt: Attempt, named: readonly LedgerItem[], rule: MatchRule): Match {
  const { entry, ledger } = attempt;
  const naming = namingReason(named, rule);
  const customers = [...new Set(named.map(({ customerId }) => customerId))];
  if (customers.length > 1) return proposals(...proposeEach(attempt, named, naming, because('SEVERAL_CUSTOMERS')));
  const [customerId = ''] = customers;
  const standing = standingOf(entry, customerId, ledger);
  const reasons = [naming, ...reasonOf(standing)];
  const open = openIn(named, entry.currency);
  if (open.length === 0) return proposals(nothingOpen(attempt, customerId, named, rule, reasons));
  const settlement = settle(open, moneyOf(entry), attempt.policy);
  const found = proposal(rule, customerId, settlement, ...reasons);
  const doubts = doubtsAbout(attempt, { rule, named, open, customerId, standing, settlement });
  if (doubts.length === 0) return posted(found);
  const others = otherChoices(attempt, customerId, open);
  return proposals({ ...found, reasons: [...found.reasons, ...doubts] }, ...others);
}

const proposals = (...list: readonly Proposal[]): Match => ({ kind: 'proposals', proposals: list });

function namingReason(named: readonly LedgerItem[], rule: MatchRule): Reason {
  const numbers = [...numbersOf(named)];
  if (rule === 'reference') return because('REFERENCE_EXACT', { documents: numbers.join(', ') });
  return because(numbers.length > 1 ? 'NUMBERS_IN_TEXT' : 'NUMBER_IN_TEXT', { documents: numbers.join(', ') });
}

interface Case {
  readonly rule: MatchRule;
  readonly named: readonly LedgerItem[];
  readonly open: readonly LedgerItem[];
  readonly customerId: string;
  readonly standing: PayerStanding;
  readonly settlement: Settlement;
}

/** Why a person must look; nothing of it means that the payment posts itself. */
function doubtsAbout(
  attempt: Attempt,
  { rule, named, open, customerId, standing, settlement }: Case,
): readonly Reason[] {
  const { entry, ledger, policy } = attempt;
  const settledBefore = named.filter((item) => item.open.isZero() && !isWithin([item], open));
  if (settledBefore.length > 0)
    return [because('ALREADY_PAID', { documents: [...numbersOf(settledBefore)].join(', ') })];
  if (openIn(named, entry.currency).length < named.filter((item) => !item.open.isZero()).length)
    return [because('CURRENCY_DIFFERS')];
  const isSure = rule === 'reference' && settlement.fit === 'exact';
  // The digits of a structured reference check themselves; those of a number may be another customer's by a slip.
  if (!isSure && standing === 'foreign') return [because('ACCOUNT_OF_OTHERS')];
  if (!isSure && standing === 'other') return [because('NAME_DIFFERS')];
  if (rule === 'number' && hasTwin(attempt, open)) return [because('NUMBER_AMBIGUOUS')];
  if (['exact', 'discount', 'tolerance'].includes(settlement.fit)) return [];
  if (settlement.fit !== 'part') return [because('NOT_BY_POLICY')];
  const isSurePayer = standing === 'known' || (standing === 'named' && isOnlyOfThatName(entry, customerId, ledger));
  if (numbersOf(open).size > 1 || !isSurePayer || !policy.postPartPayments) return [because('NOT_BY_POLICY')];
  return fitsOthers(ledger.itemsOf(customerId), open, entry.amount, entry.currency)
    ? [because('AMOUNT_FITS_OTHERS')]
    : [];
}

/** A swapped pair of digits away there is an item on which the same is open, and the payer may as well be its customer. */
function hasTwin({ ledger, entry }: Attempt, open: readonly LedgerItem[]): boolean {
  const couldBePayer = ({ customerId }: LedgerItem): boolean =>
    !['foreign', 'other'].includes(standingOf(entry, customerId, ledger));
  const [item] = open;
  if (item === undefined || open.length > 1) return false;
  return openIn(aSlipAway(item, ledger), entry.currency).some(
    (other) => other.open.equals(entry.amount) && other.documentNumber !== item.documentNumber && couldBePayer(other),
  );
}

/** Whether the amount is that of items which are not named: then the payer may have named the wrong one. */
function fitsOthers(
  items: readonly LedgerItem[],
  open: readonly LedgerItem[],
  amount: Decimal,
  currency: string,
): boolean {
  const others = openIn(items, currency).filter((item) => !open.includes(item));
  if (others.some((item) => item.open.equals(amount))) return true;
  const sum = subsetSum(
    [...others, ...open].map((item) => item.open),
    amount,
    1,
  );
  return sum.kind !== 'none';
}

/** All that is named is settled, or in another currency. */
function nothingOpen(
  { entry }: Attempt,
  customerId: string,
  named: readonly LedgerItem[],
  rule: MatchRule,
  reasons: readonly Reason[],
): Proposal {
  const isOtherCurrency = named.some((item) => !item.open.isZero());
  const why = because(isOtherCurrency ? 'CURRENCY_DIFFERS' : 'ALREADY_PAID');
  return { rule, customerId, allocations: [], surplus: entry.amount, reasons: [...reasons, why] };
}

/** Other items of the customer with exactly this amount. */
function otherChoices(
  { entry, ledger }: Attempt,
  customerId: string,
  open: readonly LedgerItem[],
): readonly Proposal[] {
  return openIn(ledger.itemsOf(customerId), entry.currency)
    .filter((item) => !open.includes(item) && item.open.equals(entry.amount))
    .slice(0, 3)
    .map(({ documentNumber, dueDate, open: amount }) => ({
      rule: 'account',
      customerId,
      allocations: [{ documentNumber, dueDate, amount }],
      surplus: Decimal.ZERO,
      reasons: [because('AMOUNT_EXACT')],
    }));
}

/** Each document for itself. */
function proposeEach(
  attempt: Attempt,
  items: readonly LedgerItem[],
  ...reasons: readonly Reason[]
): readonly Proposal[] {
  const { entry, ledger, policy } = attempt;
  const documents = Map.groupBy(items, ({ documentNumber }) => documentNumber);
  return [...documents.values()].slice(0, 10).flatMap((those) => {
    const open = openIn(those, entry.currency);
    const customerId = those[0]?.customerId ?? '';
    const all = [...reasons, ...reasonOf(standingOf(entry, customerId, ledger))];
    if (open.length === 0) return [nothingOpen(attempt, customerId, those, 'number', all)];
    return [proposal('number', customerId, settle(open, moneyOf(entry), policy), ...all)];
  });
}
