import { ok, outcomeOf, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  confirmResendBatch,
  countBatch,
  deliverables,
  documentsById,
  insertResendBatch,
  listDocuments,
  messagesOfDocuments,
  readResendBatch,
  uuidv7,
  type DocumentSummary,
  type ResendBatchRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Resending } from './delivery-doors.ts';
import type { ResendProposal } from './delivery-views.ts';
import { criteriaOf, UUID } from '../orders/list-orders.ts';
import type { DocumentFilter } from '../orders/order-view.ts';
import { planMessages } from './plan-delivery.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';
import { standingsOfDocuments } from './view-delivery.ts';
import { documentView } from '../invoices/view-document.ts';

const MOST = 5_000;
const PAGE = 500;
/** Planned in one transaction. */
const CHUNK = 200;
/** A list that was made longer ago may not be true any more (milliseconds). */
const GOOD_FOR = 24 * 3_600_000;

type Picked = Parameters<Resending['propose']>[1];

/** Documents sent again: first a list to look at, then one confirmation. */
export function resending(road: Road): Resending {
  return {
    propose: (tenant, pick) => propose(road, tenant, pick),
    async get(tenant, id) {
      if (!UUID.test(id)) return undefined;
      return inTenant(road, tenant, async (trx) => {
        const batch = await readResendBatch(trx, id);
        return batch && proposalOf(trx, batch);
      });
    },
    confirm: (tenant, id) => confirm(road, tenant, id),
  };
}

async function propose(road: Road, tenant: TenantId, pick: Picked): Promise<Result<ResendProposal>> {
  return inTenant(road, tenant, async (trx) => {
    const picked =
      'documents' in pick
        ? await documentsById(
            trx,
            pick.documents.filter((id) => UUID.test(id)),
          )
        : await filtered(road, trx, pick.filter);
    if (picked.length > MOST) return refused(TOO_MANY);
    const waiting = new Set(
      (
        await messagesOfDocuments(
          trx,
          picked.map(({ id }) => id),
        )
      )
        .filter(({ state }) => WAITING.includes(state))
        .map(({ documentId }) => documentId),
    );
    const id = uuidv7(road.clock.now().getTime());
    const skipped = picked
      .filter((document) => waiting.has(document.id))
      .map((document) => ({ documentId: document.id, number: document.number, code: 'ALREADY_WAITING' }));
    const documents = picked.filter((document) => !waiting.has(document.id)).map((document) => document.id);
    await insertResendBatch(trx, { id, documents, skipped });
    const batch = await readResendBatch(trx, id);
    return batch === undefined ? refused(UNKNOWN) : ok(await proposalOf(trx, batch));
  });
}

const WAITING: readonly string[] = ['planned', 'queued', 'sending', 'held'];

async function filtered(
  road: Road,
  trx: TenantTransaction,
  filter: DocumentFilter,
): Promise<readonly DocumentSummary[]> {
  const criteria = await criteriaOf(trx, filter);
  const found: DocumentSummary[] = [];
  for (let after: string | undefined; found.length <= MOST;) {
    const page = await listDocuments(trx, criteria, after, PAGE);
    found.push(...(await stillSo(road, trx, filter, page)));
    after = page.at(-1)?.id;
    if (page.length < PAGE) break;
  }
  return found;
}

/** Lists are a moment behind: what has arrived since is not sent again for having come back. */
async function stillSo(
  road: Road,
  trx: TenantTransaction,
  { delivery }: DocumentFilter,
  page: readonly DocumentSummary[],
): Promise<readonly DocumentSummary[]> {
  if (delivery === undefined) return page;
  const ids = page.map(({ id }) => id);
  const standings = await standingsOfDocuments(trx, ids, road.clock.now());
  return page.filter(({ id }) => {
    const state = standings.get(id)?.state;
    return state !== undefined && outcomeOf(state) === delivery;
  });
}

async function proposalOf(
  trx: TenantTransaction,
  { id, documents, skipped, confirmedAt }: ResendBatchRow,
): Promise<ResendProposal> {
  const rows = await documentsById(trx, documents);
  return {
    id,
    documents: rows
      .map((row) => documentView(row))
      .map(({ id: documentId, number, kind, buyer }) => ({ documentId, number, kind, buyer })),
    skipped,
    ...(confirmedAt !== null && { confirmedAt: confirmedAt.toISOString() }),
    progress: await countBatch(trx, id),
  };
}

async function confirm(road: Road, tenant: TenantId, id: string): Promise<Result<ResendProposal>> {
  if (!UUID.test(id)) return refused(UNKNOWN);
  return inTenant(road, tenant, async (trx) => {
    const batch = await readResendBatch(trx, id);
    if (batch === undefined) return refused(UNKNOWN);
    if (batch.confirmedAt !== null) return ok(await proposalOf(trx, batch));
    if (road.clock.now().getTime() - batch.createdAt.getTime() > GOOD_FOR) return refused(OVER);
    const confirmed = await confirmResendBatch(trx, id, nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.resend, [id]);
    return ok(await proposalOf(trx, confirmed ?? batch));
  });
}

/** Plans the messages of confirmed batches. One that is run again makes no second message of a document. */
export async function resendBatches(road: Road, tenant: TenantId, batchIds: readonly string[]): Promise<void> {
  for (const batchId of batchIds) {
    const batch = await inTenant(road, tenant, (trx) => readResendBatch(trx, batchId));
    if (batch === undefined || batch.confirmedAt === null) continue;
    for (let start = 0; start < batch.documents.length; start += CHUNK) {
      await inTenant(road, tenant, async (trx) => {
        const settings = await settingsHere(road, trx);
        if (settings === undefined) return;
        const documents = await deliverables(trx, batch.documents.slice(start, start + CHUNK));
        await planMessages(road, trx, settings, documents, { batchId, atOnce: true });
      });
    }
  }
}

const TOO_MANY: Problem = {
  code: 'RESEND_TOO_MANY',
  message: `More than ${MOST} documents are picked.`,
  advice: 'Pick fewer at a time.',
  retry: 'after-fix',
};
const UNKNOWN: Problem = {
  code: 'RESEND_NOT_FOUND',
  message: 'There is no such list of documents to send again.',
  advice: 'Make the list anew.',
  retry: 'never',
};
const OVER: Problem = {
  code: 'RESEND_OVER',
  message: 'The list was made more than a day ago.',
  advice: 'Make the list anew and look at it.',
  retry: 'never',
};
