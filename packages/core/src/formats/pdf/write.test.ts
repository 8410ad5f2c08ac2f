import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import type { Invoice } from '../../model/index.ts';
import { LANGUAGES, type Language, languageFor, type PdfOptions, writePdf } from './index.ts';

const EVERY_LANGUAGE = Object.keys(LANGUAGES) as Language[];

async function pagesOf(invoice: Invoice, options: PdfOptions): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(await writePdf(invoice, options))), {
    mergePages: false,
  });
  return text.map((page) => page.replace(/\s+/g, ' '));
}

function paths(value: unknown, path = ''): string[] {
  if (typeof value === 'string') return value === '' ? [`${path} is empty`] : [path];
  if (Array.isArray(value)) return [`${path}: ${value.length}`];
  return Object.entries(value as object).flatMap(([key, inner]) => paths(inner, `${path}.${key}`));
}

describe('the printed invoice', () => {
  it.each(EVERY_LANGUAGE)('has every label in %s', (language) => {
    expect(paths(LANGUAGES[language])).toEqual(paths(LANGUAGES.en));
  });

  it.each([
    ['en', '2 November 2026', '€415.82'],
    ['fr', '2 novembre 2026', '415,82 €'],
    ['de', '2. November 2026', '415,82 €'],
    ['es', '2 de noviembre de 2026', '415,82 €'],
    ['it', '2 novembre 2026', '415,82 €'],
    ['nl', '2 november 2026', '€ 415,82'],
  ] as const)('speaks %s', async (language, date, total) => {
    const [page = ''] = await pagesOf(lawfulInvoice(), { language });
    expect(page).toContain(date);
    expect(page).toContain(total);
    expect(page).toContain(LANGUAGES[language].titles.invoice);
  });

  it.each([
    ['381', 'Avoir'],
    ['386', 'Facture d’acompte'],
    ['384', 'Facture rectificative'],
    ['503', 'Avoir sur acompte'],
  ])('calls type %s %s', async (typeCode, title) => {
    const [page = ''] = await pagesOf({ ...lawfulInvoice(), typeCode }, { language: 'fr' });
    expect(page).toContain(title);
  });

  it('gives the same bytes each time', async () => {
    const options: PdfOptions = { language: 'fr', orderUrl: 'https://shop.example/orders/1' };
    expect(Buffer.compare(await writePdf(lawfulInvoice(), options), await writePdf(lawfulInvoice(), options))).toBe(0);
  });

  it('is tagged, titled and in a language', async () => {
    const pdf = await getDocumentProxy(new Uint8Array(await writePdf(lawfulInvoice(), { language: 'de' })));
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect((await pdf.getMetadata()).info).toMatchObject({ Title: 'Rechnung F2026-00042', Language: 'de-DE' });
    const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree());
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(tree).toContain(`"role":"${role}"`);
  });

  it('repeats the header of the table on every page of 250 lines', async () => {
    const [line] = lawfulInvoice().lines;
    if (line === undefined) throw new Error('no line');
    const lines = Array.from({ length: 250 }, (_, index) => ({
      ...line,
      identifier: `${index + 1}`,
      item: { name: `Article ${index + 1}` },
    }));
    const pages = await pagesOf({ ...lawfulInvoice(), lines }, { language: 'fr' });
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages.slice(0, -1)) expect(page).toContain('Désignation');
    const text = pages.join(' ');
    for (let index = 1; index <= 250; index += 1) expect(text).toContain(`Article ${index} `);
  });

  it('lets a description longer than a page run over the break', async () => {
    const draft = lawfulInvoice();
    for (const line of draft.lines)
      line.item.description = Array.from({ length: 2_000 }, (_, index) => `mot${index}`).join(' ');
    const text = (await pagesOf(draft, { language: 'fr' })).join(' ');
    for (const index of [0, 999, 1_999]) expect(text).toContain(`mot${index}`);
  });

  it('prints what the fonts lack as a box and says which characters', async () => {
    const missing: string[] = [];
    const draft = lawfulInvoice();
    draft.buyer.name = '山田商店 שלום 😀';
    draft.buyer.postalAddress.line1 = 'w\u202eevil\u0007'.repeat(80);
    await writePdf(draft, { language: 'fr', onMissingGlyphs: (characters) => missing.push(...characters) });
    expect(missing).toEqual(expect.arrayContaining(['山', '😀']));
  });

  it('chooses the language by its tag, English for those it does not speak', () => {
    expect(['fr-CA', 'DE', 'pt-BR', undefined].map(languageFor)).toEqual(['fr', 'de', 'en', 'en']);
  });
});
