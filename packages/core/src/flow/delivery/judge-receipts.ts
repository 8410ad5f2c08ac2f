import type { SmsReceipt } from '../../channels/index.ts';
import type { BounceGroup, MessageEventKind } from '../../model/index.ts';
import type { MessageRow, NewMessageEvent } from '../../store/index.ts';

/** What a gateway told of one message. */
export interface ToldReceipts {
  readonly message: MessageRow;
  readonly receipts: readonly SmsReceipt[];
  /** The keys of the events that are known of the message. */
  readonly known: ReadonlySet<string>;
  readonly at: string;
}

/** What it changes. */
export interface ReceiptJudgement {
  /** Those that were not told before, still without what proves them. */
  readonly events: readonly NewMessageEvent[];
  /** The gateway has it, though its answer was lost or is still on its way to us. */
  readonly isTaken: boolean;
  /** It does not arrive, and goes another way. */
  readonly failure?: { readonly code: string; readonly group: BounceGroup };
}

/** `code` and `group` as of a mail that came back. */
const MEANINGS: Readonly<
  Record<
    SmsReceipt['status'],
    { readonly kind: MessageEventKind; readonly code?: string; readonly group?: BounceGroup }
  >
> = {
  delivered: { kind: 'delivered' },
  buffered: { kind: 'delayed', code: 'SMS_BUFFERED' },
  failed: { kind: 'bounced', code: 'SMS_UNDELIVERED', group: 'address' },
  expired: { kind: 'bounced', code: 'SMS_EXPIRED', group: 'temporary' },
  opted_out: { kind: 'bounced', code: 'SMS_OPTED_OUT', group: 'address' },
};

const UNHEARD: readonly MessageRow['state'][] = ['sending', 'queued'];

/**
 * Pure: of each kind one receipt counts, however often and in whatever order they come. A gateway sends a message once, whatever it is asked: what
 * failed is not tried again there but goes another way, unless it is known to have arrived.
 */
export function judgeReceipts(told: ToldReceipts): ReceiptJudgement {
  const { message, receipts, known } = told;
  const firsts = [...Map.groupBy(receipts, ({ status }) => MEANINGS[status].kind).values()].flatMap(
    ([first]) => first ?? [],
  );
  const fresh = firsts.filter(({ status }) => !known.has(keyOf(status)));
  const isTaken = fresh.length > 0 && UNHEARD.includes(message.state);
  return {
    events: fresh.flatMap((receipt) => [...(isTaken ? [takenBy(told, receipt)] : []), eventOf(told, receipt)]),
    isTaken,
    ...failureOf(told, fresh),
  };
}

function failureOf({ message, receipts, known }: ToldReceipts, fresh: readonly SmsReceipt[]) {
  const hasArrived = known.has(keyOf('delivered')) || receipts.some(({ status }) => status === 'delivered');
  const isOut = message.state === 'accepted' || UNHEARD.includes(message.state);
  const [failure] = fresh.flatMap(({ status }) => {
    const { code, group } = MEANINGS[status];
    return code === undefined || group === undefined ? [] : [{ code, group }];
  });
  return failure !== undefined && isOut && !hasArrived && { failure };
}

function keyOf(status: SmsReceipt['status']): string {
  return `receipt ${MEANINGS[status].kind}`;
}

/** The gateway's words of the reason stay in the evidence: they may hold the number. */
function eventOf({ message, at }: ToldReceipts, { status, at: told }: SmsReceipt): NewMessageEvent {
  const { kind, code, group } = MEANINGS[status];
  return {
    messageId: message.id,
    key: keyOf(status),
    recipient: 0,
    attempt: message.attempts,
    kind,
    // A clock that is ahead proves nothing of what has not been yet.
    at: Date.parse(told) < Date.parse(at) ? new Date(told).toISOString() : at,
    details: { ...(code !== undefined && { code }), ...(group !== undefined && { group }) },
    evidence: null,
  };
}

function takenBy({ message, at }: ToldReceipts, { id }: SmsReceipt): NewMessageEvent {
  const { id: messageId, attempts: attempt } = message;
  const key = `accepted ${attempt} 0`;
  return {
    messageId,
    key,
    recipient: 0,
    attempt,
    kind: 'accepted',
    at,
    details: { evidence: { gatewayId: id } },
    evidence: null,
  };
}
