import type { Attempt } from './attempt.ts';
import { matchItemsOf, proposalsOf } from './match-by-account.ts';
import type { Proposal } from './match.ts';
import { nameKeys, nameSimilarity, SIMILAR } from './names.ts';
import { because } from './reasons.ts';

/** A word that so many customers have in their names says nothing. */
const MOST_CUSTOMERS = 200;

/** Rule 5: customers of a similar name whose open items come to the amount. Only ever a proposal: names are not unique. */
export function matchByName(attempt: Attempt): readonly Proposal[] {
  const { entry, ledger } = attempt;
  const { name } = entry.counterparty ?? {};
  if (name === undefined || !entry.amount.isPositive()) return [];
  const found = nameKeys(name)
    .map((key) => ledger.customersByName(key))
    .filter((customers) => customers.length <= MOST_CUSTOMERS)
    .flat();
  return [...new Set(found)]
    .map((id) => ({ id, similarity: nameSimilarity(name, ledger.nameOf(id) ?? '') }))
    .filter(({ similarity }) => similarity >= SIMILAR)
    .toSorted((a, b) => b.similarity - a.similarity)
    .slice(0, 5)
    .flatMap(({ id }) => proposalsFor(attempt, id));
}

function proposalsFor(attempt: Attempt, customerId: string): readonly Proposal[] {
  const match = matchItemsOf(attempt, customerId, because('NAME_SIMILAR'));
  const found = match === undefined ? [] : proposalsOf(match);
  // A similar name and another amount are no reason to think of the customer.
  return found.filter(isExact).map((one) => ({ ...one, rule: 'name' }));
}

const isExact = ({ reasons }: Proposal): boolean => reasons.some(({ code }) => code === 'AMOUNT_EXACT');
