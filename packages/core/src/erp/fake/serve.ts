import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { systemClock } from '../../model/index.ts';
import { FakeErp } from './erp.ts';
import type { FakeRequest } from './rows.ts';
import { sessionOf } from './fetch-from.ts';

/** How the served ERP misbehaves at random; rates are between 0 and 1. */
export interface ServeOptions {
  readonly idempotency: 'native' | 'upsert' | 'caller-number' | 'lookup';
  /** One line of JSON per accepted change: what survives this process. */
  readonly journal: string;
  readonly port?: number;
  readonly latencyMs?: number;
  /** Share of writes that are carried out while the answer is dropped. */
  readonly dropRate?: number;
  /** Share of calls answered 429. */
  readonly busyRate?: number;
}

const journalLine = z.object({ at: z.iso.datetime(), method: z.string(), path: z.string(), body: z.unknown() });

/** The pretended ERP of a journal: every change it ever accepted, in order. A line cut off by a crash was never answered. */
export function erpOfJournal(idempotency: ServeOptions['idempotency'], journal: string): FakeErp {
  const onChange = ({ method, path, body }: FakeRequest, at: Date) => {
    appendFileSync(journal, `${JSON.stringify({ at: at.toISOString(), method, path, body })}\n`);
  };
  const erp = new FakeErp({ idempotency, clock: systemClock });
  const lines = existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').slice(0, -1) : [];
  for (const line of lines) {
    const { at, ...request } = journalLine.parse(JSON.parse(line));
    erp.replay(request, new Date(at));
  }
  erp.configure({ onChange });
  return erp;
}

/** Serves the pretended ERP over HTTP, so that workers can be killed without killing it. `GET /stats` counts without a login. */
export async function serveFakeErp(
  options: ServeOptions,
): Promise<{ readonly url: string; readonly erp: FakeErp; close(): Promise<void> }> {
  const erp = erpOfJournal(options.idempotency, options.journal);
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      await wait(options.latencyMs ?? 0);
      const path = request.url ?? '/';
      const writes = request.method !== 'GET' && path !== '/login';
      if (Math.random() < (options.busyRate ?? 0)) return response.writeHead(429, { 'retry-after': '1' }).end();
      const answer =
        path === '/stats'
          ? { status: 200, body: stats(erp) }
          : erp.handle({ method: request.method ?? 'GET', path, body, ...sessionOf(request.headers.authorization) });
      if (writes && Math.random() < (options.dropRate ?? 0)) return response.destroy();
      return response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    })().catch(() => response.destroy());
  });
  const port = await listen(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${port}`, erp, close: () => closed(server) };
}

/** Orders, and how many keys have more than one: the figure that must be 0. */
export function stats(erp: FakeErp): {
  readonly orders: number;
  readonly keys: number;
  readonly duplicates: number;
  readonly customers: number;
} {
  const keys = new Set(erp.orders.map(({ key }) => key)).size;
  return { orders: erp.orders.length, keys, duplicates: erp.orders.length - keys, customers: erp.customers.size };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      journal: { type: 'string' },
      idempotency: { type: 'string', default: 'native' },
      port: { type: 'string', default: '0' },
      latency: { type: 'string', default: '0' },
      drop: { type: 'string', default: '0' },
      busy: { type: 'string', default: '0' },
    },
  });
  const rate = z.coerce.number().min(0).max(1);
  void serveFakeErp({
    journal: z.string({ error: 'give --journal FILE' }).parse(values.journal),
    idempotency: z.enum(['native', 'upsert', 'caller-number', 'lookup']).parse(values.idempotency),
    port: z.coerce.number().parse(values.port),
    latencyMs: z.coerce.number().parse(values.latency),
    dropRate: rate.parse(values.drop),
    busyRate: rate.parse(values.busy),
  }).then(({ url }) => process.stdout.write(`${url}\n`));
}
