import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OrderBlock, ShownDelivery } from '../../src/api/contract.ts';
import { i18nOf, json, orderBlock, shownDocument, unmount, type Language } from '../shared/testing.ts';

const extension = getExtension('admin.order-details.block.render');
beforeEach(() => extension.setUp());
afterEach(() => {
  unmount();
  extension.tearDown();
});

async function shown(block: OrderBlock, language: Language = 'en'): Promise<string> {
  extension.shopify.i18n = i18nOf('order-block', language);
  extension.shopify.data.selected = [{ id: 'gid://shopify/Order/820982911946154508' }];
  extension.fetch = vi.fn(() => Promise.resolve(json(block)));
  await extension.render();
  await vi.waitFor(() => expect(document.querySelector('s-spinner')).toBeNull());
  expect(extension.fetch).toHaveBeenCalledExactlyOnceWith(
    `/app/order-block/820982911946154508?language=${language}`,
    undefined,
  );
  return document.body.textContent;
}

const all = (selector: string) => [...document.querySelectorAll(selector)];

test('number, status, what is open, when it is due, and every file', async () => {
  expect(await shown(orderBlock())).toContain('€120.00 of €120.00 open, due Dec 2, 2026');
  expect(document.querySelector('s-admin-block')?.getAttribute('collapsedsummary')).toBe('F2026-17');
  expect(document.querySelector('s-badge')?.textContent).toBe('Issued');
  expect(all('s-link').map((link) => link.getAttribute('href'))).toEqual([
    'https://app.example/files/d-1.xml?signed',
    'https://app.example/files/d-1.pdf?signed',
  ]);
});

test('overdue is said and red', async () => {
  await shown(orderBlock({ documents: [shownDocument({ overdue: true })] }));
  expect(document.querySelector('s-badge')).toMatchObject({ textContent: 'Overdue' });
  expect(document.querySelector('s-badge')?.getAttribute('tone')).toBe('critical');
});

test('a paid invoice owes nothing, and a credit note is called one', async () => {
  const documents = [
    shownDocument({ id: 'c', kind: 'creditNote', number: 'A2026-3', status: 'settled', open: '0', total: '20.00' }),
    shownDocument({ status: 'paid', open: '0.00' }),
  ];
  const text = await shown(orderBlock({ documents }));
  expect(text).not.toContain('open');
  expect(all('s-text').map((each) => each.textContent)).toContain('Credit note A2026-3');
});

test('what is wrong and what to do, in the language of whoever looks', async () => {
  const advice = { en: 'Enter it.', fr: 'Saisissez-le.', de: 'Tragen Sie sie ein.' };
  const findings = Array.from({ length: 7 }, (_, index) => ({ rule: `BR-${index}`, advice }));
  const stopped = { code: 'X', message: 'The VAT number is missing.', advice: 'Ask the buyer for it.', findings };
  const text = await shown(orderBlock({ stopped, documents: [] }), 'fr');
  expect(text).toContain('The VAT number is missing.');
  expect(text).toContain('Ask the buyer for it.');
  expect(all('s-list-item').map((item) => item.textContent)).toContain('Saisissez-le. (BR-4)');
  expect(all('s-list-item')).toHaveLength(5);
  expect(text).toContain('2 de plus');
  expect(document.querySelector('s-banner')?.getAttribute('heading')).toBe('À traiter');
});

test('a waiting order says when it is tried again', async () => {
  const waiting = { code: 'X', message: 'The ERP is busy.', advice: 'Wait.', nextAttemptAt: '2026-12-02T10:00:00Z' };
  expect(await shown(orderBlock({ waiting, documents: [] }), 'de')).toContain('The ERP is busy.');
  expect(document.querySelector('s-banner')?.getAttribute('heading')).toContain('10:00');
});

test('an order without a document says where it stands', async () => {
  const actions = { issue: true, retry: false, credit: [] };
  expect(await shown(orderBlock({ orderId: null, stage: null, documents: [], actions }))).toContain(
    'This order is not with Quittance yet.',
  );
});

test('the action opens from the block where something can be done', async () => {
  const navigate = vi.spyOn(extension.shopify.navigation, 'navigate');
  await shown(orderBlock());
  document.querySelector('s-button')?.dispatchEvent(new Event('click'));
  expect(navigate).toHaveBeenCalledWith('extension://order-action');
  unmount();
  extension.tearDown();
  extension.setUp();
  await shown(orderBlock({ actions: { issue: false, retry: false, credit: [] } }));
  expect(document.querySelector('s-button')).toBeNull();
});

const delivery: ShownDelivery = {
  state: 'held',
  word: 'Held',
  tone: 'warning',
  sentence: 'A person must decide before it goes.',
  proof: ['Planned · Nov 29, 2026'],
  why: ['At once, because a person asked for it.'],
  waiting: [{ id: 'm-1', text: 'To camille@example.org by e-mail', mayBeReleased: true }],
  link: null,
};
const button = (name: string) => all('s-button').find((each) => each.textContent === name);

