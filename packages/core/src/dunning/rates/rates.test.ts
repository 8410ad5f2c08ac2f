import { describe, expect, it } from 'vitest';
import { referenceRows, unlessReference } from '../../../test/reference.ts';
import { halfYearOf } from './half-year.ts';
import { rateFor, type RateTable } from './statutory-rate.ts';

const TABLES: readonly RateTable[] = ['BE', 'DE', 'EU', 'FR', 'FR-FLOOR'];
const rows = referenceRows('penalty-rates.csv').map((row) => ({
  table: TABLES.find((table) => table === row['jurisdiction']),
  from: row['from'] ?? '',
  to: row['to'] ?? '',
  reference: row['reference_rate_pct'],
  rate: row['b2b_rate_pct'],
  confidence: row['confidence'],
}));

describe(`statutory rates${unlessReference}`, () => {
  it.skipIf(rows.length === 0)('are those of the reference table, row by row, on the first day and the last', () => {
    for (const { table, from, to, reference, rate, confidence } of rows) {
      for (const day of [from, to]) {
        const known = table === undefined ? undefined : rateFor(table, day);
        expect(known).toMatchObject({ ok: true, value: { confidence, halfYear: halfYearOf(from) } });
        if (known?.ok !== true) continue;
        expect([known.value.reference.toString(), known.value.rate.toString()]).toEqual([reference, rate]);
      }
    }
    expect(rows.length).toBeGreaterThan(100);
  });
});

describe('a half-year whose rate is not known', () => {
  it.each(['2027-01-01', '1999-12-31'])('is a problem that says what to do, never a guess: %s', (day) => {
    const rate = rateFor('FR', day);
    expect(rate).toMatchObject({ ok: false, problems: [{ code: 'RATE_UNKNOWN', retry: 'after-fix' }] });
    expect(rate.ok ? '' : rate.problems[0]?.advice).toMatch(/2009-H1 to 2026-H2/);
  });
});
