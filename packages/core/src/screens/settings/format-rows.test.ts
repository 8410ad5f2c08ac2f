import { describe, expect, it } from 'vitest';
import { draftOf, settingsOf } from './draft.ts';
import { faultOf, firstFault, readRows, rowsOf, tablesOf, writeRows, type FormatRow } from './format-rows.ts';
import { errorsOf } from './validation.ts';

const TABLES = { byCountry: { FR: 'facturx', DE: 'xrechnung-cii' }, publicByCountry: { DE: 'xrechnung-ubl' } } as const;
const ROWS: readonly FormatRow[] = [
  { country: 'DE', format: 'xrechnung-cii', publicFormat: 'xrechnung-ubl' },
  { country: 'FR', format: 'facturx', publicFormat: '' },
];

describe('the table of formats', () => {
  it('shows both tables of the settings as one, and gives them back', () => {
    expect(rowsOf(TABLES)).toEqual(ROWS);
    expect(tablesOf(readRows(writeRows(ROWS)))).toEqual(TABLES);
  });

  it('finds the fault of a line', () => {
    const rows: readonly FormatRow[] = [
      ...ROWS,
      { country: '', format: 'ubl', publicFormat: '' },
      { country: 'DE', format: 'ubl', publicFormat: '' },
      { country: 'ES', format: '', publicFormat: '' },
    ];
    expect(rows.map((_, index) => faultOf(rows, index))).toEqual([
      undefined,
      undefined,
      'country',
      'duplicate',
      'nothing',
    ]);
    expect(firstFault(ROWS)).toBeUndefined();
  });
});

describe('the form', () => {
  const seller = (countryCode: string) => ({ seller: { name: 'S', postalAddress: { countryCode } } });
  const stored = (countryCode: string) => ({ ...seller(countryCode), formats: { standard: 'cii', ...TABLES } });

  it('keeps the formats that were stored, and stores those that were chosen', () => {
    const draft = draftOf(stored('FR'));
    expect(settingsOf(draft, stored('FR'))).toMatchObject({ formats: { standard: 'cii', ...TABLES } });
    const chosen = {
      ...draft,
      'formats.standard': '',
      formats: writeRows([{ country: 'BE', format: 'peppol', publicFormat: '' }]),
    };
    expect(settingsOf(chosen, stored('FR'))['formats']).toEqual({ byCountry: { BE: 'peppol' }, publicByCountry: {} });
  });

  const errors = (country: string, standard: string, rows: readonly FormatRow[]) =>
    errorsOf({ ...draftOf(stored(country)), 'formats.standard': standard, formats: writeRows(rows) }, null);

  it('tells what cannot work, at the field', () => {
    expect(errors('FR', '', [{ country: 'FR', format: 'peppol', publicFormat: '' }])['formats']).toEqual({
      key: 'settings.formats.unfit.withinFrance',
    });
    expect(errors('DE', 'fr-cius-ubl', [])['formats.standard']).toEqual({ key: 'settings.formats.unfit.fromFrance' });
    expect(errors('FR', '', [{ country: '', format: 'ubl', publicFormat: '' }])['formats']).toEqual({
      key: 'settings.formats.faults.country',
    });
    const fine = errors('FR', 'facturx', ROWS);
    expect([fine['formats'], fine['formats.standard']]).toEqual([undefined, undefined]);
  });
});
