import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StepError } from './steps.mjs';
import { root } from './workspace.ts';

/** Who runs the demo of this checkout just now, so that a second `npm start` does not tread on the first. */
interface Running {
  readonly pid: number;
  readonly shop?: number;
}

/** Marks the demo as run by this process; refuses while another one runs it, and ends a shop that a killed one left behind. */
export async function claim(dir: string): Promise<void> {
  const before = read(dir);
  if (before !== undefined && before.pid !== process.pid && isOurs(before.pid)) {
    throw new StepError('This checkout already runs its shop, in another terminal.', `kill -INT ${before.pid}`);
  }
  if (before?.shop !== undefined && isOurs(before.shop)) await end(before.shop);
  write(dir, { pid: process.pid });
}

export function noteShop(dir: string, shop: number): void {
  write(dir, { pid: process.pid, shop });
}

export function release(dir: string): void {
  rmSync(file(dir), { force: true });
}

/** Asks a process group to end, and makes it end after 15 s. */
export async function end(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGTERM', 15_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!signalGroup(pid, signal)) return;
    for (const deadline = performance.now() + patience; performance.now() < deadline; await sleep(50)) {
      if (!signalGroup(pid, 0)) return;
    }
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** A process of this checkout: after a reboot the number may be anybody's. */
function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(root);
  } catch {
    return false;
  }
}

const file = (dir: string): string => join(dir, 'running.json');

function read(dir: string): Running | undefined {
  return existsSync(file(dir)) ? JSON.parse(readFileSync(file(dir), 'utf8')) : undefined;
}

function write(dir: string, running: Running): void {
  writeFileSync(file(dir), JSON.stringify(running));
}
