import { createRequire } from 'node:module';
import { writeFacturX } from '../../packages/core/src/formats/facturx/index.ts';
import { writePdf } from '../../packages/core/src/formats/pdf/index.ts';
import { invoiceOf } from './documents.ts';
import type { Group } from './text.ts';

const core = createRequire(new URL('../../packages/core/package.json', import.meta.url));
const PDFDocument = core('pdfkit');
const TIMES = 5;

function barePage(): Promise<void> {
  return new Promise((resolve) => {
    const doc = new PDFDocument();
    doc.on('data', () => {});
    doc.on('end', resolve);
    doc.text('Hello, world');
    doc.end();
  });
}

/** Printing an invoice; the baseline is a bare page of PDFKit. */
export function pdfGroup(): Promise<Group> {
  const invoice = invoiceOf(10);
  const stage = (name: string, work: () => Promise<unknown>) => ({
    name,
    times: TIMES,
    async run() {
      for (let index = 0; index < TIMES; index += 1) await work();
    },
  });
  return Promise.resolve({
    title: 'PDF, 10 lines',
    stages: [
      stage('bare PDFKit page', barePage),
      stage('print', () => writePdf(invoice, { language: 'fr' })),
      stage('Factur-X', () => writeFacturX(invoice, { language: 'fr' })),
    ],
  });
}
