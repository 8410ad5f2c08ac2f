import { numberDocument, payable, type IssuedDocument } from '../../billing/index.ts';
import { customerKey, extId } from '../../erp/index.ts';
import { writeUbl } from '../../formats/index.ts';
import { dayIn, ok, parseOrder, type Order, type Problem, type Result, type TenantId } from '../../model/index.ts';
import { issuedFor, orderBySource, peekSeries, readConnection, type TenantTransaction } from '../../store/index.ts';
import { checkDrafts } from '../invoices/check-drafts.ts';
import { unpackDocument } from '../invoices/document-content.ts';
import { inSeries, type CheckedDraft } from '../invoices/number-drafts.ts';
import { planOrder } from './plan-order.ts';
import { ERP_CONNECTION } from './push-order.ts';
import type { DryRun } from '../quittance.ts';
import { inTenant, type Road } from '../road.ts';
import { settingsOf, SETTINGS_MISSING } from '../settings.ts';

/** What the road would do with an order, from what is stored now. Reads only. */
export async function dryRun(road: Road, tenant: TenantId, json: unknown): Promise<Result<DryRun>> {
  const read = parseOrder(json);
  if (!read.ok) return read;
  const order = read.value;
  const { connection, issuing } = await inTenant(road, tenant, async (trx) => ({
    connection: await readConnection(trx, ERP_CONNECTION),
    issuing: await wouldIssue(road, trx, order),
  }));
  if (connection === undefined) return ok(issuing);
  const opened = await road.sessions.sessionOf(tenant, connection);
  if (!opened.ok) return ok({ ...issuing, problems: [...opened.problems, ...issuing.problems] });
  const ext = extId(order.source.host, order.source.shop, 'order', order.source.orderId);
  const preview = await opened.value.session.preview('order', ext, { order, customerKey: customerKey(order) });
  if (preview.ok) return ok({ ...issuing, erp: { adapter: connection.adapter, payload: preview.value } });
  const { code, message, advice } = preview.cause;
  return ok({
    ...issuing,
    problems: [{ code, message, advice: advice ?? 'Correct the order.', retry: 'after-fix' }, ...issuing.problems],
  });
}

async function wouldIssue(
  road: Road,
  trx: TenantTransaction,
  order: Order,
): Promise<Pick<DryRun, 'documents' | 'problems'>> {
  const settings = await settingsOf(trx);
  if (settings === undefined) return { documents: [], problems: [SETTINGS_MISSING] };
  if (settings.issuer === 'erp') return { documents: [], problems: [] };
  const today = dayIn(settings.timeZone, road.clock.now());
  const planned = planOrder(order, await alreadyIssued(trx, order), settings);
  if (!planned.ok) return { documents: [], problems: planned.problems };
  const drafts = inSeries('', order, planned.value, settings, today);
  if (!drafts.ok) return { documents: [], problems: drafts.problems };
  const checked = await checkDrafts(drafts.value, today);
  return checked.ok
    ? previewed(trx, checked.value, today, [])
    : previewed(
        trx,
        drafts.value.map((draft) => ({ ...draft, findings: [] })),
        today,
        checked.problems,
      );
}

async function alreadyIssued(trx: TenantTransaction, { source }: Order): Promise<readonly IssuedDocument[]> {
  const known = await orderBySource(trx, source.host, source.shop, source.orderId);
  return known === undefined ? [] : (await issuedFor(trx, [known.id])).map(unpackDocument);
}

async function previewed(
  trx: TenantTransaction,
  drafts: readonly CheckedDraft[],
  today: string,
  problems: readonly Problem[],
): Promise<Pick<DryRun, 'documents' | 'problems'>> {
  const documents: DryRun['documents'][number][] = [];
  const found = [...problems];
  const next = new Map<string, number>();
  for (const { draft, series, format, findings } of drafts) {
    const counter = next.get(series.key) ?? ((await peekSeries(trx, series.key))?.last ?? series.startAt - 1) + 1;
    next.set(series.key, counter + 1);
    const invoice = numberDocument(draft, { number: series.format(counter), issueDate: today });
    const ubl = writeUbl(invoice);
    if (ubl.ok)
      documents.push({
        kind: draft.kind,
        part: draft.part,
        format,
        findings,
        ubl: Buffer.from(ubl.value.bytes).toString('utf8'),
        total: payable({ invoice }).toString(),
      });
    else found.push(...ubl.problems);
  }
  return { documents, problems: found };
}
