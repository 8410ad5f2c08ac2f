import { languageFor, wordingIn } from '../../formats/index.ts';
import { type Faces, loadFaces, Sheet } from '../../formats/pdf/index.ts';
import type { Problem } from '../../model/index.ts';
import type { PrintBatch, PrintLetter } from '../port.ts';
import { addressLines, TOO_WIDE, UNPRINTABLE } from './address.ts';
import type { PrintConfig } from './config.ts';
import { addressStyle, type AddressStyle, printCoverLetter } from './cover-letter.ts';
import { type ForeignPage, readPages } from './enclosure.ts';
import { printIndex } from './index-page.ts';
import { type LetterPages, printMarks } from './marks.ts';
import { LAYOUTS, windowSideOf } from './window.ts';

export interface PrintedBatch {
  /** Absent when no letter could be printed. */
  readonly bytes?: Uint8Array;
  readonly printed: readonly { readonly id: string; readonly pages: number }[];
  readonly refused: readonly { readonly id: string; readonly problem: Problem }[];
}

/** A letter whose address and enclosures were found fit. */
interface Ready {
  readonly letter: PrintLetter;
  readonly lines: readonly string[];
  readonly style: AddressStyle;
  readonly sender: readonly string[];
  readonly enclosures: readonly ForeignPage[];
}

/**
 * One print-ready file of all letters: each a cover letter whose address stands in the window of a DL or C5 envelope, then its documents;
 * page marks in the margin, and a sheet in front that lists the letters. The same batch gives the same bytes. A letter that cannot be
 * printed is left out and told: `PRINT_ADDRESS_INCOMPLETE`, `PRINT_ADDRESS_TOO_LONG`, `PRINT_ENCLOSURE`.
 */
export async function printBatch(batch: PrintBatch, config: PrintConfig): Promise<PrintedBatch> {
  const faces = await loadFaces();
  const shared = new Map<string, number>();
  const looked = batch.letters.map((letter) => ({ letter, outcome: prepare(letter, config, faces, shared) }));
  const ready = looked.flatMap(({ outcome }) => ('lines' in outcome ? [outcome] : []));
  const refused = looked.flatMap(({ letter, outcome }) =>
    'lines' in outcome ? [] : [{ id: letter.id, problem: outcome }],
  );
  if (ready.length === 0) return { printed: [], refused };
  const sheet = sheetOf(batch, faces);
  if (config.index) printIndex(sheet, batch.date, ready, config);
  const pages = ready.map((each, index) => printOne(sheet, each, index, config));
  printMarks(sheet, pages);
  const printed = pages.map(({ count }, index) => ({ id: ready[index]?.letter.id ?? '', pages: count }));
  return { bytes: sheet.bytes(), printed, refused };
}

function sheetOf({ messageId, date }: PrintBatch, faces: Faces): Sheet {
  const created = new Date(`${date}T00:00:00Z`);
  const sheet = new Sheet(faces, { title: messageId, author: 'Quittance', created, locale: 'en-GB' });
  // Pages of others are in it, which need not be as accessible as ours.
  sheet.document.metadata.length = 0;
  return sheet;
}

function prepare(letter: PrintLetter, config: PrintConfig, faces: Faces, shared: Map<string, number>): Ready | Problem {
  const wording = wordingIn(languageFor(letter.language));
  const fromCountry = letter.sender.address.countryCode;
  const lines = addressLines(letter.recipient, fromCountry, (code) => wording.country(code));
  if (!lines.ok) return lines.problems[0] ?? TOO_WIDE;
  if (
    lines.value.some((line) => Array.from(line).some((character) => !faces.regular.has(character.codePointAt(0) ?? 0)))
  )
    return UNPRINTABLE;
  const style = addressStyle(faces, lines.value, layoutOf(letter, config).window);
  if (style === undefined) return TOO_WIDE;
  const enclosures: ForeignPage[] = [];
  for (const bytes of letter.enclosures) {
    const pages = readPages(bytes, shared);
    if (!pages.ok) return pages.problems[0] ?? TOO_WIDE;
    enclosures.push(...pages.value);
  }
  const sender = wording.address(letter.sender.address).slice(0, -1);
  return { letter, lines: lines.value, style, sender, enclosures };
}

const layoutOf = ({ sender }: PrintLetter, { window }: PrintConfig) =>
  LAYOUTS[window === 'by-country' ? windowSideOf(sender.address.countryCode) : window];

function printOne(
  sheet: Sheet,
  { letter, lines, style, sender, enclosures }: Ready,
  index: number,
  config: PrintConfig,
): LetterPages {
  const layout = layoutOf(letter, config);
  startPage(sheet, index === 0 && !config.index, config);
  const first = sheet.pageCount - 1;
  const element = sheet.element(sheet.root, 'Sect', { title: letter.subject });
  printCoverLetter(sheet, element, letter, layout, { lines, style, sender });
  enclosures.forEach((page, number) => {
    sheet.newPage();
    placePage(sheet, page, `${letter.subject} (${number + 1})`);
  });
  const count = sheet.pageCount - first;
  return { number: index + 1, first, count, layout, language: letter.language, index: letter.id.slice(-12) };
}

/** A letter begins on a new sheet of paper; printed on both sides, that is an uneven page. */
function startPage(sheet: Sheet, isFirst: boolean, { sides }: PrintConfig): void {
  if (isFirst) return;
  sheet.newPage();
  if (sides === 'both' && sheet.pageCount % 2 === 0) sheet.newPage();
}

const A4 = { width: 595.28, height: 841.89 };

/** A page of another file in the middle of ours, made smaller where it is larger. */
function placePage(sheet: Sheet, page: ForeignPage, alt: string): void {
  const scale = Math.min(1, A4.width / page.width, A4.height / page.height);
  const [width, height] = [page.width * scale, page.height * scale];
  const [x, y] = [(A4.width - width) / 2, (A4.height - height) / 2];
  sheet.picture(
    sheet.element(sheet.root, 'Figure', { alt, bbox: [0, 0, A4.width, A4.height] }),
    page,
    x,
    y,
    width,
    height,
  );
}
