import { describe, expect, it } from 'vitest';
import { dunningSettings, merchantSettings, type DunningSettingsJson } from '../../model/index.ts';
import { checkDunningSettings } from './check-settings.ts';
import { STANDARD_PROCEDURES } from './standard.ts';

const codes = (settings: DunningSettingsJson, country = 'FR'): string[] =>
  checkDunningSettings(dunningSettings.parse(settings), country, '2026-11-29').map(({ code, field }) =>
    field === undefined ? code : `${code} ${field}`,
  );
const fee = {
  id: 'consumer',
  levels: [{ afterDays: 7, template: 't', tone: 'neutral' as const, fee: { EUR: '5.00' } }],
};

describe('checkDunningSettings', () => {
  it('finds nothing in the standard settings, which are off', () => {
    expect(codes({})).toEqual([]);
    expect(merchantSettings.shape.dunning.parse(undefined).enabled).toBe(false);
  });

  it.each<[DunningSettingsJson, string, string[]]>([
    [
      { choice: { business: 'mine', bySegment: { big: 'gone' } } },
      'FR',
      ['PROCEDURE_UNKNOWN choice.business', 'PROCEDURE_UNKNOWN choice.bySegment.big'],
    ],
    [{ policy: { interest: { agreedRate: '8.24' } } }, 'FR', ['AGREED_RATE_BELOW_FLOOR']],
    [{ policy: { interest: { agreedRate: '8.25' } } }, 'FR', []],
    [{}, 'US', ['LATE_PAYMENT_LAW_UNKNOWN']],
    [{ policy: { interest: { agreedRate: '9' } } }, 'US', []],
    [{}, 'IT', ['STATUTORY_MINIMUM_USED']],
    [{ procedures: [fee] }, 'DE', ['FEE_NOT_FOR_CONSUMERS choice.consumer']],
  ])('%j in %s', (settings, country, expected) => {
    expect(codes(settings, country)).toEqual(expected);
  });
});

describe('the standard procedures', () => {
  it('charge no fee, state no interest to consumers, and end with a final letter that gives a deadline', () => {
    for (const { id, levels } of STANDARD_PROCEDURES) {
      expect(levels.every(({ fee: charged }) => Object.keys(charged).length === 0)).toBe(true);
      expect(levels.at(-1)).toMatchObject({ tone: 'final', template: 'final' });
      expect(levels.every(({ deadlineDays = 0 }) => deadlineDays >= 7)).toBe(true);
      if (id === 'consumer') expect(levels.some(({ interest }) => interest)).toBe(false);
    }
  });
});
