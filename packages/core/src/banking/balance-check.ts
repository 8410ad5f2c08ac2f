import { type BalanceCheck, type BankBalance, Decimal, type StatementEntry } from '../model/index.ts';
import type { Warnings } from './statement-file.ts';

export interface ToCheck {
  readonly opening?: BankBalance | undefined;
  readonly closing?: BankBalance | undefined;
  readonly currency: string;
  readonly entries: readonly StatementEntry[];
}

/** Whether opening balance and booked entries come to the closing balance, to the last decimal. */
export function checkBalances(
  { opening, closing, currency, entries }: ToCheck,
  warnings: Warnings,
  location: string,
): BalanceCheck {
  if (opening === undefined || closing === undefined) return { kind: 'no-balances' };
  const booked = entries.filter(({ status }) => status === 'booked');
  if (booked.some((entry) => entry.currency !== currency)) {
    warnings.add('BALANCE_CURRENCY', location, `Some entries are not in ${currency}, so that they cannot be added up.`);
    return { kind: 'no-balances' };
  }
  const difference = closing.amount.minus(opening.amount).minus(Decimal.sum(booked.map(({ amount }) => amount)));
  if (difference.isZero()) return { kind: 'adds-up' };
  warnings.add(
    'BALANCE_DIFFERS',
    location,
    `Opening balance and entries miss the closing balance by ${difference.toString()} ${currency}: entries are missing, or the bank counts otherwise.`,
    difference,
  );
  return { kind: 'differs', difference };
}
