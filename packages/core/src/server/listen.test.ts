import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { standIn } from '../../test/quittance-stand-in.ts';
import { newApiKey } from '../access/index.ts';
import type { Stats } from '../flow/index.ts';
import type { TenantId } from '../model/index.ts';
import { apiKeyCallers } from './authenticate.ts';
import { createApi } from './api.ts';
import { listen, listenWith, requestListener, type ListenOptions } from './listen.ts';
import { Metrics } from './metrics.ts';

const key = newApiKey();
const authorization = `Bearer ${key.token}`;
const holds = () => Promise.resolve(true);
const READY = { database: holds, schema: holds, queue: holds };
const STATS: Stats = { stages: {}, issued: {}, causes: [], stopped: 0, unmapped: 0, changes: 0, silent: [] };

function options(more: Partial<ListenOptions>): ListenOptions {
  return {
    port: 0,
    quittance: standIn({ readiness: READY }),
    identify: apiKeyCallers(() => Promise.resolve({ tenantId: 'tenant' as TenantId, role: 'admin', hash: key.hash })),
    log: pino({ level: 'silent' }),
    metrics: new Metrics(),
    ...more,
  };
}

describe('a listening server', () => {
  it('finishes what is under way when it stops, and takes nothing new', async () => {
    const slow = standIn({ stats: () => sleep(300, STATS), readiness: READY });
    const server = await listen(options({ quittance: slow }));
    const answer = fetch(`${server.url}/v1/stats`, { headers: { authorization } });
    await sleep(100);
    const stopped = server.stop();
    const response = await answer;
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    await stopped;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
  });

  it('turns readiness off first, while it still answers', async () => {
    const server = await listen(options({ drainDelay: 500 }));
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    const stopped = server.stop();
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await stopped;
  });

  it('says when its port is taken', async () => {
    const server = await listen(options({}));
    await expect(listen(options({ port: server.port }))).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.stop();
  });

  it('answers beside the routes of another handler', async () => {
    const door = requestListener(createApi({ ...options({}), metrics: new Metrics() }));
    const server = await listenWith({ port: 0 }, () => (request, response) => {
      if (request.url === '/own') response.end('own');
      else door(request, response);
    });
    expect(await (await fetch(`${server.url}/own`)).text()).toBe('own');
    const stats = await fetch(`${server.url}/v1/stats`);
    expect([stats.status, stats.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    await server.stop();
  });

  it('cuts off a client that trickles its headers', async () => {
    const server = await listen(options({}));
    const client = connect(server.port, '127.0.0.1');
    client.write('GET /healthz HTTP/1.1\r\nHost: x\r\n');
    const trickle = setInterval(() => client.write('X-Slow: 1\r\n'), 1_000);
    const started = performance.now();
    client.on('error', () => undefined).resume();
    await once(client, 'close');
    clearInterval(trickle);
    expect(performance.now() - started).toBeLessThan(20_000);
    await server.stop();
  }, 30_000);
});
