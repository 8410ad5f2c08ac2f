import type { Allocation, Match } from '../../banking/index.ts';
import { Decimal, ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  bankEntries,
  decideEntries,
  documentIdsOf,
  insertReceivableEvents,
  itemsByDocument,
  listEntries,
  lockEntries,
  lockPayments,
  type BankEntryRow,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { entryView } from './bank-entry.ts';
import type { Act, BankEntryView, EntryDecision, EntryFilter } from '../dunning/dunning-doors.ts';
import { cursorOf } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { isUuid, pageOf } from '../page.ts';
import { postEntry } from './post-entry.ts';
import { reversePosting } from './reverse-payment.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';

export function entryPage(
  road: Road,
  tenant: TenantId,
  filter: EntryFilter = {},
  page: PageRequest = {},
): Promise<Page<BankEntryView>> {
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => (await listEntries(trx, filter, cursorOf(page), limit)).map(entryView)),
  );
}

export async function readEntry(road: Road, tenant: TenantId, id: string): Promise<BankEntryView | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await inTenant(road, tenant, (trx) => bankEntries(trx, [id]));
  return row && entryView(row);
}

/** Posts an entry as a person decides. */
export async function decidePosting(
  road: Road,
  tenant: TenantId,
  id: string,
  decision: EntryDecision,
): Promise<Result<BankEntryView>> {
  return withEntry(road, tenant, id, async (trx, row) => {
    if (row.state !== 'proposed' && row.state !== 'unmatched' && row.state !== 'new') return refused(ENTRY_DECIDED);
    const chosen = await chosenOf(trx, row, decision);
    if (!chosen.ok) return chosen;
    const { allocations, surplus, rows } = chosen.value;
    const told = { decision: decision.proposal === undefined ? 'own' : decision.proposal };
    const match: Match = entryView(row).match ?? { kind: 'none' };
    const posted = await postEntry(road, trx, row, {
      by: decision.by,
      match,
      allocations,
      rows,
      told,
      ...(surplus && { surplus }),
    });
    return posted ? ok(undefined) : refused(ITEMS_CHANGED);
  });
}

interface Chosen {
  readonly allocations: readonly Allocation[];
  readonly surplus?: { readonly customerId: string; readonly amount: Decimal };
  readonly rows: ReadonlyMap<string, readonly OpenItemRow[]>;
}

async function chosenOf(trx: TenantTransaction, row: BankEntryRow, decision: EntryDecision): Promise<Result<Chosen>> {
  const { match } = entryView(row);
  const proposal = match?.kind === 'proposals' ? match.proposals[decision.proposal ?? -1] : undefined;
  if (decision.proposal !== undefined && proposal === undefined) return refused(NO_SUCH_PROPOSAL);
  const wanted = proposal?.allocations ?? decision.allocations ?? [];
  const ids = await documentIdsOf(
    trx,
    wanted.map(({ documentNumber }) => documentNumber),
  );
  const rows = Map.groupBy(await itemsByDocument(trx, ids), ({ number }) => number);
  const allocations = proposal?.allocations ?? ownAllocations(decision.allocations ?? [], rows);
  if (allocations === undefined) return refused(ALLOCATION_IMPOSSIBLE);
  const amount = Decimal.of(row.amount);
  const left = amount.minus(Decimal.sum(allocations.map((each) => each.amount)));
  const isOther = [...rows.values()].flat().some(({ currency }) => currency !== row.currency);
  if (left.isNegative() || !amount.isPositive() || isOther) return refused(ALLOCATION_IMPOSSIBLE);
  if (left.isZero()) return ok({ allocations, rows });
  const customerId = proposal?.customerId ?? decision.customerId ?? [...rows.values()].flat().at(0)?.customerId;
  if (customerId === undefined || customerId === null) return refused(NOBODYS_MONEY);
  return ok({ allocations, rows, surplus: { customerId, amount: left } });
}

/** A person names documents; their instalments are settled oldest first. `undefined` when one is unknown, or less is open on it. */
function ownAllocations(
  wanted: NonNullable<EntryDecision['allocations']>,
  rows: ReadonlyMap<string, readonly OpenItemRow[]>,
): readonly Allocation[] | undefined {
  const allocations: Allocation[] = [];
  for (const { documentNumber, amount } of wanted) {
    let left = Decimal.parse(amount);
    if (left === undefined || !left.isPositive()) return undefined;
    for (const { dueDate, open } of (rows.get(documentNumber) ?? []).toSorted((a, b) =>
      a.dueDate < b.dueDate ? -1 : 1,
    )) {
      const owed = Decimal.of(open);
      const part: Decimal = left.lessThan(owed) ? left : owed;
      if (!part.isPositive()) continue;
      allocations.push({ documentNumber, dueDate, amount: part });
      left = left.minus(part);
    }
    if (!left.isZero()) return undefined;
  }
  return allocations;
}

