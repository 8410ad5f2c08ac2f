import { inCharset, undoTransfer } from './decode.ts';
import { firstOf, parameterised, splitHeader, type Fields } from './fields.ts';
import { textOfHtml } from './html-text.ts';

/** One part of a mail that is not itself made of parts. */
export interface Part {
  /** The media type in lower case, `text/plain` where none is told. */
  readonly type: string;
  readonly fields: Fields;
  /** Decoded, lines end in `\n`; HTML as it is read by a person; empty for what is no text. At most `LONGEST_TEXT` characters. */
  readonly text: string;
}

export interface Mail {
  readonly fields: Fields;
  readonly parts: readonly Part[];
}

/** A report says what it has to say at its beginning: what stands behind is a returned message or an attachment. */
const MOST_OCTETS = 4_194_304;
const LONGEST_TEXT = 131_072;
const MOST_PARTS = 100;
const DEEPEST = 12;

/**
 * Reads a mail as leniently as reports need it: boundaries that are never closed, parts without a type, transfer encodings of reports. Any bytes
 * are a mail. A parser of its own, since it must be bounded in time and memory, leave attachments undecoded, and see the parts of a report as
 * they came.
 */
export function readMail(raw: Uint8Array): Mail {
  const octets = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MOST_OCTETS)).toString('latin1');
  const { fields, body } = splitHeader(octets.replace(/\r+\n?/g, '\n'));
  const parts: Part[] = [];
  collect(parts, fields, body, 0);
  return { fields, parts };
}

function collect(parts: Part[], fields: Fields, body: string, depth: number): void {
  if (parts.length >= MOST_PARTS) return;
  const { value, parameters } = parameterised(firstOf(fields, 'content-type'));
  const boundary = parameters.get('boundary') ?? '';
  if (value.startsWith('multipart/') && boundary !== '' && depth < DEEPEST) {
    const pieces = between(body, `--${boundary}`);
    if (pieces.length > 0) {
      for (const piece of pieces) {
        const part = splitPart(piece);
        collect(parts, part.fields, part.body, depth + 1);
      }
      return;
    }
  }
  parts.push(
    leaf(
      value === '' || value.startsWith('multipart/') ? 'text/plain' : value,
      fields,
      body,
      parameters.get('charset') ?? '',
    ),
  );
}

/** A part has a header, which may be empty: then its first line is empty, or it is text at once. */
function splitPart(piece: string): { readonly fields: Fields; readonly body: string } {
  if (piece.startsWith('\n')) return { fields: new Map(), body: piece.slice(1) };
  const { fields, body } = splitHeader(piece);
  return [...fields.keys()].some((name) => name.startsWith('content-') || name === 'mime-version')
    ? { fields, body }
    : { fields: new Map(), body: piece };
}

function between(body: string, delimiter: string): readonly string[] {
  const pieces: string[] = [];
  let at = body.startsWith(delimiter) ? 0 : body.indexOf(`\n${delimiter}`) + 1;
  if (at === 0 && !body.startsWith(delimiter)) return pieces;
  while (pieces.length < MOST_PARTS) {
    if (body.startsWith('--', at + delimiter.length)) return pieces;
    const start = body.indexOf('\n', at);
    if (start === -1) return pieces;
    const next = body.indexOf(`\n${delimiter}`, start);
    pieces.push(body.slice(start + 1, next === -1 ? body.length : Math.max(next, start + 1)));
    if (next === -1) return pieces;
    at = next + 1;
  }
  return pieces;
}

const IS_TEXT = /^(?:text|message)\//;

function leaf(type: string, fields: Fields, body: string, charset: string): Part {
  if (!IS_TEXT.test(type)) return { type, fields, text: '' };
  const encoding = firstOf(fields, 'content-transfer-encoding')
    .toLowerCase()
    .replace(/[^a-z0-9-]/g, '');
  const text = inCharset(undoTransfer(body.slice(0, LONGEST_TEXT), encoding), charset).replace(/\r\n?/g, '\n');
  return { type, fields, text: type === 'text/html' ? textOfHtml(text) : text };
}
