import { getExtension } from '@shopify/ui-extensions-tester';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BuyerOrder } from '../../src/api/contract.ts';
import { NO_DATA } from '../../src/api/e-invoicing-data.ts';
import { i18nOf, json, shownDocument, type, unmount } from '../shared/testing.ts';

const extension = getExtension('customer-account.order-status.block.render');
beforeEach(() => {
  process.env['APP_URL'] = 'https://app.example';
  extension.setUp();
  extension.shopify.i18n = i18nOf('order-status');
  extension.shopify.order.value = { id: 'gid://shopify/Order/820982911946154508', name: '#1001' };
});
afterEach(() => {
  unmount();
  extension.tearDown();
  delete process.env['APP_URL'];
});

const { id: _id, ...invoice } = shownDocument();
const buyerOrder = (over: Partial<BuyerOrder> = {}): BuyerOrder => ({
  documents: [invoice],
  eInvoicing: NO_DATA,
  countsForThisOrder: true,
  ...over,
});

async function render(order: BuyerOrder) {
  const sent: { url: string; authorization: unknown; body: unknown }[] = [];
  extension.fetch = vi.fn((url, init) => {
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    sent.push({ url: String(url), authorization: new Headers(init?.headers).get('authorization'), body });
    return Promise.resolve(json(body === undefined ? order : { ...order, eInvoicing: body }));
  });
  await extension.render();
  await vi.waitFor(() => expect(document.querySelector('s-spinner')).toBeNull());
  return sent;
}

const field = (name: string) => document.querySelector(`s-text-field[name="${name}"]`);
const error = (name: string) => field(name)?.getAttribute('error') ?? undefined;
const submit = () => document.querySelector('s-form')?.dispatchEvent(new Event('submit', { cancelable: true }));

describe('from the link of an e-mail', () => {
  beforeEach(() => {
    extension.shopify.authenticationState.value = 'pre_authenticated';
    extension.fetch = vi.fn();
  });

  function metafield(key: string, value: string) {
    const target = { type: 'order', id: 'gid://shopify/Order/1' } as const;
    return { target, metafield: { namespace: '$app', key, value, valueType: 'string', type: 'x' } } as const;
  }

  test('number and status, and to sign in for the rest; our server is not asked', async () => {
    const login = vi.spyOn(extension.shopify, 'requireLogin');
    extension.shopify.appMetafields.value = [
      metafield('invoice_number', 'F2026-17'),
      metafield('invoice_status', 'paid'),
    ];
    await extension.render();
    expect(document.body.textContent).toBe('Invoice F2026-17PaidSign in to download');
    document.querySelector('s-button')?.dispatchEvent(new Event('click'));
    expect(login).toHaveBeenCalledOnce();
    expect(extension.fetch).not.toHaveBeenCalled();
  });

  test('that something is stuck is not the buyer’s business', async () => {
    extension.shopify.appMetafields.value = [
      metafield('invoice_number', 'F2026-17'),
      metafield('invoice_status', 'needs-attention'),
    ];
    await extension.render();
    expect(document.querySelector('s-badge')).toBeNull();
  });

  test('nothing while there is no invoice', async () => {
    await extension.render();
    expect(document.body.textContent).toBe('');
  });
});

describe('signed in', () => {
  test('the documents with their files, what is open and when it is due', async () => {
    const sent = await render(buyerOrder());
    expect(sent).toEqual([
      {
        url: 'https://app.example/buyer/orders/820982911946154508',
        authorization: 'Bearer mock-session-token',
        body: undefined,
      },
    ]);
    expect(document.body.textContent).toContain('€120.00 open, due Dec 2, 2026');
    const links = [...document.querySelectorAll('s-link')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toContainEqual([
      'Download PDF of F2026-17',
      'https://app.example/files/d-1.pdf?signed',
    ]);
  });

  test('before the invoice is there', async () => {
    await render(buyerOrder({ documents: [] }));
    expect(document.body.textContent).toContain('The invoice is being prepared.');
  });

  test('an answer that fails says so and is asked for again', async () => {
    extension.fetch = vi
      .fn<typeof fetch>()
      .mockResolvedValueOnce(json({}, 503))
      .mockResolvedValueOnce(json(buyerOrder()));
    await extension.render();
    await vi.waitFor(() => expect(document.body.textContent).toContain('cannot be shown now'));
    document.querySelector('s-button')?.dispatchEvent(new Event('click'));
    await vi.waitFor(() => expect(document.body.textContent).toContain('F2026-17'));
  });
});

describe('the e-invoicing data', () => {
  test('are checked where they are typed, when the field is left', async () => {
    await render(buyerOrder());
    await type(field('siren'), '404833049');
    expect(error('siren')).toBeUndefined();
    field('siren')?.dispatchEvent(new Event('blur'));
    await vi.waitFor(() => expect(error('siren')).toBe('A SIREN has nine digits; please check it.'));
    await type(field('siren'), '404 833 048');
    await vi.waitFor(() => expect(error('siren')).toBeUndefined());
  });

  test('with something wrong are not sent', async () => {
    const sent = await render(buyerOrder());
    await type(field('vatId'), '83404833048');
    await type(field('routingAddress'), 'somewhere');
    submit();
    await vi.waitFor(() => expect(error('routingAddress')).toContain('0225:123456789'));
    expect(error('vatId')).toContain('Begin with the country');
    expect(sent).toHaveLength(1);
  });

  test('are sent without blanks, and it says that they are kept', async () => {
    const sent = await render(buyerOrder());
    await type(field('siren'), '404 833 048');
    await type(field('vatId'), 'fr83 404833048');
    submit();
    await vi.waitFor(() => expect(document.body.textContent).toContain('Saved.'));
    expect(sent.at(-1)).toEqual({
      url: 'https://app.example/buyer/orders/820982911946154508/e-invoicing',
      authorization: 'Bearer mock-session-token',
      body: { siren: '404833048', vatId: 'FR83404833048', routingAddress: '' },
    });
  });

  test('that come too late for this order say so', async () => {
    await render(buyerOrder({ countsForThisOrder: false }));
    expect(document.body.textContent).toContain('from your next order on');
  });

  test('that our server refuses are not said to be kept', async () => {
    await render(buyerOrder());
    extension.fetch = vi.fn(() => Promise.resolve(json({}, 503)));
    submit();
    await vi.waitFor(() => expect(document.body.textContent).toContain('could not be saved'));
  });
});
