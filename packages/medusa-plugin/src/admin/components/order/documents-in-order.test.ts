import { describe, expect, it } from 'vitest';
import type { InvoiceRow } from '../../../api/admin/quittance/contract.ts';
import { inOrder } from './documents-in-order.ts';

function document(number: string, kind: InvoiceRow['kind'], day: string): InvoiceRow {
  return {
    id: number,
    order_id: 'order_1',
    order_number: '#1',
    kind,
    number,
    status: 'issued',
    issue_date: day,
    due_date: null,
    currency: 'EUR',
    total: '1.00',
    open: '1.00',
    delivery: null,
  };
}

describe('inOrder', () => {
  it('puts an invoice before the credit note of the same day, whatever their numbers', () => {
    const documents = [document('A2026-1', 'creditNote', '2026-11-22'), document('F2026-7', 'invoice', '2026-11-22')];
    expect(inOrder(documents).map(({ number }) => number)).toEqual(['F2026-7', 'A2026-1']);
  });

  it('follows the days first', () => {
    const documents = [
      document('F2', 'invoice', '2026-12-01'),
      document('A1', 'creditNote', '2026-11-30'),
      document('F1', 'invoice', '2026-11-22'),
      document('D1', 'deposit', '2026-11-22'),
    ];
    expect(inOrder(documents).map(({ number }) => number)).toEqual(['D1', 'F1', 'A1', 'F2']);
  });
});
