import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settledForEdifact } from '../../../test/edifact/settled.ts';
import { anyInvoice } from '../../../test/invoices/arbitrary.ts';
import { comparable } from '../../../test/invoices/comparable.ts';
import { copyOf, lawfulInvoice } from '../../../test/invoices/lawful.ts';
import type { Invoice } from '../../model/index.ts';
import { readInterchange } from './interchange.ts';
import { readEdifact } from './read.ts';
import { writeEdifact } from './write.ts';

const settled = (invoice: Invoice): Invoice => settledForEdifact(invoice, 'STI');

function roundTrip(invoice: Invoice) {
  const written = writeEdifact(invoice);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  const read = readEdifact(written.value.bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...read.value, ...written.value };
}

/** CASES=200 for a quick look. */
const CASES = Number(process.env['CASES'] ?? 1_000);

describe('EDIFACT', () => {
  it('gives back every term it was given, but those it said it drops', () => {
    fc.assert(
      fc.property(anyInvoice.map(settled), (invoice) => {
        const read = roundTrip(invoice);
        const dropped = read.dropped.map(({ field }) => field);
        expect(comparable(read.invoice, dropped)).toBe(comparable(invoice, dropped));
        expect(read.warnings).toEqual([]);
      }),
      { numRuns: CASES },
    );
  }, 300_000);

  it('drops little: nine terms in ten of any invoice are carried', () => {
    const invoices = fc.sample(anyInvoice.map(settled), { numRuns: 100, seed: 3 });
    const terms = invoices.map((invoice) => JSON.stringify(invoice).match(/":"/g)?.length ?? 0);
    const dropped = invoices.map((invoice) => roundTrip(invoice).dropped.length);
    const total = (counts: number[]): number => counts.reduce((sum, count) => sum + count, 0);
    expect(total(dropped) / total(terms)).toBeLessThan(0.1);
  });

  it('control: a term that is lost on the way is noticed', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyerReference = 'REF-1';
    const text = new TextDecoder().decode(roundTrip(draft).bytes).replace("RFF+CR:REF-1'\n", '');
    const read = readEdifact(new TextEncoder().encode(text));
    expect(read.ok && comparable(read.value.invoice)).not.toBe(comparable(draft));
  });

  it('carries a lawful invoice whole, with counts and references that agree', () => {
    const { invoice, dropped, bytes } = roundTrip(lawfulInvoice());
    expect(comparable(invoice)).toBe(comparable(lawfulInvoice()));
    expect(dropped).toEqual([]);
    const read = readInterchange(bytes);
    expect(read.ok && [read.value.charset, read.value.faults]).toEqual(['UTF-8', []]);
    expect(roundTrip(lawfulInvoice()).bytes).toEqual(bytes);
  });

  it.each([511, 512, 513, 1024, 2560])('carries a text of %i characters, whatever they are', (length) => {
    const draft = copyOf(lawfulInvoice());
    draft.notes = [
      {
        subjectCode: 'AAB',
        text: "?'+:*\n\u{1f600} "
          .repeat(400)
          .slice(0, length)
          .replace(/[\ud83d]$/, '.'),
      },
    ];
    const { invoice, dropped } = roundTrip(draft);
    expect([invoice.notes, dropped]).toEqual([draft.notes, []]);
  });

  it('says what it cuts, and leaves no half character', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = '\u{1f600}'.repeat(71);
    const { invoice, dropped } = roundTrip(draft);
    expect(dropped.map(({ term, field }) => `${term} ${field}`)).toEqual(['BT-44 buyer.name']);
    expect(invoice.buyer.name).toBe('\u{1f600}'.repeat(70));
  });

  it('leaves something of a code that begins with more blanks than fit', () => {
    const invoice = lawfulInvoice();
    const [first, ...others] = invoice.lines;
    if (first === undefined) throw new Error('no line');
    const lines = [{ ...first, invoicedQuantityUnitCode: `${' '.repeat(9)}C62 of much text` }, ...others];
    expect(roundTrip({ ...invoice, lines }).invoice.lines[0]?.invoicedQuantityUnitCode).toBe('C62 of m');
  });

  it('of very much that it cannot say tells ten thousand, and how much more', () => {
    const draft = copyOf(lawfulInvoice());
    const [line] = draft.lines;
    if (line === undefined) throw new Error('no line');
    draft.lines = Array.from({ length: 10_500 }, (_, index) => ({ ...line, identifier: `1000000${index}` }));
    const written = writeEdifact(draft);
    const dropped = written.ok ? written.value.dropped : [];
    expect([dropped.length, dropped.at(-2)?.field, dropped.at(-1)?.reason]).toEqual([
      10_001,
      'lines[9999].identifier',
      'And 500 terms more.',
    ]);
  });

  it('refuses half a character', () => {
    const draft = copyOf(lawfulInvoice());
    draft.buyer.name = 'H\ud83d';
    const written = writeEdifact(draft);
    expect(written.ok ? [] : written.problems.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'ILLEGAL_CHARACTER buyer.name',
    ]);
  });
});

const CORPUS = join(import.meta.dirname, '../../../../../../shared/corpus/en16931-edifact/files');
const SAMPLES = existsSync(CORPUS) ? readdirSync(CORPUS).filter((name) => name.endsWith('.TXT')) : [];
const SKIPPED = SAMPLES.length === 0 ? ' [skipped: ../shared is absent]' : '';

describe.skipIf(SKIPPED !== '')(`the published examples of the binding${SKIPPED}`, () => {
  it.each(SAMPLES)('%s is read, and written as what reads the same', (name) => {
    const read = readEdifact(readFileSync(join(CORPUS, name)));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    // The examples repeat no references in UNZ; one counts wrongly, one is not UTF-8, one names its card twice.
    expect(read.value.warnings.filter(({ message }) => !/^(UNZ|UNT|The bytes|FII\+PB)/.test(message))).toEqual([]);
    const again = roundTrip(read.value.invoice);
    const dropped = again.dropped.map(({ field }) => field);
    expect(dropped).toEqual([]);
    expect(comparable(again.invoice)).toBe(comparable(read.value.invoice));
  });
});
