import type { PdfFile } from './pdf-file/file.ts';
import { isDict, PdfDefect, type PdfDict, PdfStream, type PdfValue, textOf } from './pdf-file/values.ts';

/** A file within a PDF. */
export interface Embedded {
  readonly name: string;
  /** `/Alternative` … of ISO 32000-2, 7.11.3; `undefined` when it is not told. */
  readonly relationship: string | undefined;
  /** Whether the document itself names it as belonging to it (`/AF` of the catalogue). */
  readonly associated: boolean;
  readonly stream: PdfStream;
}

/** A tree of names deeper or wider than any writer makes. */
const MOST_NODES = 10_000;
const MOST_FILES = 1_000;

/** Every file of the name tree `EmbeddedFiles` and of the document's `/AF`. */
export function embeddedFiles(file: PdfFile): Embedded[] {
  const associated = new Set(
    file
      .list(file.catalog.get('AF'))
      .slice(0, MOST_FILES)
      .map((value) => file.dict(value)),
  );
  const specifications = new Set([...namedFiles(file), ...associated]);
  return [...specifications].flatMap((specification) => {
    const found = specification && embeddedIn(file, specification, associated.has(specification));
    return found ? [found] : [];
  });
}

function embeddedIn(file: PdfFile, specification: PdfDict, associated: boolean): Embedded | undefined {
  const files = file.dict(specification.get('EF'));
  const stream = file.resolve(files?.get('UF') ?? files?.get('F'));
  if (!(stream instanceof PdfStream)) return undefined;
  const name = textOf(file.resolve(specification.get('UF'))) ?? textOf(file.resolve(specification.get('F'))) ?? '';
  const relationship = file.resolve(specification.get('AFRelationship'));
  return {
    name,
    associated,
    stream,
    relationship: typeof relationship === 'string' ? relationship.slice(1) : undefined,
  };
}

function namedFiles(file: PdfFile): PdfDict[] {
  const found: PdfDict[] = [];
  const seen = new Set<PdfDict>();
  const open: (PdfValue | undefined)[] = [file.dict(file.catalog.get('Names'), 'EmbeddedFiles')];
  for (const value of open) {
    const node = file.resolve(value);
    if (!isDict(node) || seen.has(node)) continue;
    seen.add(node);
    const kids = file.list(node.get('Kids'));
    const names = file.list(node.get('Names'));
    if (open.length + kids.length > MOST_NODES || found.length + names.length / 2 > MOST_FILES)
      throw new PdfDefect('PDF_TOO_LARGE', 'The PDF holds more files than an invoice can have.');
    open.push(...kids);
    names.forEach((name, index) => {
      const specification = index % 2 === 1 ? file.dict(name) : undefined;
      if (specification !== undefined) found.push(specification);
    });
  }
  return found;
}
