import type { Allocation, Match } from '../../banking/index.ts';
import { Decimal } from '../../model/index.ts';
import {
  decideEntries,
  lockEntries,
  lockItems,
  lockOrdersOfDocuments,
  lockPayments,
  restartItems,
  type BankEntryRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { transactionOf } from './bank-entry.ts';
import { postPayment, type PostedShare } from './post-payment.ts';
import { reversePosting } from './reverse-payment.ts';
import { nowOf, type Road } from '../road.ts';

/** What payments from bank statements are known by. */
export const BANK = 'bank';

export interface EntryPosting {
  readonly by: string;
  readonly match: Match;
  readonly allocations: readonly Allocation[];
  readonly surplus?: { readonly customerId: string; readonly amount: Decimal };
  /** What was known when it was decided, by number. */
  readonly rows: ReadonlyMap<string, readonly OpenItemRow[]>;
  /** Why, for the history. */
  readonly told: Readonly<Record<string, unknown>>;
}

/** Posts a locked entry. `false` when what it was decided by is no longer so: an invoice was paid some other way in between. */
export async function postEntry(
  road: Road,
  trx: TenantTransaction,
  row: BankEntryRow,
  posting: EntryPosting,
): Promise<boolean> {
  const meant = posting.allocations.map(({ documentNumber, dueDate }) => itemOf(posting.rows, documentNumber, dueDate));
  if (meant.includes(undefined)) return false;
  const items = meant.filter((item) => item !== undefined);
  const ids = items.map(({ documentId }) => documentId);
  await lockOrdersOfDocuments(trx, ids);
  if (!areAsBefore(items, await lockItems(trx, ids))) return false;
  const { endToEndId, remittance } = transactionOf(row);
  await postPayment(road, trx, {
    origin: BANK,
    id: row.postings === 0 ? row.id : `${row.id}/${row.postings + 1}`,
    entryId: row.id,
    date: row.bookedOn,
    currency: row.currency,
    method: 'credit-transfer',
    reference: (endToEndId ?? remittance.join(' ')).slice(0, 200),
    shares: sharesOf(posting.allocations, items),
    ...(posting.surplus && { surplus: posting.surplus }),
    told: { entry: row.id, by: posting.by, ...posting.told },
  });
  await decideEntries(
    trx,
    [{ id: row.id, state: 'posted', match: posting.match, posted: true }],
    posting.by,
    nowOf(road),
  );
  return true;
}

function itemOf(rows: EntryPosting['rows'], number: string, dueDate: string): OpenItemRow | undefined {
  return rows.get(number)?.find((row) => row.dueDate === dueDate);
}

function areAsBefore(before: readonly OpenItemRow[], now: readonly OpenItemRow[]): boolean {
  const open = new Map(now.map((row) => [`${row.documentId} ${row.dueDate}`, row.open]));
  return before.every((row) => {
    const current = open.get(`${row.documentId} ${row.dueDate}`);
    return current !== undefined && Decimal.of(current).equals(Decimal.of(row.open));
  });
}

/** Several instalments of a document are one share: money settles the oldest first. */
function sharesOf(allocations: readonly Allocation[], items: readonly OpenItemRow[]): readonly PostedShare[] {
  const shares = new Map<string, PostedShare>();
  allocations.forEach(({ amount, waived }, index) => {
    const itemId = items[index]?.documentId;
    if (itemId === undefined) return;
    const before = shares.get(itemId);
    const letGo =
      waived === undefined
        ? before?.waived
        : { kind: waived.kind, amount: waived.amount.plus(before?.waived?.amount ?? Decimal.ZERO) };
    shares.set(itemId, {
      itemId,
      amount: amount.plus(before?.amount ?? Decimal.ZERO),
      ...(letGo && { waived: letGo }),
    });
  });
  return [...shares.values()];
}

/**
 * A locked entry takes back what another one brought: what that had settled is owed again, and its dunning starts over. `false` when it
 * cannot be all of it, or was taken back before: then a person decides.
 */
export async function returnEntry(
  road: Road,
  trx: TenantTransaction,
  row: BankEntryRow,
  match: Match,
  of: string,
): Promise<boolean> {
  const [original] = await lockEntries(trx, [of]);
  const payments = await lockPayments(trx, { entryId: of });
  if (original?.state !== 'posted' || payments.length === 0) return false;
  if (Decimal.of(row.amount).negated().lessThan(Decimal.of(original.amount))) return false;
  const { returned } = transactionOf(row);
  await reversePosting(road, trx, payments, {
    by: BANK,
    reason: returned?.reason ?? returned?.text ?? '',
    kind: 'returned',
  });
  await restartItems(
    trx,
    payments.map(({ documentId }) => documentId),
  );
  const decided = [
    { id: of, state: 'returned', match: original.match, posted: false },
    { id: row.id, state: 'returned', match, posted: false },
  ] as const;
  await decideEntries(trx, decided, BANK, nowOf(road));
  return true;
}
