import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from './run.ts';
import { stdout } from './standard-output.ts';

const sample = (name: string): string => join(import.meta.dirname, '../../test/banking/samples', name);

let dir = '';
let out = '';
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'quittance-payments-'))));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
beforeEach(() => {
  out = '';
  vi.spyOn(stdout, 'line').mockImplementation((text: string) => void (out += `${text}\n`));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  return () => vi.restoreAllMocks();
});
const file = (name: string, content: string): string => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};

describe('quittance payments read', () => {
  it('says in a line a file what it holds', async () => {
    expect(await run(['payments', 'read', '--json', sample('camt053-sparkasse-v8.xml'), sample('cfonb120.txt')])).toBe(
      0,
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      {
        ok: true,
        format: 'camt.053',
        version: '001.08',
        statements: [{ check: { kind: 'adds-up' }, closing: { amount: '10934.99' } }],
      },
      { ok: true, format: 'cfonb120' },
    ]);
  });

  it('says to people whether it adds up', async () => {
    expect(await run(['payments', 'read', sample('mt940-german.sta')])).toBe(0);
    expect(out).toContain('10250.40 → 10423.24 EUR  adds up');
  });

  it('is told what a table does not tell', async () => {
    const table = file('table.csv', 'Date,Amount\n01/02/2026,10.00\n');
    expect(await run(['payments', 'read', table])).toBe(1);
    expect(out).toContain('STATEMENT_DATES_AMBIGUOUS');
    expect(await run(['payments', 'read', '--date-order', 'MDY', '--currency', 'USD', table])).toBe(0);
    expect(out).toContain('2026-01-02');
    expect(await run(['payments', 'read', '--date-order', 'never', table])).toBe(2);
  });

  it('names a file that is not there, and goes on', async () => {
    expect(await run(['payments', 'read', join(dir, 'absent'), sample('bai2.txt')])).toBe(2);
    expect(out).toContain('absent cannot be read.');
    expect(out).toContain('4589761203');
  });
});
