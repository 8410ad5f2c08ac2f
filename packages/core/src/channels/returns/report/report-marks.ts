import { anyOf } from '../any-of.ts';
import { decodeWords } from '../mime/decode.ts';
import { allOf, firstOf } from '../mime/fields.ts';
import type { Mail } from '../mime/read-mail.ts';
import { addressIn, isDaemon } from './address.ts';

/** What on the outside of a mail makes it look like a report of a mail system. */
export interface ReportMarks {
  readonly subject: string;
  readonly byDaemon: boolean;
  readonly nullPath: boolean;
  readonly saysFailure: boolean;
  readonly saysDelay: boolean;
  readonly isReply: boolean;
}

export function reportMarks({ fields }: Mail): ReportMarks {
  const subject = decodeWords(firstOf(fields, 'subject'));
  const from = decodeWords(firstOf(fields, 'from'));
  const sender = addressIn(from) ?? '';
  const path = allOf(fields, 'return-path');
  return {
    subject,
    byDaemon: isDaemon(sender) || DAEMON_NAME.test(from) || /^\s*<?>?\s*$/.test(from.replace(/"[^"]*"/g, '')),
    nullPath: path.some((value) => /^<\s*>$|^\s*$/.test(value) || isDaemon(addressIn(value) ?? '')),
    saysFailure: FAILURE_SUBJECT.test(subject),
    saysDelay: DELAY_SUBJECT.test(subject),
    isReply: REPLY_SUBJECT.test(subject) && !REPORT_OF_REPLY.test(subject),
  };
}

const DAEMON_NAME = anyOf(
  String.raw`mail(?:er)?[ -]?daemon|mail deliver\w* (?:sub)?system|mail (?:delivery|administrator|service)`,
  'system administrator|delivery (?:sub)?system|jetmail system|post-?master|mail_service|interscan',
  'mailmarshal|antivirus|internet mail service|microsoft outlook',
);

const FAILURE_SUBJECT = anyOf(
  String.raw`undeliver\w*|non[- ]?deliver\w*|not (?:be )?delivered|un?able to deliver`,
  '(?:could|can) ?not (?:be )?(?:deliver|send|sent)',
  String.raw`deliver\w* (?:status|fail\w*|problem|report|notification|error|warning|delay\w*|incomplete)`,
  String.raw`fail\w* (?:of |to )?deliver\w*|failed mail|deliver\w* (?:has |was )?(?:failed|unsuccessful|suspend)`,
  '(?:returned|bounced?|rejected|failed|undelivered) (?:e-?mail|message|mail)|returned mail',
  '(?:e-?mail|message) (?:returned|bounced?|rejected|undeliver|status|could not)',
  'failure (?:notice|delivery|notification)|message (?:delivery )?(?:fail|status)',
  'mail (?:fail|error|system error|could not|delivery|was not|returned|status|bounce)',
  'bounce notification|permanent (?:delivery )?failure|processing error|there was an error sending',
  'fatal (?:delivery )?errors?|nondeliverable|user unknown|errors from|loop (?:alert|back)',
  String.raw`are not member|bounce\b|postmaster notify|email delivery|mailbox (?:full|unavailable)|mail loop`,
  'non[ _]?remis|non[ _]?distribu|[ée]chec (?:de )?(?:la )?(?:remise|distribution|l.envoi|livraison)',
  String.raw`unzustellbar|nicht (?:zugestellt|zustellbar)|zustell\w* (?:fehl|nicht)`,
  'fehler bei der (?:zustellung|[üu]bermittlung)|zur[üu]ck an absender|no entregad',
  'no se (?:puede|pudo|ha podido) entregar|error de entrega|fallo (?:en la|de) entrega|devuelto',
  'non recapitabil|mancat[oa] (?:recapito|consegna)|errore (?:di )?(?:consegna|recapito)|onbestelbaar',
  'niet (?:afgeleverd|bezorgd)|niedostarczon|nie (?:dostarczon|mo[żz]na dostarczy)|zwrot wiadomo',
  'olevererbar|ikke (?:levert|leveret)|kan ikke leveres|toimittamaton',
  'n[ãa]o (?:entregue|foi poss[ií]vel entregar)|falha na entrega|ei voitu toimittaa|nedoru[čc]',
  'teslim edilemedi|не доставлен|недоставлен|エラー|配信|退信|无法|投递|送信',
);

const DELAY_SUBJECT = anyOf(
  String.raw`\bdelay(?:ed|s)?\b|\bwarning\b|not yet (?:been )?deliver|still (?:being )?(?:retried|trying)|deferred`,
  'temporar|verz[öo]ger|retard[ée]|retrasad|ritardat|vertraag|op[óo][źz]nien',
);

const REPLY_SUBJECT = /^\s*(?:re|aw|sv|antw|r|tr|fwd?|wg|rv|odp|vs)\s*(?:\[\d+\])?:/i;

/** A connector puts its verdict behind the subject of the mail that it returns: `RE: Invoice : non remis (delivery failed)`. */
const REPORT_OF_REPLY =
  / : (?:non remis|undeliver\w*|not delivered|delivery failed|unzustellbar|nicht zugestellt)\b[^:]*$/i;
