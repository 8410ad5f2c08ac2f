import type { BankTransaction } from '../../model/index.ts';
import type { Ledger, Reason } from './match.ts';
import { nameKeys, nameSimilarity, SIMILAR } from './names.ts';
import { because } from './reasons.ts';

/**
 * What is known of who paid, about one customer: the account is the customer's (`known`), or only others' (`foreign`); without a known account the
 * name is the customer's (`named`), another (`other`), or there is none (`silent`).
 */
export type PayerStanding = 'known' | 'foreign' | 'named' | 'other' | 'silent';

export function standingOf(transaction: BankTransaction, customerId: string, ledger: Ledger): PayerStanding {
  const { iban, name, ultimate } = transaction.counterparty ?? {};
  const owners = iban === undefined ? [] : ledger.customersByIban(iban);
  if (owners.includes(customerId)) return 'known';
  if (owners.length > 0) return 'foreign';
  const own = ledger.nameOf(customerId);
  const names = [name, ultimate].filter((one) => one !== undefined);
  if (own === undefined || names.length === 0) return 'silent';
  return names.some((one) => nameSimilarity(one, own) >= SIMILAR) ? 'named' : 'other';
}

export function reasonOf(standing: PayerStanding): readonly Reason[] {
  if (standing === 'known') return [because('ACCOUNT_KNOWN')];
  if (standing === 'foreign') return [because('ACCOUNT_OF_OTHERS')];
  if (standing === 'named') return [because('NAME_SIMILAR')];
  return standing === 'other' ? [because('NAME_DIFFERS')] : [];
}

/** Whether no other customer has a name like that of the payer. */
export function isOnlyOfThatName({ counterparty }: BankTransaction, customerId: string, ledger: Ledger): boolean {
  const { name } = counterparty ?? {};
  if (name === undefined) return false;
  const alike = new Set(nameKeys(name).flatMap((key) => ledger.customersByName(key)));
  return [...alike].every((id) => id === customerId || nameSimilarity(name, ledger.nameOf(id) ?? '') < SIMILAR);
}
