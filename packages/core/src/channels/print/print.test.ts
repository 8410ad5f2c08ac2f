import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, unlessThere } from '../../../test/corpus.ts';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { writeFacturX } from '../../formats/facturx/index.ts';
import { defaultTemplate, type LetterLanguage, sampleLetter, writeLetter } from '../letters/index.ts';
import type { PrintBatch, PrintLetter } from '../port.ts';
import { testIo } from '../testing/io.ts';
import { print } from './adapter.ts';
import { printConfig } from './config.ts';
import { printBatch } from './print-batch.ts';
import { LAYOUTS, MM, type Zone } from './window.ts';

interface Piece {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pieces of text of each page with their boxes in millimetres from the upper left corner. */
async function piecesOf(bytes: Uint8Array): Promise<Piece[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1);
      const [, , , height] = page.view as [number, number, number, number];
      const { items } = await page.getTextContent();
      return items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return [];
        const [, , , size, x, y] = item.transform as [number, number, number, number, number, number];
        // From the line that capitals reach to below the line.
        const [top, bottom] = [(height - y - size * 0.75) / MM, (height - y + size * 0.22) / MM];
        return [{ text: item.str, left: x / MM, right: (x + item.width) / MM, top, bottom }];
      });
    }),
  );
}

const textOf = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ');

const isWithin = ({ left, right, top, bottom }: Piece, zone: Zone): boolean =>
  left >= zone.x - 0.1 && right <= zone.x + zone.width && top >= zone.y - 0.1 && bottom <= zone.y + zone.height;

function letterIn(language: LetterLanguage, changes: Partial<PrintLetter> = {}): PrintLetter {
  const written = writeLetter(defaultTemplate('cover-letter', language), sampleLetter(language), language);
  if (!written.ok) throw new Error(written.problems[0]?.message);
  const country = { en: 'GB', fr: 'FR', de: 'DE' }[language];
  return {
    id: `message-${language}-0001`,
    language,
    sender: {
      name: 'Épicerie Fine SAS',
      address: { line1: '3 quai des Brumes', postCode: '76600', city: 'Le Havre', countryCode: country },
    },
    recipient: {
      name: 'Société des Établissements Bontemps SA',
      attention: 'Service comptabilité fournisseurs',
      address: {
        line1: '27 rue du Général de Gaulle',
        line2: 'Bâtiment C',
        ...(language !== 'en' && { line3: 'BP 10042' }),
        postCode: '75008',
        city: 'Paris',
        countryCode: country,
      },
    },
    dateLine: 'Le Havre, le 5 décembre 2026',
    subject: written.value.subject,
    blocks: written.value.blocks,
    enclosures: [],
    ...changes,
  };
}

const batchOf = (...letters: PrintLetter[]): PrintBatch => ({
  kind: 'print',
  messageId: 'batch-2026-12-05',
  date: '2026-12-05',
  letters,
});

async function printed(batch: PrintBatch, config: Readonly<Record<string, unknown>> = {}): Promise<Uint8Array> {
  const { bytes, refused } = await printBatch(batch, printConfig.parse(config));
  if (bytes === undefined) throw new Error(JSON.stringify(refused));
  return bytes;
}

/** A PDF of the merchant's own: another size, turned, with text and a picture drawn by another program. */
async function foreignPdf(rotate = 0): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'LETTER', compress: true });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => pdf.on('end', resolve));
  pdf.fontSize(20).text('Conditions générales de vente', 72, 72);
  pdf.addPage().text('Article 2');
  if (rotate !== 0) Object.assign(pdf.page.dictionary.data, { Rotate: rotate });
  pdf.end();
  await done;
  return Buffer.concat(chunks);
}

const qpdfMissing = (() => {
  try {
    execFileSync('qpdf', ['--version'], { stdio: 'ignore' });
    return '';
  } catch {
    return ' [skipped: no qpdf]';
  }
})();

let ownPdf: Uint8Array;
beforeAll(async () => {
  const written = await writeFacturX(lawfulInvoice(), { language: 'fr' });
  if (!written.ok) throw new Error(written.problems[0]?.message);
  ownPdf = written.value.bytes;
});

