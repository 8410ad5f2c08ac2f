import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What `postmaster.pid` says of the server of a data directory (its line numbers are in PostgreSQL's miscadmin.h). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  /** `''` when the server does not listen on TCP. */
  readonly listenAddress: string;
  /** Only `ready` serves: a recovering server opens its socket early and answers 57P03. */
  readonly status: string;
}

/** The live server of `data`, if any. A file left by a server that is gone does not count. */
export function livePostmaster(data: string): Postmaster | undefined {
  const postmaster = readPidFile(data);
  return postmaster !== undefined && isServerOf(postmaster.pid, data) ? postmaster : undefined;
}

/**
 * Removes a lock file that names a process which is not this directory's server: after a reboot, or in a restarted
 * container, the old process id belongs to somebody else, and PostgreSQL would refuse to start because of it.
 */
export function clearStalePidFile(data: string): void {
  const postmaster = readPidFile(data);
  if (postmaster !== undefined && !isServerOf(postmaster.pid, data))
    rmSync(join(data, 'postmaster.pid'), { force: true });
}

function readPidFile(data: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, , , port, socketDirectory = '', listenAddress = '', , status = 'starting'] = text
    .split('\n')
    .map((line) => line.trim());
  if (!Number.isInteger(Number(pid)) || Number(pid) <= 1) return undefined;
  return { pid: Number(pid), port: Number(port), socketDirectory, listenAddress, status };
}

function isServerOf(pid: number, data: string): boolean {
  try {
    const words =
      process.platform === 'linux'
        ? linuxCommand(pid)
        : execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return words.includes('postgres') && words.includes(data);
  } catch {
    return false;
  }
}

function linuxCommand(pid: number): string {
  const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
  // A zombie is dead already: only its parent has not asked for the exit code yet.
  return state === 'Z' ? '' : readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
}
