/**
 * What a document costs: `node bench/formats.ts`. CPU microseconds per document, warm, with the ratio to a baseline measured in the same
 * run: fast-xml-parser's builder on the same tree for UBL, PDFKit's bare page for the PDF.
 */
import { createRequire } from 'node:module';
import { readUbl, writeUbl } from '../packages/core/src/formats/index.ts';
import { writePdf } from '../packages/core/src/formats/pdf/index.ts';
import { check, layersFor } from '../packages/core/src/rules/index.ts';
import { lawfulInvoice } from '../packages/core/test/invoices/lawful.ts';

const core = createRequire(new URL('../packages/core/package.json', import.meta.url));
const { XMLBuilder, XMLParser } = core('fast-xml-parser');
const PDFDocument = core('pdfkit');

const base = lawfulInvoice();
const ofLines = (count: number) => ({
  ...base,
  lines: Array.from({ length: count }, (_, index) => ({ ...base.lines[index % 2]!, identifier: `${index + 1}` })),
});
const invoice = ofLines(10);
const layers = layersFor(invoice);

async function cpu(times: number, run: () => unknown): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const start = process.cpuUsage();
    for (let index = 0; index < times; index += 1) await run();
    const { user, system } = process.cpuUsage(start);
    rounds.push((user + system) / times);
  }
  return Math.min(...rounds);
}

function bytesOf(document = invoice): Uint8Array {
  const written = writeUbl(document);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return written.value.bytes;
}

function barePage(): Promise<void> {
  return new Promise((resolve) => {
    const doc = new PDFDocument();
    doc.on('data', () => {});
    doc.on('end', resolve);
    doc.text('Hello, world');
    doc.end();
  });
}

const options = { ignoreAttributes: false, preserveOrder: true, parseTagValue: false };
const tree = new XMLParser(options).parse(new TextDecoder().decode(bytesOf()));
const builder = new XMLBuilder(options);
const encoder = new TextEncoder();

const building = await cpu(1_000, () => encoder.encode(builder.build(tree)));
const page = await cpu(100, barePage);
const show = (name: string, cost: number, baseline: number, of: string) =>
  console.log(
    `${name.padEnd(28)} ${cost.toFixed(1).padStart(10)} µs CPU   ${(cost / baseline).toFixed(2).padStart(7)} x ${of} (${baseline.toFixed(1)} µs)`,
  );

show('write UBL, 10 lines', await cpu(2_000, () => bytesOf()), building, 'fast-xml-parser builder');
show('write UBL, 1,000 lines', await cpu(20, () => bytesOf(ofLines(1_000))), building, 'fast-xml-parser builder');
show('write UBL, 10,000 lines', await cpu(3, () => bytesOf(ofLines(10_000))), building, 'fast-xml-parser builder');
const bytes = bytesOf();
show('read UBL, 10 lines', await cpu(300, () => readUbl(bytes)), building, 'fast-xml-parser builder');
show('check rules, 10 lines', await cpu(2_000, () => check(invoice, { layers })), building, 'fast-xml-parser builder');
show('print PDF, 10 lines', await cpu(20, () => writePdf(invoice, { language: 'fr' })), page, 'bare PDFKit page');
