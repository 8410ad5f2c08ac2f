import { fileOf, invoiceOf } from '../../formats/documents.ts';
import { attachInvoice } from '../../../packages/core/src/formats/facturx/index.ts';
import { writePdf } from '../../../packages/core/src/formats/pdf/index.ts';
import { Decimal, type Invoice } from '../../../packages/core/src/model/index.ts';
import type { InvoiceSyntaxId } from '../../../packages/core/src/formats/index.ts';
import { base64, type LargeCase, MB, numbered, type Pieces, times } from './case.ts';

/** Right invoices that are larger than any other, and invoices with very many faults. */

const ATTACHED = 200 * MB;
const LINES = 100_000;
const FAULTY = 1_000_000;

export const textOf = (syntax: InvoiceSyntaxId, lines = 2): string =>
  Buffer.from(fileOf(invoiceOf(lines), syntax)).toString('utf8');

/** The text around a place in it. */
export function around(text: string, place: string, inner: Pieces): Pieces {
  const at = text.indexOf(place);
  if (at < 0) throw new Error(`${place} does not stand in the document`);
  return joined([text.slice(0, at)], inner, [text.slice(at)]);
}

export function* joined(...all: readonly Pieces[]): Generator<string | Uint8Array> {
  for (const pieces of all) yield* pieces;
}

const UBL_OBJECT = [
  '<cac:AdditionalDocumentReference><cbc:ID>A-1</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">',
  '</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>',
] as const;
const CII_OBJECT = [
  '<ram:AdditionalReferencedDocument><ram:IssuerAssignedID>A-1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode><ram:AttachmentBinaryObject mimeCode="application/pdf" filename="a.pdf">',
  '</ram:AttachmentBinaryObject></ram:AdditionalReferencedDocument>',
] as const;

const UBL_PLACE = '<cac:AccountingSupplierParty>';
const CII_PLACE = '</ram:ApplicableHeaderTradeAgreement>';

const ublAround = (content: Pieces): Pieces =>
  around(textOf('ubl'), UBL_PLACE, joined([UBL_OBJECT[0]], content, [UBL_OBJECT[1]]));
const ciiAround = (content: Pieces): Pieces =>
  around(textOf('cii'), CII_PLACE, joined([CII_OBJECT[0]], content, [CII_OBJECT[1]]));

function* inLines(content: string): Generator<string> {
  for (let at = 0; at < content.length; at += 76 * 1_000)
    yield content.slice(at, at + 76 * 1_000).replace(/.{76}/g, '$&\r\n');
}

async function inPdf(invoice: Invoice): Promise<Pieces> {
  const made = attachInvoice(await writePdf(invoiceOf(2), { language: 'fr' }), invoice, { profile: 'facturx-en16931' });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return [made.value.bytes];
}

/** No two lines say the same: what repeats itself packs a hundredfold, as no real invoice does. */
function unlike(invoice: Invoice): Invoice {
  const words = base64(60 * invoice.lines.length + 4 * MB);
  const lines = invoice.lines.map((line, index) => ({
    ...line,
    item: { ...line.item, description: words.slice(index * 61, index * 61 + 60) },
  }));
  return { ...invoice, lines };
}

const withAttachment = (content: string): Invoice => ({
  ...invoiceOf(2),
  supportingDocuments: [{ reference: 'A-1', attachment: { content, mimeCode: 'application/pdf', filename: 'a.pdf' } }],
});

function faultyLines(syntax: InvoiceSyntaxId, place: string, line: string): LargeCase {
  return {
    name: `1,000,000 faulty lines, ${syntax}`,
    expect: /INVALID_TERM|TOO_LARGE/,
    pieces: () => around(textOf(syntax), place, times(FAULTY, line)),
  };
}

const FR_EXTENDED = 'urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr';
const FACTURX_EXTENDED = 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended';

