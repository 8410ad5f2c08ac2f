import { PdfFile } from '../../../packages/core/src/formats/facturx/pdf-file/file.ts';
import { type ContainerWarning, readFacturX } from '../../../packages/core/src/formats/facturx/index.ts';
import { detectFormat } from '../../../packages/core/src/formats/detect.ts';
import { fatalOf } from './ours.ts';
import type { WorkId, Works } from './peer.ts';

const MARKS: Readonly<Record<ContainerWarning['code'], string>> = {
  PDFA3_NOT_CLAIMED: 'no claim of PDF/A-3',
  XMP_MISSING: 'no Factur-X metadata',
  XMP_NAME: 'another name in the metadata',
  XMP_PROFILE: 'another profile in the metadata',
  AF_MISSING: 'no associated file',
  RELATIONSHIP: 'no relationship of the file',
};

/** What comes of the work in a few words: a figure says nothing without it. `wrong` is the same work on an invoice with a wrong total. */
export async function outcomeOf(id: WorkId, works: Works, wrong: Works): Promise<string> {
  const answer = await works[id]?.();
  if (answer === undefined) return '';
  if (typeof answer === 'string') return ofXml(Buffer.from(answer));
  if (!(answer instanceof Uint8Array)) return `${ofFindings(answer)}; ${await ofWrong(id, answer, wrong)}`;
  return id.startsWith('write') ? ofXml(answer) : ofPdf(answer);
}

const ofFindings = (found: readonly string[]) =>
  found.length === 0 ? 'accepts the lawful sample' : `REFUSES the lawful sample (${[...new Set(found)].join(', ')})`;

async function ofWrong(id: WorkId, found: readonly string[], wrong: Works): Promise<string> {
  const more = (await wrong[id]?.()) as readonly string[];
  const news = more.filter((one) => !found.includes(one));
  return news.length === 0 ? 'MISSES the wrong amount due' : 'finds the wrong amount due';
}

async function ofXml(bytes: Uint8Array): Promise<string> {
  const { syntax } = detectFormat(bytes);
  if (syntax !== 'ubl' && syntax !== 'cii') return `${syntax}?`;
  const fatal = new Set((await fatalOf(syntax))(bytes));
  const verdict = fatal.size === 0 ? 'lawful' : `breaks ${[...fatal].join(', ')}`;
  return `${bytes.length} bytes of ${syntax.toUpperCase()}, ${verdict}`;
}

async function ofPdf(bytes: Uint8Array): Promise<string> {
  const read = await readFacturX(bytes);
  if (!read.ok) return read.problems.map(({ code }) => code).join(', ');
  const { name, xml, warnings } = read.value;
  const intent = new PdfFile(bytes).catalog.has('OutputIntents') ? [] : ['no output intent'];
  const lacks = [...warnings.map(({ code }) => MARKS[code]), ...intent];
  const marks = lacks.length === 0 ? 'all marks of PDF/A-3 and Factur-X' : lacks.join(', ');
  return `${Math.round(bytes.length / 1000)} kB, ${marks}; ${name}: ${await ofXml(xml)}`;
}
