import { ok, type Problem, refused, type Result } from '../../model/index.ts';
import { Copy, PdfDefect, type PdfDict, PdfFile, PdfStream, type PdfValue } from '../../formats/facturx/index.ts';
import type { Image, ObjectWriter } from '../../formats/pdf/index.ts';
import { appearancesOf } from './appearances.ts';
import { type Box, boxOf, type Matrix, matrixText, unitMatrix } from './geometry.ts';

/** A page of another file as a picture: drawn on a page of ours at the size it has, sharp and searchable as it was. */
export type ForeignPage = Image;

const MOST_PAGES = 2_000;

/** Reads a PDF's pages. Refuses `PRINT_ENCLOSURE` for what is no PDF, damaged, encrypted, or packed as nobody packs any more. */
export function readPages(bytes: Uint8Array, shared: Map<string, number>): Result<readonly ForeignPage[]> {
  try {
    const file = new PdfFile(bytes);
    const pages = pagesOf(file);
    if (pages.length === 0) return refused(problem('It has no pages.'));
    return ok(pages.map((page) => foreignPage(file, page, shared)));
  } catch (error) {
    if (error instanceof PdfDefect) return refused(problem(error.message));
    throw error;
  }
}

const problem = (reason: string): Problem => ({
  code: 'PRINT_ENCLOSURE',
  message: `A document cannot be printed. ${reason}`,
  advice: 'Print it from the program that made it, or save it anew as PDF without a password.',
  retry: 'after-fix',
});

/** What pages inherit from the nodes above them (ISO 32000-1, 7.7.3.4). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

function pagesOf(file: PdfFile): PdfDict[] {
  const pages: PdfDict[] = [];
  const seen = new Set<PdfDict>();
  const visit = (value: PdfValue | undefined, above: PdfDict): void => {
    const node = file.dict(value);
    if (node === undefined || seen.has(node)) return;
    seen.add(node);
    const merged = new Map(node);
    for (const key of INHERITED) if (!merged.has(key) && above.has(key)) merged.set(key, above.get(key) ?? null);
    if (node.has('Kids')) for (const kid of file.list(node.get('Kids'))) visit(kid, merged);
    else pages.push(merged);
    if (pages.length > MOST_PAGES) throw new PdfDefect('PDF_TOO_LARGE', 'It has more pages than a letter can have.');
  };
  visit(file.catalog.get('Pages'), new Map());
  return pages;
}

function foreignPage(file: PdfFile, page: PdfDict, shared: Map<string, number>): ForeignPage {
  const box = boxOf(file, page.get('CropBox')) ?? boxOf(file, page.get('MediaBox')) ?? A4;
  const turn = turnOf(file.resolve(page.get('Rotate')));
  const matrix = unitMatrix(box, turn);
  const content = contentOf(file, page);
  const isUpright = turn % 180 === 0;
  const [width, height] = isUpright
    ? [box.right - box.left, box.top - box.bottom]
    : [box.top - box.bottom, box.right - box.left];
  return { width, height, write: (objects) => writePage(file, page, { box, matrix, content }, objects, shared) };
}

const A4: Box = { left: 0, bottom: 0, right: 595.28, top: 841.89 };

const turnOf = (value: PdfValue): number =>
  typeof value === 'number' ? (((Math.round(value / 90) * 90) % 360) + 360) % 360 : 0;

/** The page's content as one stream. Its parts may break anywhere between two tokens. */
function contentOf(file: PdfFile, page: PdfDict): Uint8Array {
  const contents = file.resolve(page.get('Contents'));
  const streams = contents instanceof PdfStream ? [contents] : file.list(contents).map((part) => file.resolve(part));
  return Buffer.concat(
    streams.flatMap((stream) => (stream instanceof PdfStream ? [file.content(stream), NEW_LINE] : [])),
  );
}

const NEW_LINE = Buffer.from('\n');

/** The page as a form, and around it a form that shows it with what stands on it: filled fields, stamps. */
function writePage(
  file: PdfFile,
  page: PdfDict,
  { box, matrix, content }: { readonly box: Box; readonly matrix: Matrix; readonly content: Uint8Array },
  objects: ObjectWriter,
  shared: Map<string, number>,
): number {
  const copy = new Copy(file, objects, printable, shared);
  const resources = copy.value(file.resolve(page.get('Resources')) ?? new Map());
  const group = page.has('Group') ? `/Group ${copy.value(page.get('Group') ?? null)}` : '';
  const bounds = `/BBox[${[box.left, box.bottom, box.right, box.top].join(' ')}]`;
  const form = objects.addPacked(`${FORM}${bounds}/Resources ${resources}${group}`, content);
  const appearances = appearancesOf(file, page);
  const names = appearances.map(({ stream }, index) => `/A${index} ${copy.value(stream)}`).join('');
  const drawn = appearances.map((one, index) => `q ${matrixText(one.matrix)} cm /A${index} Do Q`);
  const whole = objects.addPacked(
    `${FORM}${bounds}/Matrix[${matrixText(matrix)}]/Resources<</XObject<</P ${form} 0 R${names}>>>>`,
    Buffer.from(['q /P Do Q', ...drawn].join('\n')),
  );
  copy.finish();
  return whole;
}

const FORM = '/Type/XObject/Subtype/Form';

/** What acts, or leads back to pages that are not copied, stays behind. */
const LEFT_OUT = ['AA', 'A', 'Parent', 'P', 'Popup', 'StructParent', 'StructParents', 'Metadata', 'PieceInfo', 'OPI'];

function printable(dict: PdfDict): PdfDict {
  if (!LEFT_OUT.some((key) => dict.has(key))) return dict;
  return new Map([...dict].filter(([key]) => !LEFT_OUT.includes(key)));
}
