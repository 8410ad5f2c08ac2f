import { type Problem, refused, type Result } from '../model/index.ts';
import { detectFormat } from './detect.ts';
import type { Read } from './port.ts';
import { INVOICE_SYNTAXES } from './registry.ts';

/**
 * An invoice in whatever syntax it is, told by its content. A PDF is read by `readFacturX` of `@quittance/core/formats/pdf`. Refuses what the reader of
 * its syntax refuses, and `SYNTAX_UNKNOWN`.
 */
export function readInvoice(bytes: Uint8Array): Result<Read> {
  const format = detectFormat(bytes);
  const syntax = INVOICE_SYNTAXES.find(({ id }) => id === format.syntax);
  return syntax === undefined ? refused(unknownSyntax(format.root ?? format.syntax)) : syntax.read(bytes);
}

const unknownSyntax = (what: string): Problem => ({
  code: 'SYNTAX_UNKNOWN',
  message: `This is no invoice that we can read: ${what.slice(0, 200)}.`,
  advice: `Ask the sender for one of: ${INVOICE_SYNTAXES.map(({ id }) => id).join(', ')}, or a Factur-X PDF.`,
  retry: 'never',
});
