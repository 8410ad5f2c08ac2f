import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../test/invoices/lawful.ts';
import { detectFormat } from './detect.ts';
import type { InvoiceSyntaxId } from './registry.ts';
import { readInvoice, writeAs } from './index.ts';
import { readUbl } from './ubl/read.ts';
import { leastSeconds } from '../../test/cpu-time.ts';

const textOf = (syntax: InvoiceSyntaxId): string => {
  const written = writeAs(lawfulInvoice(), syntax);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return Buffer.from(written.value.bytes).toString('utf8');
};
const [UBL, CII, EDIFACT, JSON_TEXT] = (['ubl', 'cii', 'edifact', 'json'] as const).map(textOf) as [
  string,
  string,
  string,
  string,
];

const codesOf = (given: string | Uint8Array): readonly string[] => {
  const read = readInvoice(typeof given === 'string' ? Buffer.from(given) : given);
  return read.ok ? ['read'] : [...new Set(read.problems.map(({ code }) => code))];
};
const replaced = (text: string, from: string | RegExp, to: string): string => {
  const changed = text.replace(from, () => to);
  if (changed === text) throw new Error(`${String(from)} does not stand in the document`);
  return changed;
};
const PROLOG = /^<\?xml[^>]*\?>/;
const declared = (text: string, encoding: string): string =>
  replaced(text, PROLOG, `<?xml version="1.0" encoding="${encoding}"?>`);
const utf32 = (text: string): Buffer => Buffer.from(Uint32Array.from(text, (one) => one.codePointAt(0) ?? 0).buffer);

