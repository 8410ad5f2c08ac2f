import { describe, expect, it } from 'vitest';
import { formatMoney, isZeroAmount, sameAmount } from './money.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatMoney', () => {
  it('writes an amount the way each language does', () => {
    expect(formatMoney('1234.50', 'EUR', 'en')).toBe('€1,234.50');
    expect(plain(formatMoney('1234.50', 'EUR', 'fr'))).toBe('1 234,50 €');
    expect(plain(formatMoney('1234.50', 'EUR', 'de'))).toBe('1.234,50 €');
  });

  it('keeps every digit of an amount that a float cannot hold', () => {
    expect(formatMoney('90071992547409931.07', 'EUR', 'en')).toBe('€90,071,992,547,409,931.07');
    expect(String(Number('90071992547409931.07')), 'the control: a float loses them').not.toContain('931');
  });

  it('has no decimals where the currency has none', () => {
    expect(formatMoney('1200', 'JPY', 'en')).toBe('¥1,200');
  });

  it('takes the lower case currency codes of some shops', () => {
    expect(formatMoney('-3.10', 'eur', 'en')).toBe('-€3.10');
  });

  it('shows what it cannot format instead of failing', () => {
    expect(formatMoney('12,50', 'EUR', 'fr')).toBe('12,50 EUR');
    expect(formatMoney('1', 'EURO', 'fr')).toBe('1 EURO');
  });
});

describe('isZeroAmount', () => {
  it.each(['0', '0.00', '-0.0', '000'])('%s is nothing', (amount) => expect(isZeroAmount(amount)).toBe(true));
  it.each(['0.01', '-1', '10.00', '', '.'])('%s is not', (amount) => expect(isZeroAmount(amount)).toBe(false));
});

describe('sameAmount', () => {
  it('compares numbers, not texts', () => {
    expect(sameAmount('12.5', '12.50')).toBe(true);
    expect(sameAmount('12.50', '12.51')).toBe(false);
    expect(sameAmount('?', '?')).toBe(true);
  });
});
