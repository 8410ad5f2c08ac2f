// The sender in a process of its own: each request leaves when it is due, whether or not earlier ones were answered.
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lines } from '../lines.ts';
import { orderIdOf, planOf, TOPICS, type Send, type Storm } from './plan.ts';

const [storm = '', begins = '0', port = '0', secret = ''] = process.argv.slice(2);
const { sends } = planOf(JSON.parse(storm) as Storm);
const { rate } = JSON.parse(storm) as Storm;
const lines = new Lines('127.0.0.1', Number(port));
const started = Number(begins);
/** As large as the webhook of an order of a few lines. */
const REST = JSON.stringify({
  line_items: Array.from({ length: 12 }, (_, id) => ({ id, title: 'x'.repeat(500) })),
}).slice(1);

await sleep(started - Date.now());
const waits: number[] = [];
let refused = 0;
const answers: Promise<void>[] = [];
for (const [index, send] of sends.entries()) {
  const due = started + (index * 1_000) / rate;
  const early = due - now();
  if (early > 1) await sleep(early);
  answers.push(
    lines.post(requestOf(send)).then((status) => {
      waits.push(now() - due);
      if (status !== 200) refused += 1;
    }),
  );
}
await Promise.all(answers);
lines.close();
const sorted = waits.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const seconds = (now() - started) / 1_000;
process.send?.({ answered: waits.length, seconds, refused, p50: at(0.5), p99: at(0.99), longest: sorted.at(-1) });
process.disconnect();

function now(): number {
  return performance.timeOrigin + performance.now();
}

function requestOf({ order, change, delivery }: Send): Buffer {
  const id = orderIdOf(order);
  const topic = TOPICS[change] ?? '';
  const own = topic.startsWith('orders/')
    ? `"id":${id},"admin_graphql_api_id":"gid://shopify/Order/${id}"`
    : `"id":${order},"order_id":${id}`;
  const body = `{${own},${REST}`;
  const head = [
    'POST /webhooks/shopify HTTP/1.1',
    'host: localhost',
    'content-type: application/json',
    `x-shopify-topic: ${topic}`,
    'x-shopify-shop-domain: storm.myshopify.com',
    `x-shopify-webhook-id: ${delivery}`,
    `x-shopify-hmac-sha256: ${createHmac('sha256', secret).update(body).digest('base64')}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
