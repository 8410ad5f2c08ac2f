import { factOf, ownDunningStops, type AgencyEvent, type EventPayloads } from '../../agencies/index.ts';
import { Decimal, type TenantId } from '../../model/index.ts';
import {
  caseItems,
  insertReceivableEvents,
  lockCases,
  leaveUndecided,
  lockOrdersOfDocuments,
  moveApplied,
  writeCase,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { caseHistory, summaryOf, type CaseHistory } from './case-history.ts';
import { holdForCase, liftDisputes } from './hold-for-case.ts';
import { noteCase } from './note-case.ts';
import { noteOrdersOf, releaseItems } from './release-items.ts';
import { letGo, openOfCase, settleAtAgency } from './settle-at-agency.ts';

/** Lets what arrived take effect, case by case: each event once, in the books, the histories and the hosts. May run twice. */
export async function applyCaseEvents(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  for (const id of ids) await inTenant(road, tenant, (trx) => applyTo(road, trx, id));
}

async function applyTo(road: Road, trx: TenantTransaction, id: string): Promise<void> {
  const [row] = await lockCases(trx, [id]);
  if (row === undefined || row.ownState !== 'submitted') return;
  const history = await caseHistory(trx, row);
  const { fresh, upTo } = arrivedSince(history);
  if (upTo === row.appliedTo) return;
  await moveApplied(trx, id, upTo);
  const after = { ...row, ...summaryOf(history, nowOf(road)) };
  await writeCase(trx, id, after);
  await tell(road, trx, history, fresh);
  // A test case is worked by nobody: its events are seen, and touch no book.
  if (row.mode !== 'live') return;
  for (const event of fresh) await takeEffect(road, trx, history, event);
  if (row.isOut && !ownDunningStops(history.status))
    await releaseItems(road, trx, row, history.status.rejected ? 'rejected' : 'withdrawn');
  if (row.state !== 'closed' && after.state === 'closed') await close(road, trx, history);
}

/** What arrived after the last time, and the arrival up to which everything has taken effect then. */
function arrivedSince({ row, eventRows, events }: CaseHistory): {
  readonly fresh: readonly AgencyEvent[];
  readonly upTo: bigint;
} {
  const late = eventRows.filter(({ id }) => id > row.appliedTo);
  const ids = new Set(late.filter(({ known }) => known).map(({ eventId }) => eventId));
  const upTo = late.reduce((highest, { id }) => (id > highest ? id : highest), row.appliedTo);
  return { fresh: events.filter(({ eventId }) => ids.has(eventId)), upTo };
}

/** The history of the customer says what the agency told; what of it is money stands in the histories of the documents besides. */
async function tell(
  road: Road,
  trx: TenantTransaction,
  { row, case: own }: CaseHistory,
  fresh: readonly AgencyEvent[],
): Promise<void> {
  const told = fresh.map((event) => {
    const fact = factOf(own, event);
    const sum = 'amount' in fact &&
      fact.amount !== undefined && { amount: fact.amount.toString(), currency: own.currency };
    const { agency, mode } = row;
    const details = {
      case: row.id,
      agency,
      mode,
      kind: event.type,
      event: event.eventId,
      on: fact.on,
      text: fact.text,
    };
    return { customerId: row.customerId, documentNumber: null, kind: 'case.event', details: { ...details, ...sum } };
  });
  await insertReceivableEvents(trx, told, nowOf(road));
}

async function takeEffect(road: Road, trx: TenantTransaction, history: CaseHistory, event: AgencyEvent): Promise<void> {
  const { row, status } = history;
  if (event.type === 'payment') {
    if (event.payload.to === 'agency' && isFirst(history, event, event.payload))
      await settleAtAgency(road, trx, row, event.payload);
    return;
  }
  // Nothing reopens a closed case: a person decides on what comes after. Money counts.
  if (status.flags.some(({ eventId, code }) => eventId === event.eventId && code === 'AFTER_CLOSE')) return;
  if (event.type === 'resumed') return liftDisputes(road, trx, row);
  return holdForCase(road, trx, history, event);
}

/** Told again under another event, a payment counts once: the first that arrived was it. */
function isFirst({ events }: CaseHistory, event: AgencyEvent, { paymentId }: EventPayloads['payment']): boolean {
  const first = events.find((each) => each.type === 'payment' && each.payload.paymentId === paymentId);
  return first?.eventId === event.eventId;
}

/** Closed there, closed here: what a settlement let go is owed no more, and the orders and documents say how it ended. */
async function close(road: Road, trx: TenantTransaction, { row, status, events }: CaseHistory): Promise<void> {
  const settled = events.flatMap((event) => (event.type === 'settled' ? event.payload.waived : []));
  if (status.outcome === 'settled') await letGo(road, trx, row, Decimal.sum(settled));
  // What was withdrawn is ours again, and reminded; of anything else a person decides.
  if (ownDunningStops(status) && (await openOfCase(trx, row)).isPositive()) await leaveUndecided(trx, row.id);
  const items = await caseItems(trx, row.id);
  const documents = [...new Set(items.map(({ documentId }) => documentId))];
  const orders = await lockOrdersOfDocuments(trx, documents);
  const details = { case: row.id, agency: row.agency, outcome: status.outcome };
  await insertReceivableEvents(
    trx,
    [...new Set(items.map(({ number }) => number))].map((documentNumber) => ({
      customerId: row.customerId,
      documentNumber,
      kind: 'item.collection-closed',
      details,
    })),
    nowOf(road),
  );
  await noteOrdersOf(road, trx, orders, 'order.collection-closed', { case: row.id, outcome: status.outcome });
  const { outcome } = status;
  const closed = { kind: 'closed', ...(outcome !== undefined && { outcome }) } as const;
  await noteCase(
    road,
    trx,
    row,
    { key: 'closed' },
    documents.map((documentId) => ({ documentId, news: closed })),
  );
}
