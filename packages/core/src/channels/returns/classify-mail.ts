import type { IsoDate } from '../../model/index.ts';
import { absenceIn, dayOfDate, type Absence } from './absence/absence.ts';
import { isAnswerSubject, isAutoReply } from './absence/auto-reply.ts';
import { reasonOfProvider } from './reason/provider-codes.ts';
import { groupOf } from './reason/reason-group.ts';
import { comparable, reasonOf, type Evidence } from './reason/reason-of.ts';
import { preferred, replyCodeIn, statusIn } from './reason/codes-in.ts';
import { stageOf } from './reason/stage.ts';
import type { MailClass, MailReport, Reason, ReturnedRecipient } from './mail-report.ts';
import { findToken } from './find-token.ts';
import { decodeWords } from './mime/decode.ts';
import { firstOf } from './mime/fields.ts';
import { readMail, type Mail } from './mime/read-mail.ts';
import { addressesIn, addressIn, sameAddress } from './report/address.ts';
import { isChallenge } from './report/challenge.ts';
import { deliveryStatusOf } from './report/delivery-status.ts';
import { failuresOf } from './report/failures-of.ts';
import type { Failure } from './report/failure.ts';
import { complainantsOf } from './report/feedback.ts';
import { noticeOf, type Notice } from './report/notice.ts';
import { reportMarks, type ReportMarks } from './report/report-marks.ts';
import { sesNotificationOf } from './report/ses-notification.ts';
import { isDelayNotice, isTextReport } from './report/text-report.ts';

interface Judgement {
  readonly class: MailClass;
  readonly recipients: readonly ReturnedRecipient[];
}

export interface ClassifyOptions {
  /** The keys that may have signed our return paths, the newest first; without them nothing is proven. */
  readonly keys?: readonly Uint8Array[];
  /** The day on which the mail came, for those that bear no date. */
  readonly today?: IsoDate;
}

/**
 * Says what a mail is that came back to us, from its octets alone. Any octets give a report: what cannot be understood is `other`. Only a report
 * that `isProven` may change anything, and only for the recipients of the mail that `messageId` names.
 */
export function classifyMail(raw: Uint8Array, { keys = [], today }: ClassifyOptions = {}): MailReport {
  const mail = readMail(raw);
  const notice = noticeOf(mail);
  const judgement = judge(mail, notice, reportMarks(mail));
  const found = findToken(mail, notice.original, keys);
  return {
    ...judgement,
    ...(judgement.class === 'auto_reply' ? absence(mail, notice, today) : { noLongerThere: false }),
    ...(found !== undefined && { token: found.token }),
    ...(found?.proven !== undefined && { messageId: found.proven.messageId }),
    isProven: found?.proven !== undefined,
  };
}

function absence(mail: Mail, { text }: Notice, today: IsoDate | undefined): Absence {
  const subject = decodeWords(firstOf(mail.fields, 'subject'));
  const own = ['from', 'to', 'reply-to', 'delivered-to'].flatMap((name) => addressesIn(decodeWords(firstOf(mail.fields, name))));
  return absenceIn(`${subject}.\n${text}`, dayOfDate(mail.fields) ?? today, own);
}

/** The tests in their order: reports first, since many of them say that they are automatic answers too. */
function judge(mail: Mail, notice: Notice, marks: ReportMarks): Judgement {
  const complainants = complainantsOf(mail);
  if (complainants !== undefined) return { class: 'complaint', recipients: complainants.map((address) => ({ address, reason: 'feedback' })) };
  const ses = sesNotificationOf(mail);
  if (ses !== undefined) return { class: ses.class, recipients: ses.failures.map((failure) => judged(failure, notice)) };
  const receipt = mail.parts.find(({ type }) => type === 'message/disposition-notification');
  if (receipt !== undefined) {
    const address = addressIn(/^final-recipient:.*$/im.exec(receipt.text)?.[0].replace(/^.*?;/, '') ?? firstOf(mail.fields, 'from'));
    return { class: 'mdn', recipients: address === undefined ? [] : [{ address, reason: 'delivered' }] };
  }
  if (isChallenge(mail, notice.text)) return { class: 'challenge', recipients: [] };
  const status = withWords(deliveryStatusOf(mail), mail, notice);
  if (status.length > 0) {
    const recipients = status.map((failure) => judged(failure, notice));
    return { class: classOf(status, marks, notice), recipients };
  }
  if (!marks.byDaemon && isAnswerSubject(marks.subject)) return answer(mail);
  if (isTextReport(mail, notice.text, marks)) {
    const failures = failuresOf(mail, notice);
    return {
      class: isDelayNotice(notice.text, marks) ? 'delay' : 'bounce',
      recipients: failures.map((failure) => judged(failure, notice)),
    };
  }
  if (isAutoReply(mail, marks.subject, notice.text)) return answer(mail);
  return { class: 'other', recipients: [] };
}

/** Some mail systems state the recipients in fields, and say why in words alone. */
function withWords(failures: readonly Failure[], mail: Mail, notice: Notice): readonly Failure[] {
  if (failures.every(({ diagnostic }) => diagnostic.trim().length > 2)) return failures;
  const told = failuresOf(mail, notice);
  return failures.map((failure) => {
    const own = told.find(({ address }) => sameAddress(address, failure.address));
    return failure.diagnostic.trim().length > 2 || own === undefined ? failure : { ...failure, diagnostic: own.diagnostic };
  });
}

function answer({ fields }: Mail): Judgement {
  const address = addressIn(firstOf(fields, 'from')) ?? addressIn(firstOf(fields, 'return-path'));
  return { class: 'auto_reply', recipients: address === undefined ? [] : [{ address, reason: 'vacation' }] };
}

function classOf(status: readonly Failure[], marks: ReportMarks, notice: Notice): MailClass {
  const actions = status.map(({ action, status: code }) => action ?? (code?.startsWith('2') ? 'delivered' : undefined));
  if (actions.includes('failed')) return 'bounce';
  if (actions.includes('delayed')) return 'delay';
  if (actions.every((action) => action !== undefined)) return 'delivered';
  return isDelayNotice(notice.text, marks) ? 'delay' : 'bounce';
}

/** Judges a recipient by what is said of it, and where that tells nothing by all that the notice says. */
function judged(failure: Failure, notice: Notice): ReturnedRecipient {
  const { address, action, diagnostic } = failure;
  const own = evidenceIn(failure, diagnostic, notice.text);
  const ofOwn = reasonFor(failure, own, diagnostic);
  const isTold = !UNTOLD.includes(ofOwn) && diagnostic.trim().length > 2;
  const around = isTold ? own : evidenceIn(failure, notice.text, notice.text);
  const reason = isTold ? ofOwn : reasonFor(failure, around, notice.text);
  const { status, replyCode } = UNTOLD.includes(reason) ? own : around;
  const group = groupOf(reason);
  return {
    address,
    reason,
    ...(status !== undefined && { status }),
    ...(replyCode !== undefined && { replyCode }),
    ...(group !== undefined && { group }),
    ...(action !== undefined && { action }),
  };
}

const UNTOLD: readonly Reason[] = ['onhold', 'undefined'];

function evidenceIn(failure: Failure, said: string, notice: string): Evidence {
  return {
    status: preferred(failure.status, statusIn(said)),
    replyCode: replyCodeIn(said),
    stage: stageOf(said) ?? stageOf(notice),
    text: comparable(said),
    kind: failure.kind,
    action: failure.action,
  };
}

function reasonFor(failure: Failure, evidence: Evidence, said: string): Reason {
  return failure.reason ?? reasonOfProvider(evidence.status, said) ?? reasonOf(evidence);
}
