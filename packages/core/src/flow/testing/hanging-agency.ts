import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveSimulatedAgency, simulatedAgency } from '../../agencies/index.ts';
import { systemClock } from '../../model/index.ts';
import { playing } from './playing.ts';

/** A live agency over HTTP that carries commands out, and never answers while it is told to hang. */
export async function hangingAgency(token: string) {
  const agency = playing(simulatedAgency({ seed: 5, mode: 'live', clock: systemClock }), () => 'accepted');
  const behind = await serveSimulatedAgency({ agency, token });
  /** What was carried out or answered, in this order. */
  const seen: string[] = [];
  const state = { hangs: false };
  const front = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      const headers = new Headers();
      for (const name of ['authorization', 'content-type', 'idempotency-key'])
        headers.set(name, String(request.headers[name] ?? ''));
      const answer = await fetch(`${behind.url}${request.url ?? ''}`, {
        method: request.method ?? 'GET',
        headers,
        ...(body !== '' && { body }),
      });
      const text = await answer.text();
      if (request.method === 'POST') seen.push(`${request.method} ${String(request.headers['idempotency-key'])}`);
      else if (request.url?.startsWith('/v1/commands/') === true) seen.push(`GET ${request.url.slice(13)}`);
      if (state.hangs && request.method === 'POST') return;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    agency,
    seen,
    state,
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    async close() {
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
      await behind.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
