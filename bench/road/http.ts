import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lines } from '../lines.ts';

/** What callers waited, in milliseconds, counted from the moment each call was due: a late start counts as waiting. */
export interface Waits {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly refused: number;
  /** CPU seconds of the load generator itself. */
  readonly generator: number;
}

/** Starts `quittance serve`, as a merchant does, and answers where it listens. */
export async function startServer(
  databaseUrl: string,
  key: string,
): Promise<{ readonly url: string; readonly pid: number; stop(): Promise<void> }> {
  const main = new URL('../../packages/core/src/cli/main.ts', import.meta.url);
  const server = fork(main, ['serve', '--port', '0'], {
    env: { ...process.env, DATABASE_URL: databaseUrl, QUITTANCE_KEY: key },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let read = '';
    server.stdout?.on('data', (chunk: Buffer) => {
      read = (read + chunk.toString()).slice(-100_000);
      const found = /"url":"([^"]+)"/.exec(read)?.[1];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return {
    url,
    pid: server.pid ?? 0,
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** Posts the orders at a steady rate, whether or not earlier ones were answered: a shop does not wait for us either. */
export async function postSteadily(
  url: string,
  token: string,
  orders: readonly unknown[],
  perSecond: number,
): Promise<Waits> {
  const cpu = process.cpuUsage();
  const { hostname, port } = new URL(url);
  const requests = orders.map((order) => requestOf(token, JSON.stringify(order)));
  const lines = new Lines(hostname, Number(port));
  const waits: number[] = [];
  let refused = 0;
  const started = performance.now();
  const answers: Promise<void>[] = [];
  for (const [index, request] of requests.entries()) {
    const due = started + (index * 1000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await sleep(early);
    answers.push(
      lines.post(request).then((status) => {
        waits.push(performance.now() - due);
        if (status >= 300) refused += 1;
      }),
    );
  }
  await Promise.all(answers);
  const { user, system } = process.cpuUsage(cpu);
  lines.close();
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), longest: sorted.at(-1) ?? 0, refused, generator: (user + system) / 1e6 };
}

function requestOf(token: string, body: string): Buffer {
  const head = [
    'POST /v1/orders HTTP/1.1',
    'host: localhost',
    `authorization: Bearer ${token}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
}
