import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Shop } from './shop.ts';

export interface AdminPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that the page's own code raised since it was opened. */
  readonly errors: readonly string[];
  /** Opens a page of the app, e.g. `/orders`, and waits until it shows its own content. */
  open(path: string): Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly locale?: string;
  /** Instead of that of the filled shop. */
  readonly token?: string;
}

/** A fresh browser profile on the embedded app. The first session token is a stale one: App Bridge must renew it. */
export async function openAdminPage(
  browser: Browser,
  shop: Shop,
  { width = 1280, height = 900, locale = 'en', token = shop.token }: PageOptions = {},
): Promise<AdminPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    acceptDownloads: true,
    timezoneId: 'Europe/Paris',
  });
  await context.addInitScript(
    ([session, language]) => {
      window.__appBridgeStub = {
        locale: language ?? 'en',
        idToken: (previous) => (previous === 0 ? 'stale' : (session ?? '')),
      };
    },
    [token, locale],
  );
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // A stale token (401), what is not there yet (404) and what is refused with its reason (422) are answers that the app knows.
    if (message.type() === 'error' && !/status of (?:40[14]|422)/.test(message.text())) errors.push(message.text());
  });
  return {
    page,
    context,
    errors,
    open: async (path) => {
      await page.goto(`${shop.url}${path}`);
      await page.locator('s-page').first().waitFor();
      await page.waitForFunction(() => document.querySelector('[role="status"][aria-label]') === null);
    },
  };
}
