import type { EventPayloads } from '../../agencies/index.ts';
import { Decimal } from '../../model/index.ts';
import {
  caseItems,
  insertCaseChanges,
  lockItems,
  lockOrdersOfDocuments,
  waiveItems,
  type CaseItemStanding,
  type CaseRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { postPayment } from '../payments/post-payment.ts';
import { nowOf, type Road } from '../road.ts';
import { noteCase } from './note-case.ts';
import { sharePayment, type SharedItem } from './share-payment.ts';

/** What payments that an agency tells of are known by. */
export function originOf({ agency }: Pick<CaseRow, 'agency'>): string {
  return `agency:${agency}`;
}

/**
 * The debtor paid the agency: the open items are settled to that extent, and the money is with the agency until it is remitted. Its costs are its
 * own. Posted once by its id, whatever is told how often; the case must be locked.
 */
export async function settleAtAgency(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  { paymentId, amount, allocation, valueDate }: EventPayloads['payment'],
): Promise<void> {
  const items = await lockedItems(trx, row);
  const { interest, fees, costs } = allocation;
  // Where the parts do not come to the amount, the amount counts.
  const principal = amount.minus(interest).minus(fees).minus(costs);
  const { shares, surplus } = sharePayment(items, { principal, interest, fees });
  if (shares.length === 0 && !surplus.isPositive()) return;
  await postPayment(road, trx, {
    origin: originOf(row),
    id: `${row.id}/${paymentId}`,
    date: valueDate,
    currency: row.currency,
    method: 'collection-agency',
    shares: shares.map(({ documentId, amount: part }) => ({ itemId: documentId, amount: part })),
    ...(surplus.isPositive() && { surplus: { customerId: row.customerId, amount: surplus } }),
    told: { case: row.id, agency: row.agency },
  });
  await knownToBoth(road, trx, row, `agency|${paymentId}`, shares);
  const { currency } = row;
  const news = shares.map((part) => ({
    documentId: part.documentId,
    news: { kind: 'paid', amount: part.amount, currency } as const,
  }));
  await noteCase(road, trx, row, { key: `payment ${paymentId}`, on: valueDate }, news);
}

/** A settlement holds: what is left, at most what was let go, is owed no more. */
export async function letGo(road: Road, trx: TenantTransaction, row: CaseRow, waived: Decimal): Promise<void> {
  const items = await lockedItems(trx, row);
  const open = Decimal.sum(items.map((item) => item.open));
  if (open.isPositive() && !open.greaterThan(waived)) await owedNoMore(road, trx, row, items, 'settlement');
}

/** A person lets go of what an agency could not collect. */
export async function writeOff(road: Road, trx: TenantTransaction, row: CaseRow): Promise<void> {
  await owedNoMore(road, trx, row, await lockedItems(trx, row), 'write-off');
}

/** What is open of the case by our own book. The case must be locked. */
export async function openOfCase(trx: TenantTransaction, { id }: Pick<CaseRow, 'id'>): Promise<Decimal> {
  return Decimal.sum((await caseItems(trx, id)).map(({ openNow }) => Decimal.of(openNow)));
}

async function owedNoMore(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  items: readonly SharedItem[],
  why: 'settlement' | 'write-off',
): Promise<void> {
  const claims = items.filter(({ kind }) => kind === 'fee' || kind === 'interest');
  await waiveItems(
    trx,
    claims.map(({ documentId }) => documentId),
  );
  const rest = items.filter((item) => !claims.includes(item) && !item.open.isZero());
  const shares = rest.map(({ documentId, open: amount }) => ({ documentId, amount }));
  if (shares.length === 0) return;
  await postPayment(road, trx, {
    origin: originOf(row),
    id: `${row.id}/${why}`,
    date: nowOf(road).slice(0, 10),
    currency: row.currency,
    method: why,
    shares: shares.map(({ documentId, amount }) => ({ itemId: documentId, amount })),
    told: { case: row.id, agency: row.agency, waived: true },
  });
  await knownToBoth(road, trx, row, why, shares);
}

/** Orders before their items, as everywhere. */
async function lockedItems(trx: TenantTransaction, { id }: CaseRow): Promise<readonly SharedItem[]> {
  const documents = [...new Set((await caseItems(trx, id)).map(({ documentId }) => documentId))];
  await lockOrdersOfDocuments(trx, documents);
  await lockItems(trx, documents);
  return byDocument(await caseItems(trx, id));
}

/** Instalments of a document are one: money settles the oldest of them first. */
function byDocument(items: readonly CaseItemStanding[]): readonly SharedItem[] {
  return [...Map.groupBy(items, ({ documentId }) => documentId)].map(([documentId, own]) => ({
    documentId,
    kind: own[0]?.kind ?? 'principal',
    open: Decimal.sum(own.map(({ openNow }) => Decimal.of(openNow))),
    handedOver: Decimal.sum(own.map(({ open }) => Decimal.of(open))),
  }));
}

function knownToBoth(
  road: Road,
  trx: TenantTransaction,
  row: CaseRow,
  key: string,
  shares: readonly { readonly documentId: string; readonly amount: Decimal }[],
): Promise<void> {
  const changes = shares.map(({ documentId, amount }) => ({ documentId, key, amount: amount.toString() }));
  return insertCaseChanges(trx, row.id, changes, nowOf(road));
}
