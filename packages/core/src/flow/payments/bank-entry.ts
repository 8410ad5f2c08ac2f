import { z } from 'zod';
import { decimal, type StatementEntry } from '../../model/index.ts';
import type { BankEntryRow } from '../../store/index.ts';
import type { BankEntryView, EntryState } from '../dunning/dunning-doors.ts';
import { revived } from '../revive.ts';

/** What of a stored transaction is read by name; the rest is as the bank told it. */
const stored = z.looseObject({
  remittance: z.array(z.string()).default([]),
  counterparty: z.looseObject({ name: z.string().optional() }).optional(),
});

/** A transaction as matching reads it. */
export function transactionOf({ entry }: Pick<BankEntryRow, 'entry'>): StatementEntry {
  return revived(entry, ['amount', 'charges']) as StatementEntry;
}

export function entryView(row: BankEntryRow): BankEntryView {
  const { counterparty, remittance } = stored.parse(row.entry);
  return {
    id: row.id,
    account: row.account,
    bookedOn: row.bookedOn,
    amount: decimal.parse(row.amount).toString(),
    currency: row.currency,
    ...(counterparty?.name !== undefined && { counterparty: counterparty.name }),
    remittance,
    state: row.state satisfies EntryState,
    ...(row.match !== null && { match: revived(row.match, ['amount', 'surplus']) as BankEntryView['match'] }),
    ...(row.decidedAt !== null && { decidedAt: row.decidedAt.toISOString() }),
    ...(row.decidedBy !== null && { decidedBy: row.decidedBy }),
  } as BankEntryView;
}
