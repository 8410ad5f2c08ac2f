import { describe, expect, it } from 'vitest';
import { numberingSettings, type NumberingSettings } from '../model/index.ts';
import { seriesOf } from './series.ts';

const series = (
  changes: Partial<NumberingSettings> = {},
  kind: Parameters<typeof seriesOf>[1] = 'invoice',
  date = '2026-11-21',
) => seriesOf(numberingSettings.parse(changes), kind, date);

describe('seriesOf', () => {
  it('numbers per kind and year', () => {
    const result = series();
    expect(result).toMatchObject({ ok: true, value: { key: 'F2026-{N}', startAt: 1 } });
    expect(result.ok && result.value.format(42)).toBe('F2026-00042');
    expect(result.ok && result.value.format(123456)).toBe('F2026-123456');
    expect(series({}, 'creditNote', '2027-01-01')).toMatchObject({ value: { key: 'A2027-{N}' } });
  });

  it('goes on over months and paddings, and forever when it never starts anew', () => {
    const monthly = series({ invoice: 'F{YY}{MM}-{N:4}' });
    expect(monthly).toMatchObject({ value: { key: 'F26{MM}-{N}' } });
    expect(monthly.ok && monthly.value.format(7)).toBe('F2611-0007');
    expect(series({ invoice: 'F{N}', reset: 'never' })).toMatchObject({ value: { key: 'F{N}' } });
    expect(series({ invoice: 'F{YYYY}-{N}', reset: 'never' })).toMatchObject({ value: { key: 'F{YYYY}-{N}' } });
  });

  it('never lets two kinds give one number: who shares a pattern shares the counter', () => {
    const shared = { invoice: 'Q{YYYY}-{N:5}', creditNote: 'Q{YYYY}-{N:6}' };
    expect(series(shared)).toMatchObject({ value: { key: 'Q2026-{N}' } });
    expect(series(shared, 'creditNote')).toMatchObject({ value: { key: 'Q2026-{N}' } });
  });

  it.each([
    ['no counter', { invoice: 'F{YYYY}' }, undefined],
    ['a blank', { invoice: 'F {YYYY}-{N}' }, 'BR-FR-02'],
    ['a hash', { invoice: '#{YYYY}-{N}' }, 'BR-FR-02'],
    ['too long', { invoice: `${'F'.repeat(23)}{YYYY}-{N}` }, 'BR-FR-01'],
    ['numbers that return every year', { invoice: 'F{N}' }, undefined],
  ])('refuses %s', (_, changes, rule) => {
    expect(series(changes)).toMatchObject({
      ok: false,
      problems: [
        { code: 'NUMBER_PATTERN_UNLAWFUL', field: 'settings.numbering.invoice', ...(rule !== undefined && { rule }) },
      ],
    });
  });
});
