import { type Problem, refused, type Result } from '../../model/index.ts';
import type { Read } from '../port.ts';
import { allTerms, invoiceOf } from '../invoice-of.ts';

/** Wide for an invoice with attachments. */
const LARGEST = 320 * 1024 * 1024;

/** Deeper than any invoice, and more keys than any of its groups has. */
const DEEPEST = 64;
const MOST_KEYS = 1_000;

/** Values of a small file, whatever its size; a larger one has this many bytes for each, at least: each takes memory, however short it is. */
const FEW_VALUES = 10_000;
const BYTES_PER_VALUE = 8;

/**
 * JSON of our own schema as an invoice. Refuses what is too large (`JSON_TOO_LARGE`), is no JSON (`JSON_MALFORMED`), and terms that are
 * missing, unknown or mistyped (`INVALID_TERM`, with the field).
 */
export function readJson(bytes: Uint8Array): Result<Read> {
  if (bytes.length > LARGEST) return refused(problem('JSON_TOO_LARGE', `The file is larger than ${LARGEST} bytes.`));
  const excess = excessIn(bytes);
  if (excess !== undefined) return refused(problem('JSON_TOO_LARGE', excess));
  const terms = parsed(bytes);
  if (terms === MALFORMED) return refused(problem('JSON_MALFORMED', 'The file is not JSON in UTF-8.'));
  return invoiceOf(allTerms(terms, bytes.length));
}

const MALFORMED = Symbol('malformed');

function parsed(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return JSON.parse(text, BLANK_TEXT.test(text) ? withoutBlank : undefined);
  } catch {
    return MALFORMED;
  }
}

/** A text of blanks alone, or of what may be some. */
const BLANK_TEXT = /"(?:\s|\\[nrtf]|\\u[\da-fA-F]{4})*"/;

/** A term that is empty or blank is absent, as in every syntax. */
const withoutBlank = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const [LIST, GROUP] = [0x5b, 0x7b];
const [LIST_END, GROUP_END] = [0x5d, 0x7d];

/** What there is more of than in any invoice; told before the file is read, for each value takes memory, however short it is. */
function excessIn(bytes: Uint8Array): string | undefined {
  let values = Math.floor(FEW_VALUES + bytes.length / BYTES_PER_VALUE);
  /** By depth: how many keys may still come; any number in a list. */
  const keys = new Float64Array(DEEPEST + 1);
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfText(bytes, at + 1);
    else if (byte === LIST_END || byte === GROUP_END) depth -= 1;
    else if (byte === COMMA || byte === LIST || byte === GROUP) {
      if ((values -= 1) < 0) return 'There are more values than in any invoice of that size.';
      if (byte === COMMA && (keys[depth] = (keys[depth] ?? 1) - 1) === 0)
        return `A group has more than ${MOST_KEYS} terms.`;
      if (byte === COMMA) continue;
      if ((depth += 1) > DEEPEST) return `Groups are nested deeper than ${DEEPEST}.`;
      keys[depth] = byte === GROUP ? MOST_KEYS : Infinity;
    }
  }
  return undefined;
}

/** Where the quote stands that ends a text. */
function endOfText(bytes: Uint8Array, start: number): number {
  for (let end = bytes.indexOf(QUOTE, start); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let before = end;
    while (before > start && bytes[before - 1] === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return bytes.length;
}

const problem = (code: string, message: string): Problem => ({
  code,
  message,
  advice: 'Check that the file is complete: a cut-off download is the usual cause.',
  retry: 'never',
});
