import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { corpusThere, filesOf, unlessThere } from '../../../test/corpus.ts';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import { detectFormat } from '../detect.ts';
import { ObjectWriter } from '../pdf/file/objects.ts';
import { writePdf } from '../pdf/index.ts';
import { attachInvoice, HYBRID_PROFILES, readFacturX, writeFacturX } from './index.ts';
import { leastSeconds } from '../../../test/cpu-time.ts';

const LATIN1 = 'latin1';

async function written(options: Partial<Parameters<typeof writeFacturX>[1]> = {}) {
  const result = await writeFacturX(lawfulInvoice(), { language: 'fr', ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const read = await readFacturX(bytes);
  return read.ok ? ['read', ...read.value.warnings.map(({ code }) => code)] : read.problems.map(({ code }) => code);
}

describe('Factur-X as we write it', () => {
  it.each(HYBRID_PROFILES)('%s holds the XML it gives, and announces it', async (profile) => {
    const { bytes, xml } = await written({ profile });
    const read = await readFacturX(bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.warnings).toEqual([]);
    expect(Buffer.compare(read.value.xml, xml)).toBe(0);
    expect(read.value.name).toBe(profile === 'xrechnung' ? 'xrechnung.xml' : 'factur-x.xml');
    expect(detectFormat(xml).syntax).toBe('cii');
  });

  it('gives the same bytes each time, whatever was printed before', async () => {
    const first = (await written()).bytes;
    const other = lawfulInvoice();
    other.buyer.name = 'Ωμέγα ООО Žižka';
    await writeFacturX(other, { language: 'de' });
    expect(Buffer.compare((await written()).bytes, first)).toBe(0);
  });

  it('says what the profile has no place for', async () => {
    const { dropped } = await written({ profile: 'facturx-minimum' });
    expect(dropped.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['lines', 'vatBreakdown', 'buyer.postalAddress', 'totals.sumOfLineNetAmounts']),
    );
    expect((await written()).dropped).toEqual([]);
  });

  it('refuses a specification that no Factur-X carries', async () => {
    const draft = lawfulInvoice();
    draft.processControl.specificationIdentifier = 'urn:of:nobody';
    const result = await writeFacturX(draft, { language: 'fr' });
    expect(result.ok ? [] : result.problems.map(({ code }) => code)).toEqual(['FACTURX_PROFILE']);
  });
});

describe('a PDF of the merchant', () => {
  it('holds the invoice and reads back', async () => {
    const attached = attachInvoice(await writePdf(lawfulInvoice(), { language: 'de' }), lawfulInvoice());
    if (!attached.ok) throw new Error(JSON.stringify(attached.problems));
    expect(await codesOf(attached.value.bytes)).toEqual(['read']);
  });

  const page = (resources: string, content: string, catalog = '', trailer = ''): Uint8Array => {
    const objects = new ObjectWriter();
    const stream = objects.addPacked('', Buffer.from(content));
    const pages = objects.number();
    const leaf = objects.add(
      `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 9 9]/Resources<<${resources}>>/Contents ${stream} 0 R>>`,
    );
    objects.add(`<</Type/Pages/Kids[${leaf} 0 R]/Count 1>>`, pages);
    const root = objects.add(`<</Type/Catalog/Pages ${pages} 0 R${catalog}>>`);
    return objects.finish(root, objects.add(`<<${trailer}>>`), '00');
  };

  it.each([
    ['nothing wrong', page('', '0 0 9 9 re f'), []],
    [
      'a font that is not there',
      page('/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>', ''),
      ['FONT_NOT_EMBEDDED'],
    ],
    ['colours for print', page('', '0 0 0 1 k 0 0 9 9 re f'), ['COLOUR_FOR_PRINT']],
    ['a signature', page('', '', '/AcroForm<</SigFlags 3/Fields[]>>'), ['PDF_SIGNED']],
    ['a form of another kind', page('', '', '/AcroForm<</XFA 1/Fields[]>>'), ['PDF_ACTIVE']],
    ['attachments', page('', '', '/Names<</EmbeddedFiles<</Names[]>>>>'), ['PDF_HAS_FILES']],
  ])('with %s', (_, pdf, codes) => {
    const attached = attachInvoice(pdf, lawfulInvoice());
    expect(attached.ok ? [] : attached.problems.map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    ['0 .1 0.5\n1 K ', true],
    ['/DeviceCMYK cs ', true],
    ['0 1 k ', false],
    ['0 0 0 1 kk ', false],
    ['0 0 0 1 rg ', false],
  ])('with %j is for print: %s', (content, expected) => {
    expect(attachInvoice(page('', content), lawfulInvoice()).ok).toBe(!expected);
  });

  it('of nothing but digits costs what its bytes cost', async () => {
    const pdf = page('', '1'.repeat(1_000_000));
    const attach = (): void => expect(attachInvoice(pdf, lawfulInvoice()).ok).toBe(true);
    expect(await leastSeconds(attach, 1)).toBeLessThan(1);
  });
});

/** Files that are small and do harm, and files that are none. */
describe('what is no hybrid', () => {
  const bare = (trailer: string, ...bodies: string[]): Uint8Array =>
    Buffer.from(
      `%PDF-1.7\n${bodies.map((body, index) => `${index + 1} 0 obj\n${body}\nendobj\n`).join('')}trailer\n<<${trailer}>>\n`,
      LATIN1,
    );
  const withXml = (stream: string): Uint8Array =>
    bare(
      '/Root 1 0 R',
      '<</Type/Catalog/AF[2 0 R]>>',
      '<</Type/Filespec/UF(factur-x.xml)/AFRelationship/Data/EF<</F 3 0 R>>>>',
      stream,
    );
  const packed = (content: Buffer): string => {
    const bytes = deflateSync(content);
    return `<</Filter/FlateDecode/Length ${bytes.length}>>\nstream\n${bytes.toString(LATIN1)}\nendstream`;
  };

  it.each([
    ['NOT_PDF', Buffer.from('<Invoice/>')],
    ['PDF_DAMAGED', Buffer.from('%PDF-1.7\nnothing more')],
    ['PDF_DAMAGED', bare('/Root 7 0 R', '<</Type/Catalog>>')],
    ['PDF_DAMAGED', bare('/Root 1 0 R', `${'['.repeat(500)}${']'.repeat(500)}`)],
    ['PDF_ENCRYPTED', bare('/Root 1 0 R/Encrypt 2 0 R', '<</Type/Catalog>>', '<<>>')],
    ['NO_EMBEDDED_INVOICE', bare('/Root 1 0 R', '<</Type/Catalog>>')],
    ['NO_EMBEDDED_INVOICE', bare('/Root 1 0 R', '<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>', '<</Kids[2 0 R]>>')],
    ['PDF_DAMAGED', withXml('<</Filter/FlateDecode/Length 4>>\nstream\nabcd\nendstream')],
    ['PDF_FILTER_UNKNOWN', withXml('<</Filter/LZWDecode/Length 4>>\nstream\nabcd\nendstream')],
    ['PDF_TOO_LARGE', withXml(packed(Buffer.alloc(20 * 1024 * 1024)))],
  ])('%s', async (code, bytes) => {
    expect(await codesOf(bytes)).toEqual([code]);
  });

  it('control: the same file with an XML is read, and its faults are told', async () => {
    const found = await codesOf(withXml(packed(Buffer.from('<a/>'))));
    expect(found).toEqual(['read', 'PDFA3_NOT_CLAIMED', 'XMP_MISSING']);
  });

  it('a file cut off anywhere, or with any byte changed, is read or refused', async () => {
    const { bytes } = await written();
    for (let index = 0; index < 400; index += 1) {
      const at = Math.floor((bytes.length * index) / 400);
      await readFacturX(bytes.subarray(0, at));
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (index & 7));
      await readFacturX(changed);
    }
  }, 60_000);
});

/** Of the two invoices in it the metadata announce this one; the sample's XML is the other. */
const TWO_INVOICES = /ZUGFeRD1and2\.pdf$/;

describe.skipIf(!corpusThere)(`hybrid files of others${unlessThere}`, () => {
  const folders = ['facturx-pdf', 'facturx-edge-cases', 'fr-ctc'];
  const files = folders.flatMap((folder) => {
    const xml = new Map(filesOf(folder, '.pdf.xml').map((file) => [file.path, file]));
    return filesOf(folder, '.pdf').map((file) => [file.path, file, xml.get(`${file.path}.xml`)] as const);
  });

  it.each(files)('%s holds its XML byte for byte', async (path, file, expected) => {
    const read = await readFacturX(file.read());
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { xml, others } = read.value;
    const found = TWO_INVOICES.test(path) ? others[0]?.xml : xml;
    expect(Buffer.compare(found ?? new Uint8Array(), expected?.read() ?? new Uint8Array())).toBe(0);
  });

  it.each([
    ['PDF-004', 'RELATIONSHIP'],
    ['PDF-005', 'XMP_MISSING'],
    ['PDF-006', 'XMP_PROFILE'],
    ['PDF-008', 'AF_MISSING'],
  ])('%s is told to have %s', async (name, code) => {
    const [file] = filesOf('facturx-edge-cases', `${name}.pdf`);
    expect(await codesOf(file?.read() ?? new Uint8Array())).toContain(code);
  });
});
