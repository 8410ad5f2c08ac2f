import { derivedKey } from '../../access/index.ts';
import { classifyMail, mailSummary, readReturnToken, type MailReport } from '../../channels/index.ts';
import { dayIn, type MerchantSettings, type TenantId } from '../../model/index.ts';
import {
  countReturnedMail,
  insertMessageEvents,
  insertReturnedMail,
  keepEvidence,
  lockMessages,
  moveMessages,
  noteAbsence,
  stopContact,
  uuidv7,
  waitingOfContact,
  type MessageRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { packBytes } from '../invoices/document-content.ts';
import { followBounce } from './follow-bounce.ts';
import { judgeReturn, type ReturnJudgement } from './judge-return.ts';
import { moved } from './message-move.ts';
import { rerouteMessages } from './reroute-messages.ts';
import { after, inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { settingsHere } from '../settings.ts';

/** A mail that came back. */
export interface ReturnedMail {
  readonly raw: Uint8Array;
  /** `imap`, `smtp`, `api`. */
  readonly source: string;
  /** The address it came in at, where that is known. */
  readonly recipient?: string;
}

/** More mails about one message are a loop of machines: they are not even kept. */
const MOST_OF_ONE = 50;
/** A mail is kept up to this size (bytes); what says why it came back stands at its beginning. */
export const LARGEST_RETURN = 2 * 1024 * 1024;

/**
 * Takes what came back: keeps it, finds the message by its signed return path alone, writes down what it proves, and does what follows. A mail that proves
 * nothing changes nothing; what people wrote is in the list for people, always. Nothing is ever answered. The same bytes twice are one mail.
 */
export async function takeReturn(road: Road, tenant: TenantId, mail: ReturnedMail): Promise<'taken' | 'repeated'> {
  const raw = mail.raw.subarray(0, LARGEST_RETURN);
  const packed = packBytes(raw);
  return inTenant(road, tenant, async (trx) => {
    const settings = await settingsHere(road, trx);
    const report = classified(road, settings, mail, raw);
    const message = await provenMessage(trx, report);
    if (await isLoop(trx, report, message)) return 'repeated';
    const evidence = await keepEvidence(trx, { id: uuidv7(), source: mail.source, ...packed });
    if (!evidence.isNew) return 'repeated';
    const at = nowOf(road);
    const judgement = judgeReturn({
      report,
      message,
      evidence: evidence.id,
      at,
      most: settings?.delivery.attempts ?? 1,
    });
    await insertReturnedMail(trx, rowOf(raw, report, message, judgement, evidence.id, at));
    if (message !== undefined && settings !== undefined) await settle(road, trx, settings, message, judgement);
    return 'taken';
  });
}

/** What people write is kept, however much it is. */
async function isLoop(trx: TenantTransaction, report: MailReport, message: MessageRow | undefined): Promise<boolean> {
  if (message === undefined || report.class === 'other') return false;
  return (await countReturnedMail(trx, message.id)) >= MOST_OF_ONE;
}

function classified(
  road: Road,
  settings: MerchantSettings | undefined,
  { recipient }: ReturnedMail,
  raw: Uint8Array,
): MailReport {
  const keys = returnKeys(road);
  const today = dayIn(settings?.timeZone ?? 'UTC', road.clock.now());
  const report = classifyMail(raw, { keys, today });
  // Where the mail came in was told by the mail server, not by the mail.
  const proven = recipient === undefined ? undefined : readReturnToken(keys, recipient);
  return proven === undefined ? report : { ...report, ...proven, isProven: true };
}

/** What return paths are signed with, the newest first. */
export function returnKeys({ keys: { current, previous } }: Pick<Road, 'keys'>): readonly Uint8Array[] {
  return [current, ...previous].map((key) => derivedKey(key, 'returns'));
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A message of another merchant is none: its token proves nothing here. */
async function provenMessage(
  trx: TenantTransaction,
  { isProven, messageId }: MailReport,
): Promise<MessageRow | undefined> {
  if (!isProven || messageId === undefined || !UUID.test(messageId)) return undefined;
  const [message] = await lockMessages(trx, [messageId]);
  return message;
}

function rowOf(
  raw: Uint8Array,
  report: MailReport,
  message: MessageRow | undefined,
  { open }: ReturnJudgement,
  evidence: string,
  at: string,
) {
  const { returnDate, substitute } = report;
  return {
    id: uuidv7(),
    evidence,
    class: report.class,
    messageId: message?.id ?? null,
    contactId: message?.contactId ?? null,
    customerId: message?.customerId ?? null,
    summary: {
      ...mailSummary(raw),
      ...(returnDate !== undefined && { returnDate }),
      ...(substitute?.address !== undefined && { substitute: substitute.address }),
      ...(report.noLongerThere && { noLongerThere: true }),
    },
    open,
    receivedAt: at,
  };
}

async function settle(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  message: MessageRow,
  { events, next, absence, complained }: ReturnJudgement,
): Promise<void> {
  const fresh = await insertMessageEvents(trx, events);
  if (absence !== undefined && message.contactId !== null) await noteAbsence(trx, message.contactId, absence);
  if (complained && message.contactId !== null) {
    await stopContact(trx, message.contactId, 'paused', 'COMPLAINT');
    await rerouteMessages(road, trx, settings, await waitingOfContact(trx, message.contactId), 'COMPLAINT', ['email']);
  }
  if (next !== undefined && fresh.has(next.event)) await goOn(road, trx, settings, message, next);
  if (fresh.size > 0) await road.jobs.enqueue(trx, QUEUE.track, [message.id]);
}

/** Only of a message that was taken over: one that is on its way again has been dealt with. */
async function goOn(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  message: MessageRow,
  { step, group, code }: NonNullable<ReturnJudgement['next']>,
): Promise<void> {
  if (message.state !== 'accepted') return;
  if (step.step === 'retry' || step.step === 'retry-light') {
    const at = after(road, step.wait);
    const light = step.step === 'retry-light' && { attachments: [] };
    await moveMessages(trx, [moved(message, { state: 'queued', nextAttemptAt: at, ...light })], nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.send, [message.id], at);
  }
  await followBounce(road, trx, settings, message, { ...step, group, code });
}
