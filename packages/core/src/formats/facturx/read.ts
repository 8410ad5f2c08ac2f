import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { detectFormat } from '../detect.ts';
import { containerWarnings, type ContainerWarning } from './container.ts';
import { embeddedFiles, type Embedded } from './embedded.ts';
import { PdfFile } from './pdf-file/file.ts';
import { PdfDefect } from './pdf-file/values.ts';
import { pdfProblem } from './problems.ts';

export interface EmbeddedXml {
  /** The embedded document, byte for byte. */
  readonly xml: Uint8Array;
  /** `factur-x.xml` */
  readonly name: string;
}

export interface FacturXRead extends EmbeddedXml {
  /** Further invoices in the same file, as one of both ZUGFeRD 1 and Factur-X. */
  readonly others: readonly EmbeddedXml[];
  /** Where the PDF around it is not as Factur-X wants it: the document can be read all the same. */
  readonly warnings: readonly ContainerWarning[];
}

/** The names of the norms, from the newest to the oldest: the first that is there counts. */
const NAMES = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml', 'order-x.xml'];

/**
 * The invoice within a Factur-X, ZUGFeRD (1 and 2) or Order-X PDF. Refuses with `NOT_PDF`, `PDF_DAMAGED`, `PDF_ENCRYPTED`, `PDF_TOO_LARGE`,
 * `PDF_FILTER_UNKNOWN`, and `NO_EMBEDDED_INVOICE` for a PDF that is only a picture of one.
 */
export async function readFacturX(bytes: Uint8Array): Promise<Result<FacturXRead>> {
  try {
    const file = new PdfFile(bytes);
    const files = embeddedFiles(file);
    const [found, ...others] = invoicesAmong(file, files);
    if (found === undefined) return refused(NO_INVOICE);
    const xml = file.content(found.stream);
    const further = others.map(({ name, stream }) => ({ name, xml: file.content(stream) }));
    return ok({ xml, name: found.name, others: further, warnings: containerWarnings(file, found, xml) });
  } catch (error) {
    if (error instanceof PdfDefect) return refused(pdfProblem(error));
    throw error;
  }
}

/** Those with a name of the norms, else those that are an invoice under another name. */
function invoicesAmong(file: PdfFile, files: readonly Embedded[]): Embedded[] {
  const named = NAMES.flatMap((name) => files.filter((candidate) => candidate.name.toLowerCase() === name));
  if (named.length > 0) return named;
  return files.filter(
    ({ name, stream }) => /\.xml$/i.test(name) && detectFormat(file.content(stream)).syntax !== 'unknown',
  );
}

const NO_INVOICE: Problem = {
  code: 'NO_EMBEDDED_INVOICE',
  message: 'The PDF holds no embedded invoice: it is for people alone.',
  advice: 'Ask the sender for a Factur-X, ZUGFeRD or XML invoice.',
  retry: 'never',
};
