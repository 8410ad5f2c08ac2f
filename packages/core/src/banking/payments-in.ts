import type { BankStatement, StatementEntry } from '../model/index.ts';

/** What of a statement is matched: each entry, and of an entry that the bank made of several payments each of these. */
export function paymentsIn({ entries }: BankStatement): readonly StatementEntry[] {
  return entries.flatMap((entry) => paymentsOf(entry));
}

function paymentsOf(entry: StatementEntry): readonly StatementEntry[] {
  const { parts, batchSize: _size, ...around } = entry;
  if (parts === undefined) return [entry];
  const { bookingDate, valueDate, status, location } = around;
  return parts.map((part) => ({
    ...part,
    bookingDate,
    ...(valueDate !== undefined && { valueDate }),
    status,
    location,
  }));
}
