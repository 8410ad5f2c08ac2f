import { expect } from 'vitest';
import { camt053 } from '../../core/src/flow/testing/camt.ts';
import type { AdminApi } from './admin-api.ts';
import type { AdminPage } from './admin-page.ts';
import type { Calendar } from './calendar.ts';

/** Who keeps the shop's books: what a story has done in the screens of the admin, day by day. */
export function clerkOf(admin: AdminPage, api: AdminApi, calendar: Calendar) {
  const withState = (part: string, attribute: string, value: string | number) =>
    admin.part(part).and(admin.page.locator(`[data-${attribute}="${value}"]`));

  /** The bank tells that nothing came on a day: what it told before would grow old. */
  async function bankIsQuiet(day: string): Promise<void> {
    calendar.turnTo(day);
    await api.core('/v1/bank-statements', camt053(`S-${day}`, day, []));
  }

  async function plan(day: string): Promise<void> {
    await bankIsQuiet(day);
    await admin.open('/quittance?view=dunning');
    await admin.part('plan').click();
    await admin.part('run-page').waitFor();
  }

  return {
    withState,
    bankIsQuiet,
    /** A run is planned and shown. */
    plan,

    /** A run with one letter of a level, reviewed and committed. */
    async remind(day: string, level: number): Promise<void> {
      await plan(day);
      await withState('letter', 'level', level).waitFor();
      await admin.part('commit').click();
      await admin.part('commit-confirm').click();
      await withState('run-state', 'state', 'committed').first().waitFor();
    },

    async openCustomer(): Promise<void> {
      await admin.open('/quittance?view=customers');
      await admin.part('customer-row').getByRole('link').first().click();
      await admin.part('customer').waitFor();
    },

    async giveReason(reason: string): Promise<void> {
      await admin.part('reason').getByRole('textbox').fill(reason);
      await admin.part('reason-confirm').click();
    },

    /** One file with every letter that waits for paper. */
    async printLetters(): Promise<void> {
      await admin.open('/quittance?view=work');
      const saved = admin.page.waitForEvent('download');
      await admin.part('print').click();
      await (await saved).path();
      await admin.part('print').waitFor({ state: 'detached' });
    },

    async nothingWaits(): Promise<void> {
      await admin.open('/quittance?view=work');
      await expect.poll(() => admin.part('work').innerText()).toContain('Nothing waits for you');
    },
  };
}
