import { type Problem, refused, type Result } from '../../model/index.ts';
import type { Read } from '../port.ts';
import { invoiceOf } from '../values.ts';

/** Wide for an invoice with attachments. */
const LARGEST = 320 * 1024 * 1024;

/**
 * JSON of our own schema as an invoice. Refuses what is too large (`JSON_TOO_LARGE`), is no JSON (`JSON_MALFORMED`), and terms that are
 * missing, unknown or mistyped (`INVALID_TERM`, with the field).
 */
export function readJson(bytes: Uint8Array): Result<Read> {
  if (bytes.length > LARGEST) return refused(problem('JSON_TOO_LARGE', `The file is larger than ${LARGEST} bytes.`));
  let terms: unknown;
  try {
    terms = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return refused(problem('JSON_MALFORMED', 'The file is not JSON in UTF-8.'));
  }
  return invoiceOf(terms, []);
}

const problem = (code: string, message: string): Problem => ({
  code,
  message,
  advice: 'Check that the file is complete: a cut-off download is the usual cause.',
  retry: 'never',
});
