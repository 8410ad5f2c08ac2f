import type { BankTransaction } from '../../model/index.ts';
import { documentKeys } from './named-documents.ts';
import { nameKeys } from './names.ts';
import { referenceKey } from './spelling.ts';

/**
 * All that {@link matchEntry} asks a ledger about a transaction. Who keeps the ledger in a database fetches, for some hundred transactions at a time:
 *
 * 1. the items with one of these references (also ISO 11649 of their numbers) or number keys, settled ones included;
 * 2. the items that share a `b:` key with these: a slip away;
 * 3. the customers of all of them, and those with one of these accounts or words in their names, with names and accounts;
 * 4. every open item of these customers, and for returns their payments and those with one of the references.
 *
 * `ledgerOf` makes a ledger of them, which answers as one of everything would.
 */
export interface MatchKeys {
  readonly references: readonly string[];
  readonly numbers: readonly string[];
  readonly iban: string | undefined;
  readonly names: readonly string[];
}

export function matchKeys(transaction: BankTransaction): MatchKeys {
  const { iban, name, ultimate } = transaction.counterparty ?? {};
  const { references, numbers } = documentKeys(transaction);
  const beside = [transaction.mandateId, transaction.bankReference].flatMap((one) =>
    one === undefined ? [] : referenceKey(one),
  );
  return {
    references: [...new Set([...references, ...beside])],
    numbers,
    iban: iban === undefined ? undefined : referenceKey(iban),
    names: [...new Set([name, ultimate].flatMap((one) => (one === undefined ? [] : nameKeys(one))))],
  };
}