test('how far a document is on its way, what proves it, and why', async () => {
  const words = await shown(orderBlock({ documents: [shownDocument({ delivery })] }));
  expect(all('s-badge').map((badge) => badge.textContent)).toEqual(['Issued', 'Held']);
  for (const said of [delivery.sentence, ...delivery.proof, ...delivery.why]) expect(words).toContain(said);
});

test('how far the reminders are, and what stops them', async () => {
  const dunning = {
    state: 'dispute',
    word: 'Disputed',
    tone: 'warning',
    sentences: ['Level 1, last letter Feb 10, 2026.'],
    holds: ['F2026-17 is disputed'],
  } as const;
  const words = await shown(orderBlock({ documents: [shownDocument({ dunning })] }));
  expect(all('s-badge').map((badge) => badge.textContent)).toEqual(['Issued', 'Disputed']);
  for (const said of [...dunning.sentences, ...dunning.holds]) expect(words).toContain(said);
});

test('a held message is let go, and the block is read again', async () => {
  await shown(orderBlock({ documents: [shownDocument({ delivery })] }));
  button('Send now')?.dispatchEvent(new Event('click'));
  await vi.waitFor(() => expect(extension.fetch).toHaveBeenCalledTimes(3));
  expect(vi.mocked(extension.fetch).mock.calls[1]?.[0]).toBe('/v1/messages/m-1/release');
});

test('sending again lists the document, and confirms', async () => {
  await shown(orderBlock({ documents: [shownDocument({ delivery: { ...delivery, waiting: [] } })] }));
  extension.fetch = vi
    .fn<typeof fetch>()
    .mockResolvedValueOnce(json({ id: 'r-1', documents: [{ documentId: 'd-1' }] }))
    .mockResolvedValue(json({}));
  button('Send again')?.dispatchEvent(new Event('click'));
  await vi.waitFor(() => expect(extension.fetch).toHaveBeenCalledTimes(3));
  expect(
    vi
      .mocked(extension.fetch)
      .mock.calls.slice(0, 2)
      .map(([path]) => path),
  ).toEqual(['/v1/resends', '/v1/resends/r-1/confirm']);
});

test('what does not work is said in the words of the server', async () => {
  await shown(orderBlock({ documents: [shownDocument({ delivery: { ...delivery, waiting: [] } })] }));
  extension.fetch = vi.fn(() => Promise.resolve(json({ message: 'Sending is off.', advice: 'Turn it on.' }, 422)));
  button('Make a link')?.dispatchEvent(new Event('click'));
  await vi.waitFor(() => expect(document.body.textContent).toContain('Sending is off. Turn it on.'));
});

test('an answer that fails says so and is asked for again', async () => {
  extension.shopify.i18n = i18nOf('order-block');
  extension.fetch = vi
    .fn<typeof fetch>()
    .mockRejectedValueOnce(new Error('offline'))
    .mockResolvedValueOnce(json(orderBlock()));
  await extension.render();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Nothing is lost.'));
  document.querySelector('s-button')?.dispatchEvent(new Event('click'));
  await vi.waitFor(() => expect(document.body.textContent).toContain('F2026-17'));
});

test('a task stands until a person has done it, and says so when that cannot be saved', async () => {
  const note = {
    key: 'undeliverable 1',
    at: '2026-11-02T10:00:00Z',
    code: 'X',
    text: 'It waits to be printed.',
    task: 'Ask',
  };
  const done = { ...note, key: 'undeliverable 0', task: 'Long done', doneAt: '2026-11-01T10:00:00Z' };
  const text = await shown(orderBlock({ notes: [note, done] }));
  expect(text).toContain('It waits to be printed.');
  expect(text).not.toContain('Long done');
  expect(all('s-banner').map((banner) => banner.getAttribute('heading'))).toEqual(['Ask']);
  const button = document.querySelector<HTMLElement>('s-banner s-button');
  expect(button?.getAttribute('accessibilitylabel')).toBe('Done: Ask');

  extension.fetch = vi.fn(() => Promise.resolve(json({ message: 'Busy.', advice: 'Try again.' }, 503)));
  button?.click();
  await vi.waitFor(() => expect(document.body.textContent).toContain('Busy. Try again.'));

  extension.fetch = vi.fn((path: unknown) =>
    Promise.resolve(
      String(path).startsWith('/app/order-block/') ? json(orderBlock()) : new Response(null, { status: 204 }),
    ),
  );
  button?.click();
  await vi.waitFor(() => expect(document.querySelector('s-banner')).toBeNull());
  expect(extension.fetch).toHaveBeenCalledWith(
    '/app/order-notes/820982911946154508/done',
    expect.objectContaining({ method: 'POST', body: '{"key":"undeliverable 1"}' }),
  );
});
