import { describe, expect, it } from 'vitest';
import { dayBefore, dayFromPicker, formatDay, formatMoment, isPast, pickerDate } from './date.ts';
import { localeOf } from './locale.ts';

describe('formatDay', () => {
  it('follows the language', () => {
    expect(formatDay('2026-11-21', 'en')).toBe('Nov 21, 2026');
    expect(formatDay('2026-11-21', 'fr')).toBe('21 nov. 2026');
    expect(formatDay('2026-11-21', 'de')).toBe('21.11.2026');
  });

  it('shows a text that is no day as it came', () => {
    expect(formatDay('soon', 'en')).toBe('soon');
    expect(formatMoment('soon', 'en')).toBe('soon');
  });
});

describe('isPast', () => {
  const noon = new Date(2026, 10, 21, 12);

  it('is overdue from the day after the due date', () => {
    expect(isPast('2026-11-20', noon)).toBe(true);
    expect(isPast('2026-11-21', noon)).toBe(false);
    expect(isPast('2026-11-22', noon)).toBe(false);
  });
});

describe('dayBefore', () => {
  it('goes back over the ends of months and years by the wall clock', () => {
    expect(dayBefore(new Date(2026, 0, 1, 0, 5), 1)).toBe('2025-12-31');
    expect(dayBefore(new Date(2026, 10, 21, 23, 55), 0)).toBe('2026-11-21');
  });
});

describe('date pickers', () => {
  it.each(['2026-03-29', '2026-10-25', '2024-02-29', '2026-12-31'])('give %s back', (day) => {
    expect(dayFromPicker(pickerDate(day))).toBe(day);
  });
});

describe('localeOf', () => {
  it.each([
    ['enGB', 'en-GB'],
    ['ptBR', 'pt-BR'],
    ['fr', 'fr'],
    ['fr-CA', 'fr-CA'],
    ['not a language', 'en'],
    [undefined, 'en'],
  ])('%s is %s', (language, locale) => expect(localeOf(language)).toBe(locale));
});
