import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { isPaymentLink, paymentLink } from './payment-link.ts';

describe('the address of a payment page', () => {
  it.each([
    'https://pay.example/{number}',
    'https://pay.example/?invoice={number}&amount={amount}&currency={currency}',
  ])('%s', (template) => expect(isPaymentLink(template)).toBe(true));

  it.each([
    'http://pay.example/{number}',
    'javascript:pay("{number}")',
    'https://pay.example/',
    'https://pay.example/{number}/{iban}',
    'https://{number}.example/',
    'https://pay.example/{number}/ and more',
    'https://pay.example/{number',
    'pay.example/{number}',
  ])('is not %s', (template) => expect(isPaymentLink(template)).toBe(false));

  const template = 'https://pay.example/?invoice={number}&amount={amount}&currency={currency}';

  it('names the document and what is to be paid', () => {
    expect(paymentLink(template, { number: 'F2026-00042', amount: Decimal.of('104.20'), currency: 'EUR' })).toBe(
      'https://pay.example/?invoice=F2026-00042&amount=104.20&currency=EUR',
    );
  });

  it('stays one address whatever a number holds', () => {
    expect(paymentLink(template, { number: 'F/1&amount=0#', amount: Decimal.of('5.00'), currency: 'EUR' })).toBe(
      'https://pay.example/?invoice=F%2F1%26amount%3D0%23&amount=5.00&currency=EUR',
    );
  });

  it.each(['0.00', '-5.00'])('is none where %s is to be paid', (amount) => {
    expect(paymentLink(template, { number: 'F1', amount: Decimal.of(amount), currency: 'EUR' })).toBeUndefined();
  });
});
