import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../model/index.ts';
import { ledgerOf, matchEntry, paymentsIn, readStatements } from './index.ts';
import { leastSeconds } from '../../test/cpu-time.ts';

const FOLDER = join(import.meta.dirname, '../../test/banking/samples');
const SAMPLES = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file)));

/** Bytes of a sample with pieces cut out, doubled, overwritten, or taken from another sample. */
const mutated = fc
  .tuple(
    fc.constantFrom(...SAMPLES),
    fc.constantFrom(...SAMPLES),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat(80),
        fc.constantFrom('cut', 'double', 'noise', 'splice'),
        fc.uint8Array({ maxLength: 12 }),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  )
  .map(([sample, other, edits]) => {
    let bytes: Buffer = sample;
    for (const [place, length, kind, noise] of edits) {
      const at = place % (bytes.length + 1);
      const piece = bytes.subarray(at, at + length);
      const middle = {
        cut: Buffer.alloc(0),
        double: Buffer.concat([piece, piece]),
        noise: Buffer.from(noise),
        splice: other.subarray(at % other.length, (at % other.length) + length),
      }[kind];
      bytes = Buffer.concat([bytes.subarray(0, at), middle, bytes.subarray(at + length)]);
    }
    return new Uint8Array(bytes);
  });

const LEDGER = ledgerOf({
  items: [
    {
      documentNumber: 'F2026-00001',
      dueDate: '2026-11-30',
      customerId: 'c',
      currency: 'EUR',
      open: Decimal.of('398.25'),
    },
  ],
  customers: [{ id: 'c', name: 'Menuiserie Cœur', ibans: ['FR1420041010050500013M02606'] }],
});

/** Reads, matches all that was read, and hands back what cannot be. */
function play(bytes: Uint8Array): readonly string[] {
  const result = readStatements(bytes);
  if (!result.ok) return result.problems.map(({ code }) => code);
  const { statements, warnings } = result.value;
  expect(warnings.length).toBeLessThanOrEqual(101);
  for (const statement of statements) {
    for (const payment of paymentsIn(statement)) matchEntry(payment, LEDGER);
    const booked = statement.entries.filter(({ status }) => status === 'booked');
    const sum = Decimal.sum(booked.map(({ amount }) => amount));
    // What adds up does so whatever the bytes.
    if (statement.check.kind === 'adds-up')
      expect(statement.opening?.amount.plus(sum).equals(statement.closing?.amount ?? Decimal.ZERO)).toBe(true);
  }
  return [];
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('bytes of anybody', () => {
  it('are read, or refused with a code', () => {
    fc.assert(
      fc.property(mutated, (bytes) => {
        for (const code of play(bytes)) expect(code).toMatch(/^(?:STATEMENT|XML)_[A-Z_]+$/);
      }),
      { numRuns: 4_000 },
    );
  }, 120_000);

  it('that are noise, too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => void play(bytes)),
      { numRuns: 1_000 },
    );
  });
});

describe('files that grow cost as much more as they are larger', () => {
  const line = ':61:2611161116CR1,00N166NONREF\n:86:166?00X?20SVWZ+F2026-00001\n';
  const entry =
    '<Ntry><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-11-16</Dt></BookgDt><Odd>x</Odd></Ntry>';
  const camt = (count: number) =>
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>${entry.repeat(count)}</Stmt></BkToCstmrStmt></Document>`;
  it.each<readonly [string, string]>([
    ['MT940 of 50,000 entries', `:20:A\n:25:B\n${line.repeat(50_000)}`],
    ['camt of 50,000 entries, each with something unknown', camt(50_000)],
    ['a field of many lines', `:20:A\n:61:2611161116CR1,00N166NONREF\n:86:${'x\n'.repeat(500_000)}`],
    ['many separators', `:20:A\n:61:2611161116CR1,00N166NONREF\n:86:166${'?20'.repeat(300_000)}`],
    ['many slashes', `:20:A\n:61:2611161116CR1,00N166NONREF\n:86:${'/EREF/'.repeat(200_000)}`],
    ['many SEPA fields', `:20:A\n:61:2611161116CR1,00N166NONREF\n:86:166?20${'EREF+ '.repeat(200_000)}`],
    ['a table of 100,000 rows', `Date;Montant;Libellé\n${'16/11/2026;1,00;F2026-00001\n'.repeat(100_000)}`],
    ['a cell that does not end', `Date;Montant\n"${'1;'.repeat(500_000)}`],
    ['one line of BAI2', `01,A,B,261116,0200,1,80,1,2/\n16,165,${'1,'.repeat(500_000)}`],
    [
      'many continuations',
      `01,A,B,261116,0200,1,80,1,2/\n03,1,USD,/\n16,165,1,,,,x/\n${'88,x/\n'.repeat(200_000)}49,1,1/`,
    ],
    ['lines without a record', `01,A,B,261116,0200,1,80,1,2/\n${'x\n'.repeat(500_000)}`],
    [
      'CFONB without an end',
      `${'0115589    00000EUR2 98765432100  150519'.padEnd(120)}\n${'05'.padEnd(120)}\n`.repeat(20_000),
    ],
    ['blanks', ' '.repeat(2_000_000)],
    ['a long number', `:20:A\n:61:2611161116CR${'1'.repeat(1_000_000)}`],
  ])('%s', async (_, text) => {
    expect(await leastSeconds(() => readStatements(bytesOf(text)), 6)).toBeLessThan(6);
  });

  it('a text of any length is matched in its time', async () => {
    const text = 'F2026-00001 '.repeat(100_000);
    const entryWith = (remittance: string) =>
      ({
        id: 'e',
        location: 'line 1',
        status: 'booked',
        bookingDate: '2026-11-16',
        amount: Decimal.ONE,
        currency: 'EUR',
        remittance: [remittance],
      }) as const;
    for (const long of [text, 'RF '.repeat(300_000), '1-'.repeat(300_000)])
      expect(await leastSeconds(() => matchEntry(entryWith(long), LEDGER), 1)).toBeLessThan(1);
  });
});
