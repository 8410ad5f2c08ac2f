import type { PdfFile } from './pdf-file/file.ts';
import { isDict, latin1, type PdfDict, PdfRef, PdfStream, type PdfValue } from './pdf-file/values.ts';

/** What keeps a merchant's own PDF from being an archive (PDF/A-3b), and cannot be mended without changing how it looks. */
export interface ArchiveFault {
  readonly code:
    | 'FONT_NOT_EMBEDDED'
    | 'COLOUR_FOR_PRINT'
    | 'PDF_SIGNED'
    | 'PDF_HAS_FILES'
    | 'PDF_ACTIVE'
    | 'PDF_OLD_FILTER';
  /** The name of the font, the kind of action. */
  readonly detail: string;
}

/** ISO 19005-3, 6.5.1 and 6.3.1 */
const FORBIDDEN_ACTIONS: ReadonlySet<PdfValue | undefined> = new Set(
  'Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript'
    .split(' ')
    .map((kind) => `/${kind}`),
);
const FORBIDDEN_ANNOTATIONS: ReadonlySet<PdfValue | undefined> = new Set(
  '3D Sound Screen Movie RichMedia'.split(' ').map((kind) => `/${kind}`),
);

/** Every fault that can be seen without rendering; each once. */
export function archiveFaults(file: PdfFile): ArchiveFault[] {
  const faults = new Map<string, ArchiveFault>();
  const tell = (code: ArchiveFault['code'], detail: string) => faults.set(`${code} ${detail}`, { code, detail });
  if (
    file.dict(file.catalog.get('Names'), 'EmbeddedFiles') !== undefined ||
    file.list(file.catalog.get('AF')).length > 0
  )
    tell('PDF_HAS_FILES', 'attachments');
  const form = file.dict(file.catalog.get('AcroForm'));
  if (form?.has('XFA')) tell('PDF_ACTIVE', 'an XFA form');
  if (((file.resolve(form?.get('SigFlags')) as number) & 1) === 1) tell('PDF_SIGNED', 'a signature');
  for (const value of reachable(file)) {
    const dict = value instanceof PdfStream ? value.dict : value;
    judgeFont(file, dict, tell);
    judgeBehaviour(file, dict, tell);
    if (value instanceof PdfStream) judgeStream(file, value, tell);
  }
  return [...faults.values()];
}

/** The operators of CMYK in content; looked at from the operator back, since numbers are everywhere. */
const PRINT_COLOURS = /(?<=(?:[\d.]+\s+){4})[kK]\s|\/DeviceCMYK\s+(?:cs|CS)\b/;

type Tell = (code: ArchiveFault['code'], detail: string) => void;

/** Every dictionary and stream that the catalogue leads to, but for what is left out of the copy. */
function* reachable(file: PdfFile): Generator<PdfDict | PdfStream> {
  const seen = new Set<PdfValue>();
  const open: PdfValue[] = [file.catalog.get('Pages') ?? null, file.catalog.get('AcroForm') ?? null];
  while (open.length > 0) {
    const item = open.pop() ?? null;
    const value = item instanceof PdfRef ? file.resolve(item) : item;
    if (value === null || typeof value !== 'object' || value instanceof Uint8Array || seen.has(value)) continue;
    seen.add(value);
    // One by one: an array may have more items than a call has room for.
    if (Array.isArray(value)) for (const inner of value as readonly PdfValue[]) open.push(inner);
    const dict = value instanceof PdfStream ? value.dict : value;
    if (!isDict(dict)) continue;
    yield value as PdfDict | PdfStream;
    for (const [key, inner] of dict) if (key !== 'AA' && key !== 'Parent') open.push(inner);
  }
}

/** 6.2.11.4: every font that is shown is in the file. Those of Type 3 are drawings, those of Type 0 have theirs below them. */
function judgeFont(file: PdfFile, dict: PdfDict, tell: Tell): void {
  if (file.resolve(dict.get('Type')) !== '/Font') return;
  const kind = file.resolve(dict.get('Subtype'));
  if (kind === '/Type0' || kind === '/Type3') return;
  const descriptor = file.dict(dict.get('FontDescriptor'));
  const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some(
    (key) => file.resolve(descriptor?.get(key)) instanceof PdfStream,
  );
  const base = file.resolve(dict.get('BaseFont'));
  if (!isEmbedded) tell('FONT_NOT_EMBEDDED', typeof base === 'string' ? base.slice(1) : 'a font without a name');
}

function judgeBehaviour(file: PdfFile, dict: PdfDict, tell: Tell): void {
  const action = file.resolve(dict.get('S'));
  if (FORBIDDEN_ACTIONS.has(action) && !dict.has('P') && typeof action === 'string')
    tell('PDF_ACTIVE', `the action ${action.slice(1)}`);
  const annotation = file.resolve(dict.get('Subtype'));
  if (dict.has('Rect') && FORBIDDEN_ANNOTATIONS.has(annotation) && typeof annotation === 'string')
    tell('PDF_ACTIVE', `an annotation ${annotation.slice(1)}`);
}

function judgeStream(file: PdfFile, stream: PdfStream, tell: Tell): void {
  const filter = file.resolve(stream.dict.get('Filter'));
  const filters = Array.isArray(filter) ? filter.map((item: PdfValue) => file.resolve(item)) : [filter];
  if (filters.some((item) => item === '/LZWDecode' || item === '/Crypt') || stream.dict.has('F'))
    tell('PDF_OLD_FILTER', 'a stream');
  const space = file.resolve(stream.dict.get('ColorSpace'));
  if (space === '/DeviceCMYK') tell('COLOUR_FOR_PRINT', 'a picture in CMYK');
  const isDrawn = !stream.dict.has('Type') || stream.dict.get('Subtype') === '/Form';
  // Content alone is unpacked; programs of fonts and pictures have keys that say what they are.
  if (isDrawn && filters.every((item) => item === null || item === '/FlateDecode') && !stream.dict.has('Length1'))
    if (PRINT_COLOURS.test(latin1(file.content(stream)))) tell('COLOUR_FOR_PRINT', 'colours in CMYK');
}
