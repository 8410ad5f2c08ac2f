import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readToml } from '../../extensions/read-toml.ts';
import { invoice } from '../../test/status-update.ts';
import type { Operation } from '../admin-api/operation.ts';
import type { ApiAnswer, ShopApi } from '../admin-api/shop-api.ts';
import { eInvoiceRejected, invoiceOverdue, startFlows } from './trigger.ts';

const overdue = invoiceOverdue('5678901234567', invoice({ open: '90.10' }), 3);
const rejected = eInvoiceRejected('5678901234567', invoice(), { code: 'REJ_SEMAN', reason: 'BT-29 is missing.' });

test.each([overdue, rejected])('$handle sends what its extension declares, in its types', ({ handle, payload }) => {
  const toml = readToml(
    readFileSync(new URL(`../../extensions/${handle}/shopify.extension.toml`, import.meta.url), 'utf8'),
  );
  const { fields } = toml['settings'] as unknown as { fields: { type: string; key?: string }[] };
  const declared = fields.map(({ type, key }) => [
    key ?? type.replace(/_reference$/, '_id'),
    type === 'number_decimal',
  ]);
  const sent = Object.entries(payload).map(([key, value]) => [key, key !== 'order_id' && typeof value === 'number']);
  expect(sent).toEqual(declared);
});

test('an order id that a number cannot hold stays a text', () => {
  expect(overdue.payload['order_id']).toBe(5678901234567);
  expect(invoiceOverdue('820982911946154508', invoice(), 1).payload['order_id']).toBe('820982911946154508');
});

test('starting flows: handle and payload go out, and what Shopify refuses comes back', async () => {
  const sent: unknown[] = [];
  const userErrors: { message: string }[] = [];
  const api: ShopApi = {
    shop: 'wine.myshopify.com',
    run: <Answer>(operation: Operation<Answer>, variables?: unknown): Promise<ApiAnswer<Answer>> => {
      sent.push(variables);
      return Promise.resolve({ ok: true, value: operation.answer.parse({ flowTriggerReceive: { userErrors } }) });
    },
  };
  expect(await startFlows(api, rejected)).toBe('started');
  expect(sent).toEqual([rejected]);
  userErrors.push({ message: 'No such trigger.' });
  expect(await startFlows(api, rejected)).toBe('refused');
});
