import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { createApi, type ApiOptions } from './api.ts';
import type { ApiEnv } from './caller.ts';

export interface SocketOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** 127.0.0.1 by default: who opens it to a network puts TLS in front. */
  readonly hostname?: string;
  /** How long to go on answering after `/readyz` says no, so that a load balancer notices; 0 by default. Milliseconds. */
  readonly drainDelay?: number;
}

export type ListenOptions = SocketOptions & Omit<ApiOptions, 'draining'>;

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Readiness off, a pause for the load balancer, no new connections, what is under way finishes (20 s at most). */
  stop(): Promise<void>;
}

// A client must send its headers within 10 s and its body within 60 s: a slow one must not hold a connection for ever.
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
};
const FINISH_WITHIN = 20_000;

/** Opens the HTTP door. Rejects when the port is taken (`EADDRINUSE`). */
export async function listen(options: ListenOptions): Promise<RunningServer> {
  return listenWith(options, (draining) => requestListener(createApi({ ...options, draining })));
}

/** The door as a handler of Node's own HTTP server, or of a framework on it: what a host's server mounts beside its routes. */
export function requestListener(api: Hono<ApiEnv>): RequestListener {
  const answer = getRequestListener(api.fetch);
  return (request, response) => void answer(request, response);
}

/** The same timeouts and the same stop for a server that answers more than the door. */
export async function listenWith(
  options: SocketOptions,
  listener: (draining: () => boolean) => RequestListener,
): Promise<RunningServer> {
  let draining = false;
  const server = createServer(
    TIMEOUTS,
    listener(() => draining),
  );
  const hostname = options.hostname ?? '127.0.0.1';
  const { port } = await opened(server, options.port, hostname);
  return {
    port,
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${port}`,
    async stop() {
      if (draining) return;
      draining = true;
      if (options.drainDelay !== undefined) await sleep(options.drainDelay);
      await closed(server);
    },
  };
}

async function opened(server: Server, port: number, hostname: string): Promise<AddressInfo> {
  server.listen(port, hostname);
  // Rejects with what the server emits as `error`, e.g. EADDRINUSE.
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('An HTTP server listens on a port.');
  return address;
}

async function closed(server: Server): Promise<void> {
  const done = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN);
  await done;
  clearTimeout(deadline);
}
