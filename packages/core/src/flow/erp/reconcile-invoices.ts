import type { Cursor, ErpInvoice } from '../../erp/index.ts';
import { Decimal, ok, refused, type Result, type TenantId } from '../../model/index.ts';
import {
  documentsOf,
  erpDocumentsRead,
  forgetCursor,
  ordersByExt,
  pushedById,
  type TenantTransaction,
} from '../../store/index.ts';
import { makeRoom, type AskedErp } from './ask-erp.ts';
import { compareDocuments, sumUp, type Documents } from './compare-erp.ts';
import type { Findings } from './erp-findings.ts';
import { problemOf } from '../move.ts';
import { inTenant, type Road } from '../road.ts';
import { settingsOf } from '../settings.ts';

const PAGES = 400;
const MOST = 100_000;
const ORDERS_AT_ONCE = 500;

/**
 * Reads every invoice and credit note that the ERP has, and holds those of our orders against what we know: what was read
 * of them when the ERP issues, our own documents when we do. Where we issue, an order without any in the ERP is as it must be.
 */
export async function reconcileInvoices(
  road: Road,
  tenant: TenantId,
  erp: AskedErp,
  findings: Findings,
): Promise<void> {
  const there = await everyInvoice(road, tenant, erp, findings);
  if (there === undefined) return;
  const byOrder = await inTenant(road, tenant, (trx) => ofOurOrders(trx, there));
  const byErp = await inTenant(road, tenant, async (trx) => (await settingsOf(trx))?.issuer === 'erp');
  const here = await inTenant(road, tenant, (trx) =>
    byErp ? readBefore(trx, erp.connection) : issuedHere(trx, [...byOrder.keys()]),
  );
  const ids = [...new Set([...byOrder.keys(), ...here.keys()])];
  let missed = false;
  for (let start = 0; start < ids.length; start += ORDERS_AT_ONCE) {
    const rows = await inTenant(road, tenant, (trx) => pushedById(trx, ids.slice(start, start + ORDERS_AT_ONCE)));
    for (const row of rows) {
      const [ours, theirs] = [here.get(row.id) ?? NONE, byOrder.get(row.id) ?? NONE];
      findings.invoices(amountOf(ours, row.currency), amountOf(theirs, row.currency));
      const own = { ...row, total: Decimal.of(row.total), tolerance: Decimal.ZERO };
      const difference = compareDocuments(own, ours, theirs);
      missed ||= difference !== undefined;
      findings.differs(difference);
    }
  }
  // What was read before is not what is there: a change was missed, so that everything is read again.
  if (byErp && missed)
    await inTenant(road, tenant, async (trx) => {
      for (const kind of ['invoice', 'creditNote']) await forgetCursor(trx, erp.connection, kind);
    });
}

const NONE: Documents = { invoices: 0, total: Decimal.ZERO, open: Decimal.ZERO };

function amountOf({ invoices, open }: Documents, currency: string) {
  return { count: invoices, sum: open, currency };
}

/** Everything, page by page; `undefined` when it could not be read to the end, since half of it would look like losses. */
async function everyInvoice(
  road: Road,
  tenant: TenantId,
  erp: AskedErp,
  findings: Findings,
): Promise<readonly ErpInvoice[] | undefined> {
  const found: ErpInvoice[] = [];
  for (const kind of ['invoice', 'creditNote'] as const) {
    if (erp.capabilities.flows[kind] === undefined) continue;
    const items = await everyOne(road, tenant, erp, kind);
    if (!items.ok) {
      findings.stopped(items.problems[0]);
      return undefined;
    }
    found.push(...items.value);
  }
  return found;
}

async function everyOne(
  road: Road,
  tenant: TenantId,
  { session, ...erp }: AskedErp,
  kind: 'invoice' | 'creditNote',
): Promise<Result<readonly ErpInvoice[]>> {
  const found = new Map<string, ErpInvoice>();
  let cursor: Cursor | null = null;
  for (let page = 0; page < PAGES && found.size < MOST; page += 1) {
    await makeRoom(road, tenant, erp, 1);
    const changes: Awaited<ReturnType<typeof session.changes<typeof kind>>> = await session.changes(
      kind,
      cursor,
      erp.capabilities.pageSize,
    );
    if (!changes.ok) return refused(problemOf(changes.cause, 'later'));
    // A page may hold what an earlier one held, as it is now.
    for (const item of changes.value.items) found.set(item.id, item);
    if (!changes.value.more) return ok([...found.values()]);
    cursor = changes.value.next;
  }
  return refused(TOO_MANY);
}

const TOO_MANY = {
  code: 'ERP_TOO_MANY_INVOICES',
  message: 'The ERP has more invoices than one comparison can go through.',
  advice: 'The orders are compared all the same. Close or archive old years in the ERP, or compare open amounts there.',
  retry: 'never',
} as const;

async function ofOurOrders(
  trx: TenantTransaction,
  invoices: readonly ErpInvoice[],
): Promise<ReadonlyMap<string, Documents>> {
  const orders = await ordersByExt(trx, [...new Set(invoices.flatMap(({ orderExtIds }) => orderExtIds))]);
  const owned = invoices.flatMap((invoice) => {
    const orderId = invoice.orderExtIds.map((ext) => orders.get(ext)).find((id) => id !== undefined);
    return orderId === undefined ? [] : [{ orderId, invoice }];
  });
  return new Map(
    [...Map.groupBy(owned, ({ orderId }) => orderId)].map(([id, each]) => [id, sumUp(each.map((one) => one.invoice))]),
  );
}

async function readBefore(trx: TenantTransaction, connection: string): Promise<ReadonlyMap<string, Documents>> {
  const rows = await erpDocumentsRead(trx, connection, MOST);
  const documents = rows.map((row) => ({ ...row, total: Decimal.of(row.total), open: Decimal.of(row.open) }));
  return new Map([...Map.groupBy(documents, ({ orderId }) => orderId)].map(([id, each]) => [id, sumUp(each)]));
}

/** What we issued ourselves. A credit note is settled against its invoice here: what is open stands on the invoice. */
async function issuedHere(
  trx: TenantTransaction,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, Documents>> {
  const sums = new Map<string, Documents>();
  for (let start = 0; start < orderIds.length; start += ORDERS_AT_ONCE) {
    const rows = await documentsOf(trx, orderIds.slice(start, start + ORDERS_AT_ONCE));
    const documents = rows.map((row) => ({ ...row, total: Decimal.of(row.total), open: Decimal.of(row.open) }));
    for (const [id, each] of Map.groupBy(documents, ({ orderId }) => orderId)) sums.set(id, sumUp(each));
  }
  return sums;
}
