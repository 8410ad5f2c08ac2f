import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contractsThere, unlessContracts } from './contracts.ts';
import { corpusOrder, open, type Opened } from './equipment.ts';
import { seeded, type WebhookFaults, type WebhookSender } from './index.ts';
import { parseRest } from './rest.ts';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** An app that keeps what it gets and answers as it is told. */
async function app(
  answers: (count: number) => number = () => 200,
): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(answers(received.length)).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/shopify`, received };
}

async function sending(
  faults: WebhookFaults,
  answers?: (count: number) => number,
): Promise<Opened & { readonly received: Received[]; readonly sender: WebhookSender }> {
  const opened = await open();
  const { url, received } = await app(answers);
  const sender = opened.fake.sendWebhooksTo(url, {
    faults,
    random: seeded(7),
    retryMilliseconds: [1, 1, 1, 1, 1, 1, 1, 1],
  });
  return { ...opened, received, sender };
}
const emit = ({ shop }: Opened, count: number): void => {
  for (let number = 1; number <= count; number += 1) shop.emit('orders/updated', { id: number });
};
const ids = (received: readonly Received[], header: string): readonly unknown[] =>
  received.map(({ headers }) => headers[header]);
const signed = ({ headers, body }: Received, secret: string): boolean =>
  headers['x-shopify-hmac-sha256'] === createHmac('sha256', secret).update(body).digest('base64');

describe('a webhook', () => {
  it('has the headers of Shopify and is signed over its bytes', async () => {
    const opened = await sending({});
    opened.fake.merchant(opened.shop).placeOrder({ number: 1, lines: [{ title: 'Stuhl “Lyon” 🪑', price: '10.00' }] });
    await opened.sender.settled();
    expect(ids(opened.received, 'x-shopify-topic').toSorted()).toEqual(['orders/create', 'orders/updated']);
    for (const each of opened.received) {
      expect(signed(each, opened.fake.keys.apiSecret)).toBe(true);
      expect(each.headers).toMatchObject({
        'x-shopify-shop-domain': 'first.myshopify.com',
        'x-shopify-api-version': '2026-10',
        'x-shopify-triggered-at': '2026-11-10T09:00:00.000Z',
      });
      expect(each.body).toContain('Stuhl “Lyon” 🪑');
    }
    expect(new Set(ids(opened.received, 'x-shopify-webhook-id')).size).toBe(2);
    expect(new Set(ids(opened.received, 'x-shopify-event-id')).size).toBe(1);
  });

  it.runIf(contractsThere)(`keeps every digit and key of the payload${unlessContracts}`, async () => {
    const opened = await sending({});
    const text = corpusOrder('admin-test-notification-unbalanced');
    opened.fake.merchant(opened.shop).placeOrder(text);
    await opened.sender.settled();
    const body = opened.received[0]?.body ?? '';
    expect(body).toContain('"id":820982911946154508,');
    expect(parseRest(body)).toEqual(parseRest(text));
  });

  it('comes again with the same Webhook-Id until it is answered with 2xx, eight times at most', async () => {
    const opened = await sending({}, (count) => (count < 4 ? 503 : 200));
    emit(opened, 1);
    await opened.sender.settled();
    expect(opened.received).toHaveLength(4);
    expect(new Set(ids(opened.received, 'x-shopify-webhook-id')).size).toBe(1);
    const never = await sending({}, () => 500);
    emit(never, 1);
    await never.sender.settled();
    expect(never.received).toHaveLength(9);
  });
});

describe('what is not sent', () => {
  it('a topic that the app did not subscribe to', async () => {
    const opened = await sending({});
    const { id } = opened.fake
      .merchant(opened.shop)
      .placeOrder({ number: 1, lines: [{ title: 'Chair', price: '10.00' }] });
    opened.fake.merchant(opened.shop).fulfill(id, 'JD014');
    await opened.sender.settled();
    expect(ids(opened.received, 'x-shopify-topic')).not.toContain('orders/fulfilled');
    expect(opened.received).toHaveLength(3);
  });
});

describe('faults of delivery', () => {
  it('duplicate: the same delivery, or another one of the same event', async () => {
    const opened = await sending({ duplicate: 0.5 });
    emit(opened, 100);
    await opened.sender.settled();
    const deliveries = new Set(ids(opened.received, 'x-shopify-webhook-id')).size;
    expect(opened.received.length).toBeGreaterThan(130);
    expect(deliveries).toBeGreaterThan(100);
    expect(deliveries).toBeLessThan(opened.received.length);
    expect(new Set(ids(opened.received, 'x-shopify-event-id')).size).toBe(100);
  });

  it('reorder and delay: all arrive, not in order', async () => {
    const opened = await sending({ reorder: 0.3, delay: { share: 0.1, milliseconds: 30 } });
    emit(opened, 100);
    await opened.sender.settled();
    const order = opened.received.map(({ body }) => (JSON.parse(body) as { id: number }).id);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(100);
  });

  it('drop and outage: some never arrive, none of an outage', async () => {
    const opened = await sending({ drop: 0.2 });
    emit(opened, 100);
    await opened.sender.settled();
    expect(opened.received.length).toBeGreaterThan(60);
    expect(opened.received.length).toBeLessThan(95);
    const before = opened.received.length;
    opened.sender.outage = true;
    emit(opened, 10);
    await opened.sender.settled();
    expect(opened.received).toHaveLength(before);
  });

  it('a wrong HMAC is wrong', async () => {
    const opened = await sending({ wrongHmac: 1 });
    emit(opened, 1);
    await opened.sender.settled();
    expect(opened.received.map((each) => signed(each, opened.fake.keys.apiSecret))).toEqual([false]);
  });
});
