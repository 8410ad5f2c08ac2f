import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { attachInvoice, readFacturX } from './index.ts';
import { leastSeconds } from '../../../test/cpu-time.ts';

/** PDFs made to stop a reader. They have no table of their objects: the file is searched for them. */
const HEAD = '%PDF-1.7\n';
const CATALOG = '1 0 obj<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>endobj\n';
const FILE = '2 0 obj<</Names[(factur-x.xml) 3 0 R]>>endobj\n3 0 obj<</F(factur-x.xml)/EF<</F 4 0 R>>>>endobj\n';
const TRAILER = 'trailer<</Root 1 0 R>>\n';

const pdf = (...parts: readonly (string | Uint8Array)[]): Buffer =>
  Buffer.concat([HEAD, ...parts].map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
const catalog = (entries: string): Buffer => pdf(`1 0 obj<</Type/Catalog${entries}>>endobj\n${TRAILER}`);
const numbered = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

const codeOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await readFacturX(bytes);
  return read.ok ? 'read' : (read.problems[0]?.code ?? '');
};

const ZEROS = deflateSync(Buffer.alloc(40 * 2 ** 20));

describe('a PDF made to stop a reader', () => {
  it.each<readonly [string, Buffer, string]>([
    [
      'a stream that unpacks a thousandfold',
      pdf(CATALOG, FILE, '4 0 obj<</Filter/FlateDecode>>stream\n', ZEROS, '\nendstream endobj\n', TRAILER),
      'PDF_TOO_LARGE',
    ],
    [
      'a stream packed twice',
      pdf(
        CATALOG,
        FILE,
        '4 0 obj<</Filter[/FlateDecode/FlateDecode]>>stream\n',
        deflateSync(ZEROS),
        '\nendstream endobj\n',
        TRAILER,
      ),
      'PDF_TOO_LARGE',
    ],
    [
      'a name tree wider than a call has room for',
      catalog(`/Names<</EmbeddedFiles<</Kids[${'1 0 R '.repeat(200_000)}]>>>>`),
      'PDF_TOO_LARGE',
    ],
    [
      'names of more files than an invoice has',
      catalog(
        `/Names<</EmbeddedFiles<</Names[${numbered(2_000, (index) => `(${index}.xml)<</F(${index}.xml)>>`)}]>>>>`,
      ),
      'PDF_TOO_LARGE',
    ],
    ['a name tree in a circle', catalog('/Names<</EmbeddedFiles 2 0 R>>').subarray(0), 'NO_EMBEDDED_INVOICE'],
    ['trailers within trailers', pdf(CATALOG, 'trailer('.repeat(200_000)), 'PDF_DAMAGED'],
    ['tables without an object', pdf('/Type/XRef '.repeat(200_000)), 'PDF_DAMAGED'],
    [
      'lengths that lead to each other',
      pdf(
        CATALOG,
        FILE,
        numbered(30_000, (index) => `${index + 4} 0 obj<</Length ${index + 5} 0 R>>stream\nx\nendstream endobj\n`),
        TRAILER,
      ),
      'read',
    ],
    ['many empty dictionaries', catalog(`/A[${'<<>>'.repeat(200_000)}]`), 'PDF_TOO_LARGE'],
    ['a long string', catalog(`/A(${'a'.repeat(2_000_000)})`), 'NO_EMBEDDED_INVOICE'],
  ])('%s: %#', async (_, bytes, code) => {
    const most = 1 + bytes.length / 2 ** 20;
    expect(await leastSeconds(async () => expect(await codeOf(bytes)).toBe(code), most)).toBeLessThan(most);
  });

  it('an object stream in which a thousand objects are the same megabyte', async () => {
    const count = 1_000;
    const head = '0 0 '.repeat(count);
    const kids = numbered(count, (index) => `${index + 10} 0 R `);
    const text = `1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Kids[${kids}]>>>>>>endobj\n`;
    const container = HEAD.length + text.length;
    const body = `2 0 obj<</Type/ObjStm/N ${count}/First ${head.length}>>stream\n${head}[${'1 '.repeat(500_000)}]\nendstream endobj\n`;
    const rows = Buffer.alloc((count + 10) * 7);
    const row = (number: number, kind: number, one: number, two: number): void => {
      rows[number * 7] = kind;
      rows.writeUInt32BE(one, number * 7 + 1);
      rows.writeUInt16BE(two, number * 7 + 5);
    };
    row(1, 1, HEAD.length, 0);
    row(2, 1, container, 0);
    for (let index = 0; index < count; index += 1) row(index + 10, 2, 2, index);
    const table = `3 0 obj<</Type/XRef/Root 1 0 R/Size ${count + 10}/W[1 4 2]/Filter/ASCIIHexDecode>>stream\n${rows.toString('hex')}>\nendstream endobj\nstartxref\n${container + body.length}\n%%EOF`;
    expect(await codeOf(pdf(text, body, table))).toBe('PDF_TOO_LARGE');
  });

  it('becomes no Factur-X either', async () => {
    const pages = pdf(
      `1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[${'null '.repeat(200_000)}]>>endobj\n${TRAILER}`,
    );
    expect(attachInvoice(pages, lawfulInvoice()).ok).toBe(true);
    const digits = pdf(
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Subtype/Form>>stream\n',
      '1'.repeat(300_000),
      '\nendstream endobj\n',
      TRAILER,
    );
    expect(await leastSeconds(() => attachInvoice(digits, lawfulInvoice()), 1)).toBeLessThan(1);
  });

  it('strings keep what is escaped in them', async () => {
    const xml = '<a/>';
    const named = pdf(
      '1 0 obj<</Type/Catalog/AF[3 0 R]>>endobj\n3 0 obj<</F(f\\141ctur\\055\\\nx.xml)/EF<</F 4 0 R>>>>endobj\n',
      `4 0 obj<</Length ${xml.length}>>stream\n${xml}\nendstream endobj\n`,
      TRAILER,
    );
    const read = await readFacturX(named);
    expect(read.ok && [read.value.name, Buffer.from(read.value.xml).toString()]).toEqual(['factur-x.xml', xml]);
  });
});
