import { type Problem, refused, type Result } from '../../model/index.ts';
import type { Read } from '../port.ts';
import { invoiceOf } from '../invoice-of.ts';

/** Wide for an invoice with attachments. */
const LARGEST = 320 * 1024 * 1024;

/** Values of a small file, whatever its size; a larger one has this many bytes for each, at least: each takes memory, however short it is. */
const FEW_VALUES = 10_000;
const BYTES_PER_VALUE = 8;

/**
 * JSON of our own schema as an invoice. Refuses what is too large (`JSON_TOO_LARGE`), is no JSON (`JSON_MALFORMED`), and terms that are
 * missing, unknown or mistyped (`INVALID_TERM`, with the field).
 */
export function readJson(bytes: Uint8Array): Result<Read> {
  if (bytes.length > LARGEST) return refused(problem('JSON_TOO_LARGE', `The file is larger than ${LARGEST} bytes.`));
  if (valuesIn(bytes) > FEW_VALUES + bytes.length / BYTES_PER_VALUE)
    return refused(problem('JSON_TOO_LARGE', 'There are more values than in any invoice of that size.'));
  let terms: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    terms = JSON.parse(text, BLANK_TEXT.test(text) ? withoutBlank : undefined);
  } catch {
    return refused(problem('JSON_MALFORMED', 'The file is not JSON in UTF-8.'));
  }
  return invoiceOf({ terms, warnings: [] });
}

/** A text of blanks alone, or of what may be some. */
const BLANK_TEXT = /"(?:\s|\\[nrtf]|\\u[\da-fA-F]{4})*"/;

/** A term that is empty or blank is absent, as in every syntax. */
const withoutBlank = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [COMMA, BRACKET, BRACE] = [0x2c, 0x5b, 0x7b];

/** How many lists and objects there are, and items in them: what stands before each value but the first. */
function valuesIn(bytes: Uint8Array): number {
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === COMMA || byte === BRACKET || byte === BRACE) count += 1;
    else if (byte === QUOTE) at = endOfText(bytes, at + 1);
  }
  return count;
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
