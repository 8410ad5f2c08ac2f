import { expect, it } from 'vitest';
import { hasKeys } from './start-shopify.ts';
import { StepError } from './steps.mjs';

const KEYS = { SHOPIFY_API_KEY: 'key', SHOPIFY_API_SECRET: 'secret', SHOPIFY_APP_URL: 'https://app.example' };

it('talks to Shopify with all keys, and opens the sandbox without any', () => {
  expect(hasKeys(KEYS)).toBe(true);
  expect(hasKeys({})).toBe(false);
  expect(hasKeys({ SHOPIFY_API_KEY: '' })).toBe(false);
});

it('takes some keys without the others for a mistake, and names what is missing', () => {
  expect(() => hasKeys({ ...KEYS, SHOPIFY_API_SECRET: '' })).toThrow(StepError);
  expect(() => hasKeys({ ...KEYS, SHOPIFY_API_SECRET: '' })).toThrow(/^SHOPIFY_API_SECRET must be set too/);
});
