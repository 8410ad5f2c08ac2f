import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInvoice } from '../../../test/invoices/arbitrary.ts';
import { comparable } from '../../../test/invoices/comparable.ts';
import { Decimal, type Invoice } from '../../model/index.ts';
import type { InvoiceSyntax } from '../port.ts';
import { ubl } from '../ubl/index.ts';
import { cii } from './index.ts';

/** What CII tells in one way only: identifiers without a scheme come first, and a discount has its gross price beside it. */
function settledForCii(invoice: Invoice): Invoice {
  const ordered = <T extends { scheme?: string | undefined }>(identifiers: T[]): T[] => [
    ...identifiers.filter(({ scheme }) => scheme === undefined),
    ...identifiers.filter(({ scheme }) => scheme !== undefined),
  ];
  const parties = [invoice.seller, invoice.buyer].map((party) =>
    party.identifiers === undefined ? party : { ...party, identifiers: ordered(party.identifiers) },
  ) as [Invoice['seller'], Invoice['buyer']];
  const lines = invoice.lines.map((line) => {
    const { price } = line;
    if (price.discount === undefined || price.grossPrice !== undefined) return line;
    return { ...line, price: { ...price, grossPrice: price.netPrice.plus(price.discount) } };
  });
  return { ...invoice, seller: parties[0], buyer: parties[1], lines };
}

const isReadable = ({ lines }: Invoice): boolean =>
  lines.every(({ price }) => /^-?\d{1,15}(\.|$)/.test(price.grossPrice?.toString() ?? '0'));

const anyForCii = anyInvoice.map(settledForCii).filter(isReadable);

function roundTrip(syntax: InvoiceSyntax, invoice: Invoice) {
  const written = syntax.write(invoice);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  const read = syntax.read(written.value.bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.value, ...written.value };
}

/** CASES=200 for a quick look. */
const CASES = Number(process.env['CASES'] ?? 10_000);

describe('CII', () => {
  it('gives back every term it was given, but those it said it drops', () => {
    fc.assert(
      fc.property(anyForCii, (invoice) => {
        const read = roundTrip(cii, invoice);
        const dropped = read.dropped.map(({ field }) => field);
        expect(comparable(read.invoice, dropped)).toBe(comparable(invoice, dropped));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 600_000);

  it('says the same as UBL: UBL to CII to UBL gives the same invoice and the same bytes', () => {
    fc.assert(
      fc.property(anyForCii, (invoice) => {
        const first = roundTrip(ubl, invoice);
        const second = roundTrip(cii, first.invoice);
        fc.pre(first.dropped.length === 0 && second.dropped.length === 0);
        expect(roundTrip(ubl, second.invoice).bytes).toEqual(first.bytes);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('writes the same bytes for the same invoice', () => {
    fc.assert(
      fc.property(anyForCii, (invoice) => {
        const again = { ...invoice, lines: invoice.lines.map((line) => ({ ...line })) };
        expect(roundTrip(cii, again).bytes).toEqual(roundTrip(cii, invoice).bytes);
      }),
      { numRuns: 50 },
    );
  });

  it('tells what it cannot carry', () => {
    const [invoice] = fc.sample(anyForCii, { numRuns: 1, seed: 7 });
    if (invoice === undefined) throw new Error('no sample');
    const { lines, ...rest } = invoice;
    const [line] = lines;
    if (line === undefined) throw new Error('no line');
    const odd: Invoice = {
      ...rest,
      vatAccountingCurrencyCode: undefined,
      totals: { ...rest.totals, totalVatInAccountingCurrency: Decimal.ONE },
      vatPointDateCode: '5',
      lines: [{ ...line, price: { netPrice: Decimal.ONE, baseQuantityUnitCode: 'C62' } }],
    };
    expect(roundTrip(cii, odd).dropped.map(({ term, field }) => `${term} ${field}`)).toEqual([
      'BT-111 totals.totalVatInAccountingCurrency',
      'BT-8 vatPointDateCode',
      'BT-150 lines[0].price.baseQuantityUnitCode',
    ]);
  });

  it('control: a term that is lost on the way is noticed', () => {
    const [invoice] = fc.sample(
      anyForCii.filter(({ buyerReference }) => buyerReference !== undefined),
      { numRuns: 1, seed: 1 },
    );
    if (invoice === undefined) throw new Error('no sample');
    const xml = new TextDecoder()
      .decode(roundTrip(cii, invoice).bytes)
      .replace(/<ram:BuyerReference>[^<]*<\/ram:BuyerReference>\n/, '');
    const read = cii.read(new TextEncoder().encode(xml));
    expect(read.ok && comparable(read.value.invoice)).not.toBe(comparable(invoice));
  });
});
