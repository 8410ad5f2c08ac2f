import type { Browser, Page } from 'playwright-core';
import type { Bed } from '../../test/app/bed.ts';
import { buildAppBridgeStub } from '../../test/app-bridge-stub/build.ts';
import { buildPolarisShim } from '../../test/polaris-shim/build.ts';

export interface EmbeddedPage {
  readonly page: Page;
  /** Errors that the page's own code raised since it was opened. */
  readonly errors: readonly string[];
  /** Opens a page of the app as the admin does, e.g. `/orders`, and waits until it shows its own content. */
  open(path: string): Promise<void>;
  /** The session token that the page holds runs out, as while a computer sleeps: the admin gives another when the app refuses it. */
  letSessionRunOut(): void;
}

/** A merchant's browser: the document that the app serves, with stand-ins for the two scripts of Shopify's CDN, and tokens of the fake's. */
export async function openEmbedded(browser: Browser, bed: Bed): Promise<EmbeddedPage> {
  const scripts = { 'app-bridge': await buildAppBridgeStub(), polaris: await buildPolarisShim() };
  const context = await browser.newContext({ locale: 'en-GB', acceptDownloads: true, timezoneId: 'Europe/Paris' });
  await context.route('https://cdn.shopify.com/**', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: route.request().url().includes('app-bridge') ? scripts['app-bridge'] : scripts.polaris,
    }),
  );
  let held: string | undefined;
  await context.exposeFunction('sessionToken', (refused: boolean) => {
    if (refused) held = undefined;
    return held ?? bed.fake.sessionToken(bed.shop);
  });
  await context.addInitScript(() => {
    window.__appBridgeStub = { locale: 'en', idToken: (_, refused) => window.sessionToken(refused) };
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // What is not there yet (404) is an answer that the app knows.
    if (message.type() === 'error' && !message.text().includes('status of 404')) errors.push(message.text());
  });
  return {
    page,
    errors,
    async open(path) {
      await page.goto(bed.address(path));
      await page.locator('s-page').first().waitFor();
      await page.waitForFunction(() => document.querySelector('[role="status"][aria-label]') === null);
    },
    letSessionRunOut() {
      const issued = Math.floor(bed.fake.now() / 1000) - 2 * MINUTE;
      held = bed.fake.sessionToken(bed.shop, { iat: issued, nbf: issued, exp: issued + MINUTE });
    },
  };
}

/** In seconds, as session tokens have it; that is how long they last. */
const MINUTE = 60;

declare global {
  interface Window {
    /** The fake's: what App Bridge would get from the admin. */
    readonly sessionToken: (refused: boolean) => Promise<string>;
  }
}
