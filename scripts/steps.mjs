// Long steps that tell how they are doing: plain JavaScript, because the bootstrap uses it before anything is installed.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A step that failed: what is missing, and the one command that mends it. */
export class StepError extends Error {
  /** @param {string} message @param {string} [mend] */
  constructor(message, mend) {
    super(message);
    this.name = 'StepError';
    this.mend = mend;
  }
}

const HEARTBEAT_SECONDS = 10;
const KEPT_LINES = 200;

/** @param {number} seconds */
export function duration(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}

/**
 * Runs `work` and says when it starts, every ten seconds how far it is, and when it is done.
 * @template T
 * @param {string} title
 * @param {number} estimate usual duration in seconds
 * @param {(note: (text: string) => void) => Promise<T>} work calls `note` with what it is doing just now
 * @returns {Promise<T>}
 */
export async function step(title, estimate, work) {
  const started = performance.now();
  const elapsed = () => (performance.now() - started) / 1000;
  let latest = '';
  console.log(`▸ ${title} (usually ${duration(estimate)})`);
  const heartbeat = setInterval(() => {
    const remaining = estimate - elapsed();
    const outlook = remaining > 1 ? `about ${duration(remaining)} to go` : 'longer than usual';
    console.log(`  … ${duration(elapsed())}, ${outlook}${latest === '' ? '' : `: ${latest}`}`);
  }, HEARTBEAT_SECONDS * 1000);
  try {
    const result = await work((text) => (latest = text.slice(0, 90)));
    console.log(`✓ ${title}: ${duration(elapsed())}`);
    return result;
  } catch (error) {
    console.log(`✗ ${title}: failed after ${duration(elapsed())}`);
    throw error;
  } finally {
    clearInterval(heartbeat);
  }
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Sends `signal` to everything that {@link run} has going, children of children included. @param {NodeJS.Signals} signal */
export function signalRunning(signal) {
  for (const child of running) killGroup(child, signal);
}

/** @param {import('node:child_process').ChildProcess} child @param {NodeJS.Signals} signal */
export function killGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

/**
 * Runs a command quietly: its output goes to `log`, its newest line to `note`. Returns all it said, at most 200 lines.
 * Its own process group: one signal from us reaches the whole tree exactly once.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, log: string, env?: NodeJS.ProcessEnv, note?: (text: string) => void, mend?: (output: string) => StepError | undefined }} options
 * @returns {Promise<string>}
 */
export async function run(
  command,
  args,
  { cwd, log, env = process.env, note = () => undefined, mend = () => undefined },
) {
  mkdirSync(dirname(log), { recursive: true });
  writeFileSync(log, `$ ${[command, ...args].join(' ')}\n`);
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  running.add(child);
  /** @type {string[]} */
  const lines = [];
  const hear = (/** @type {Buffer} */ chunk) => {
    appendFileSync(log, chunk);
    for (const line of stripVTControlCharacters(chunk.toString('utf8'))
      .split(/[\r\n]+/)
      .map((text) => text.trim())
      .filter(Boolean)) {
      lines.push(line);
      if (gist(line) !== '') note(gist(line));
    }
    lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const outcome = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message)).on('close', (code, signal) => resolve(code ?? signal));
  });
  running.delete(child);
  const output = lines.join('\n');
  if (outcome === 0) return output;
  const tail = lines
    .slice(-12)
    .map((line) => `    ${line}`)
    .join('\n');
  throw (
    mend(output) ??
    new StepError(
      `${command} ${args.slice(0, 3).join(' ')} ended with ${outcome}:\n${tail}\n  Everything it said: ${log}`,
    )
  );
}

/** A log line without its dress: level prefixes and JSON. @param {string} line */
function gist(line) {
  const message = /"message":"((?:[^"\\]|\\.)*)"/.exec(line)?.[1] ?? line;
  return message.replace(/^(?:info|warn|debug):\s*/, '');
}

/** Prints a failure as a person wants to read it. @param {unknown} error */
export function explain(error) {
  if (!(error instanceof StepError)) {
    console.error(error);
    return;
  }
  console.error(`\n✗ ${error.message}`);
  if (error.mend !== undefined) console.error(`  To mend it: ${error.mend}`);
}
