import { describe, expect, it } from 'vitest';
import { issueAll, lineOf, orderOf, shop } from '../../test/billing/orders.ts';
import type { TermsSettings } from '../model/index.ts';

const order = orderOf({ lines: [lineOf('a', '12.00', { quantity: '2' })], totals: { total: '24.00' } });

describe('what the payer is to write (BT-83)', () => {
  const referenceBy = (terms: Partial<TermsSettings>): string | undefined => {
    const { seller } = shop();
    const settings = shop({ terms, seller: { ...seller, bankAccount: { iban: 'FR7630006000011234567890189' } } });
    const [document] = issueAll(order, settings);
    return document?.invoice.paymentInstructions?.remittanceInformation;
  };

  it('is the number of the document', () => expect(referenceBy({})).toBe('I-1'));
  it('or its creditor reference', () =>
    expect(referenceBy({ paymentReference: 'creditor-reference' })).toMatch(/^RF\d\dI1$/));
  it('or the number of the order', () => expect(referenceBy({ paymentReference: 'order-number' })).toBe(order.number));
});
