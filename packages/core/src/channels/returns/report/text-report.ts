import { anyOf } from '../any-of.ts';
import { firstOf, parameterised, type Fields } from '../mime/fields.ts';
import type { Mail } from '../mime/read-mail.ts';
import { sendersOf } from './failures-of.ts';
import type { Notice } from './notice.ts';
import { failuresInNotice } from './notice-failures.ts';
import type { ReportMarks } from './report-marks.ts';

/**
 * Whether a mail without fields that say so is a report all the same: by who sends it, what it is called, and what it says. Customers write of
 * deliveries that failed, too: where no mail system sends it, it must name somebody whom a mail did not reach, or
 * give the mail back.
 */
export function isTextReport({ fields }: Mail, { text, original }: Notice, marks: ReportMarks): boolean {
  if (fields.has('x-failed-recipients')) return true;
  const says = FAILED.test(text.slice(0, 4096));
  const isCalledReport = isReportOfDelivery(firstOf(fields, 'content-type')) || marks.saysFailure || marks.saysDelay;
  if (marks.byDaemon || marks.nullPath) return says || (isCalledReport && (marks.byDaemon || marks.saysFailure));
  if (!isCalledReport || !says || marks.isReply || isOfPerson(fields)) return false;
  const { failures, isSure } = failuresInNotice(text, sendersOf(fields, original));
  return (isSure && failures.length > 0) || original.has('received') || original.has('message-id');
}

/** TLS-RPT and others are reports of other things. */
function isReportOfDelivery(contentType: string): boolean {
  const { value, parameters } = parameterised(contentType);
  return (
    value === 'multipart/report' &&
    (parameters.get('report-type') ?? 'delivery-status').toLowerCase() === 'delivery-status'
  );
}

/** Mail programs that people write with. */
function isOfPerson(fields: Fields): boolean {
  const program = `${firstOf(fields, 'x-mailer')} ${firstOf(fields, 'user-agent')}`;
  return /thunderbird|apple mail|iphone|ipad|outlook(?! express server)|mutt|k-?mail|evolution|eudora|the bat|gmail|yahoo|android|windows mail|foxmail|claws|zimbra|roundcube|squirrelmail|horde/i.test(
    program,
  );
}

const FAILED = anyOf(
  '(?:could|can|was|were|is|are|has|have|did)(?: ?not|n.t) (?:be |been |yet been )?(?:delivered|reach|sent|deliver|collected|accepted)',
  String.raw`cannot (?:be delivered|deliver)|un(?:able|successful) (?:to|in) (?:deliver|send)|undeliver\w*`,
  String.raw`non-?deliver\w*|not delivered|non[- ]?delivery|fail\w* (?:to |of )?(?:be )?deliver\w*`,
  String.raw`deliver\w*(?: \S+){0,6} fail\w*`,
  'delivery (?:status notification|problem|failure|error|attempt|has been)',
  String.raw`(?:mail|message)(?: \S+){0,4} (?:returned|rejected|bounced)|permanent(?: fatal)? errors?`,
  String.raw`delivery errors|following address\S* (?:had|failed)|not accepting (?:e?-?mail|messages)`,
  'was not able to deliver|wasn.t able to deliver|encountered (?:a |an )?(?:delivery )?(?:error|problem)',
  'trouble delivering|failed recipients?|(?:unknown|invalid|bad) (?:user|recipient|host|mailbox|address)',
  'user (?:unknown|not (?:known|found))|mail ?box (?:is |exceeds )?(?:full|unavailable|allowed size)',
  'transcript of (?:the )?session|over quota|quota exceeded|not a valid user|error description',
  'returned (?:message|mail)|not (?:a )?member of this|duplicated message-id|no longer (?:valid|in use)',
  'delayed|not yet delivered|no such (?:user|address)|mail loop|loop (?:condition|detected)',
  'n.a pas pu [eê]tre (?:remis|d[ée]livr[ée]|distribu[ée]|envoy[ée])|nicht zugestellt',
  'konnte nicht (?:zugestellt|[üu]bermittelt)|no (?:pudo|ha podido) ser entregado',
  'no se (?:pudo|puede) entregar|non (?:[èe] stato possibile|pu[òo]) .{0,30}(?:consegn|recapit)',
  'niet (?:worden )?(?:bezorgd|afgeleverd)|nie (?:zosta[łl]a|mog[łl]a|mo[żz]na) .{0,30}dostarcz',
  'n[ãa]o (?:p[ôo]de|foi) .{0,20}entregue|не может быть доставлен|не удалось доставить',
  'не было доставлено|送信できません|配信できません|送信に失敗|无法|退信|投递',
);

export function classOfTextReport(notice: string, marks: ReportMarks): 'bounce' | 'delay' | 'delivered' {
  if (/success/i.test(marks.subject) && /success\w* (?:been )?(?:deliver|relay)|was relayed/i.test(notice))
    return 'delivered';
  return isDelayNotice(notice, marks) ? 'delay' : 'bounce';
}

/** Whether a report only warns: the other side goes on trying. */
function isDelayNotice(notice: string, { saysDelay, subject }: ReportMarks): boolean {
  if (WARNS.test(notice)) return true;
  if (GIVEN_UP.test(notice)) return false;
  return (
    GOES_ON.test(notice) ||
    (saysDelay &&
      !/fail|undeliver|returned/i.test(subject.replace(/delivery (?:status )?(?:notification|failure)/i, '')) &&
      STILL.test(notice))
  );
}

const WARNS =
  /this is a warning (?:message )?only|warning message only|advisory-only|temporary failure report|need to re-?send (?:your|the) message/i;
const GIVEN_UP =
  /permanent (?:fatal )?error|given up|giving up|failed permanently|this is a permanent|no further (?:delivery )?attempts|was aborted/i;
const GOES_ON = anyOf(
  'this is (?:only )?a (?:temporary|warning)|warning (?:message )?only|advisory-only',
  '(?:not|n.t) need to re-?send|please do not re-?send',
  String.raw`(?:will|we will|going to) (?:continue|keep|be) (?:to )?(?:try|retri|attempt|deliver)\w*`,
  String.raw`(?:deliver\w* )?attempts will continue|will be (?:retried|attempted|re-?tried)`,
  'temporary failure report|still (?:being )?(?:retried|trying|in the queue)|not yet been delivered',
  'wird weiterhin versucht|weitere zustellversuche|tentatives? .{0,40}(?:se poursuiv|continuer)',
);
const STILL = /delay|not (?:yet )?(?:been )?deliver|still|queue|could not send|connection|retr|temporar|warning/i;
