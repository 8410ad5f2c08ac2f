import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { i18nOf, unmount } from '../shared/testing.ts';

const extension = getExtension('admin.order-index.selection-print-action.render');
beforeEach(() => {
  extension.setUp();
  extension.shopify.i18n = i18nOf('bulk-print', 'fr');
});
afterEach(() => {
  unmount();
  extension.tearDown();
});

const src = () => document.querySelector('s-admin-print-action')?.getAttribute('src') ?? undefined;

async function render(count: number) {
  extension.shopify.data.selected = Array.from({ length: count }, (_, index) => ({
    id: `gid://shopify/Order/82098291194615${1000 + index}`,
  }));
  await extension.render();
}

test('prints the documents of every order that is selected', async () => {
  await render(2);
  expect(src()).toBe('/print/orders?orders=820982911946151000,820982911946151001&kinds=invoice,creditNote');
  expect(document.body.textContent).toContain('Commandes sélectionnées : 2.');
  document.querySelector('s-checkbox')?.dispatchEvent(new Event('change'));
  await vi.waitFor(() => expect(src()).toMatch(/kinds=creditNote$/));
});

test('more than a page holds is said, not cut off', async () => {
  await render(251);
  expect(src()).toBeUndefined();
  expect(document.body.textContent).toContain('jusqu’à 250 commandes à la fois : 251 sont sélectionnées');
});
