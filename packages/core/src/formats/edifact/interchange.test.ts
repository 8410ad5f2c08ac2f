import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInterchange } from './interchange.ts';
import { readEdifact, readEdifactInvoices } from './read.ts';
import { leastSeconds } from '../../../test/cpu-time.ts';

const CORPUS = join(import.meta.dirname, '../../../../../../shared/corpus/edifact-d96a/files');
const SAMPLES = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.edi')) : [];
const SKIPPED = SAMPLES.length === 0 ? ' [skipped: ../shared is absent]' : '';

const latin1 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function interchange(bytes: Uint8Array) {
  const read = readInterchange(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

function problemsOf(text: string): string[] {
  const read = readEdifact(latin1(text));
  return read.ok ? [] : read.problems.map(({ code }) => code);
}

const HEAD = "UNB+UNOC:3+1:14+2:14+260310:0905+7'";
const MESSAGE = "UNH+1+INVOIC:D:96A:UN:EAN008'BGM+380+F-1+9'UNT+3+1'";
const END = "UNZ+1+7'";

/** What the corpus says in words, and the code of it. */
const FAULTS: Readonly<Record<string, string>> = {
  'UNT segment count differs': 'SEGMENT_COUNT_DIFFERS',
  'characters outside UNOA': 'CHARACTERS_OUTSIDE_SYNTAX',
};

describe.skipIf(SKIPPED !== '')(`the samples of D.96A${SKIPPED}`, () => {
  it.each(SAMPLES)('%s', (name) => {
    const expected = JSON.parse(readFileSync(join(CORPUS, name.replace(/edi$/, 'json')), 'utf8')) as {
      separators: object;
      encoding: string;
      segments: unknown[];
      errors: string[];
      messages: Record<string, unknown>[];
    };
    const bytes = readFileSync(join(CORPUS, name));
    const { separators, charset, segments, faults } = interchange(bytes);
    expect(separators).toEqual(expected.separators);
    expect(charset).toBe(expected.encoding);
    expect([...segments].map(({ tag, elements }) => [tag, ...elements])).toEqual(expected.segments);
    expect(faults.map(({ code }) => code)).toEqual(expected.errors.map((words) => FAULTS[words]));

    const read = readEdifactInvoices(bytes);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const figures = read.value.map((each) => {
      if (!each.ok) throw new Error(JSON.stringify(each.problems));
      const { number, typeCode, issueDate, currencyCode, lines, totals } = each.value.invoice;
      return {
        number,
        type: typeCode,
        issueDate: issueDate.replaceAll('-', ''),
        currency: currencyCode,
        lines: lines.length,
        lineTotal: Number(totals.sumOfLineNetAmounts.toString()),
        taxBasis: Number(totals.totalWithoutVat.toString()),
        tax: Number(totals.totalVat?.toString()),
        total: Number(totals.totalWithVat.toString()),
      };
    });
    expect(figures).toEqual(expected.messages);
  });
});

describe('segments', () => {
  it('keep released characters and line breaks in texts, and drop those between segments', () => {
    const { segments } = interchange(latin1(`${HEAD}\r\n  FTX+AAI+++a?+b?:c?'d??e\r\nf'\n${END}\n`));
    expect([...segments].map(({ tag, elements }) => [tag, ...elements])[1]).toEqual([
      'FTX',
      ['AAI'],
      [''],
      [''],
      ["a+b:c'd?e\r\nf"],
    ]);
  });

  it('are cut at the separators of UNA, release character or none', () => {
    const own = interchange(latin1('UNA;*,! ~UNB*UNOC;3*1*2*260310;0905*7~FTX*a!*b;c?d~UNZ*0*7~'));
    expect(own.segments.at(1)?.elements).toEqual([['a*b', 'c?d']]);
    expect(own.separators.decimal).toBe(',');
    const none = interchange(latin1("UNA:+.  'UNB+UNOC:3+1+2+260310:0905+7'FTX+a?+b'UNZ+0+7'"));
    expect(none.segments.at(1)?.elements).toEqual([['a?'], ['b']]);
  });

  it.each([
    ['UNOA', 'ISO-8859-1', 'é', latin1('é')],
    ['UNOC', 'ISO-8859-1', 'é', latin1('é')],
    ['UNOD', 'ISO-8859-2', 'ř', Uint8Array.of(0xf8)],
    ['UNOE', 'ISO-8859-5', 'Ж', Uint8Array.of(0xb6)],
    ['UNOF', 'ISO-8859-7', 'α', Uint8Array.of(0xe1)],
    ['UNOW', 'UTF-8', '漢', utf8('漢')],
    ['UNOY', 'UTF-8', '\u{1f600}', utf8('\u{1f600}')],
  ])('are read in the character set of %s', (syntax, charset, text, bytes) => {
    const file = Uint8Array.from([...latin1(`UNB+${syntax}:3+1+2+1:1+7'FTX+`), ...bytes, ...latin1("'UNZ+0+7'")]);
    const read = interchange(file);
    expect([read.charset, read.segments.at(1)?.elements[0]?.[0]]).toEqual([charset, text]);
  });

  it.each([
    ['UNOW', utf8, fc.string({ unit: 'grapheme', maxLength: 40 })],
    [
      'UNOC',
      latin1,
      fc.string({ unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 40 }),
    ],
  ])('in %s say what was written, wherever they stand and however often', (syntax, encode, text) => {
    const start = (written: string): string => Array.from(written).slice(0, 3).join('');
    const escaped = (written: string): string => written.replace(/[?+:']/g, '?$&');
    // So many that what is cut of them together is not all of them; some come again and again.
    const texts = fc
      .tuple(fc.array(text, { minLength: 300, maxLength: 300 }), fc.array(fc.nat({ max: 9 }), { maxLength: 300 }))
      .map(([written, again]) => [...written, ...again.map((index) => written[index] ?? '')]);
    fc.assert(
      fc.property(texts, (written) => {
        const segments = written.map((one) => `FTX+${escaped(one)}:a+${escaped(start(one))}'`);
        const read = interchange(encode(`UNB+${syntax}:4+1+2+1:1+7'${segments.join('')}UNZ+0+7'`));
        expect(read.faults.map(({ code }) => code)).not.toContain('ENCODING_DIFFERS');
        const cut = [...read.segments].slice(1, -1).map(({ elements }) => elements);
        expect(cut).toEqual(written.map((one) => [[one, 'a'], [start(one)]]));
      }),
      { numRuns: 50 },
    );
  });

  it('are read as windows-1252 where they are not the UTF-8 that UNB announces', () => {
    const read = interchange(latin1("UNB+UNOW:4+1+2+1:1+7'FTX+d\u0092accord'UNZ+0+7'"));
    expect(read.segments.at(1)?.elements[0]?.[0]).toBe('d’accord');
    expect(read.faults.map(({ code }) => code)).toContain('ENCODING_DIFFERS');
  });
});

describe('the envelope', () => {
  it.each([
    ['', HEAD + MESSAGE + END],
    ['SEGMENT_COUNT_DIFFERS 4', HEAD + MESSAGE.replace('UNT+3', 'UNT+4') + END],
    ['MESSAGE_REFERENCE_DIFFERS 4', HEAD + MESSAGE.replace('UNT+3+1', 'UNT+3+2') + END],
    ['MESSAGE_COUNT_DIFFERS 5', HEAD + MESSAGE + END.replace('1', '2')],
    ['INTERCHANGE_REFERENCE_DIFFERS 5', HEAD + MESSAGE + END.replace('7', '8')],
    ['INTERCHANGE_END_MISSING 4', HEAD + MESSAGE],
    ['INTERCHANGE_END_MISSING 5', HEAD + MESSAGE + END.slice(0, -1)],
    ['SEGMENT_STRAY 2', `${HEAD}FTX+AAI'${MESSAGE}${END}`],
    ['', `${HEAD}UNG+INVOIC'${MESSAGE}UNE+1+1'${END}`],
  ])('%s', (fault, text) => {
    expect(interchange(latin1(text)).faults.map(({ code, segment }) => `${code} ${segment}`)).toEqual(
      fault === '' ? [] : [fault],
    );
  });

  it.each([
    ['EDIFACT_NO_ENVELOPE', 'UNH+1+INVOIC:D:96A:UN'],
    ['EDIFACT_NO_ENVELOPE', ''],
    ['EDIFACT_SEPARATORS', "UNA++.? 'UNB+UNOC:3'"],
    ['EDIFACT_SEPARATORS', 'UNA:+'],
    ['EDIFACT_SEPARATORS', "UNA:+.\u00e9 'UNB+UNOC:3'"],
    ['EDIFACT_CHARSET', HEAD.replace('UNOC', 'UNOX')],
    ['EDIFACT_CHARSET', HEAD.replace('UNOC', '__pr')],
    ['EDIFACT_TRUNCATED', HEAD + MESSAGE.slice(0, -8)],
    ['EDIFACT_TRUNCATED', HEAD + MESSAGE.replace(/UNT.*/, '') + MESSAGE + END],
    ['EDIFACT_NO_INVOICE', HEAD + MESSAGE.replace('INVOIC', 'ORDERS') + END],
    ['EDIFACT_SEVERAL_INVOICES', HEAD + MESSAGE + MESSAGE + END.replace('1', '2')],
  ])('%s', (code, text) => {
    expect(problemsOf(text)).toEqual([code]);
  });

  it('of two invoices gives each', () => {
    const read = readEdifactInvoices(latin1(HEAD + MESSAGE + MESSAGE.replace('F-1', 'F-2') + END.replace('1', '2')));
    const codes = read.ok ? read.value.map((each) => (each.ok ? [] : each.problems.map(({ code }) => code))) : [];
    expect(codes.map((each) => new Set(each))).toEqual([new Set(['INVALID_TERM']), new Set(['INVALID_TERM'])]);
  });
});

describe('hostile input', () => {
  const pieces = [
    'UNA',
    'UNB',
    'UNOC',
    'UNOW',
    'UNH',
    'UNT',
    'UNZ',
    'INVOIC',
    'LIN',
    'MOA',
    'TAX',
    'ALC',
    'NAD',
    '+',
    ':',
    "'",
    '?',
    '\n',
    '1',
    '-',
    'é',
  ];

  it.each([
    ['a heading', ''],
    ['a line', "LIN+1'"],
    ['a summary', "LIN+1'UNS+S'"],
  ])('of more segments in %s than in any is refused', (_, before) => {
    const codes = (times: number): string[] =>
      problemsOf(`${HEAD}UNH+1+INVOIC:D:96A:UN'${before}${"FTX+AAI+++text'".repeat(times)}UNT+1+1'${END}`);
    expect(codes(20_000)).toEqual(['EDIFACT_TOO_LARGE']);
    expect(new Set(codes(19_000))).toEqual(new Set(['INVALID_TERM']));
  });

  it('of more VAT rates than in any invoice is refused', () => {
    const fields = (times: number): (string | undefined)[] => {
      const lines = Array.from({ length: times }, (_, index) => `LIN+${index + 1}'TAX+7+VAT+++:::${index / 100}+S'`);
      const read = readEdifact(latin1(`${HEAD}UNH+1+INVOIC:D:96A:UN'${lines.join('')}UNS+S'UNT+1+1'${END}`));
      return read.ok ? [] : read.problems.map(({ field }) => field);
    };
    expect(fields(1_001)).toEqual(['lines']);
    expect(fields(1_000)).toContain('lines[0].netAmount');
  });

  it('is read or refused, never thrown at', () => {
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isWrapped) => {
        const bytes = latin1(isWrapped ? `${HEAD}UNH+1+INVOIC:D:96A:UN'${text}'UNT+1+1'${END}` : text);
        expect([true, false]).toContain(readEdifactInvoices(bytes).ok);
        expect([true, false]).toContain(readEdifact(bytes).ok);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['separators', (times: number) => '+:'.repeat(times)],
    ['release characters', (times: number) => '??'.repeat(times)],
    ['blanks', (times: number) => ' \n'.repeat(times)],
    ['lines', (times: number) => "'LIN+1".repeat(times / 4)],
    ['taxes', (times: number) => "'TAX+7+VAT+++:::20+S'UNS+S".repeat(times / 10)],
    ['allowances', (times: number) => "'ALC+A'MOA+8:1".repeat(times / 5)],
    ['notes', (times: number) => "'FTX+AAI+++a".repeat(times / 5)],
    ['references', (times: number) => "'RFF+IV:a".repeat(times / 5)],
    ['item numbers', (times: number) => `'LIN+1${"'PIA+1+a:b".repeat(times / 5)}`],
  ])(
    'of %s takes time in proportion to its length',
    async (_, filling) => {
      const time = (times: number, enough?: number): Promise<number> => {
        const bytes = latin1(`${HEAD}UNH+1+INVOIC:D:96A:UN'FTX+AAI+++a${filling(times)}'UNT+1+1'${END}`);
        return leastSeconds(() => readEdifact(bytes), enough);
      };
      // Quadratic work would take a hundred times the time of a tenth.
      const most = 40 * Math.max(await time(4_000), 0.01);
      expect(await time(40_000, most)).toBeLessThan(most);
    },
    60_000,
  );
});
