import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const run = promisify(execFile);
const SCRIPTS = resolve(import.meta.dirname, '../../../../shared/erp/tryton');
const PORT = 8000 + (process.pid % 1000);

const settings = z.object({
  TRYTON_URL: z.string(),
  TRYTON_DB: z.string(),
  TRYTON_USER: z.string(),
  TRYTON_PASSWORD: z.string(),
  TRYTON_ADMIN_USER: z.string(),
  TRYTON_ADMIN_PASSWORD: z.string(),
  TRYTON_SEED: z.string(),
});
const seed = z.object({
  payment_method: z.int(),
  country: z.record(z.string(), z.int()),
  currency: z.record(z.string(), z.int()),
  category: z.object({ taxed: z.int(), untaxed: z.int() }),
  company: z.int(),
  unit: z.int(),
  tax: z.int(),
});

export interface TestTryton {
  readonly url: string;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  /** Ids of what was seeded. */
  readonly seed: z.output<typeof seed>;
  stop(): Promise<void>;
}

/** Why no real Tryton can be had here, or `undefined`. */
export function trytonUnavailable(): string | undefined {
  if (process.env['TRYTON_URL'] !== undefined) return undefined;
  if (!existsSync(join(SCRIPTS, 'start.sh')))
    return 'no TRYTON_URL, and no scripts to start a Tryton beside this checkout';
  const found = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'trytond')));
  return found ? undefined : 'no TRYTON_URL, and trytond is not installed';
}

/** The Tryton of the environment (TRYTON_URL and its companions), else a fresh one of our own on SQLite. */
export async function startTryton(): Promise<TestTryton> {
  if (process.env['TRYTON_URL'] !== undefined) return described(process.env, () => Promise.resolve());
  const state = await mkdtemp(join(tmpdir(), 'quittance-tryton-'));
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH'] ?? ''}` };
  const { stdout } = await run(
    join(SCRIPTS, 'start.sh'),
    ['--sqlite', '--chart', 'minimal', '--state', state, '--port', String(PORT)],
    { env, timeout: 600_000 },
  );
  const values = Object.fromEntries(
    stdout
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  return described(values, async () => {
    await run(join(SCRIPTS, 'stop.sh'), ['--state', state, '--wipe']);
    await rm(state, { recursive: true, force: true });
  });
}

async function described(values: unknown, stop: () => Promise<void>): Promise<TestTryton> {
  const of = settings.parse(values);
  return {
    url: of.TRYTON_URL,
    database: of.TRYTON_DB,
    user: of.TRYTON_USER,
    password: of.TRYTON_PASSWORD,
    adminUser: of.TRYTON_ADMIN_USER,
    adminPassword: of.TRYTON_ADMIN_PASSWORD,
    seed: seed.parse(JSON.parse(await readFile(of.TRYTON_SEED, 'utf8'))),
    stop,
  };
}
