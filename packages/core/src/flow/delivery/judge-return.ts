import type { MailReport, ReturnedRecipient } from '../../channels/index.ts';
import { addDays, normalisedEmail, type BounceGroup, type MessageEventKind } from '../../model/index.ts';
import type { MessageRow, NewMessageEvent } from '../../store/index.ts';
import { bounceStep, type BounceStep } from './bounce-step.ts';

/** What a mail that came back changes. */
export interface ReturnJudgement {
  readonly events: readonly NewMessageEvent[];
  /** What follows for the message, if its event is new. */
  readonly next?: {
    readonly event: string;
    readonly step: BounceStep;
    readonly group: BounceGroup;
    readonly code: string;
  };
  /** The contact is away, or names somebody else. */
  readonly absence?: { readonly until: string | null; readonly substitute: string | null };
  /** The contact wants no mail any more. */
  readonly complained: boolean;
  /** A person should look at it. */
  readonly open: boolean;
}

export interface ReturnedReport {
  readonly report: MailReport;
  /** The message whose signed return path the mail came back on: without it nothing changes, whatever the mail says. */
  readonly message: MessageRow | undefined;
  readonly evidence: string;
  readonly at: string;
  readonly most: number;
}

const NOTHING: ReturnJudgement = { events: [], complained: false, open: false };

/** Pure: what a classified mail means for the message that it proves to be about. Only what people wrote is looked at without a proof. */
export function judgeReturn(returned: ReturnedReport): ReturnJudgement {
  const { report, message } = returned;
  const byPerson = report.class === 'other' || report.class === 'challenge';
  if (message === undefined) return { ...NOTHING, open: byPerson };
  switch (report.class) {
    case 'bounce':
      return judgeBounce(returned, message);
    case 'delay':
      return { ...NOTHING, events: eventsOf(returned, message, 'delayed') };
    case 'delivered':
      return { ...NOTHING, events: eventsOf(returned, message, 'delivered') };
    case 'mdn':
      return { ...NOTHING, events: [eventOf(returned, message, 'read_receipt', 0, {})] };
    case 'auto_reply':
      return judgeAbsence(returned, message);
    case 'complaint':
      return { events: [eventOf(returned, message, 'complained', 0, {})], complained: true, open: true };
    case 'other':
      return { ...NOTHING, events: [eventOf(returned, message, 'replied', 0, {}, returned.evidence)], open: true };
    case 'challenge':
      return { ...NOTHING, open: true };
    default:
      return report.class satisfies never;
  }
}

function judgeBounce(returned: ReturnedReport, message: MessageRow): ReturnJudgement {
  const { report, most } = returned;
  const events = eventsOf(returned, message, 'bounced');
  const first = report.recipients.find(({ address }) => placeOf(message, address) === 0);
  const own = events.find(({ recipient }) => recipient === 0);
  // Somebody whom we did not write to: the mail was forwarded, and only a person can say what that means.
  if (first === undefined || own === undefined) return { ...NOTHING, events, open: events.length === 0 };
  const group: BounceGroup = first.group ?? 'unknown';
  const step = bounceStep(group, message.attempts, { most, isLight: message.attachments.length === 0 });
  return {
    ...NOTHING,
    events,
    next: { event: `${own.messageId} ${own.key}`, step, group, code: codeOf(first) },
    open: step.step === 'give-up',
  };
}

/** An absence closes itself, unless it tells of somebody new, or that nobody comes back. */
function judgeAbsence(returned: ReturnedReport, message: MessageRow): ReturnJudgement {
  const { returnDate, substitute, noLongerThere } = returned.report;
  const details = {
    ...(returnDate !== undefined && { returnDate }),
    ...(noLongerThere && { code: 'NO_LONGER_THERE' }),
  };
  return {
    ...NOTHING,
    events: [eventOf(returned, message, 'auto_replied', 0, details)],
    absence: {
      until: returnDate === undefined ? null : addDays(returnDate, -1),
      substitute: substitute?.address ?? null,
    },
    open: noLongerThere || substitute?.address !== undefined,
  };
}

function eventsOf(
  returned: ReturnedReport,
  message: MessageRow,
  kind: 'bounced' | 'delayed' | 'delivered',
): readonly NewMessageEvent[] {
  return returned.report.recipients.flatMap((recipient) => {
    const place = placeOf(message, recipient.address);
    if (place === undefined) return [];
    const { status, group, reason } = recipient;
    return [
      eventOf(returned, message, kind, place, {
        reason,
        code: codeOf(recipient),
        ...(status && { status }),
        ...(group && { group }),
      }),
    ];
  });
}

/** Reports repeat themselves: of each try and recipient one of a kind counts. */
function eventOf(
  { at, evidence }: ReturnedReport,
  message: MessageRow,
  kind: MessageEventKind,
  recipient: number,
  details: Readonly<Record<string, unknown>>,
  repeats?: string,
): NewMessageEvent {
  const key = [kind, message.attempts, recipient, ...(repeats === undefined ? [] : [repeats])].join(' ');
  return { messageId: message.id, key, recipient, attempt: message.attempts, kind, at, details, evidence };
}

function placeOf({ recipients }: MessageRow, address: string): number | undefined {
  const place = recipients.findIndex((known) => normalisedEmail(known.address) === normalisedEmail(address));
  return place === -1 ? undefined : place;
}

function codeOf({ reason }: ReturnedRecipient): string {
  return `BOUNCE_${reason.toUpperCase()}`;
}
