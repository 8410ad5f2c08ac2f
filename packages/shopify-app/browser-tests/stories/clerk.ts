import { camt053, type TestEntry } from '../../../core/src/flow/testing/camt.ts';
import type { Bed } from '../../test/app/bed.ts';
import { screenOf } from '../screen.ts';
import type { Calendar } from '../../test/app/calendar.ts';
import type { EmbeddedPage } from './embedded-page.ts';

/** Who keeps the shop's books: what a story has done in the app's screens, day by day. */
export function clerkOf(bed: Bed, admin: EmbeddedPage, calendar: Calendar) {
  const { role, text, modal, rows } = screenOf(() => admin);

  async function importStatement(day: string, entries: readonly TestEntry[]): Promise<void> {
    calendar.turnTo(day);
    await admin.open('/payments');
    await admin.page
      .getByLabel('Choose the file of your bank')
      .last()
      .setInputFiles({
        name: `${day}.xml`,
        mimeType: 'application/xml',
        buffer: Buffer.from(camt053(day, day, entries)),
      });
    await text('The statement was read').waitFor();
  }

  return {
    role,
    text,
    modal,
    importStatement,

    async openCustomer(name: string): Promise<void> {
      await admin.open('/customers');
      await rows().filter({ hasText: name }).getByRole('link').first().click();
      await role('heading', { name, level: 1 }).waitFor();
    },

    /** One file with every letter that waits for paper. */
    async printLetters(): Promise<void> {
      await admin.open('/work');
      await text('Letters to print').waitFor();
      const saved = admin.page.waitForEvent('download');
      await role('button', { name: 'Print all letters' }).click();
      await (await saved).path();
    },

    /** On a day on which the bank has told that nothing came, a run is planned and shown. */
    async plan(day: string): Promise<void> {
      await importStatement(day, []);
      await admin.open('/dunning');
      await role('button', { name: /^Plan (a run|again)/ }).click();
      await role('region', { name: 'Left out, and why' }).waitFor();
    },

    /** The run that is shown becomes real. */
    async commit(): Promise<void> {
      await role('button', { name: 'Commit run' }).click();
      await modal().getByRole('button', { name: 'Commit run' }).click();
      await role('status').getByText('Committed', { exact: true }).waitFor();
    },

    /** What no screen has yet is asked of core's API. */
    async ask<Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer> {
      const response = await fetch(`${bed.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${bed.fake.sessionToken(bed.shop)}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      // The shapes are core's, which the story knows.
      return (await response.json()) as Answer;
    },
  };
}
