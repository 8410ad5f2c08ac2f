import { expect, it, onTestFinished } from 'vitest';
import { invoiceNumber } from '../../../core/src/flow/testing/this-year.ts';
import { openBed } from './bed.ts';
import { openPostOffice } from './post-office.ts';

it('a buyer opens the link of a mail on the app’s own server, without a login', async () => {
  const bed = await openBed();
  onTestFinished(() => bed.stop());
  await bed.install();
  const mail = await openPostOffice(bed);
  onTestFinished(() => mail.stop());
  const order = bed.order({ number: 1001 });
  await expect.poll(() => mail.received.length).toBe(1);
  const [link = ''] = /https:\/\/app\.example\/p\/[\w-]{64}/.exec(plain(mail.received[0]?.text)) ?? [];
  const path = new URL(link).pathname;

  const page = await fetch(`${bed.url}${path}`);
  const html = await page.text();
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(html).toContain(invoiceNumber(1));
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");

  const [, visit = ''] = /name="visit" value="([^"]+)"/.exec(html) ?? [];
  const file = await fetch(`${bed.url}${path}?file=pdf`, { method: 'POST', body: new URLSearchParams({ visit }) });
  expect(file.headers.get('content-type')).toBe('application/pdf');
  await expect
    .poll(async () => (await bed.find(order))?.documents.map(({ delivery }) => delivery?.state))
    .toEqual(['downloaded']);

  for (const other of [
    `${path.slice(0, -1)}${path.endsWith('_') ? '-' : '_'}`,
    '/p',
    '/p/../v1/orders',
    '/p/%2e%2e/v1/orders',
  ])
    expect((await fetch(`${bed.url}${other}`)).status).toBeGreaterThanOrEqual(400);
});

/** Quoted-printable breaks long lines. */
function plain(text = ''): string {
  return text.replaceAll('=\r\n', '');
}
