import { derivedKey } from '../../access/index.ts';
import { signReturnToken, type EmailMessage, type SendOutcome, type TextMessage } from '../../channels/index.ts';
import type { Problem, Result, TenantId } from '../../model/index.ts';
import {
  insertMessageEvents,
  lockMessages,
  moveMessages,
  pauseConnection,
  recordAccepted,
  type MessageRow,
} from '../../store/index.ts';
import { claimMessages, type ClaimedMessage } from './claim-messages.ts';
import { withdraw } from './end-messages.ts';
import { followBounce } from './follow-bounce.ts';
import { judgeSending, type Judgement } from './judge-sending.ts';
import { letterWriter, UNWRITABLE, type Letter } from './message-letter.ts';
import { moved } from './message-move.ts';
import { perTenant } from '../per-tenant.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { trackDelivery } from './track-delivery.ts';
import { takeTurns } from '../turns.ts';

/** Committed to be sent together: what a dead process leaves is sent again. */
const AT_ONCE = 20;

/**
 * From the last byte of a message to the commit that says it was taken, one at a time for each merchant: a process that is killed leaves one message
 * at the most of which the server knows more than we do.
 */
const oneByOne = perTenant(() => takeTurns(1));

/** Sends messages whose moment has come. */
export async function sendMessages(road: Road, tenant: TenantId, ids: readonly string[]): Promise<void> {
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const claims = await claimMessages(road, tenant, ids.slice(start, start + AT_ONCE));
    try {
      await sendAll(road, tenant, claims);
    } finally {
      for (const { message } of claims) road.underWay.delete(message.id);
    }
    await trackDelivery(
      road,
      tenant,
      claims.map(({ message }) => message.id),
    );
  }
}

async function sendAll(road: Road, tenant: TenantId, claims: readonly ClaimedMessage[]): Promise<void> {
  const write = await letterWriter(
    road,
    tenant,
    claims.map(({ message }) => message),
  );
  for (const claim of claims) {
    const { message, link } = claim;
    const letter = await write(message, link);
    if (letter.ok)
      await oneByOne(tenant)(0, async () => record(road, tenant, claim, await post(road, tenant, claim, letter.value)));
    else await holdBack(road, tenant, message, letter.problems[0]);
  }
}

async function post(road: Road, tenant: TenantId, claim: ClaimedMessage, letter: Letter): Promise<SendOutcome> {
  const { message, connection } = claim;
  if (message.channel === 'sms') {
    const session = await road.channelSessions.sessionOf<TextMessage>(tenant, connection, 'sms');
    return session.ok ? session.value.send(textOf(claim, letter)) : misconfigured(session);
  }
  const session = await road.channelSessions.sessionOf<EmailMessage>(tenant, connection, 'email');
  return session.ok ? session.value.send(emailOf(road, claim, letter)) : misconfigured(session);
}

function emailOf(
  road: Road,
  { message, settings, pending }: ClaimedMessage,
  { subject, text, html, attachments, unsubscribe }: Letter,
): EmailMessage {
  const { sender, replyTo } = settings.delivery;
  const [first, ...copies] = pending.flatMap((place) => message.recipients[place] ?? []);
  return {
    kind: 'email',
    messageId: message.mailId ?? message.id,
    returnToken: signReturnToken(derivedKey(road.keys.current, 'returns'), message.id),
    from: sender ?? { address: '' },
    ...(replyTo && { replyTo }),
    to: first === undefined ? [] : [first],
    copies,
    subject,
    text,
    ...(html !== undefined && { html }),
    attachments,
    language: message.language,
    ...(unsubscribe !== undefined && { unsubscribe }),
  };
}

function textOf({ message, link }: ClaimedMessage, { subject }: Letter): TextMessage {
  const text = link === undefined ? subject : `${subject} ${link}`;
  return {
    kind: 'sms',
    messageId: message.id,
    to: message.recipients[0]?.address ?? '',
    text,
    language: message.language,
  };
}

function misconfigured(session: Extract<Result<unknown>, { ok: false }>): SendOutcome {
  const { code, message, advice } = session.problems[0] ?? UNWRITABLE;
  return { ok: false, kind: 'misconfigured', cause: { code, message, advice }, refused: [], evidence: {} };
}

/** Writes down what came of it, unless somebody else has the message by now. */
async function record(
  road: Road,
  tenant: TenantId,
  { message, pending, settings }: ClaimedMessage,
  outcome: SendOutcome,
): Promise<void> {
  const sending = { message, pending, at: nowOf(road), most: settings.delivery.attempts };
  const judgement = judgeSending(sending, outcome);
  if (isPlain(judgement)) {
    await inTenant(road, tenant, (trx) => recordAccepted(trx, message, road.worker, judgement.events, sending.at));
    return;
  }
  await inTenant(road, tenant, async (trx) => {
    const [row] = await lockMessages(trx, [message.id], ['sending']);
    if (row === undefined || row.claimedBy !== road.worker || row.attempts !== message.attempts) return;
    await insertMessageEvents(trx, judgement.events);
    await moveMessages(trx, [moved(row, changesOf(road, row, judgement))], sending.at);
    if (judgement.retryIn !== undefined)
      await road.jobs.enqueue(trx, QUEUE.send, [row.id], after(road, judgement.retryIn));
    if (judgement.pause !== undefined) await pauseConnection(trx, row.channel, judgement.pause);
    if (judgement.next !== undefined)
      await followBounce(road, trx, settings, { ...row, state: judgement.state }, judgement.next);
  });
}

/** Taken over by all, and nothing follows: one statement. */
function isPlain({ state, next, retryIn, pause }: Judgement): boolean {
  return state === 'accepted' && next === undefined && retryIn === undefined && pause === undefined;
}

function changesOf(road: Road, row: MessageRow, { state, problem, retryIn, next, uncounted }: Judgement) {
  return {
    state,
    problem: state === 'accepted' ? null : (problem ?? null),
    nextAttemptAt: retryIn === undefined ? null : after(road, retryIn),
    ...(next?.step === 'retry-light' && { attachments: [] }),
    ...(uncounted && { attempts: row.attempts - 1 }),
  };
}

/** What cannot be written is not sent: a person looks, or its document is gone. */
async function holdBack(
  road: Road,
  tenant: TenantId,
  message: MessageRow,
  problem: Problem = UNWRITABLE,
): Promise<void> {
  await inTenant(road, tenant, async (trx) => {
    const [row] = await lockMessages(trx, [message.id], ['sending']);
    if (row === undefined || row.claimedBy !== road.worker) return;
    if (problem.retry === 'never') return withdraw(road, trx, [row], problem.code);
    return moveMessages(trx, [moved(row, { state: 'held', problem, attempts: row.attempts - 1 })], nowOf(road));
  });
}
