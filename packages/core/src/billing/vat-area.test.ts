import { describe, expect, it } from 'vitest';
import { isSiren, isSiret, readVatNumber, sirenOfVatNumber } from './identifiers.ts';
import { isFrench, vatAreaOf } from './vat-area.ts';

describe('vatAreaOf', () => {
  it.each<[string, string, string | undefined, string, boolean]>([
    ['France', 'FR', '69001', 'FR', true],
    ['Monaco', 'MC', '98000', 'FR', true],
    ['Monaco by its post code', 'FR', '98000', 'FR', true],
    ['Réunion', 'RE', '97400', 'FR', false],
    ['Guadeloupe by its post code', 'FR', '97110', 'FR', false],
    ['New Caledonia by its post code', 'FR', '98800', 'FR', false],
    ['Corsica', 'FR', '20000', 'FR', true],
    ['Canaries', 'ES', '35001', 'ES', false],
    ['Tenerife', 'ES', '38001', 'ES', false],
    ['Ceuta', 'ES', '51001', 'ES', false],
    ['Madrid', 'ES', '28001', 'ES', true],
    ['Büsingen', 'DE', '78266', 'DE', false],
    ['Heligoland', 'DE', '27498', 'DE', false],
    ['Livigno', 'IT', '23041', 'IT', false],
    ['Mount Athos', 'GR', '63086', 'GR', false],
    ['Greece as EL', 'EL', undefined, 'GR', true],
    ['Åland', 'AX', '22100', 'FI', false],
    ['Isle of Man', 'IM', undefined, 'GB', false],
    ['Great Britain', 'GB', 'SW1A 1AA', 'GB', false],
    ['Northern Ireland', 'GB', 'bt1 5gs', 'XI', true],
    ['Switzerland', 'CH', '8000', 'CH', false],
    ['United States', 'US', '97110', 'US', false],
  ])('%s', (_, countryCode, postCode, country, inUnion) => {
    expect(vatAreaOf({ countryCode, ...(postCode !== undefined && { postCode }) }, 'goods')).toMatchObject({
      country,
      inUnion,
    });
  });

  it('takes Northern Ireland out of the Union for services', () => {
    expect(vatAreaOf({ countryCode: 'GB', postCode: 'BT1 5GS' }, 'service')).toEqual({ country: 'GB', inUnion: false });
  });

  it('counts overseas France and Monaco as French for the rules of invoicing', () => {
    expect(['FR', 'MC', 'RE', 'NC'].every((countryCode) => isFrench({ countryCode }))).toBe(true);
    expect(isFrench({ countryCode: 'BE' })).toBe(false);
  });
});

describe('identifiers', () => {
  it.each([
    ['FR83404833048', true],
    ['FR 83 404 833 048', true],
    ['FR84404833048', false],
    ['BE0403019261', true],
    ['BE0403019262', false],
    ['DE136695976', true],
    ['EL094259216', true],
    ['NL004495445B01', true],
    ['ATU13585627', true],
    ['XI980780684', true],
    ['US123456789', undefined],
  ])('VAT number %s: %s', (text, valid) => {
    expect(readVatNumber(text)?.valid).toBe(valid);
  });

  it('reads no VAT number without a country', () => {
    expect(readVatNumber('404833048')).toBeUndefined();
    expect(readVatNumber('')).toBeUndefined();
  });

  it('finds the SIREN in a French VAT number, and in no other', () => {
    const siren = (text: string): string | undefined => {
      const number = readVatNumber(text);
      return number === undefined ? undefined : sirenOfVatNumber(number);
    };
    expect(siren('FR83404833048')).toBe('404833048');
    expect(siren('FR84404833048')).toBeUndefined();
    expect(siren('BE0403019261')).toBeUndefined();
  });

  it('checks SIREN and SIRET, La Poste included', () => {
    expect([
      isSiren('404833048'),
      isSiren('404833049'),
      isSiret('73282932000074'),
      isSiret('73282932000075'),
      isSiret('35600000049837'),
    ]).toEqual([true, false, true, false, true]);
  });
});
