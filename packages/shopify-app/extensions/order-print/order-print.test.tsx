import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { i18nOf, json, orderBlock, shownDocument, unmount } from '../shared/testing.ts';

const extension = getExtension('admin.order-details.print-action.render');
beforeEach(() => {
  extension.setUp();
  extension.shopify.i18n = i18nOf('order-print');
  extension.shopify.data.selected = [{ id: 'gid://shopify/Order/820982911946154508' }];
});
afterEach(() => {
  unmount();
  extension.tearDown();
});

const src = () => document.querySelector('s-admin-print-action')?.getAttribute('src') ?? undefined;
const boxes = () => [...document.querySelectorAll('s-checkbox')];

async function render(documents = [shownDocument()]) {
  extension.fetch = vi.fn(() => Promise.resolve(json(orderBlock({ documents }))));
  await extension.render();
  await vi.waitFor(() => expect(document.querySelector('s-spinner')).toBeNull());
}

test('prints all there is, and what is left out stays out', async () => {
  await render([shownDocument(), shownDocument({ id: 'c', kind: 'creditNote', number: 'A2026-3' })]);
  expect(src()).toBe('/print/orders?orders=820982911946154508&kinds=invoice,creditNote');
  boxes()[0]?.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(src()).toBe('/print/orders?orders=820982911946154508&kinds=creditNote'));
  boxes()[1]?.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(src()).toBeUndefined());
  expect(document.body.textContent).toContain('Choose at least one.');
});

test('offers the kinds that the order has', async () => {
  await render([shownDocument({ kind: 'deposit' })]);
  expect(boxes().map((box) => box.getAttribute('label'))).toEqual(['Invoices']);
});

test.each([{ documents: [] }, { documents: [shownDocument({ files: [] })] }])(
  'nothing to print: says so',
  async ({ documents }) => {
    await render(documents);
    expect(document.body.textContent).toContain('There is nothing to print');
    expect(src()).toBeUndefined();
  },
);

test('an answer that fails says so', async () => {
  extension.fetch = vi.fn(() => Promise.resolve(json({}, 503)));
  await extension.render();
  await vi.waitFor(() => expect(document.body.textContent).toContain('cannot be listed now'));
});
