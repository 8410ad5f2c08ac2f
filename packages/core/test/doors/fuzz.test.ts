import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOffline } from '../../src/flow/index.ts';
import { invoiceFile } from '../../src/cli/invoice.ts';
import { CannotRun } from '../../src/cli/outcome.ts';
import { writeUbl } from '../../src/formats/index.ts';
import { parseOrder, type OrderJson } from '../../src/model/index.ts';
import { arbitraryOrder } from '../billing/arbitrary-order.ts';
import { lineOf, orderOf, paidBy, shop } from '../billing/orders.ts';

const settings = shop();
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 3_000);
const docs = join(import.meta.dirname, '../../../../docs/examples');
const example: unknown = JSON.parse(readFileSync(join(docs, 'order.json'), 'utf8'));

/** Everything that happened to one order, so that every field is there to be broken. */
const eventful = orderOf({
  lines: [
    lineOf('a', '60.00', { quantity: '2', discounts: [{ amount: '5.00' }], gtin: '9782070360024' }),
    lineOf('b', '10.00', { kind: 'service', period: { startDate: '2026-11-01', endDate: '2026-11-30' } }),
    lineOf('c', '25.00', { kind: 'gift-card', taxes: [] }),
  ],
  shipping: [{ id: 's', name: 'Colissimo', price: '6.00', taxes: [{ rate: '20' }] }],
  fees: [{ id: 'f', kind: 'eco-tax', name: 'Éco-participation', price: '0.20', taxes: [{ rate: '20' }], lineId: 'a' }],
  discounts: [{ amount: '3.00', code: 'NOEL' }],
  payments: [paidBy('153.20')],
  refunds: [{ id: 'r', at: '2026-11-21T09:00:00Z', lines: [{ lineId: 'a', quantity: '1' }], adjustmentGross: '1.00' }],
  fulfilments: [{ id: 'x', at: '2026-11-21T08:00:00Z', lines: [{ lineId: 'a', quantity: '2' }] }],
  deliverTo: { name: 'Ada', address: { line1: '1 Main St', city: 'Berlin', postCode: '10115', countryCode: 'DE' } },
  totals: { total: '153.20' },
});

/** Values that break programs: numbers that are not, dates that never were, text that lies, the wrong type everywhere. */
const NASTY: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  0.1,
  '',
  ' ',
  '0',
  '-0',
  '-1',
  '0.0000000001',
  '999999999999',
  '999999999999999.9999999999',
  '1e5',
  'NaN',
  '0x10',
  'EUR',
  'eur',
  'XXX',
  'JPY',
  'TND',
  'CLF',
  'ZZ',
  'FR',
  'MC',
  'RE',
  'GB',
  '2026-02-30',
  '2026-11-20T10:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59+14:00',
  '\u0000',
  '\u202eevil',
  '\ud800',
  '\uffff',
  'a\nb',
  '<![CDATA[',
  '&amp;',
  ']]>',
  '😀'.repeat(50),
  'x'.repeat(6_000),
  'FR44732829320',
  'FR00000000000',
  '732829320',
  '__proto__',
  'constructor',
  [],
  {},
  [[]],
  [null],
  { __proto__: null, toString: 1 },
  'gift-card',
  'service',
  'business',
  'public',
  'captured',
  'refunded',
  'O',
  'K',
  'B',
  'VATEX-EU-O',
];

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function withValue(value: unknown, [head, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (head === undefined) return change(value);
  if (Array.isArray(value)) return value.map((each, index) => (index === head ? withValue(each, rest, change) : each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) => {
      if (key !== head) return [[key, each]];
      const next = withValue(each, rest, change);
      return next === GONE ? [] : [[key, next]];
    }),
  );
}

const GONE = Symbol('removed');
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const seed = fc.oneof(
  fc.constant(example),
  fc.constant(plain(eventful)),
  arbitraryOrder.map((order) => plain(order)),
);
const change = fc.oneof(
  fc.constantFrom(...NASTY).map((value) => () => value),
  fc.constant(() => GONE),
  fc.constant((old: unknown) => (Array.isArray(old) ? [...(old as unknown[]), ...(old as unknown[])] : [old])),
  fc.constant((old: unknown) => (typeof old === 'string' ? `-${old}` : old)),
);
const broken = fc
  .tuple(seed, fc.array(fc.tuple(fc.nat(), change), { minLength: 1, maxLength: 3 }))
  .map(([of, changes]) =>
    changes.reduce<unknown>((order, [pick, turn]) => {
      const paths = pathsOf(order);
      return withValue(order, paths[pick % Math.max(1, paths.length)] ?? [], turn);
    }, of),
  );

/** The whole way from JSON to bytes; answers how it ended. */
async function throughTheDoor(input: unknown): Promise<string> {
  const order = parseOrder(input);
  if (!order.ok) return told(order.problems);
  const invoices = await draftOffline(order.value, settings, { issueDate: '2026-11-22' });
  if (!invoices.ok) return told(invoices.problems);
  for (const { invoice } of invoices.value) {
    const written = writeUbl(invoice);
    if (!written.ok) return told(written.problems);
  }
  return 'invoiced';
}

function told(problems: readonly { code: string; message: string; advice: string }[]): string {
  expect(problems.length).toBeGreaterThan(0);
  for (const { code, message, advice } of problems) {
    expect(code).toMatch(/^[A-Z][A-Z_]+$/);
    expect(message.trim() !== '' && advice.trim() !== '').toBe(true);
  }
  return 'refused';
}

describe('whatever is sent as an order', () => {
  it('is invoiced or refused with reasons, and never crashes', { timeout: 120_000 + RUNS * 10 }, async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(broken, async (input) => void ends.add(await throughTheDoor(input))),
      { numRuns: RUNS },
    );
    expect([...ends].toSorted()).toEqual(['invoiced', 'refused']);
  });

  it('ten thousand lines are invoiced, and more than twenty thousand refused', async () => {
    const lines = (count: number): OrderJson['lines'] =>
      Array.from({ length: count }, (_, index) => lineOf(`l${index}`, '1.20', { taxes: [{ rate: '20' }] }));
    const of = (count: number): unknown => ({
      ...(plain(orderOf()) as object),
      lines: lines(count),
      totals: { total: `${(count * 12) / 10}` },
    });
    expect(await throughTheDoor(of(10_000))).toBe('invoiced');
    expect(await throughTheDoor(of(20_001))).toBe('refused');
  });

  it('a file that is cut or garbled ends in a typed error, and the whole one in documents', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'quittance-doors-'));
    const file = join(folder, 'order.json');
    const text = JSON.stringify(example);
    const run = (content: string | Uint8Array) => {
      writeFileSync(file, content);
      return invoiceFile({ tenant: 'acme' }, file, { settings: join(docs, 'settings.json'), output: folder });
    };
    try {
      expect(await run(text)).toMatchObject({ exit: 0 });
      for (let cut = 0; cut < text.length; cut += 61)
        await expect(run(text.slice(0, cut)), `cut at ${cut}`).rejects.toBeInstanceOf(CannotRun);
      await expect(run(new Uint8Array([0xff, 0xfe, 0x00, 0x7b]))).rejects.toBeInstanceOf(CannotRun);
      await expect(run('['.repeat(200_000))).rejects.toBeInstanceOf(CannotRun);
      expect(await run(`${'['.repeat(5_000)}${']'.repeat(5_000)}`)).toMatchObject({ exit: 1 });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
