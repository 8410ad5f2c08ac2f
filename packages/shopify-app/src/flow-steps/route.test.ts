import '@shopify/shopify-api/adapters/node';
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiVersion, shopifyApi } from '@shopify/shopify-api';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { flowActionRoute, ISSUE_INVOICE_PATH, type StepOutcome } from './route.ts';
import type { FlowRun } from './run.ts';

const SECRET = 'a-client-secret-of-a-test';
const shopify = shopifyApi({
  apiKey: 'key',
  apiSecretKey: SECRET,
  hostName: 'app.example',
  apiVersion: ApiVersion.October26,
  isEmbeddedApp: true,
  logger: { level: 0 },
});
const BODY =
  '{"shop_id":1,"shopify_domain":"wine.myshopify.com","action_run_id":"r-1","properties":{"order_id":820982911946154508,"note":"é"}}';

let outcome: StepOutcome;
let runs: FlowRun[];
let server: Server;
beforeEach(async () => {
  outcome = { kind: 'done' };
  runs = [];
  const app = express().use(
    flowActionRoute({
      validate: (request) => shopify.flow.validate(request),
      issueInvoice: (run) => {
        runs.push(run);
        return Promise.resolve(outcome);
      },
    }),
  );
  server = createServer(app);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
});
afterEach(() => {
  server.close();
});

async function post(body: string, signature = sign(body)) {
  const { port } = server.address() as AddressInfo;
  return fetch(`http://127.0.0.1:${port}${ISSUE_INVOICE_PATH}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-hmac-sha256': signature },
    body,
  });
}

function sign(body: string): string {
  return createHmac('sha256', SECRET).update(body, 'utf8').digest('base64');
}

test('a signed run has its order invoiced, whatever the size of its id', async () => {
  expect((await post(BODY)).status).toBe(200);
  expect(runs).toEqual([{ shop: 'wine.myshopify.com', orderId: '820982911946154508', runId: 'r-1' }]);
});

test.each([
  { name: 'another signature', body: BODY, signature: sign(`${BODY} `) },
  { name: 'none', body: BODY, signature: '' },
  { name: 'no body', body: '', signature: sign(BODY) },
])('$name: 401, and nothing happens', async ({ body, signature }) => {
  expect((await post(body, signature)).status).toBe(401);
  expect(runs).toEqual([]);
});

test.each([
  'not json',
  '{}',
  '{"shopify_domain":"evil.example","action_run_id":"r","properties":{"order_id":1}}',
  '{"shopify_domain":"wine.myshopify.com","action_run_id":"r","properties":{"order_id":"gid://shopify/Customer/1"}}',
])('signed, but no run of ours: 400 %s', async (body) => {
  expect((await post(body)).status).toBe(400);
  expect(runs).toEqual([]);
});

test('an order may be named by its global id', async () => {
  await post(BODY.replace('820982911946154508', '"gid://shopify/Order/7"'));
  expect(runs[0]?.orderId).toBe('7');
});

test('what passes later is tried again by Flow, what is refused says why', async () => {
  outcome = { kind: 'later' };
  expect((await post(BODY)).status).toBe(503);
  outcome = { kind: 'refused', message: 'The buyer has no address.' };
  const refused = await post(BODY);
  expect(refused.status).toBe(422);
  expect(await refused.json()).toEqual({ message: 'The buyer has no address.' });
});
