import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { ApiEnv } from './caller.ts';
import { answerProblems, DATABASE_UNAVAILABLE, UNEXPECTED } from './problem.ts';

/** What a handler threw: the database is away (503, try again), or a bug (500, the log has its place). */
export function failure(error: Error, c: Context<ApiEnv>, log: Logger): Response {
  const requestId = c.get('requestId');
  if (databaseIsAway(error)) {
    log.warn({ requestId, code: codeOf(error) }, 'database unavailable');
    c.header('retry-after', '5');
    return answerProblems(c, 503, [DATABASE_UNAVAILABLE]);
  }
  log.error({ requestId, error: error.name, code: codeOf(error), frames: frames(error) }, 'request failed');
  return answerProblems(c, 500, [UNEXPECTED]);
}

// Connection exceptions (08), insufficient resources (53), operator intervention (57P), read-only after a failover (25006).
const AWAY = /^(?:08\w{3}|53\w{3}|57P\w{2}|25006|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/;

/** What a lost, full or restarting database makes its drivers throw. */
export function databaseIsAway(error: Error): boolean {
  return (
    AWAY.test(codeOf(error) ?? '') ||
    /^(?:Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Where it happened. The message is left out: a database's may quote the row, and the row may name a person. */
function frames(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}
