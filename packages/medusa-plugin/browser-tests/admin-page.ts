import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core';
import type { Shop } from './shop.ts';

export interface AdminPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors that the page's own code raised since it was opened. */
  readonly errors: readonly string[];
  /** A part of these screens, by its `data-testid`. */
  part(name: string): Locator;
  /** Opens a page of the admin, e.g. `/quittance`. */
  open(path: string): Promise<void>;
  setLanguage(language: string): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
}

/** A fresh browser profile on the admin of a shop. */
export async function openAdminPage(browser: Browser, shop: Shop, width = 1440): Promise<AdminPage> {
  const context = await browser.newContext({
    viewport: { width, height: 1000 },
    locale: 'en-GB',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const part = (name: string) => page.getByTestId(`quittance-${name}`);
  return {
    page,
    context,
    errors,
    part,
    open: async (path) => {
      await page.goto(`${shop.url}/app${path}`, { waitUntil: 'domcontentloaded', timeout: 60_000 });
    },
    setLanguage: async (language) => {
      await page.evaluate((lng) => {
        localStorage.setItem('lng', lng);
        document.cookie = `lng=${lng};path=/`;
      }, language);
    },
    setTheme: async (theme) => {
      await page.evaluate((value) => localStorage.setItem('medusa_admin_theme', value), theme);
    },
  };
}

/** Signs in as a person does, through the form. */
export async function signIn(admin: AdminPage, shop: Shop): Promise<void> {
  await admin.open('/login');
  await admin.page.locator('input[name=email]').fill(shop.email);
  await admin.page.locator('input[name=password]').fill(shop.password);
  await admin.page.locator('button[type=submit]').click();
  await admin.page.waitForURL((url) => !url.pathname.includes('/login'));
}

const SETTLED_MS = 10_000;

/** The widths of a telephone and of a desk at which the open page stays too wide and has to be scrolled sideways; leaves it at the desk's. */
export async function widthsThatOverflow({ page }: AdminPage): Promise<number[]> {
  const wide: number[] = [];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 1000 });
    // What measures itself follows a little later.
    const fits = page.waitForFunction((most) => document.documentElement.scrollWidth <= most, width, {
      timeout: SETTLED_MS,
    });
    if (!(await fits.then(Boolean, () => false))) wide.push(width);
  }
  return wide;
}

const LATE_MS = 3_000;

/** For `page.route`: what is asked for is answered late, as by a busy server. */
export async function answerLate(route: Route): Promise<void> {
  await sleep(LATE_MS);
  await route.continue();
}

/** Buttons, links and fields that a screen reader could not name. */
export function namelessControls(root: Locator): Promise<string[]> {
  return root.evaluate((element) => {
    const nameOf = (control: Element): string => {
      const labelledBy = control
        .getAttribute('aria-labelledby')
        ?.split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ');
      const labels =
        'labels' in control
          ? [...((control.labels as NodeListOf<Element> | null) ?? [])]
              .map((label) => label.textContent ?? '')
              .join(' ')
          : '';
      return [control.getAttribute('aria-label'), labelledBy, labels, control.textContent]
        .filter(Boolean)
        .join(' ')
        .trim();
    };
    const controls = [
      ...element.querySelectorAll(
        'button, a[href], input:not([type=hidden]), textarea, [role=checkbox], [role=radio], [role=switch]',
      ),
    ];
    return controls
      .filter(
        (control) =>
          control.closest('[aria-hidden=true]') === null &&
          nameOf(control) === '' &&
          control.getAttribute('placeholder') === null,
      )
      .map((control) => control.outerHTML.slice(0, 160));
  });
}