/** As many VAT rates as lines, in a profile whose rules add up the lines of each. */
function manyRates(count: number, specificationIdentifier: string): Invoice {
  const invoice = invoiceOf(count);
  const [row] = invoice.vatBreakdown;
  const rateOf = (index: number): Decimal => Decimal.of(`${Math.floor(index / 100)}.${index % 100}1`);
  return {
    ...invoice,
    processControl: { ...invoice.processControl, specificationIdentifier },
    lines: invoice.lines.map((line, index) => ({ ...line, vatRate: rateOf(index) })),
    vatBreakdown: invoice.lines.map(({ netAmount }, index) => ({
      ...row!,
      taxableAmount: netAmount,
      rate: rateOf(index),
    })),
  };
}

/** An element again and again where the rules about each of them look at its parent. */
const repeated = (name: string, syntax: 'ubl' | 'cii', element: string, count: number): LargeCase => ({
  name,
  expect: 'read',
  pieces: () => around(textOf(syntax), element, times(count, element)),
});

const edifactLines = (count: number, line: (index: number) => string): Pieces =>
  around(textOf('edifact'), "\nUNS+S'", numbered(count, line));

export const INVOICES: readonly LargeCase[] = [
  { name: '200 MB attached, UBL', expect: 'read', pieces: () => ublAround([base64(ATTACHED)]) },
  { name: '200 MB attached in lines, UBL', expect: 'read', pieces: () => ublAround(inLines(base64(ATTACHED))) },
  {
    name: '200 MB attached beside a euro sign, UBL',
    expect: 'read',
    pieces: () =>
      around(
        textOf('ubl').replace('<cbc:Note>', '<cbc:Note>€'),
        UBL_PLACE,
        joined([UBL_OBJECT[0], base64(ATTACHED), UBL_OBJECT[1]]),
      ),
  },
  { name: '200 MB attached, CII', expect: 'read', pieces: () => ciiAround([base64(ATTACHED)]) },
  {
    name: '200 MB attached, JSON',
    expect: 'read',
    pieces: () =>
      around(textOf('json'), '"seller": {', [
        `"supportingDocuments": [{"reference": "A-1", "attachment": {"content": "`,
        base64(ATTACHED),
        `", "mimeCode": "application/pdf", "filename": "a.pdf"}}],`,
      ]),
  },
  { name: '200 MB attached, Factur-X', expect: 'read', pieces: () => inPdf(withAttachment(base64(ATTACHED))) },
  { name: '100,000 lines, UBL', expect: 'read', pieces: () => [fileOf(invoiceOf(LINES), 'ubl')] },
  { name: '100,000 lines, CII', expect: 'read', pieces: () => [fileOf(invoiceOf(LINES), 'cii')] },
  { name: '100,000 lines, EDIFACT', expect: 'read', pieces: () => [fileOf(invoiceOf(LINES), 'edifact')] },
  { name: '100,000 lines, JSON', expect: 'read', pieces: () => [fileOf(invoiceOf(LINES), 'json')] },
  { name: '100,000 lines, Factur-X', expect: 'read', pieces: () => inPdf(unlike(invoiceOf(LINES))) },
  faultyLines('ubl', '<cac:InvoiceLine>', '<cac:InvoiceLine/>'),
  faultyLines(
    'ubl',
    '<cac:InvoiceLine>',
    '<cac:InvoiceLine><cbc:LineExtensionAmount currencyID="EUR">x</cbc:LineExtensionAmount></cac:InvoiceLine>\n',
  ),
  faultyLines('cii', '<ram:IncludedSupplyChainTradeLineItem>', '<ram:IncludedSupplyChainTradeLineItem/>'),
  faultyLines('edifact', "\nUNS+S'", "LIN+1'"),
  faultyLines('json', '"notes": [', '"lines": [{}],'),
  {
    name: '1,000,000 faulty lines in one list, json',
    expect: /INVALID_TERM|TOO_LARGE/,
    pieces: () => joined(['{"lines":[{}'], times(FAULTY, ',{}'), [']}']),
  },
  {
    name: '1,000,000 faulty allowances in a line, UBL',
    expect: /INVALID_TERM|TOO_LARGE/,
    pieces: () => around(textOf('ubl'), '<cac:Item>', times(FAULTY, '<cac:AllowanceCharge/>')),
  },
  {
    name: '1,000,000 faulty properties in a line, UBL',
    expect: /INVALID_TERM|TOO_LARGE/,
    pieces: () =>
      around(
        textOf('ubl'),
        '<cac:ClassifiedTaxCategory>',
        times(FAULTY, '<cac:AdditionalItemProperty><cbc:Name>a</cbc:Name></cac:AdditionalItemProperty>'),
      ),
  },
  {
    name: '1,000,000 elements that no term is for, UBL',
    expect: 'read',
    pieces: () =>
      around(
        textOf('ubl'),
        UBL_PLACE,
        times(FAULTY, '<cac:StatementDocumentReference><cbc:UUID>1</cbc:UUID></cac:StatementDocumentReference>'),
      ),
  },
  {
    name: '300,000 attributes that no schema knows, UBL',
    expect: /XML_TOO_LARGE/,
    pieces: () =>
      around(
        textOf('ubl'),
        '<cac:Item>',
        numbered(300_000, (index) => `<cbc:Note attribute${index}="1">a</cbc:Note>`),
      ),
  },
  {
    name: '200,000 lines of which none is like another, EDIFACT',
    expect: 'read',
    pieces: () =>
      edifactLines(
        200_000,
        (index) =>
          `LIN+${index}++${3_760_000_000_000 + index}:SRV'IMD+F++:::Article ${(index * 7_919) % 1_000_003} of ${index}'` +
          `QTY+47:${1 + (index % 9_973)}.${index % 7}:C62'MOA+203:${(index * 7_919) % 1_000_003}.07'PRI+AAA:${index}.5'TAX+7+VAT+++:::20+S'`,
      ),
  },
  {
    name: '300,000 lines as short as may be, EDIFACT',
    expect: 'read',
    pieces: () =>
      edifactLines(
        300_000,
        (index) => `LIN+${index}'IMD+F++:::a'QTY+47:1:C62'MOA+203:1'PRI+AAA:1'TAX+7+VAT+++:::20.00+S'`,
      ),
  },
  {
    name: '100,000 lines that lose something, EDIFACT',
    expect: 'read',
    pieces: () =>
      edifactLines(
        100_000,
        (index) =>
          `LIN+1000000${index}++A:ZZ::XX'IMD+F++:::Größe ${index}'QTY+47:1:C62'MOA+203:${index}'PRI+AAA:${index}'TAX+7+VAT+++:::20+S'`,
      ),
  },
  {
    name: '20,000 VAT rates, UBL of EXTENDED-CTC-FR',
    expect: 'read',
    pieces: () => [fileOf(manyRates(20_000, FR_EXTENDED), 'ubl')],
  },
  {
    name: '20,000 VAT rates, CII of EXTENDED-CTC-FR',
    expect: 'read',
    pieces: () => [fileOf(manyRates(20_000, FR_EXTENDED), 'cii')],
  },
  {
    name: '20,000 VAT rates, CII of Factur-X EXTENDED',
    expect: 'read',
    pieces: () => [fileOf(manyRates(20_000, FACTURX_EXTENDED), 'cii')],
  },
  repeated('100,000 categories in a tax, CII', 'cii', '<ram:CategoryCode>S</ram:CategoryCode>', 100_000),
  repeated('100,000 numbers in a registration, CII', 'cii', '<ram:ID schemeID="VA">FR44732829320</ram:ID>', 100_000),
  {
    name: '300,000 VAT rates, EDIFACT',
    expect: /INVALID_TERM/,
    pieces: () =>
      edifactLines(
        300_000,
        (index) =>
          `LIN+${index}'IMD+F++:::a'QTY+47:1:C62'MOA+203:1'PRI+AAA:1'TAX+7+VAT+++:::${index % 100_000}.${index % 10}+S'`,
      ),
  },
];
