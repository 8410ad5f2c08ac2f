import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OrderBlock } from '../../src/api/contract.ts';
import { i18nOf, json, orderBlock, shownDocument, type, unmount } from '../shared/testing.ts';
import shouldRender from './src/should-render.ts';

const extension = getExtension('admin.order-details.action.render');
let asked: { readonly path: string; readonly body: unknown }[];
let answer: () => Response;
beforeEach(() => {
  extension.setUp();
  extension.shopify.i18n = i18nOf('order-action');
  extension.shopify.data.selected = [{ id: 'gid://shopify/Order/820982911946154508' }];
  asked = [];
  answer = () => json({});
});
afterEach(() => {
  unmount();
  extension.tearDown();
});

function serve(block: OrderBlock) {
  extension.fetch = vi.fn((path, init) => {
    if (init?.method !== 'POST') return Promise.resolve(json(block));
    asked.push({ path: String(path), body: JSON.parse(String(init.body)) });
    return Promise.resolve(answer());
  });
}

async function render(block: OrderBlock) {
  serve(block);
  await extension.render();
  await vi.waitFor(() => expect(document.querySelector('[slot="primary-action"]')).not.toBeNull());
}

const go = () => document.querySelector('[slot="primary-action"]')?.dispatchEvent(new Event('click'));
const field = (label: string) => document.querySelector(`s-text-field[label="${label}"]`);
const choose = (value: string) => type(document.querySelector('s-select[label="What to do"]'), value, 'change');

const nothing = { issue: false, retry: false, credit: [] };

test('a stuck order is tried again by its own id', async () => {
  await render(orderBlock({ documents: [], actions: { ...nothing, retry: true } }));
  go();
  await vi.waitFor(() => expect(document.body.textContent).toContain('The order goes on.'));
  expect(asked).toEqual([{ path: '/v1/orders/o-1/retry', body: {} }]);
});

test('an order that was not taken is sent by the id Shopify knows', async () => {
  await render(orderBlock({ orderId: null, documents: [], actions: { ...nothing, issue: true } }));
  go();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Quittance has the order.'));
  expect(asked).toEqual([{ path: '/app/orders/820982911946154508/send', body: {} }]);
});

describe('a credit note', () => {
  test('of a part, with a reason', async () => {
    await render(orderBlock());
    await type(field('Amount, tax included'), '19,90');
    await type(field('Reason'), ' Broken in transit ');
    go();
    await vi.waitFor(() => expect(document.body.textContent).toContain('The credit note is issued.'));
    expect(asked).toEqual([
      {
        path: '/v1/documents/d-1/credit-note',
        body: { key: expect.stringMatching(/^[0-9a-f-]{36}$/) as string, reason: 'Broken in transit', gross: '19.90' },
      },
    ]);
  });

  test('says at the field what is wrong, and sends nothing', async () => {
    await render(orderBlock());
    await type(field('Amount, tax included'), '0.00');
    go();
    await vi.waitFor(() => expect(field('Reason')?.getAttribute('error')).toContain('Say why'));
    expect(field('Amount, tax included')?.getAttribute('error')).toContain('An amount such as');
    expect(asked).toEqual([]);
  });

  test('that is refused says why, and keeps its key for the next try', async () => {
    await render(orderBlock());
    await type(field('Reason'), 'x');
    answer = () => json({ code: 'TOO_MUCH', message: 'More than the invoice.', advice: 'Lower the amount.' }, 409);
    go();
    await vi.waitFor(() => expect(document.body.textContent).toContain('More than the invoice. Lower the amount.'));
    answer = () => json({});
    go();
    await vi.waitFor(() => expect(document.body.textContent).toContain('The credit note is issued.'));
    const keys = asked.map(({ body }) => (body as { key: string }).key);
    expect(new Set(keys).size).toBe(1);
  });
});

test('sending again says that it cannot be done yet, and does nothing', async () => {
  await render(orderBlock());
  await choose('resend');
  await vi.waitFor(() => expect(document.body.textContent).toContain('Quittance does not send invoices yet.'));
  expect(document.querySelector('[slot="primary-action"]')?.hasAttribute('disabled')).toBe(true);
  go();
  expect(asked).toEqual([]);
});

test('an order with which nothing can be done says so and closes', async () => {
  const close = vi.spyOn(extension.shopify, 'close');
  await render(orderBlock({ documents: [], actions: nothing }));
  expect(document.body.textContent).toContain('Nothing can be done');
  go();
  expect(close).toHaveBeenCalledOnce();
});

describe('the menu shows the action', () => {
  test.each([
    { name: 'for a stuck order', block: orderBlock({ actions: { ...nothing, retry: true } }), display: true },
    { name: 'for an invoice', block: orderBlock({ documents: [shownDocument()] }), display: true },
    { name: 'not where nothing can be done', block: orderBlock({ documents: [], actions: nothing }), display: false },
  ])('$name', async ({ block, display }) => {
    serve(block);
    expect(await shouldRender()).toEqual({ display });
  });

  test('where it cannot be told: it says why then', async () => {
    extension.fetch = vi.fn(() => Promise.reject(new Error('offline')));
    expect(await shouldRender()).toEqual({ display: true });
  });
});
