import { readReceipts, smsConfig, smsGateway, type SmsReceipt } from '../../channels/index.ts';
import { ok, refused, type MerchantSettings, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  eventsOfMessages,
  findTenant,
  insertMessageEvents,
  keepEvidence,
  lockMessages,
  moveMessages,
  readConnection,
  uuidv7,
  type ConnectionRow,
  type MessageRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { packBytes } from '../invoices/document-content.ts';
import { UUID } from '../orders/list-orders.ts';
import { connectionSecret } from '../connection-secret.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';
import type { ReceiptPush, TakenReceipts } from './delivery-views.ts';
import { followBounce } from './follow-bounce.ts';
import { judgeReceipts, type ReceiptJudgement } from './judge-receipts.ts';
import { moved } from './message-move.ts';

/**
 * Takes what a gateway for text messages pushes: writes down what it proves of each message, and does what follows. Once this is `ok` it is stored.
 * What is told again, of a message that is none, or of another channel's, changes nothing.
 */
export async function takeReceipts(
  road: Road,
  slug: string,
  { body, signature }: ReceiptPush,
): Promise<Result<TakenReceipts>> {
  const tenant = await findTenant(road.database, slug);
  const secret = tenant && (await signingSecret(road, tenant));
  if (tenant === undefined || secret === undefined) return refused(NOBODY);
  const receipts = readReceipts(body, signature, secret);
  if (!receipts.ok) return receipts;
  return ok(await inTenant(road, tenant, (trx) => keep(road, trx, receipts.value)));
}

async function signingSecret(road: Road, tenant: TenantId): Promise<string | undefined> {
  const row = await inTenant(road, tenant, (trx) => readConnection(trx, 'sms'));
  const name = row && nameOfSecret(row);
  return row && name && (await connectionSecret(road, tenant, row, name).catch(() => undefined));
}

function nameOfSecret({ adapter, config }: ConnectionRow): string | undefined {
  return adapter === smsGateway.id ? smsConfig.safeParse(config).data?.receiptsSecret : undefined;
}

async function keep(road: Road, trx: TenantTransaction, receipts: readonly SmsReceipt[]): Promise<TakenReceipts> {
  const told = Map.groupBy(receipts, ({ messageId }) => messageId);
  const rows = await lockMessages(
    trx,
    [...told.keys()].filter((id) => UUID.test(id)),
  );
  const messages = rows.filter(({ channel }) => channel === 'sms');
  const ids = messages.map(({ id }) => id);
  const known = Map.groupBy(await eventsOfMessages(trx, ids), ({ messageId }) => messageId);
  const at = nowOf(road);
  const judged = messages.map((message) => {
    const keys = new Set((known.get(message.id) ?? []).map(({ key }) => key));
    const own = told.get(message.id) ?? [];
    return { message, receipts: own, ...judgeReceipts({ message, receipts: own, known: keys, at }) };
  });
  const news = judged.filter(({ events }) => events.length > 0);
  await settle(road, trx, news);
  const ours = messages.reduce((sum, { id }) => sum + (told.get(id)?.length ?? 0), 0);
  const stored = news.reduce((sum, { events }) => sum + events.filter(({ kind }) => kind !== 'accepted').length, 0);
  return { stored, repeated: ours - stored, unknown: receipts.length - ours };
}

type Judged = ReceiptJudgement & { readonly message: MessageRow; readonly receipts: readonly SmsReceipt[] };

async function settle(road: Road, trx: TenantTransaction, news: readonly Judged[]): Promise<void> {
  if (news.length === 0) return;
  const settings = await settingsHere(road, trx);
  for (const { events, receipts } of news) {
    const evidence = await kept(trx, receipts);
    await insertMessageEvents(
      trx,
      events.map((event) => ({ ...event, evidence })),
    );
  }
  const taken = news.filter(({ isTaken }) => isTaken).map(({ message }) => accepted(message));
  await moveMessages(trx, taken, nowOf(road));
  for (const one of news) if (settings !== undefined) await goOn(road, trx, settings, one);
  await road.jobs.enqueue(
    trx,
    QUEUE.track,
    news.map(({ message }) => message.id),
  );
}

/** What was signed, of one message alone: whoever forgets its reader forgets nobody else's proof. */
async function kept(trx: TenantTransaction, receipts: readonly SmsReceipt[]): Promise<string> {
  const bytes = Buffer.from(JSON.stringify(receipts));
  return (await keepEvidence(trx, { id: uuidv7(), source: 'sms', ...packBytes(bytes) })).id;
}

/** Whoever is sending it finds that somebody else has it by now. */
function accepted(message: MessageRow) {
  return moved(message, { state: 'accepted', problem: null, nextAttemptAt: null });
}

async function goOn(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  { message, failure }: Judged,
): Promise<void> {
  if (failure === undefined) return;
  await followBounce(road, trx, settings, { ...message, state: 'accepted' }, { step: 'next-contact', ...failure });
}

/** Nobody is told which part of the address is wrong. */
const NOBODY: Problem = {
  code: 'WEBHOOK_NOT_FOUND',
  message: 'No gateway reports to this address.',
  advice: 'Check the address of the receipts, and the secret that signs them.',
  retry: 'never',
};
