import type { BankTransaction } from '../../model/index.ts';
import { documentKeys } from './named-documents.ts';
import { nameKeys } from './names.ts';
import { referenceKey } from './spelling.ts';

/**
 * All that {@link matchEntry} asks a ledger about a transaction. Who keeps the ledger in a database fetches, for some hundred transactions at a time:
 * the items with one of these references (also ISO 11649 of their numbers) or number keys, settled ones included; the customers with one of
 * these accounts or words in their names; of all these customers every open item, and of returns their payments. `ledgerOf` makes a ledger of them.
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
