import { expect, it } from 'vitest';
import { browserUnavailable, launchBrowser } from './browser.ts';

const unavailable = browserUnavailable();

it.skipIf(unavailable !== undefined)(
  unavailable === undefined
    ? 'a real browser lays out text and obeys a click'
    : `a real browser [skipped: ${unavailable}]`,
  async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent(
        `<h1>Rechnung 1 234,56 €</h1><button onclick="document.querySelector('h1').textContent = 'bezahlt'">zahlen</button>`,
      );
      // Without fonts every glyph would be an empty box of no width.
      const width = await page.evaluate(
        "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('h1')); return r.getBoundingClientRect().width })()",
      );
      expect(width).toBeGreaterThan(100);
      await page.click('button');
      expect(await page.textContent('h1')).toBe('bezahlt');
    } finally {
      await browser.close();
    }
  },
);
