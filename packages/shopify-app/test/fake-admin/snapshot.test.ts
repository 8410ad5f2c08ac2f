import { expect, it } from 'vitest';
import { open } from './equipment.ts';
import type { ShopSnapshot } from './index.ts';

it('takes up where it was left: orders, metafields, tokens', async () => {
  const { fake, shop, token } = await open();
  const placed = fake.merchant(shop).placeOrder({
    number: 1001,
    lines: [{ title: 'Wine', price: '120.00', rate: '0.2' }],
    company: { id: 7, location_id: 8 },
  });
  fake.merchant(shop).pay(placed.id);
  const field = { ownerId: placed.id, namespace: '$app', key: 'invoice_number', type: 'single_line_text_field' };
  shop.metafields.set([{ ...field, value: 'F-1' }], (id) => shop.owner(id));
  const kept = JSON.parse(JSON.stringify(shop.snapshot)) as ShopSnapshot;

  const again = fake.openShop('again.myshopify.com');
  again.restore(kept);
  expect(again.snapshot).toEqual(shop.snapshot);
  expect(again.order(placed.id)).toMatchObject({ displayFinancialStatus: 'PAID', name: '#1001' });
  expect(again.metafields.find(placed.id, '$app', 'invoice_number')).toMatchObject({ value: 'F-1' });
  expect(again.tokens.accepts(token)).toBe(true);
  expect(again.nextId()).toBe(shop.nextId());
});
