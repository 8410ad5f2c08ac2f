import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import PDFDocument from 'pdfkit';
import { type Language, writePdf } from '../../src/formats/pdf/index.ts';
import type { Invoice } from '../../src/model/index.ts';
import { generatedInvoice } from '../invoices/generated.ts';
import { lawfulInvoice } from '../invoices/lawful.ts';

/** Writes printed documents to `FOLDER/accessible`, and a page without tags, which must be refused, to `FOLDER/control`. */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: write-pages.ts FOLDER');
mkdirSync(join(folder, 'accessible'), { recursive: true });
mkdirSync(join(folder, 'control'), { recursive: true });

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl'] as const satisfies readonly Language[];

async function print(name: string, invoice: Invoice, language: Language): Promise<void> {
  const bytes = await writePdf(invoice, { language, orderUrl: 'https://shop.example/orders/1001' });
  writeFileSync(join(folder ?? '', 'accessible', `${name}-${language}.pdf`), bytes);
}

const invoice = lawfulInvoice();
const long = {
  ...invoice,
  lines: Array.from({ length: 120 }, (_, index) => ({
    ...(invoice.lines[index % 2] ?? invoice.lines[0]),
    identifier: `${index + 1}`,
  })),
} as Invoice;
for (const language of LANGUAGES) {
  await print('invoice', invoice, language);
  await print('credit-note', { ...invoice, typeCode: '381' }, language);
}
await print('several-pages', long, 'fr');
for (let seed = 1; seed <= 24; seed += 1)
  await print(`generated-${seed}`, generatedInvoice(seed), LANGUAGES[seed % LANGUAGES.length] ?? 'en');

const bare = new PDFDocument();
const file = createWriteStream(join(folder, 'control', 'untagged.pdf'));
bare.pipe(file);
bare.text('An invoice that no screen reader can follow');
bare.end();
await finished(file);
