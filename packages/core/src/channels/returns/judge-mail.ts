import { isAnswerSubject, isAutoReply } from './absence/auto-reply.ts';
import type { MailClass, Reason, ReturnedRecipient } from './mail-report.ts';
import { firstOf } from './mime/fields.ts';
import type { Mail } from './mime/read-mail.ts';
import { judgeFailure } from './reason/judge-failure.ts';
import { addressIn, sameAddress } from './report/address.ts';
import { isChallenge, isOfChallenger } from './report/challenge.ts';
import { announcedStatusOf, writtenStatusOf } from './report/delivery-status.ts';
import type { Failure } from './report/failure.ts';
import { failuresOf } from './report/failures-of.ts';
import { complainantsOf } from './report/feedback.ts';
import type { Notice } from './report/notice.ts';
import { receiverOf } from './report/receipt.ts';
import { reportMarks, type ReportMarks } from './report/report-marks.ts';
import { sesNotificationOf } from './report/ses-notification.ts';
import { classOfTextReport, isTextReport } from './report/text-report.ts';

export interface Judgement {
  readonly class: MailClass;
  readonly recipients: readonly ReturnedRecipient[];
}

type Test = (mail: Mail, notice: Notice, marks: ReportMarks) => Judgement | undefined;

/**
 * What a mail is. The order counts: reports first, and of them those that say so by their parts, since many reports say that they are automatic
 * answers too; what people write is what is left.
 */
export function judgeMail(mail: Mail, notice: Notice): Judgement {
  const marks = reportMarks(mail);
  for (const test of TESTS) {
    const judgement = test(mail, notice, marks);
    if (judgement !== undefined) return judgement;
  }
  return { class: 'other', recipients: [] };
}

const TESTS: readonly Test[] = [
  (mail) => when(complainantsOf(mail), (addresses) => named('complaint', addresses, 'feedback')),
  (mail, notice) => when(sesNotificationOf(mail), ({ class: kind, failures }) => failed(kind, failures, notice)),
  (mail) => when(receiverOf(mail), (addresses) => named('mdn', addresses, 'delivered')),
  (mail, notice) => (isOfChallenger(mail, notice.text) ? CHALLENGE : undefined),
  (mail, notice, marks) =>
    isForwarded(mail, marks) ? undefined : byStatus(announcedStatusOf(mail), mail, notice, marks),
  (mail, _, marks) => (!marks.byDaemon && isAnswerSubject(marks.subject) ? answer(mail) : undefined),
  byText,
  (mail, notice) => (isChallenge(mail, notice.text) ? CHALLENGE : undefined),
  (mail, notice, marks) => (isAutoReply(mail, marks, notice.text) ? answer(mail) : undefined),
];

const CHALLENGE: Judgement = { class: 'challenge', recipients: [] };

function when<T>(found: T | undefined, judge: (found: T) => Judgement): Judgement | undefined {
  return found === undefined ? undefined : judge(found);
}

function named(kind: MailClass, addresses: readonly string[], reason: Reason): Judgement {
  return { class: kind, recipients: addresses.map((address) => ({ address, reason })) };
}

function failed(kind: MailClass, failures: readonly Failure[], { text }: Notice): Judgement {
  return { class: kind, recipients: failures.map((failure) => judgeFailure(failure, text)) };
}

/** A person passes on a report that he got: what it says is not said to us. */
function isForwarded({ fields }: Mail, { isReply, byDaemon, nullPath }: ReportMarks): boolean {
  return isReply && !byDaemon && !nullPath && !/multipart\/report/i.test(firstOf(fields, 'content-type'));
}

function byStatus(status: readonly Failure[], mail: Mail, notice: Notice, marks: ReportMarks): Judgement | undefined {
  if (status.length === 0) return undefined;
  return failed(classOfStatus(status, marks, notice), withWords(status, mail, notice), notice);
}

function byText(mail: Mail, notice: Notice, marks: ReportMarks): Judgement | undefined {
  if (!isTextReport(mail, notice, marks)) return undefined;
  const kind = classOfTextReport(notice.text, marks);
  const failures = failuresOf(mail, notice).map((failure) => ({ ...failure, action: ACTIONS[kind] }));
  return byStatus(writtenStatusOf(mail), mail, notice, marks) ?? failed(kind, failures, notice);
}

const ACTIONS = { bounce: 'failed', delay: 'delayed', delivered: 'delivered' } as const;

/** Some mail systems state the recipients in fields, and say why in words alone. */
function withWords(failures: readonly Failure[], mail: Mail, notice: Notice): readonly Failure[] {
  if (failures.every(isExplained)) return failures;
  const told = failuresOf(mail, notice);
  return failures.map((failure) => {
    const own = told.find(({ address }) => sameAddress(address, failure.address));
    return isExplained(failure) || own === undefined ? failure : { ...failure, diagnostic: own.diagnostic };
  });
}

const isExplained = ({ diagnostic }: Failure): boolean => diagnostic.trim().length > 2;

function classOfStatus(status: readonly Failure[], marks: ReportMarks, { text }: Notice): MailClass {
  const actions = status.map(
    ({ action, status: code }) => action ?? (code?.startsWith('2') === true ? 'delivered' : undefined),
  );
  if (actions.includes('failed')) return 'bounce';
  if (actions.includes('delayed')) return 'delay';
  if (actions.every((action) => action !== undefined)) return 'delivered';
  return classOfTextReport(text, marks);
}

function answer({ fields }: Mail): Judgement {
  const address = addressIn(firstOf(fields, 'from')) ?? addressIn(firstOf(fields, 'return-path'));
  return named('auto_reply', address === undefined ? [] : [address], 'vacation');
}
