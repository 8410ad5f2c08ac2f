import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../test/invoices/lawful.ts';
import { cii } from './cii/index.ts';
import { detectFormat } from './detect.ts';
import { PROFILES, profileOf } from './profiles.ts';
import { ubl } from './ubl/index.ts';
import { withinProfile } from './within-profile.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const CII = 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100';

describe('a format is known by its content', () => {
  it.each([
    ['ubl', '<a:Invoice xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'],
    ['ubl', "<!-- <Order/> --><CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'>"],
    ['cii', `<?xml version="1.0"?>\n<x:CrossIndustryInvoice xmlns:x="${CII}">`],
    ['unknown', '<Invoice/>'],
    ['unknown', `<CrossIndustryInvoice xmlns:x="${CII}"/>`],
    ['zugferd1', '<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0">'],
    ['pdf', '%PDF-1.4'],
    ['pdf', 'Content-Type: x\n\n%PDF-1.7'],
    ['json', '  {"number": "1"}'],
    ['edifact', "UNA:+.? 'UNB+UNOC:3"],
    ['edifact', 'UNB+UNOC:3'],
    ['unknown', ''],
    ['unknown', 'Rechnung 4711'],
  ])('%s: %s', (syntax, text) => {
    expect(detectFormat(bytes(text)).syntax).toBe(syntax);
  });

  it('in any encoding that invoices come in', () => {
    const text = `<?xml version="1.0" encoding="utf-16"?><CrossIndustryInvoice xmlns="${CII}"/>`;
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(detectFormat(utf16).syntax).toBe('cii');
    expect(detectFormat(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{}')])).syntax).toBe('json');
  });

  it('although it is cut within a character', () => {
    const root = `<CrossIndustryInvoice xmlns="${CII}">`;
    expect(detectFormat(bytes(root + 'é'.repeat(100_000))).syntax).toBe('cii');
    expect(detectFormat(bytes(`${root} ${'é'.repeat(100_000)}`)).syntax).toBe('cii');
  });
});

describe.each(PROFILES)('profile $id', ({ id, specification, syntaxes, lacks }) => {
  it('is found in every syntax that carries it', () => {
    const invoice = lawfulInvoice();
    invoice.processControl.specificationIdentifier = specification;
    invoice.seller.contact = { name: 'Service clients' };
    for (const syntax of [ubl, cii]) {
      if (!(syntaxes as readonly string[]).includes(syntax.id)) continue;
      const written = syntax.write(invoice);
      if (!written.ok) throw new Error(JSON.stringify(written.problems));
      const format = detectFormat(written.value.bytes);
      expect(format).toMatchObject({ syntax: syntax.id, specification, profile: profileOf(specification)?.id });
      expect(written.value.dropped.length > 0).toBe(lacks.length > 0);
      expect(syntax.read(written.value.bytes).ok).toBe(true);
    }
  });

  it('is the first of those that share its value', () => {
    const first = PROFILES.find((profile) => profile.specification === specification);
    expect(profileOf(` ${specification}\n`)?.id).toBe(first?.id);
    if (first?.id !== id) expect(specification).toBe('urn:cen.eu:en16931:2017');
  });
});

it('what a profile lacks is taken from every line, and told with its place', () => {
  const invoice = lawfulInvoice();
  for (const line of invoice.lines) line.item.description = 'en chêne';
  const basic = profileOf('urn:cen.eu:en16931:2017#compliant#urn:factur-x.eu:1p0:basic');
  const fitting = withinProfile(invoice, basic);
  expect(fitting.invoice.lines.map(({ item }) => item.description)).toEqual(invoice.lines.map(() => undefined));
  expect(fitting.dropped.filter(({ term }) => term === 'BT-154').map(({ field }) => field)).toEqual(
    invoice.lines.map((_, index) => `lines[${index}].item.description`),
  );
  expect(invoice.lines[0]?.item.description).toBe('en chêne');
});