export async function dismissEntry(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason }: Act,
): Promise<Result<BankEntryView>> {
  return withEntry(road, tenant, id, async (trx, row) => {
    if (row.state === 'posted' || row.state === 'returned') return refused(ENTRY_DECIDED);
    await decideEntries(trx, [{ id, state: 'dismissed', match: row.match, posted: false }], by, nowOf(road));
    await insertReceivableEvents(
      trx,
      [{ customerId: null, documentNumber: null, kind: 'entry.dismissed', details: { entry: id, by, reason } }],
      nowOf(road),
    );
    return ok(undefined);
  });
}

/** Takes back what an entry settled; the entry waits for a decision again. */
export async function reverseEntry(
  road: Road,
  tenant: TenantId,
  id: string,
  { by, reason }: Act,
): Promise<Result<BankEntryView>> {
  return withEntry(road, tenant, id, async (trx, row) => {
    if (row.state === 'dismissed') {
      await decideEntries(trx, [{ id, state: 'proposed', match: row.match, posted: false }], by, nowOf(road));
      return ok(undefined);
    }
    if (row.state !== 'posted') return refused(NOTHING_TO_REVERSE);
    const payments = await lockPayments(trx, { entryId: id });
    await reversePosting(road, trx, payments, { by, reason, kind: 'reversed' });
    await decideEntries(trx, [{ id, state: 'proposed', match: row.match, posted: false }], by, nowOf(road));
    return ok(undefined);
  });
}

/** Takes back one payment that another system or a person told; what a shop told is taken back there. */
export async function reverseOne(
  road: Road,
  tenant: TenantId,
  payment: { readonly origin: string; readonly id: string },
  { by, reason }: Act,
): Promise<Result<{ readonly reversed: boolean }>> {
  if (payment.origin.includes('/')) return refused(SHOPS_PAYMENT);
  return inTenant(road, tenant, async (trx) => {
    const payments = await lockPayments(trx, payment);
    if (payments.length === 0) return ok({ reversed: false });
    await reversePosting(road, trx, payments, { by, reason, kind: 'reversed' });
    await road.jobs.enqueue(
      trx,
      QUEUE.follow,
      payments.map(({ documentId }) => documentId),
    );
    return ok({ reversed: true });
  });
}

async function withEntry(
  road: Road,
  tenant: TenantId,
  id: string,
  change: (trx: TenantTransaction, row: BankEntryRow) => Promise<Result<undefined>>,
): Promise<Result<BankEntryView>> {
  if (!isUuid(id)) return refused(ENTRY_NOT_FOUND);
  return inTenant(road, tenant, async (trx) => {
    const [row] = await lockEntries(trx, [id]);
    if (row === undefined) return refused(ENTRY_NOT_FOUND);
    const changed = await change(trx, row);
    if (!changed.ok) return changed;
    const [now] = await bankEntries(trx, [id]);
    return ok(entryView(now ?? row));
  });
}

function problem(code: string, message: string, advice: string): Problem {
  return { code, message, advice, retry: 'after-fix' };
}

const ENTRY_NOT_FOUND = problem(
  'ENTRY_NOT_FOUND',
  'There is no such entry.',
  'Look it up among the entries of bank statements.',
);
const ENTRY_DECIDED = problem(
  'ENTRY_DECIDED',
  'The entry was decided about already.',
  'Reverse it first to decide anew.',
);
const ITEMS_CHANGED = problem(
  'ITEMS_CHANGED',
  'What is open has changed in this moment.',
  'Look at the entry again, then decide.',
);
const NO_SUCH_PROPOSAL = problem(
  'PROPOSAL_UNKNOWN',
  'The entry has no such proposal.',
  'Choose one of its proposals, counted from 0.',
);
const ALLOCATION_IMPOSSIBLE = problem(
  'ALLOCATION_IMPOSSIBLE',
  'The allocations are more than came in or than is open, or in another currency.',
  'Give documents and amounts that come to the entry at most; what is left over becomes a payment on account.',
);
const NOBODYS_MONEY = problem(
  'CUSTOMER_MISSING',
  'Money is left over, and nothing says whose it is.',
  'Name the customer.',
);
const NOTHING_TO_REVERSE = problem('NOTHING_TO_REVERSE', 'The entry is not posted.', 'There is nothing to take back.');
const SHOPS_PAYMENT = problem(
  'PAYMENT_OF_SHOP',
  'The shop told of this payment.',
  'Take it back in the shop: it tells of that, too.',
);
