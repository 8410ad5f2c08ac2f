import { isAutoReply } from './absence/auto-reply.ts';
import { groupOf } from './reason/reason-group.ts';
import { comparable, reasonOf } from './reason/reason-of.ts';
import { preferred, replyCodeIn, statusIn } from './reason/codes-in.ts';
import { stageOf } from './reason/stage.ts';
import type { MailClass, MailReport, ReturnedRecipient } from './mail-report.ts';
import { firstOf } from './mime/fields.ts';
import { readMail, type Mail } from './mime/read-mail.ts';
import { addressIn } from './report/address.ts';
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

export function classifyMail(raw: Uint8Array): MailReport {
  const mail = readMail(raw);
  const notice = noticeOf(mail);
  const marks = reportMarks(mail);
  return { ...judge(mail, notice, marks), noLongerThere: false, isProven: false };
}

/** The tests in their order: reports first, since many of them say that they are automatic answers too. */
function judge(mail: Mail, notice: Notice, marks: ReportMarks): Judgement {
  const complainants = complainantsOf(mail);
  if (complainants !== undefined) return { class: 'complaint', recipients: complainants.map((address) => ({ address, reason: 'feedback' })) };
  const ses = sesNotificationOf(mail);
  if (ses !== undefined) return { class: ses.class, recipients: ses.failures.map((failure) => judged(failure, notice, 2)) };
  const receipt = mail.parts.find(({ type }) => type === 'message/disposition-notification');
  if (receipt !== undefined) {
    const address = addressIn(/^final-recipient:.*$/im.exec(receipt.text)?.[0].replace(/^.*?;/, '') ?? firstOf(mail.fields, 'from'));
    return { class: 'mdn', recipients: address === undefined ? [] : [{ address, reason: 'delivered' }] };
  }
  if (isChallenge(mail, notice.text)) return { class: 'challenge', recipients: [] };
  const status = deliveryStatusOf(mail);
  if (status.length > 0) {
    const recipients = status.map((failure) => judged(failure, notice, status.length));
    return { class: classOf(status, marks, notice), recipients };
  }
  if (isTextReport(mail, notice.text, marks)) {
    const failures = failuresOf(mail, notice);
    return {
      class: isDelayNotice(notice.text, marks) ? 'delay' : 'bounce',
      recipients: failures.map((failure) => judged(failure, notice, failures.length)),
    };
  }
  if (isAutoReply(mail, marks.subject, notice.text)) {
    const address = addressIn(firstOf(mail.fields, 'from')) ?? addressIn(firstOf(mail.fields, 'return-path'));
    return { class: 'auto_reply', recipients: address === undefined ? [] : [{ address, reason: 'vacation' }] };
  }
  return { class: 'other', recipients: [] };
}

function classOf(status: readonly Failure[], marks: ReportMarks, notice: Notice): MailClass {
  const actions = status.map(({ action, status: code }) => action ?? (code?.startsWith('2') ? 'delivered' : undefined));
  if (actions.includes('failed')) return 'bounce';
  if (actions.includes('delayed')) return 'delay';
  if (actions.every((action) => action !== undefined)) return 'delivered';
  return isDelayNotice(notice.text, marks) ? 'delay' : 'bounce';
}

function judged(failure: Failure, notice: Notice, count: number): ReturnedRecipient {
  const own = failure.diagnostic;
  const around = count === 1 ? `${notice.text}\n${own}` : own;
  const said = own.trim().length > 5 ? own : around;
  const status = preferred(failure.status, statusIn(said, undefined));
  const replyCode = replyCodeIn(said);
  const evidence = {
    status,
    replyCode,
    stage: stageOf(said) ?? stageOf(around),
    text: comparable(said),
    kind: failure.kind,
    action: failure.action,
  };
  const first = failure.reason ?? reasonOf(evidence);
  const reason = first;
  const group = groupOf(reason);
  return { address: failure.address, reason, ...(status !== undefined && { status }), ...(replyCode !== undefined && { replyCode }), ...(group !== undefined && { group }), ...(failure.action !== undefined && { action: failure.action }) };
}
