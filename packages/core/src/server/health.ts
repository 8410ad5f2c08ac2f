import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import type { ApiEnv } from './caller.ts';

/** One thing that must hold before this process should get traffic. */
export interface ReadinessCheck {
  readonly name: string;
  /** Whether it holds; may reject, which counts as no. */
  holds(): Promise<boolean>;
}

const PATIENCE = 3_000;

/**
 * `/healthz`: the process lives (restart it when not). `/readyz`: it can do its work: every check holds, and it is not
 * shutting down (send it no traffic when not).
 */
export function healthRoutes(checks: readonly ReadinessCheck[], draining: () => boolean): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const results = await Promise.all(checks.map(async ({ name, holds }) => [name, await inTime(holds)] as const));
      const ready = !draining() && results.every(([, holds]) => holds);
      return c.json(
        { status: ready ? 'ready' : draining() ? 'draining' : 'not ready', checks: Object.fromEntries(results) },
        ready ? 200 : 503,
      );
    });
}

async function inTime(holds: () => Promise<boolean>): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(PATIENCE, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([holds().catch(() => false), late]);
  } finally {
    timer.abort();
  }
}
