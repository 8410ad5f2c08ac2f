import { join } from 'node:path';
import { loadKeyRing } from '@quittance/core/access';
import type { Problem } from '@quittance/core/model';
import { createLog, keepHeapSmall, stopSignal } from '@quittance/core/server';
import { stateDirectory } from '@quittance/core/store';
import { runApp, type Plugin, type Roles, type RunningApp } from '../main.ts';
import { readOptions } from '../options.ts';

/** `quittance-shopify serve|work|both`: runs until a signal. Answers the exit code: 2 when it cannot run as it is set up. */
export async function runServer(roles: Roles, plugin: Plugin, env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const options = readOptions(env);
  if (!options.ok) return explained(options.problems);
  const keys = loadKeyRing({ env, file: env['QUITTANCE_KEY_FILE'] ?? join(stateDirectory(), 'key') });
  if (!keys.ok) return explained(keys.problems);
  keepHeapSmall();
  const log = createLog(env['QUITTANCE_LOG']);
  let app: RunningApp;
  try {
    app = await runApp(options.value, roles, plugin, keys.value);
  } catch (error) {
    if (isTaken(error)) return explained([PORT_TAKEN]);
    throw error;
  }
  log.info({ ...roles, ...(app.url !== undefined && { url: app.url }), app: options.value.appUrl }, 'running');
  const signal = await stopSignal();
  log.info({ signal }, 'stopping');
  await app.stop();
  log.info({}, 'stopped');
  return 0;
}

function explained(problems: readonly Problem[]): number {
  for (const { message, advice } of problems) process.stderr.write(`${message}\n  ${advice}\n`);
  return 2;
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

const PORT_TAKEN: Problem = {
  code: 'PORT_TAKEN',
  message: 'Another program listens on this port.',
  advice: 'End it, or set PORT to a free one.',
  retry: 'after-fix',
};
