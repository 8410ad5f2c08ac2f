import { describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../test/invoices/lawful.ts';
import { writeCii, writeUbl } from '../formats/index.ts';
import { LAYERS, validate } from './index.ts';
import { leastSeconds } from '../../test/cpu-time.ts';

const textOf = (write: typeof writeUbl): string => {
  const written = write(lawfulInvoice());
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return Buffer.from(written.value.bytes).toString('utf8');
};
const UBL = textOf(writeUbl);
const CII = textOf(writeCii);

const rulesOf = async (given: string | Uint8Array) => {
  const verdict = await validate(typeof given === 'string' ? Buffer.from(given) : given);
  expect(verdict.valid).toBe(false);
  return verdict.findings.map(({ rule }) => rule);
};

describe('bytes that are no invoice get a finding that says why', () => {
  it.each<readonly [string, string | Uint8Array, string]>([
    ['entities', UBL.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>'), 'XML_DOCTYPE'],
    ['a document cut off', UBL.slice(0, -40), 'XML_MALFORMED'],
    ['Latin-1 that says it is UTF-8', Buffer.from(UBL, 'latin1'), 'XML_ENCODING'],
    ['deep nesting', '<a>'.repeat(1_000), 'XML_TOO_DEEP'],
    [
      'many attributes',
      `<a ${Array.from({ length: 2_000 }, (_, index) => `b${index}=""`).join(' ')}/>`,
      'XML_TOO_LARGE',
    ],
    ['another namespace', UBL.replace('Invoice-2"', 'Invoice-3"'), 'NOT_AN_INVOICE'],
    ['nothing', '', 'XML_MALFORMED'],
    ['EDIFACT', "UNB+UNOC:3+A+B+261129:0900+1'", 'NO_RULES_FOR_SYNTAX'],
    ['JSON', '{"number":"1"}', 'NO_RULES_FOR_SYNTAX'],
    ['zeros', new Uint8Array(1_000), 'XML_MALFORMED'],
  ])('%s', async (_, given, rule) => {
    expect(await rulesOf(given)).toEqual([rule]);
  });
});

describe('a document of very many faults', () => {
  it('is told a hundred of its kinds, and counted whole', async () => {
    const notes = Array.from({ length: 1_000 }, (_, index) => `<cbc:Note attribute${index}="1">a</cbc:Note>`).join('');
    const { findings } = await validate(Buffer.from(UBL.replace('<cbc:DocumentCurrencyCode>', `${notes}$&`)), {
      rules: ['structure'],
    });
    expect(findings.length).toBeLessThanOrEqual(101);
    expect(findings.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  });
});

describe('values that no rule can be asked about', () => {
  it('take little time, however many they are', async () => {
    const total =
      '<cac:TaxTotal><cac:TaxSubtotal><cac:TaxCategory><cbc:ID>AE</cbc:ID><cbc:ID>AE</cbc:ID></cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>';
    const xml = Buffer.from(UBL.replace('<cac:TaxTotal>', `${total.repeat(300)}$&`));
    const judge = async (): Promise<void> => expect(await rulesOf(xml)).toContain('QUITTANCE-VALUE');
    expect(await leastSeconds(judge, 0.1)).toBeLessThan(0.1);
  });
});

describe('a long text where a short one belongs', () => {
  const RUNS = [' ', '1', '0', '.', 'a', '-', '\t', '1 ', '#', 'a@', '&#13;'];

  it.each(RUNS)('%j is judged by every layer in its time', async (run) => {
    const text = `1${run.repeat(20_000)}x`;
    for (const xml of [UBL, CII]) {
      const values = [...xml.matchAll(/(?<=>)[^<\s][^<]*(?=<)|(?<==")[^"]*(?=")/g)].filter(
        ({ 0: value, index }) => index > 1_000 && value !== '',
      );
      for (const { 0: value, index } of values.filter((_, place) => place % 5 === 0)) {
        const bytes = Buffer.from(xml.slice(0, index) + text + xml.slice(index + value.length));
        const place = xml.slice(index - 40, index);
        const seconds = await leastSeconds(() => validate(bytes, { rules: LAYERS }), 0.4);
        expect({ place, slow: seconds >= 0.4 }).toEqual({ place, slow: false });
      }
    }
  });
});
