import type { Fields } from '../mime/fields.ts';
import { readFields, splitHeader } from '../mime/fields.ts';
import type { Mail, Part } from '../mime/read-mail.ts';

/** The two halves of a report: what it says, and what it gives back of the mail that it is about. */
export interface Notice {
  readonly text: string;
  /** The header of the mail that was sent, as far as it came back. */
  readonly original: Fields;
}

const RETURNED = /^(?:message\/(?:rfc822|global|partial|x-rfc822|global-headers)|text\/(?:x-)?rfc822-headers?)$/;

export function noticeOf({ parts }: Mail): Notice {
  const returned = parts.findIndex(({ type }) => RETURNED.test(type));
  const before = returned === -1 ? parts : parts.slice(0, returned);
  const texts = before.filter(({ type }) => type === 'text/plain');
  const html = before.filter(({ type }) => type === 'text/html');
  const said = textOf(texts).trim() === '' ? textOf(html) : textOf(texts);
  const { text, rest } = parted(said);
  const own = returned === -1 ? '' : (parts[returned]?.text ?? '');
  return { text, original: headerOf(own === '' ? rest : own) };
}

const textOf = (parts: readonly Part[]): string =>
  parts
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 65_536);

/** Parts a text that holds both halves, at a line that says so or where a header begins. */
function parted(text: string): { readonly text: string; readonly rest: string } {
  const at = Math.min(indexOr(text, SAYS_SO), indexOr(text, HEADER_BEGINS));
  return { text: text.slice(0, at), rest: text.slice(at) };
}

function indexOr(text: string, pattern: RegExp): number {
  const at = text.search(pattern);
  return at === -1 ? text.length : at;
}

/** "Original message follows", "Below this line is a copy of the message", "Message headers follow", and their like. */
const SAYS_SO = new RegExp(
  [
    '^[^\\n]{0,60}(?:below (?:this|the next) line is a copy of the|below is a copy of the (?:original )?message|this is a copy of (?:the|your) (?:message|mail))',
    '^[^\\n\\w]{0,40}(?:(?:the )?(?:first \\d+ lines of )?(?:your )?(?:original|returned|unsent|undelivered|source|bounced) (?:e-?mail|message|mail)(?: (?:headers?|info|text|details))?[^\\n\\w]{0,3}(?:is |are )?(?:follow(?:s|ing)?|below|attached|adjunto)?)[^\\n\\w]{0,60}$',
    '^[^\\n\\w]{0,40}(?:the )?(?:message|mail) (?:header|text|headers)s? (?:follows?|is following)\\b[^\\n]{0,10}$',
    '^[^\\n\\w]{0,40}(?:the header (?:of the original message|and top \\d+ lines))',
    '^[^\\n\\w]{0,40}(?:here is a copy of the|included is a copy of the|(?:start of )?returned (?:message|mail)|contents of the undelivered|your message reads|original message headers|header of the source mail|forwarded message|mensaje original|the attachment contains the original|original mail as follows)',
    "^[^\\n\\w]{0,40}(?:en-?t[êe]tes? (?:d’|d'|du )?(?:origine|message)|ursprungshuvuden|urspr[üu]ngliche nachricht(?:enkopfzeilen)?|intestazioni originali|encabezados? de(?:l)? mensaje original|oryginalne nag)",
  ].join('|'),
  'im',
);

/** A field that only a mail in transit has, at the beginning of a line, with another field after it. */
const HEADER_BEGINS =
  /^(?:return-path:|received: (?:from|by|\()|dkim-signature:|domainkey-signature:|x-(?:originating-ip|received|google-smtp-source|envelope-from|apparently-to):|message-id: ?<|arc-seal:)/im;

function headerOf(rest: string): Fields {
  const direct = splitHeader(rest).fields;
  if (direct.has('from') || direct.has('to') || direct.has('message-id')) return direct;
  return readFields(rest.slice(0, 32_768));
}