describe('the address', () => {
  it.each([
    ['fr', 'right', '75008 PARIS'],
    ['de', 'left', '75008 Paris'],
    ['en', 'left', 'PARIS'],
  ] as const)('of a sender in %s stands in the window on the %s', async (language, side, town) => {
    const [page = []] = await piecesOf(await printed(batchOf(letterIn(language)), { index: false }));
    const zone = LAYOUTS[side].window;
    const inside = page.filter((piece) => isWithin(piece, zone));
    const address = textOf(inside);
    expect(address).toContain('Société des Établissements Bontemps SA');
    expect(address).toContain(town);
    // Nothing else shows in the window, and no line of the address hangs out of it.
    const touching = page.filter(
      ({ left, right, top, bottom }) =>
        right > zone.x && left < zone.x + zone.width && bottom > zone.y && top < zone.y + zone.height,
    );
    expect(touching).toEqual(inside);
  });

  it('is behind every French window wherever the sheet slides', () => {
    // Width and height of the envelope, of the sheet folded into it, and the window's place from the right and from below.
    const envelopes = [
      { width: 220, height: 110, sheet: [210, 99], window: { width: 100, height: 35, right: 20, below: 20 } },
      { width: 220, height: 110, sheet: [210, 99], window: { width: 100, height: 45, right: 20, below: 20 } },
      { width: 229, height: 162, sheet: [210, 148.5], window: { width: 100, height: 45, right: 20, below: 60 } },
    ] as const;
    const zone = LAYOUTS.right.window;
    for (const { width, height, sheet, window } of envelopes)
      for (const dx of [0, width - sheet[0]])
        for (const dy of [0, height - sheet[1]]) {
          const left = width - window.right - window.width - dx;
          const top = height - window.below - window.height - dy;
          expect(zone.x).toBeGreaterThanOrEqual(left);
          expect(zone.x + zone.width).toBeLessThanOrEqual(left + window.width);
          expect(zone.y).toBeGreaterThanOrEqual(top);
          expect(zone.y + zone.height).toBeLessThanOrEqual(top + window.height);
        }
  });

  it('names the country abroad, in capitals and last', async () => {
    const recipient = {
      name: 'Café Hafenblick',
      address: { line1: 'Am Kai 12', postCode: '20457', city: 'Hamburg', countryCode: 'DE' },
    };
    const [page = []] = await piecesOf(await printed(batchOf(letterIn('fr', { recipient })), { index: false }));
    expect(textOf(page.filter((piece) => isWithin(piece, LAYOUTS.right.window)))).toBe(
      'Café Hafenblick Am Kai 12 20457 Hamburg ALLEMAGNE',
    );
  });

  it.each([
    ['PRINT_ADDRESS_INCOMPLETE', { line1: '1 rue A', countryCode: 'FR' }, 'A'],
    ['PRINT_ADDRESS_TOO_LONG', { line1: 'x'.repeat(90), city: 'Paris', countryCode: 'FR' }, 'A'],
    ['PRINT_CHARACTERS', { line1: '1 rue A', city: '北京', countryCode: 'FR' }, 'A'],
  ])('that gives %s leaves its letter out and no other', async (code, address, name) => {
    const batch = batchOf(letterIn('fr', { id: 'bad', recipient: { name, address } }), letterIn('fr', { id: 'good' }));
    const { printed: done, refused } = await printBatch(batch, printConfig.parse({}));
    expect(done).toEqual([{ id: 'good', pages: 1 }]);
    expect(refused).toMatchObject([{ id: 'bad', problem: { code } }]);
  });
});

