import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webhookBody } from '../../test/webhook-body.ts';
import { GERMAN } from '../../test/merchants.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
let dir = '';
const path = (name: string): string => join(dir, name);

function run(...args: string[]): { exit: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  return { exit: status, out: stdout, err: stderr };
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-map-'));
  const spec = { currency: 'EUR', taxesIncluded: true, lines: [{ price: '19.90', quantity: 2, rates: ['0.19'] }] };
  const { body } = webhookBody({ ...spec, refunds: [{ lines: [{ line: 0, quantity: 1 }] }] });
  writeFileSync(path('order.json'), JSON.stringify(body));
  writeFileSync(path('nowhere.json'), JSON.stringify({ ...body, billing_address: null, shipping_address: null }));
  writeFileSync(path('settings.json'), JSON.stringify(GERMAN));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('quittance-shopify map', () => {
  it('shows what becomes of an order: exit 0', () => {
    const { exit, out } = run('map', path('order.json'), '--settings', path('settings.json'));
    expect(exit).toBe(0);
    expect(out).toMatch(/Shopify: total 39\.80, tax 6\.35, refunded 19\.90/);
    expect(out).toMatch(/invoice F2026-00001 \(ubl\): total 39\.80, tax 6\.35, due 0\.00/);
    expect(out).toMatch(/creditNote A2026-00001 \(ubl\): total 19\.90/);
  });

  it('says everything in JSON', () => {
    const { out } = run('map', path('order.json'), '--settings', path('settings.json'), '--json');
    expect(JSON.parse(out)).toMatchObject([
      {
        kind: 'order',
        order: { source: { host: 'shopify', orderId: '5000000000001' } },
        documents: [{}, {}],
        problems: [],
      },
    ]);
  });

  it('says why an order stops: exit 1', () => {
    const { exit, out } = run('map', path('nowhere.json'), '--settings', path('settings.json'));
    expect([exit, out]).toEqual([1, expect.stringContaining('BUYER_ADDRESS_MISSING')]);
  });

  it('maps without settings, and plans nothing', () => {
    const { exit, out } = run('map', path('order.json'));
    expect([exit, out]).toEqual([0, expect.not.stringContaining('invoice')]);
  });

  it.each([[['map', 'no-such-file.json']], [['fly']], [['map', '--colour']]])(
    'cannot run %j: exit 2, no stack',
    (args) => {
      const { exit, out, err } = run(...args);
      expect(exit).toBe(2);
      expect(out + err).not.toMatch(/\n {4}at /);
    },
  );
});
