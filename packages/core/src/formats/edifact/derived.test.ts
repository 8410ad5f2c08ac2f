import { describe, expect, it } from 'vitest';
import { readEdifact } from './read.ts';

/** D.96A as it comes: two rates, an allowance, and every total. */
const MESSAGE = [
  'BGM+380+F-1+9',
  'DTM+137:20260310:102',
  'NAD+SU+4012345000009::9++Seller+Weg 1+Berlin++10115+DE',
  'NAD+BY+3012345000004::9++Buyer+Rue 1+Paris++75001+FR',
  'CUX+2:EUR:4',
  'ALC+A++++DI',
  'MOA+8:10.00',
  'TAX+7+VAT+++:::19+S',
  'LIN+1',
  'IMD+F++:::A',
  'QTY+47:40:PCE',
  'MOA+203:100.03',
  'PRI+AAA:2.5',
  'TAX+7+VAT+++:::19+S',
  'LIN+2',
  'IMD+F++:::B',
  'QTY+47:1',
  'MOA+203:50.00',
  'PRI+AAB:50',
  'TAX+7+VAT+++:::7+S',
  'UNS+S',
  'MOA+79:150.03',
  'MOA+125:140.03',
  'MOA+176:20.61',
  'MOA+77:160.64',
  'MOA+9:160.64',
  'TAX+7+VAT+++:::19+S',
  'MOA+125:90.03',
  'MOA+124:17.11',
  'TAX+7+VAT+++:::7+S',
  'MOA+125:50.00',
  'MOA+124:3.50',
];

function read(...changes: readonly [string, string?][]) {
  const lines = [...MESSAGE];
  for (const [from, to] of changes) {
    const at = lines.indexOf(from);
    if (at < 0) throw new Error(`No segment ${from}`);
    lines.splice(at, 1, ...(to === undefined ? [] : [to]));
  }
  return readMessage(lines);
}

function readMessage(lines: readonly string[]) {
  const body = ['UNH+1+INVOIC:D:96A:UN:EAN008', ...lines, `UNT+${lines.length + 2}+1`].join("'\n");
  return readEdifact(new TextEncoder().encode(`UNB+UNOC:3+1+2+260310:0905+7'\n${body}'\nUNZ+1+7'\n`));
}

function invoiceOf(result: ReturnType<typeof read>) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

const refusals = (result: ReturnType<typeof read>): string[] =>
  result.ok ? [] : result.problems.map(({ code, field }) => `${code} ${field}`);

const WHOLE = invoiceOf(read());
const SUMS: readonly [string][] = [['MOA+79:150.03'], ['MOA+125:140.03'], ['MOA+77:160.64'], ['MOA+9:160.64']];
const BREAKDOWN: readonly [string][] = [['MOA+125:90.03'], ['MOA+124:17.11'], ['MOA+125:50.00'], ['MOA+124:3.50']];

describe('what D.96A leaves out', () => {
  it('is missing nothing in the whole message', () => {
    expect(WHOLE.warnings).toEqual([]);
    expect(WHOLE.invoice.lines.map((line) => [line.invoicedQuantityUnitCode, line.price.netPrice.toString()])).toEqual([
      ['H87', '2.5'],
      ['H87', '50'],
    ]);
  });

  it('the sums are worked out from the other amounts', () => {
    expect(JSON.stringify(invoiceOf(read(...SUMS)).invoice)).toBe(JSON.stringify(WHOLE.invoice));
  });

  it('the total of VAT is the sum of the breakdown', () => {
    expect(invoiceOf(read(['MOA+176:20.61'])).invoice.totals.totalVat?.toString()).toBe('20.61');
  });

  it('the breakdown is worked out from the lines, where its tax is the total that is stated', () => {
    const { invoice, warnings } = invoiceOf(read(...BREAKDOWN));
    expect(JSON.stringify(invoice.vatBreakdown)).toBe(JSON.stringify(WHOLE.invoice.vatBreakdown));
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('BG-23')]);
  });

  it('the breakdown is worked out where the message has no group of it', () => {
    const { invoice } = invoiceOf(readMessage(MESSAGE.slice(0, MESSAGE.indexOf('MOA+9:160.64') + 1)));
    expect(JSON.stringify(invoice.vatBreakdown)).toBe(JSON.stringify(WHOLE.invoice.vatBreakdown));
  });

  it('the breakdown is refused where its tax is a cent off: which rate it belongs to is not ours to say', () => {
    expect(refusals(read(...BREAKDOWN, ['MOA+176:20.61', 'MOA+176:20.62']))).toEqual(['INVALID_TERM vatBreakdown']);
    expect(refusals(read(...BREAKDOWN, ['MOA+176:20.61']))).toEqual(['INVALID_TERM vatBreakdown']);
  });

  it('a VAT category is standard only with a rate above nought', () => {
    const { invoice, warnings } = invoiceOf(read(['TAX+7+VAT+++:::7+S', 'TAX+7+VAT+++:::7']));
    expect([invoice.lines[1]?.vat.categoryCode, warnings.length]).toEqual(['S', 1]);
    expect(refusals(read(['TAX+7+VAT+++:::7+S', 'TAX+7+VAT+++:::0']))).toEqual([
      'INVALID_TERM lines[1].vat.categoryCode',
    ]);
  });

  it('a line without an amount or a buyer without a name is refused', () => {
    expect(refusals(read(['MOA+203:50.00']))).toEqual(['INVALID_TERM lines[1].netAmount']);
    expect(refusals(read(['NAD+BY+3012345000004::9++Buyer+Rue 1+Paris++75001+FR', 'NAD+BY+3012345000004::9']))).toEqual(
      ['INVALID_TERM buyer.name', 'INVALID_TERM buyer.postalAddress'],
    );
  });

  it('what is no term is a warning with its segment', () => {
    const { warnings } = invoiceOf(read(['CUX+2:EUR:4', "TDT+20++30'CUX+2:EUR:4"]));
    expect(warnings.filter(({ location }) => location.includes('TDT'))).toEqual([
      { location: 'segment 7 (TDT)', message: 'TDT+20 is not a term of the invoice that we know.' },
    ]);
  });

  it('a credit note is BGM 381', () => {
    expect(invoiceOf(read(['BGM+380+F-1+9', 'BGM+381+F-1+9'])).invoice.typeCode).toBe('381');
  });
});
