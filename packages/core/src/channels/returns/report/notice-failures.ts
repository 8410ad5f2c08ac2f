import { anyOf } from '../any-of.ts';
import { ADDRESS, addressIn, isDaemon, sameAddress } from './address.ts';
import type { Failure } from './failure.ts';

interface Found {
  readonly address: string;
  readonly line: number;
}

const AT = `<?"?(?:mailto:|rfc822;|\\[?smtp[:=])?(${ADDRESS.source})"?>?`;

/** How a recipient stands in a notice, from the surest form to what is left; each holds the address as its first group. */
const FORMS: readonly (readonly RegExp[])[] = [
  // … not a member of this mailing list <list@example.org>
  [new RegExp(`(?:of this mailing list|message-id in) ${AT}`, 'i')],
  [
    // <user@example.org>: reason
    new RegExp(`^[ \\t]{0,8}["'“]?<(${ADDRESS.source})>["'”]?(?: \\([^\\n]*\\))?(?::|[ \\t]*$|\\.{3}|, )`, 'i'),
    // user@example.org, alone on its line or with a reason behind it
    new RegExp(
      `^[ \\t>*#-]*["'“]?${AT}["'”]?(?:<mailto:[^>]*>)?[ \\t]*(?:$|[:;.,]+(?:[ \\t]|$)|\\.{3}|[([]|- | on \\w{3}, \\d| on \\d)`,
      'i',
    ),
    // Recipient: user@example.org
    new RegExp(
      `^\\W*(?:(?:the )?(?:final|original|failed|intended|undeliverable|undelivered|invalid|unknown)?[ -]?(?:recipient|address|destination|addressee)(?:[ -]address)?(?:es|s|\\(s\\)|\\(es\\))?|delivery failed|target mail address|error-for|to address|invalid final delivery userid|unknown (?:user|host)|user mailbox exceeds allowed size|delivery failed \\d+ attempts|undeliverable(?: mail)?(?: +to)?|addressed to|unable to deliver(?: message)? to|could not be delivered to|user(?:'s)? mailbox is full)[ \\t]*[:=]?[ \\t]*(?:rfc822;[ \\t]*)?${AT}`,
      'i',
    ),
    new RegExp(`address: *${AT}`, 'i'),
    new RegExp(`^[ \\t]+RCPT TO: (?!<)${AT}[ \\t]*$`, 'i'),
    new RegExp(`dda:smtp=(${ADDRESS.source})`, 'i'),
  ],
  [
    // 550 <user@example.org>... User unknown
    new RegExp(
      `^(?:<<< |said: )?[45]\\d\\d[ -](?:[245]\\.\\d+\\.\\d+ )?["']?<?(${ADDRESS.source})>?["']?(?:\\.{3}|,|:| )`,
      'i',
    ),
  ],
  [
    // … could not be delivered to user@example.org …
    new RegExp(
      `(?:deliver\\w*|sent|send|message|mail|addressed|account|mailbox|address|user|recipients?|reach|undeliverable|errors?|for|to|remis|delivr[ée]|zugestellt)(?: to| for| a| à| an| of)?:?[ '"]{1,3}${AT}`,
      'i',
    ),
  ],
  [new RegExp(`RCPT TO: ?${AT}`, 'i')],
  [new RegExp(AT, 'i')],
];

/** Lines that name somebody else: who sent the mail, whom to ask, what was said before. */
const OF_OTHERS = anyOf(
  String.raw`^[ \t>*]*(?:from|sender|reply-to|return-path|cc|message-?id|in-reply-to|references|x-[\w-]+|date|subject|original sender|mail from|reporting-mta|sender-mta|received|by|with|for further|list-\w+)\b[^\n]{0,3}:`,
  String.raw`(?:mail|messages?) from(?::| \S{1,80}@)|contact(?:er)?\b`,
  'please (?:send|forward|e-?mail|write|call|report)|postmaster@|ask for help',
  'further (?:assistance|information)|questions|expanded from|generated from|ultimately generated',
  String.raw`on behalf of|a message (?:sent by|from)|message-id:|\bcid:|helo=|envelope-from`,
  String.raw`original message was received|^[ \t]*from\b|rule\b.{0,20}\bby\b`,
);

export interface Named {
  readonly failures: readonly Failure[];
  /** They stand as a report lists them, not somewhere in a sentence. */
  readonly isSure: boolean;
}

/** The recipients that the words of a notice name, each with what is said of it. `senders` sent the mail. */
export function failuresInNotice(text: string, senders: readonly string[]): Named {
  const lines = text.slice(0, 32_768).split('\n', 600);
  const isSender = ({ address }: Found): boolean => senders.some((sender) => sameAddress(sender, address));
  const ranked = FORMS.map((form) => lines.flatMap((line, index) => recipientIn(line, index, form)));
  const others = ranked.map((found) => found.filter((one) => !isSender(one)));
  const rank = others.findIndex((found) => found.length > 0);
  // Who writes to himself is found only where nobody else is.
  const chosen = distinct(
    rank === -1 ? (ranked.slice(0, SURE).find((found) => found.length > 0) ?? []) : (others[rank] ?? []),
  );
  return {
    failures: chosen.map((found, index) => withDiagnostic(found, index, chosen, lines, rank === IN_TRANSCRIPT)),
    isSure: rank < SURE,
  };
}

const IN_TRANSCRIPT = 2;

const SURE = 3;

function recipientIn(line: string, index: number, form: readonly RegExp[]): readonly Found[] {
  if (!line.includes('@') || line.length > 2000 || OF_OTHERS.test(line)) return [];
  for (const pattern of form) {
    const written = pattern.exec(line)?.[1];
    const address = written === undefined ? undefined : addressIn(written);
    if (address !== undefined && !isDaemon(address)) return [{ address, line: index }];
  }
  return [];
}

function distinct(found: readonly Found[]): readonly Found[] {
  return found.filter(
    ({ address }, index) => found.findIndex((other) => sameAddress(other.address, address)) === index,
  );
}

/** What is said of a recipient stands between it and the next one; in the transcript of a session between it and the one before. */
function withDiagnostic(
  { address, line }: Found,
  index: number,
  all: readonly Found[],
  lines: readonly string[],
  inTranscript: boolean,
): Failure {
  const about = inTranscript
    ? lines.slice(index === 0 ? 0 : (all[index - 1]?.line ?? 0) + 1, line + 1)
    : lines.slice(line, all[index + 1]?.line ?? lines.length);
  return { address, diagnostic: about.join('\n').slice(0, 4096) };
}
