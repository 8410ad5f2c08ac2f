import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulationFrom } from './dunning-file.ts';
import { simulateDunning } from './dunning-simulate.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../docs/examples/dunning.json');
const PAGE = join(import.meta.dirname, '../../../../docs/dunning.md');
const global = { tenant: 'default' };
const example = (): Record<string, unknown> => JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Record<string, unknown>;

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-dunning-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('dunning simulate', () => {
  it('tells who gets which letter when and why, as docs/dunning.md shows it', async () => {
    const { exit, text } = await simulateDunning(global, EXAMPLE, { until: '2026-09-28' });
    expect(exit).toBe(0);
    const [, shown = ''] = /\$ quittance dunning simulate .*\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8')) ?? [];
    expect(`${text}\n`).toBe(shown);
  });

  it('plays payments, holds, promises, the agency and new orders', async () => {
    const { json } = await simulateDunning(global, EXAMPLE, {});
    expect(json).toMatchObject({
      ok: true,
      from: '2026-08-20',
      until: '2027-01-29',
      stopped: [],
      events: [{ kind: 'promise-broken', holdId: 'h-2', promisedFor: '2026-10-16' }],
      handOver: [{ customerId: 'c-3' }, { customerId: 'c-1' }, { customerId: 'c-1' }],
      holdOrders: [
        { customerId: 'c-3', held: true },
        { customerId: 'c-1', held: true },
      ],
      warnings: [],
    });
  });

  it('charges fees as items of their own, and takes what is paid too much on account', async () => {
    const levels = [{ afterDays: 1, template: 't', tone: 'neutral', fee: { EUR: '5.00' } }];
    const customers = [{ id: 'c', kind: 'business', country: 'FR' }];
    const items = [
      {
        customerId: 'c',
        documentNumber: 'F',
        issueDate: '2026-10-01',
        dueDate: '2026-10-05',
        currency: 'EUR',
        amount: '10.00',
      },
    ];
    const payments = [{ date: '2026-10-08', customerId: 'c', documentNumber: 'F', amount: '25.00' }];
    const file = join(dir, 'fees.json');
    writeFileSync(file, JSON.stringify({ customers, items, payments, procedures: [{ id: 'business', levels }] }));
    const { json } = await simulateDunning(global, file, { until: '2026-10-12' });
    expect(json).toMatchObject({ letters: [{ day: '2026-10-06' }] });
    expect(JSON.stringify(json)).toMatch(/fee\|c\|EUR\|2026-10-06","code":"FOLLOWS_PRINCIPAL"/);
    expect(JSON.stringify(json)).toMatch(/payment-1","code":"CREDIT"/);
  });
});

describe('a file that is wrong', () => {
  it.each<[what: string, change: object, field: string]>([
    [
      'an amount that is a number',
      {
        items: [
          {
            customerId: 'c-1',
            documentNumber: 'F',
            issueDate: '2026-10-01',
            dueDate: '2026-10-05',
            currency: 'EUR',
            amount: 10,
          },
        ],
      },
      'items.0.amount',
    ],
    ['a field that is none', { client: [] }, ''],
    ['no customers', { customers: [] }, 'customers'],
    [
      'an item of nobody',
      { customers: [{ id: 'c-9', kind: 'business', country: 'FR' }], payments: [] },
      'items.0.customerId',
    ],
    ['a procedure that nobody wrote', { choice: { business: 'mine' } }, 'choice.business'],
    [
      'two holds of one id',
      { holds: ['h', 'h'].map((id) => ({ id, kind: 'manual', customerId: 'c-1', from: '2026-10-01' })) },
      'holds',
    ],
    [
      'a promise without a day',
      { holds: [{ id: 'h', kind: 'promise', customerId: 'c-1', from: '2026-10-01' }] },
      'holds.0.until',
    ],
    ['a zone that is none', { creditor: { timeZone: 'Europe/Lyon' } }, 'creditor.timeZone'],
  ])('%s is named by its field', (_, change, field) => {
    const read = simulationFrom({ ...example(), ...change });
    expect(read.ok ? [] : read.problems.map((problem) => problem.field)).toContain(field);
    expect(read.ok ? '' : read.problems[0]?.advice).toMatch(/docs\/examples\/dunning.json|Write it in the settings/);
  });

  it.each(['2026-02-30', '2020-01-01', '2099-01-01'])('the last day %s is refused', (until) => {
    expect(simulationFrom(example(), until)).toMatchObject({ ok: false, problems: [{ code: 'OPTION_INVALID' }] });
  });

  it('that is no JSON object at all does not crash', async () => {
    for (const json of [null, [], 7, 'x', { customers: [null], items: [null] }])
      expect(simulationFrom(json).ok).toBe(false);
    const file = join(dir, 'bad.json');
    writeFileSync(file, '{');
    await expect(simulateDunning(global, file, {})).rejects.toMatchObject({ problem: { code: 'JSON_MALFORMED' } });
  });
});
