import { decodeWords } from './mime/decode.ts';
import { firstOf } from './mime/fields.ts';
import { readMail } from './mime/read-mail.ts';
import { addressIn } from './report/address.ts';

/** What a list of mails shows of one. */
export interface MailSummary {
  readonly subject?: string;
  readonly from?: string;
  /** The beginning of what it says, one line. */
  readonly excerpt?: string;
}

const LONGEST = 300;

/** Who wrote a mail and about what. */
export function mailSummary(raw: Uint8Array): MailSummary {
  const { fields, parts } = readMail(raw);
  const subject = shortened(decodeWords(firstOf(fields, 'subject')));
  const from = addressIn(decodeWords(firstOf(fields, 'from')));
  const excerpt = shortened(parts.find(({ type }) => type === 'text/plain')?.text ?? '');
  return {
    ...(subject !== '' && { subject }),
    ...(from !== undefined && { from }),
    ...(excerpt !== '' && { excerpt }),
  };
}

function shortened(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST);
}