describe('the batch', () => {
  it('puts documents behind their letter, of ours and of others, with marks on every page', async () => {
    const letters = [
      letterIn('fr', { enclosures: [ownPdf, await foreignPdf()] }),
      letterIn('de', { enclosures: [ownPdf] }),
    ];
    const pages = (await piecesOf(await printed(batchOf(...letters)))).map(textOf);
    expect(pages[0]).toMatch(/Feuille de lot – 5 décembre 2026 2 plis/);
    const marks = pages.map(
      (page) => /(?:pli|Brief) \d (?:sur|von) \d, (?:page|Seite) \d+ (?:sur|von) \d+/.exec(page)?.[0],
    );
    const own = pages.length - 1 - 1 - 2 - 1;
    expect(own % 2).toBe(0);
    expect(marks[1]).toBe(`pli 1 sur 2, page 1 sur ${3 + own / 2}`);
    expect(marks.at(-1)).toBe(`Brief 2 von 2, Seite ${1 + own / 2} von ${1 + own / 2}`);
    expect(pages[2]).toContain('F2026-00042');
    expect(pages[2 + own / 2]).toContain('Conditions générales de vente');
    expect(pages[3 + own / 2]).toContain('Article 2');
  });

  it('is the same file each time', async () => {
    const batch = batchOf(letterIn('fr', { enclosures: [ownPdf, await foreignPdf()] }));
    expect(Buffer.compare(await printed(batch), await printed(batch))).toBe(0);
  });

  it.each([0, 90, 180, 270])('shows a page turned by %s as its own file shows it', async (rotate) => {
    const [, , , turned = []] = await piecesOf(
      await printed(batchOf(letterIn('fr', { enclosures: [await foreignPdf(rotate)] }))),
    );
    expect(textOf(turned)).toContain('Article 2');
    const [piece] = turned.filter(({ text }) => text.includes('Article'));
    expect(piece && piece.left > 0 && piece.left < 210 && piece.top > 0 && piece.top < 297).toBe(true);
  });

  it('holds the fonts of many invoices once', async () => {
    const one = await printed(batchOf(letterIn('fr', { enclosures: [ownPdf] })));
    const ten = await printed(batchOf(...Array.from({ length: 10 }, () => letterIn('fr', { enclosures: [ownPdf] }))));
    // What each further letter adds is its text and its code to scan: a fraction of what the fonts take.
    expect((ten.length - one.length) / 9).toBeLessThan(one.length / 4);
  });

  it('begins each letter on a new sheet of paper when it is printed on both sides', async () => {
    const letters = Array.from({ length: 2 }, () => letterIn('fr', { enclosures: [ownPdf] }));
    const pages = (await piecesOf(await printed(batchOf(...letters), { sides: 'both' }))).map(textOf);
    const firsts = pages.flatMap((page, index) => (/page 1 sur/.test(page) ? [index + 1] : []));
    expect(firsts.every((page) => page % 2 === 1)).toBe(true);
  });

  it.runIf(qpdfMissing === '')(`is sound by qpdf${qpdfMissing}`, async () => {
    const batch = batchOf(letterIn('fr', { enclosures: [ownPdf, await foreignPdf(90)] }), letterIn('de'));
    const folder = mkdtempSync(join(tmpdir(), 'quittance-print-'));
    writeFileSync(join(folder, 'batch.pdf'), await printed(batch));
    const said = execFileSync('qpdf', ['--check', join(folder, 'batch.pdf')], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    expect(said).toContain('No syntax or stream encoding errors found');
  });

  it(`takes every hybrid invoice of others${unlessThere}`, async () => {
    const files = filesOf('facturx-pdf', '.pdf');
    const batch = batchOf(...files.map(({ path, read }) => letterIn('fr', { id: path, enclosures: [read()] })));
    const { refused } = await printBatch(batch, printConfig.parse({}));
    expect(refused).toEqual([]);
  });

  it('leaves out a letter whose document cannot be read', async () => {
    const batch = batchOf(
      letterIn('fr', { id: 'bad', enclosures: [Buffer.from('no pdf')] }),
      letterIn('fr', { id: 'good' }),
    );
    const { refused } = await printBatch(batch, printConfig.parse({}));
    expect(refused).toMatchObject([{ id: 'bad', problem: { code: 'PRINT_ENCLOSURE' } }]);
  });
});

describe('the channel', () => {
  it('keeps the file and tells each letter’s outcome', async () => {
    const io = testIo();
    const session = await print.connect(printConfig.parse({}), io);
    const outcome = await session.send(
      batchOf(letterIn('fr', { id: 'good' }), letterIn('fr', { id: 'bad', enclosures: [Buffer.from('?')] })),
    );
    expect(outcome).toMatchObject({
      ok: true,
      accepted: [{ address: 'good', reply: '1 pages' }],
      refused: [{ address: 'bad', permanent: true, cause: { code: 'PRINT_ENCLOSURE' } }],
      evidence: { file: 'batch-2026-12-05.pdf', letters: '1' },
    });
    expect(io.kept).toMatchObject([{ filename: 'batch-2026-12-05.pdf', mediaType: 'application/pdf' }]);
  });
});
