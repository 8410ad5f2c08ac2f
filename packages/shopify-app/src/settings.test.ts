import { expect, test } from 'vitest';
import { settingsIn } from './settings.ts';

const DEFAULTS = { tags: { on: false, prefix: 'invoice:' }, markAsPaid: false, paymentTerms: false };

test("nothing of the merchant's is touched unless asked", () => {
  expect(settingsIn({})).toEqual(DEFAULTS);
  expect(settingsIn({ cursor: 'x', settings: { tags: { on: true } } })).toEqual({
    ...DEFAULTS,
    tags: { on: true, prefix: 'invoice:' },
  });
});

test.each([{ settings: 'x' }, { settings: { tags: { prefix: 'a,b' } } }, { settings: { markAsPaid: 'yes' } }])(
  'settings that cannot be read are the defaults: $settings',
  (state) => {
    expect(settingsIn(state)).toEqual(DEFAULTS);
  },
);