describe.each([
  ['UBL', UBL],
  ['CII', CII],
])('%s from a stranger', (_, xml) => {
  const doctype = (markup: string): string => replaced(xml, PROLOG, `<?xml version="1.0"?>${markup}`);

  it('with entities is refused, whatever they are', () => {
    const laughs = Array.from({ length: 9 }, (__, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
    expect(codesOf(doctype(`<!DOCTYPE l [<!ENTITY l0 "lol">${laughs.join('')}]>`))).toEqual(['XML_DOCTYPE']);
    expect(codesOf(doctype('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))).toEqual(['XML_DOCTYPE']);
    expect(codesOf(doctype('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd">'))).toEqual(['XML_DOCTYPE']);
  });

  it('is read in UTF-8, UTF-16 and Latin-1, with a mark and without', () => {
    expect(codesOf(`\uFEFF${xml}`)).toEqual(['read']);
    for (const [encoding, mark] of [
      ['UTF-16', '\uFEFF'],
      ['UTF-16LE', ''],
    ] as const)
      expect(codesOf(Buffer.from(mark + declared(xml, encoding), 'utf16le'))).toEqual(['read']);
    expect(codesOf(Buffer.from(`\uFEFF${declared(xml, 'UTF-16')}`, 'utf16le').swap16())).toEqual(['read']);
    expect(codesOf(Buffer.from(declared(xml, 'UTF-16BE'), 'utf16le').swap16())).toEqual(['read']);
    const western = declared(xml, 'ISO-8859-1').replace(/[^\u0000-\u00ff]/g, '-');
    expect(codesOf(Buffer.from(western, 'latin1'))).toEqual(['read']);
  });

  it('in another encoding than it says is refused', () => {
    expect(codesOf(Buffer.from(xml, 'latin1'))).toEqual(['SYNTAX_UNKNOWN']);
    expect(codesOf(declared(xml, 'UTF-16'))).toEqual(['SYNTAX_UNKNOWN']);
    expect(codesOf(utf32(xml))).toEqual(['SYNTAX_UNKNOWN']);
    expect(codesOf(utf32(xml).swap32())).toEqual(['SYNTAX_UNKNOWN']);
  });

  it('cut off, nested too deep or in another namespace is refused', () => {
    for (let length = 0; length < xml.length - 2; length += 97)
      expect(codesOf(xml.slice(0, length))).not.toEqual(['read']);
    expect(codesOf(replaced(xml, /(?=<\/[^<]*>\s*$)/, '<a>'.repeat(1_000)))).toEqual(['XML_TOO_DEEP']);
    expect(codesOf(replaced(xml, /(xmlns(?::rsm)?="[^"]*)"/, 'xmlns="urn:of:nobody"'))).not.toEqual(['read']);
  });
});

describe('too many faults', () => {
  const many = (count: number, item: string): string => item.repeat(count);

  it.each<readonly [string, string]>([
    [
      'UBL',
      replaced(
        UBL,
        '<cac:InvoiceLine>',
        `${many(20_000, '<cac:InvoiceLine><cbc:ID/></cac:InvoiceLine>')}<cac:InvoiceLine>`,
      ),
    ],
    [
      'CII',
      replaced(
        CII,
        '<ram:IncludedSupplyChainTradeLineItem>',
        `${many(20_000, '<ram:IncludedSupplyChainTradeLineItem/>')}<ram:IncludedSupplyChainTradeLineItem>`,
      ),
    ],
    ['EDIFACT', replaced(EDIFACT, "UNS+S'", `${many(20_000, "LIN+1++123:SRV'")}UNS+S'`)],
    ['JSON', replaced(JSON_TEXT, '"lines": [', `"lines": [${many(20_000, '{"identifier": "1", "note": "2"},')}`)],
  ])('of %s: a hundred are told, and that there are more', (_, text) => {
    const read = readInvoice(Buffer.from(text));
    if (read.ok) throw new Error('read');
    expect(read.problems.length).toBeGreaterThan(90);
    expect(read.problems.length).toBeLessThanOrEqual(101);
    expect(new Set(read.problems.map(({ code }) => code))).toEqual(new Set(['INVALID_TERM']));
    expect(read.problems.at(-1)?.message).toBe('lines: further terms may be missing or mistyped, too');
  });

  it('names the place of a fault behind the first hundred lines', () => {
    const [before = '', after = ''] = JSON_TEXT.split('"lines": [');
    const line = after.slice(0, after.indexOf('\n    },\n    {') + 6);
    const read = readInvoice(Buffer.from(`${before}"lines": [${`${line},`.repeat(250)}{"identifier":"x"},${after}`));
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toContain('lines[250].netAmount');
  });

  it('in one line is refused, however many they are', () => {
    const property = '<cac:AdditionalItemProperty><cbc:Name>a</cbc:Name></cac:AdditionalItemProperty>';
    const read = readUbl(
      Buffer.from(
        replaced(UBL, '<cac:ClassifiedTaxCategory>', `${many(200_000, property)}<cac:ClassifiedTaxCategory>`),
      ),
    );
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual(['lines[0].item.attributes']);
  });

  it.each([
    ['UBL, allowances', UBL, '<cac:Item>', '<cac:AllowanceCharge/>', '', 'lines[0].allowances'],
    [
      'UBL, charges behind as many allowances as may be',
      UBL,
      '<cac:Item>',
      '<cac:AllowanceCharge/>',
      '<cac:AllowanceCharge><cbc:ChargeIndicator>true</cbc:ChargeIndicator></cac:AllowanceCharge>',
      'lines[0].charges',
    ],
    [
      'CII, charges behind as many allowances as may be',
      CII,
      '<ram:SpecifiedTradeSettlementLineMonetarySummation>',
      '<ram:SpecifiedTradeAllowanceCharge/>',
      '<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true</udt:Indicator></ram:ChargeIndicator></ram:SpecifiedTradeAllowanceCharge>',
      'lines[0].charges',
    ],
  ])('of one line, %s: named, however many they are', (_, xml, place, first, second, field) => {
    const items = second === '' ? many(50_000, first) : many(9_900, first) + many(10_001, second);
    const read = readInvoice(Buffer.from(replaced(xml, place, items + place)));
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toEqual([field]);
  });

  it('of what no term is for, a hundred places and their number', () => {
    const xml = replaced(
      UBL,
      '<cac:AccountingSupplierParty>',
      `${many(500, '<cbc:UUID>1</cbc:UUID>')}<cac:AccountingSupplierParty>`,
    );
    const read = readUbl(Buffer.from(xml));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.value.warnings).toHaveLength(101);
    expect(read.value.warnings[99]?.location).toBe('/ubl:Invoice/cbc:UUID[100]');
    expect(read.value.warnings.at(-1)?.message).toBe('And 400 places more.');
  });

  it('an unknown key of any length is told in a line', () => {
    const read = readInvoice(Buffer.from(`{"${'k'.repeat(100_000)}":1}`));
    for (const { message } of read.ok ? [] : read.problems) expect(message.length).toBeLessThan(400);
  });
});

describe('values that take far more memory than bytes', () => {
  it('are refused', () => {
    expect(codesOf(`{"notes":[{}${',{}'.repeat(20_000)}]}`)).toEqual(['JSON_TOO_LARGE']);
    expect(codesOf('['.repeat(65))).toEqual(['JSON_TOO_LARGE']);
    const keys = Array.from({ length: 1_001 }, (_, index) => `"key ${index}":1`);
    expect(codesOf(`{${keys.join(',')}}`)).toEqual(['JSON_TOO_LARGE']);
    expect(codesOf(`UNB+UNOC:3+1+2+260310:0905+7'FTX${'+'.repeat(100_001)}'`)).toEqual(['EDIFACT_TOO_LARGE']);
    expect(codesOf(`UNB+UNOC:3+1+2+260310:0905+7'${"'".repeat(10_000)}`)).toEqual(['EDIFACT_TOO_LARGE']);
  });

  it('are not counted within a text', () => {
    expect(
      codesOf(replaced(JSON_TEXT, '"notes": [', `"notes": [{"text": "\\\\\\"${'[,{'.repeat(50_000)}\\\\"},`)),
    ).toEqual(['read']);
  });
});

describe('a long text where a short one belongs is judged in its time', () => {
  const LONG = 60_000;
  const RUNS = [' ', '1', '0', '.', 'a', '-', '\t', '1 '];

  it.each(RUNS)('%j in an amount, a date and a code', async (run) => {
    const text = `1${run.repeat(LONG)}x`;
    for (const element of [
      'PayableAmount',
      'IssueDate',
      'InvoiceTypeCode',
      'InvoicedQuantity',
      'BaseQuantity',
      'CustomizationID',
    ]) {
      const pattern = new RegExp(`(?<=<cbc:${element}[^>]*>)[^<]*`);
      if (pattern.test(UBL))
        expect(await leastSeconds(() => codesOf(UBL.replace(pattern, text)), 0.5)).toBeLessThan(0.5);
    }
  });

  it.each<readonly [string, string]>([
    ['comments that do not end', '<!--'.repeat(16_000)],
    ['an attribute without a value', `<a ${'b'.repeat(65_000)}>`],
    [
      'BT-24 that does not end',
      `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">${'<CustomizationID '.repeat(3_800)}`,
    ],
    ['blanks', `<a${' '.repeat(65_000)}`],
  ])('%s at the beginning of a file', async (_, text) => {
    expect(await leastSeconds(() => detectFormat(Buffer.from(text)), 0.2)).toBeLessThan(0.2);
  });
});

describe('what is written is read again', () => {
  it('where an attribute says nothing: it is absent, as an empty text is', () => {
    expect(codesOf(replaced(UBL, / unitCode="[^"]*"/, ' unitCode=""'))).toEqual(['INVALID_TERM']);
    expect(codesOf(replaced(JSON_TEXT, /(?<="invoicedQuantityUnitCode": ")[^"]*/, '\\t'))).toEqual(['INVALID_TERM']);
    const read = readUbl(Buffer.from(replaced(UBL, / schemeID="[^"]*"/, ' schemeID=" "')));
    expect(read.ok).toBe(true);
  });

  it('where a country is none', () => {
    const draft = lawfulInvoice();
    draft.lines[0]!.item.countryOfOrigin = 'no country at all';
    const page = writeAs(draft, 'html');
    expect(page.ok && Buffer.from(page.value.bytes).toString()).toContain('no country at all');
  });

  it('without a VAT breakdown, in EDIFACT', () => {
    const draft = { ...lawfulInvoice(), vatBreakdown: [] };
    const written = writeAs({ ...draft, totals: { ...draft.totals, totalVat: undefined } } as typeof draft, 'edifact');
    expect(written.ok && codesOf(written.value.bytes)).toEqual(['read']);
  });

  it.each(['<cbc:Note/>', '<cbc:Note>\n</cbc:Note>', '<cbc:Note>#AAI#</cbc:Note>'])('where the note is %j', (note) => {
    const read = readUbl(Buffer.from(replaced(UBL, /<cbc:Note>[^<]*<\/cbc:Note>/, note)));
    for (const target of ['ubl', 'cii', 'edifact', 'edifact-d96a', 'json'] as const) {
      const written = read.ok ? writeAs(read.value.invoice, target) : read;
      expect(written.ok && codesOf(written.value.bytes)).toEqual(['read']);
    }
  });

  it('unless nothing is left of a term in the characters of D.96A', () => {
    const written = writeAs({ ...lawfulInvoice(), typeCode: '\u202e' }, 'edifact-d96a');
    expect(written.ok ? [] : written.problems.map(({ code, field }) => [code, field])).toEqual([
      ['EDIFACT_CHARACTERS', 'typeCode'],
    ]);
  });

  it('when it is larger than any kept in memory', () => {
    const notes = Array.from({ length: 9 }, () => ({ text: 'é€&'.repeat(333_333) }));
    for (const target of ['ubl', 'cii', 'json'] as const) {
      const written = writeAs({ ...lawfulInvoice(), notes }, target);
      const read = written.ok ? readInvoice(written.value.bytes) : written;
      expect(read.ok && read.value.invoice.notes).toEqual(notes);
    }
  });

  it('unless a text is longer than in any invoice', () => {
    const written = writeAs({ ...lawfulInvoice(), notes: [{ text: 'a'.repeat(1_000_001) }] }, 'ubl');
    expect(written.ok && codesOf(written.value.bytes)).toEqual(['INVALID_TERM']);
  });
});
