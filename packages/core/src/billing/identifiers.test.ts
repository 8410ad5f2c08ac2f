import { describe, expect, it } from 'vitest';
import { isSiren, isSiret, readVatNumber, sirenOfVatNumber } from './identifiers.ts';

/** Real or officially published sample numbers, one for each country whose check we know. */
const NUMBERS = [
  'ATU13585627',
  'BE0428759497',
  'BG175074752',
  'CY10259033P',
  'CZ25123891',
  'DE136695976',
  'DK13585628',
  'EE100931558',
  'ESB58378431',
  'FI20774740',
  'FR40303265045',
  'EL094259216',
  'HR33392005961',
  'HU12892312',
  'IE6433435F',
  'IT00743110157',
  'LT119511515',
  'LU15027442',
  'LV40003521600',
  'MT11679112',
  'NL004495445B01',
  'PL8567346215',
  'PT501964843',
  'RO18547290',
  'SE123456789701',
  'SI50223054',
  'SK2022749619',
  'GB980780684',
  'XI980780684',
  'CHE100155212TVA',
  'NO995525828MVA',
];

describe('readVatNumber', () => {
  it.each(NUMBERS)('finds %s valid', (number) => {
    expect(readVatNumber(number)).toMatchObject({ value: number, valid: true });
  });

  it.each(NUMBERS)('finds %s with one digit changed not valid', (number) => {
    const changed = number.replace(/\d/, (digit) => String((Number(digit) + 1) % 10));
    expect(readVatNumber(changed)?.valid).toBe(false);
  });

  it('reads blanks, points and small letters', () => {
    expect(readVatNumber('fr 40 303.265.045')).toEqual({ country: 'FR', value: 'FR40303265045', valid: true });
  });

  it('does not judge a country without a known check', () => {
    expect(readVatNumber('US123456789')?.valid).toBeUndefined();
  });

  it('is no VAT number without a country prefix (BR-CO-09)', () => {
    expect(readVatNumber('40303265045')).toBeUndefined();
  });
});

describe('French identifiers', () => {
  it('finds the SIREN in a French VAT number', () => {
    const number = readVatNumber('FR40303265045');
    expect(number && sirenOfVatNumber(number)).toBe('303265045');
  });

  it('checks SIREN and SIRET by their check digits, La Poste by its own rule', () => {
    expect(isSiren('303265045')).toBe(true);
    expect(isSiren('303265046')).toBe(false);
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
    expect(isSiret('35600000049837')).toBe(true);
  });
});
