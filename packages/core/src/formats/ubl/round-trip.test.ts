import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInvoice } from '../../../test/invoices/arbitrary.ts';
import { Decimal, type Invoice } from '../../model/index.ts';
import { readUbl } from './read.ts';
import { writeUbl } from './write.ts';

/** Decimals by value: 20 and 20.00 are the same number. */
const comparable = (invoice: Invoice): unknown =>
  JSON.parse(JSON.stringify(invoice), (_, value) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? Decimal.of(value).trimmed().toString() : value,
  );

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

describe('UBL', () => {
  it('gives back every term it was given', () => {
    fc.assert(
      fc.property(anyInvoice, (invoice) => {
        const result = writeUbl(invoice);
        fc.pre(result.ok && result.value.dropped.length === 0);
        const read = readBack(written(invoice));
        expect(comparable(read.invoice)).toEqual(comparable(invoice));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

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
    expect(comparable(readBack(new TextEncoder().encode(xml)).invoice)).not.toEqual(comparable(invoice));
  });
});

/** The same invoice, built a second time. */
const builtAnew = (invoice: Invoice): Invoice => ({ ...invoice, lines: invoice.lines.map((line) => ({ ...line })) });
