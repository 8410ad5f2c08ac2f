import type { IsoDate } from '../../model/index.ts';
import { absenceIn, dayOfDate, type Absence } from './absence/absence.ts';
import { findToken } from './find-token.ts';
import { judgeMail } from './judge-mail.ts';
import type { MailReport } from './mail-report.ts';
import { decodeWords } from './mime/decode.ts';
import { firstOf } from './mime/fields.ts';
import { readMail, type Mail } from './mime/read-mail.ts';
import { addressesIn } from './report/address.ts';
import { noticeOf } from './report/notice.ts';

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
  const judgement = judgeMail(mail, notice);
  const found = findToken(mail, notice.original, keys);
  return {
    ...judgement,
    ...(judgement.class === 'auto_reply' ? absenceOf(mail, notice.text, today) : { noLongerThere: false }),
    ...(found !== undefined && { token: found.token }),
    ...(found?.proven !== undefined && { messageId: found.proven.messageId }),
    isProven: found?.proven !== undefined,
  };
}

function absenceOf({ fields }: Mail, text: string, today: IsoDate | undefined): Absence {
  const subject = decodeWords(firstOf(fields, 'subject'));
  const own = ['from', 'to', 'reply-to', 'delivered-to'].flatMap((name) =>
    addressesIn(decodeWords(firstOf(fields, name))),
  );
  return absenceIn(`${subject}.\n${text}`, dayOfDate(fields) ?? today, own);
}
