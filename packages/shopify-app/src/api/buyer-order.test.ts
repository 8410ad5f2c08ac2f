import { expect, test } from 'vitest';
import { documentView, orderView } from '../../test/order-view.ts';
import { buyerOrder } from './buyer-order.ts';
import { NO_DATA } from './e-invoicing-data.ts';

const link = (_id: string, format: string) => `https://app.example/files/x.${format}`;

test('a buyer sees the documents and how to have them, and nothing that is inside', () => {
  const stopped = { code: 'X', message: 'secret', advice: 'secret', retry: 'after-fix' } as const;
  const shown = buyerOrder(orderView({ stopped, documents: [documentView()] }), NO_DATA, link, '2026-11-20');
  expect(JSON.stringify(shown)).not.toMatch(/secret|6b1f0c2e|0f8c0b0a|Chez Louise/);
  expect(shown.documents[0]).toMatchObject({ number: 'F2026-17', files: [{ format: 'ubl' }, { format: 'pdf' }] });
});

test('what a buyer enters counts for this order until its invoice is issued', () => {
  const siren = { siren: '404833048' };
  expect(buyerOrder(undefined, siren, link, '2026-11-20')).toEqual({
    documents: [],
    eInvoicing: { ...NO_DATA, ...siren },
    countsForThisOrder: true,
  });
  expect(buyerOrder(orderView(), siren, link, '2026-11-20').countsForThisOrder).toBe(false);
});
