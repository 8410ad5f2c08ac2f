import type { Problem } from '../../model/index.ts';
import type { ArchiveFault } from './archive-faults.ts';
import type { PdfDefect } from './pdf-file/values.ts';

const DEFECT_ADVICE: Readonly<Record<PdfDefect['code'], string>> = {
  NOT_PDF: 'Choose a PDF file.',
  PDF_DAMAGED: 'Ask the sender to send the file again.',
  PDF_ENCRYPTED: 'Use a file without a password: an e-invoice must have none.',
  PDF_TOO_LARGE: 'Use the invoice without its large attachments.',
  PDF_FILTER_UNKNOWN: 'Write the file with another program.',
};

/** Why a PDF cannot be read. */
export function pdfProblem({ code, message }: PdfDefect): Problem {
  return { code, message, advice: DEFECT_ADVICE[code], retry: 'never' };
}

const FAULTS: Readonly<Record<ArchiveFault['code'], readonly [message: string, advice: string]>> = {
  FONT_NOT_EMBEDDED: [
    'The PDF does not hold the font it shows: {detail}.',
    'Save it with all fonts embedded, or as PDF/A, in the program that makes it.',
  ],
  COLOUR_FOR_PRINT: ['The PDF uses {detail}.', 'Save it with RGB colours, or as PDF/A, in the program that makes it.'],
  PDF_SIGNED: [
    'The PDF bears {detail}, which would be broken by an embedded invoice.',
    'Use the file as it was before it was signed, and sign the result.',
  ],
  PDF_HAS_FILES: ['The PDF holds {detail} already.', 'Use the file without attachments.'],
  PDF_ACTIVE: [
    'The PDF holds {detail}, which no archive may hold.',
    'Save it as a plain PDF without scripts, forms or media.',
  ],
  PDF_OLD_FILTER: [
    'The PDF packs {detail} in a way that archives forbid.',
    'Save it as PDF/A in the program that makes it.',
  ],
};

/** Why a PDF cannot become an archive. */
export function archiveProblem({ code, detail }: ArchiveFault): Problem {
  const [message, advice] = FAULTS[code];
  return { code, message: message.replace('{detail}', detail), advice, retry: 'after-fix' };
}
