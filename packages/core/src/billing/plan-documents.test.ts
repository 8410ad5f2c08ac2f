import { describe, expect, it } from 'vitest';
import { issueAll, lineOf, orderOf, paidBy, shop } from '../../test/billing/orders.ts';

describe('a paid order of a consumer', () => {
  const [document, ...more] = issueAll(orderOf({ payments: [paidBy('12.00')] }), shop());

  it('is one invoice, already paid', () => {
    expect(more).toEqual([]);
    expect(document).toMatchObject({ kind: 'invoice', part: 'all' });
    expect(document?.invoice.processControl.businessProcessType).toBe('B2');
    expect(JSON.parse(JSON.stringify(document?.invoice.totals))).toEqual({
      sumOfLineNetAmounts: '10.00',
      totalWithoutVat: '10.00',
      totalVat: '2.00',
      totalWithVat: '12.00',
      paidAmount: '12.00',
      amountDueForPayment: '0.00',
    });
    expect(document?.invoice.paymentDueDate).toBe('2026-11-20');
  });

  it('calls for nothing more once it is issued', () => {
    expect(issueAll(orderOf({ payments: [paidBy('12.00')] }), shop(), [document!])).toEqual([]);
  });

  it('is credited line by line when refunded', () => {
    const order = orderOf({
      lines: [lineOf('a', '9.99', { quantity: '2' }), lineOf('b', '5.00', { taxes: [{ rate: '5.5' }] })],
      shipping: [{ id: 's', name: 'Colissimo', price: '4.90', taxes: [{ rate: '20' }] }],
      totals: { total: '29.88' },
    });
    const invoices = issueAll(order, shop());
    const refunds = [{ id: 'r1', at: '2026-11-22T10:00:00Z', lines: [{ lineId: 'a', quantity: '1' }] }];
    const credits = issueAll(orderOf({ ...(JSON.parse(JSON.stringify(order)) as object), refunds }), shop(), invoices);
    expect(credits.map(({ part }) => part)).toEqual(['r1']);
    expect(credits[0]?.invoice.totals.amountDueForPayment.toString()).toBe('9.99');
    expect(credits[0]?.invoice.precedingInvoiceReferences).toEqual([
      { number: invoices[0]?.invoice.number, issueDate: '2026-11-21' },
    ]);
  });
});
