// The server process of the storm: the app's webhook route, and nothing else.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { keyRing } from '../../packages/core/dist/access/index.js';
import { openQuittance } from '../../packages/core/dist/flow/index.js';
import { webhookRoute } from '../../packages/shopify-app/src/server/webhooks/route.ts';
import { verifierOf } from '../../packages/shopify-app/src/server/webhooks/verify.ts';
import { errorsOnly } from './log.ts';

const app = createRequire(new URL('../../packages/shopify-app/package.json', import.meta.url))('express') as () => {
  use(path: string, route: unknown): void;
  disable(name: string): void;
  listen(port: number, host: string): Server;
};
const [url = '', key = '', secret = ''] = process.argv.slice(2);
const ring = keyRing([key]);
if (!ring.ok) throw new Error('no key');
const quittance = await openQuittance({ database: { connectionString: url }, keys: ring.value, log: errorsOnly });
const express = app();
express.disable('x-powered-by');
express.use('/webhooks/shopify', webhookRoute({ verify: verifierOf([secret]), quittance, log: errorsOnly }));
const server = express.listen(0, '127.0.0.1');
// The sender keeps its connections as Shopify does: none may end under a request.
server.keepAliveTimeout = 120_000;
server.on('listening', () => process.send?.({ port: (server.address() as AddressInfo).port }));
