import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres, stateDirectory, usableAccount } from '../packages/core/src/store/embedded/index.ts';
import { StepError } from './steps.mjs';
import { dataDirectory, root } from './workspace.ts';

/** What the demo shop keeps between two runs. */
export interface DemoState {
  readonly dir: string;
  /** The database's own folder: elsewhere when its account cannot reach the checkout. */
  readonly database: string;
  readonly secrets: Secrets;
}

export interface Secrets {
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly jwtSecret: string;
  readonly cookieSecret: string;
  /** The key that Quittance seals secrets with, 32 bytes in hex. */
  readonly quittanceKey: string;
}

/** Opens the state of this name of this checkout, or makes it; `reset` throws away what was there. */
export async function openDemoState(reset: boolean, name: string): Promise<DemoState> {
  const dir = demoDirectory(name);
  const database = databaseDirectory(dir, name);
  if (reset) await discard(dir, database);
  makeDirectory(dir);
  return { dir, database, secrets: readSecrets(join(dir, 'secrets.json')) };
}

/** In the checkout where that can be written, else in this user's state folder, told apart by the checkout's path. */
function demoDirectory(name: string): string {
  try {
    mkdirSync(dataDirectory, { recursive: true });
    accessSync(dataDirectory, constants.W_OK);
    return join(dataDirectory, name);
  } catch {
    return elsewhere(name);
  }
}

function elsewhere(name: string): string {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
  return join(stateDirectory(), name === 'demo' ? checkout : `${checkout}-${name}`);
}

function databaseDirectory(dir: string, name: string): string {
  const inside = join(dir, 'postgres');
  return usableAccount(inside) === undefined ? join(elsewhere(name), 'postgres') : inside;
}

function makeDirectory(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
    // The database's account passes through here; the secrets beside it have modes of their own.
    if (process.getuid?.() === 0) chmodSync(dir, 0o711);
  } catch (cause) {
    throw new StepError(`${dir} cannot be made: ${String(cause)}.`, `sudo chown -R "$(id -un)" "${dir}"`);
  }
}

async function discard(dir: string, database: string): Promise<void> {
  if (existsSync(join(database, 'data'))) await (await startEmbeddedPostgres({ dir: database })).stop();
  rmSync(database, { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

function readSecrets(file: string): Secrets {
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify(newSecrets(), null, 2)}\n`, { mode: 0o600 });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function newSecrets(): Secrets {
  return {
    adminEmail: 'admin@quittance.example',
    adminPassword: randomBytes(9).toString('base64url'),
    jwtSecret: randomBytes(32).toString('hex'),
    cookieSecret: randomBytes(32).toString('hex'),
    quittanceKey: randomBytes(32).toString('hex'),
  };
}
