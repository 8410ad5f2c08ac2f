import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { AdminPage } from './admin-page.ts';

/** What specs look for on a page of the app. */
export function screenOf(admin: () => Pick<AdminPage, 'page'>) {
  const page = () => admin().page;
  return {
    role: (...args: Parameters<AdminPage['page']['getByRole']>) => page().getByRole(...args),
    text: (words: string | RegExp) => page().getByText(words).first(),
    modal: () => page().locator('s-modal'),
    rows: () => page().locator('s-table-row'),
    toast: (words: string | RegExp) => page().locator('.toast').filter({ hasText: words }).first().waitFor(),
    /** Fails on a page that has to be scrolled sideways, on a telephone or on a desk; leaves it at the desk's width. */
    async fits(): Promise<void> {
      for (const width of [390, 1280]) {
        await page().setViewportSize({ width, height: 900 });
        expect(await page().evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    },
    /** Fails on what people with assistive technology cannot use. */
    async accessible(): Promise<void> {
      const { violations } = await new AxeBuilder({ page: page() as never }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    },
  };
}
