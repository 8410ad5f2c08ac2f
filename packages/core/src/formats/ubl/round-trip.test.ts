import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInvoice } from '../../../test/invoices/arbitrary.ts';
import { comparable } from '../../../test/invoices/comparable.ts';
import type { Invoice } from '../../model/index.ts';
import { readUbl } from './read.ts';
import { writeUbl } from './write.ts';

function written(invoice: Invoice): Uint8Array {
  const result = writeUbl(invoice);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value.bytes;
}

function readBack(bytes: Uint8Array) {
  const result = readUbl(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
}

/** CASES=200 for a quick look. */
const CASES = Number(process.env['CASES'] ?? 10_000);

describe('UBL', () => {
  it('gives back every term it was given, but those it said it drops', () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        const result = writeUbl(invoice);
        if (!result.ok) throw new Error(JSON.stringify(result.problems));
        const read = readBack(result.value.bytes);
        const dropped = result.value.dropped.map(({ field }) => field);
        expect(comparable(read.invoice, dropped)).toBe(comparable(invoice, dropped));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 600_000);

  it('writes the same bytes for the same invoice', () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        expect(written(builtAnew(invoice))).toEqual(written(invoice));
      }),
      { numRuns: 50 },
    );
  });

  it('control: a term that is lost on the way is noticed', () => {
    const [invoice] = fc.sample(
      anyInvoice.filter(({ buyerReference }) => buyerReference !== undefined),
      { numRuns: 1, seed: 1 },
    );
    if (invoice === undefined) throw new Error('no sample');
    const xml = new TextDecoder()
      .decode(written(invoice))
      .replace(/<cbc:BuyerReference>[^<]*<\/cbc:BuyerReference>\n/, '');
    expect(comparable(readBack(new TextEncoder().encode(xml)).invoice)).not.toBe(comparable(invoice));
  });
});

/** The same invoice, built a second time. */
const builtAnew = (invoice: Invoice): Invoice => ({ ...invoice, lines: invoice.lines.map((line) => ({ ...line })) });
