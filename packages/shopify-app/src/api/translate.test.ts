import { describe, expect, it } from 'vitest';
import { translate } from './translate.ts';

const texts = {
  hello: 'Hello {{name}}',
  orders_one: '{{count}} order',
  orders_other: '{{count}} orders',
  status: { issued: 'Issued', issued_creditNote: 'Refund due' },
};
const t = (key: string, values?: Record<string, string | number>, language = 'en') =>
  translate(texts, language, key, values);

describe('translate', () => {
  it('fills values in, and leaves none of the marks', () => {
    expect(t('hello', { name: 'Ada' })).toBe('Hello Ada');
    expect(t('hello')).toBe('Hello ');
  });

  it.each([
    ['en', 0, '0 orders'],
    ['en', 1, '1 order'],
    ['fr', 0, '0 order'],
    ['fr', 1_000_000, '1000000 orders'],
    ['de', 2, '2 orders'],
  ])('counts in %s: %s', (language, count, text) => expect(t('orders', { count }, language)).toBe(text));

  it('knows forms for a context, and falls back to the plain one', () => {
    expect(t('status.issued', { context: 'creditNote' })).toBe('Refund due');
    expect(t('status.issued', { context: 'invoice' })).toBe('Issued');
  });

  it('has no text for what it does not know, nor for a group', () => {
    expect(t('status')).toBeUndefined();
    expect(t('status.issued.deeper')).toBeUndefined();
    expect(t('nothing.here')).toBeUndefined();
  });
});
