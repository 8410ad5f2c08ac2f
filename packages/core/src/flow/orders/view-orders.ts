import type { OrderId, Problem } from '../../model/index.ts';
import {
  documentsOf,
  erpDocumentsOf,
  readConnection,
  type OrderSummary,
  type TenantTransaction,
} from '../../store/index.ts';
import { ORDER_STAGES, type DocumentView, type OrderStage, type OrderView } from './order-view.ts';
import { ERP_CONNECTION } from './push-order.ts';
import { standingsOfDocuments } from '../delivery/view-delivery.ts';
import { documentView, erpDocumentView, isIssued } from '../invoices/view-document.ts';

/** Orders as people see them at a moment, in the order of the rows. */
export async function orderViews(
  trx: TenantTransaction,
  rows: readonly OrderSummary[],
  now: Date,
): Promise<readonly OrderView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const documents = await documentsOf(trx, ids);
  const standings = await standingsOfDocuments(
    trx,
    documents.map(({ id }) => id),
    now,
  );
  const issued = Map.groupBy(documents, ({ orderId }) => orderId);
  const read = Map.groupBy(await erpDocumentsOf(trx, ids), ({ orderId }) => orderId);
  const waitsForErp = rows.some(({ stage, stop }) => stage === 'taken' && stop === null);
  const paused = waitsForErp ? ((await readConnection(trx, ERP_CONNECTION))?.paused ?? null) : null;
  return rows.map((row) => {
    const views = [
      ...(issued.get(row.id) ?? []).map((document) => documentView(document, standings.get(document.id))),
      ...(read.get(row.id) ?? []).filter(isIssued).map((document) => erpDocumentView(row, document)),
    ];
    return asView(row, views, row.stop ?? (row.stage === 'taken' ? paused : null));
  });
}

function asView(row: OrderSummary, documents: readonly DocumentView[], stop: Problem | null): OrderView {
  return {
    id: row.id as OrderId,
    host: row.host,
    shop: row.shop,
    sourceId: row.sourceId,
    number: row.number,
    placedAt: row.placedAt.toISOString(),
    buyer: row.buyer,
    currency: row.currency,
    total: row.total,
    revision: row.revision,
    stage: stageNamed(row.stage),
    ...(stop !== null && { stopped: stop }),
    ...(row.nextAttemptAt !== null && { nextAttemptAt: row.nextAttemptAt.toISOString() }),
    ...(row.waiting !== null && { waiting: row.waiting }),
    attempts: row.attempts,
    ...(row.erpNumber !== null && { erpReference: row.erpNumber }),
    documents,
    updatedAt: row.updatedAt.toISOString(),
  };
}

function stageNamed(stage: string): OrderStage {
  const known = ORDER_STAGES.find((candidate) => candidate === stage);
  if (known === undefined) throw new Error(`An order stands at ${stage}, which this release does not know.`);
  return known;
}
