import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadKeyRing, type KeyRing } from '../access/index.ts';
import { openQuittance, type FlowMetrics, type Quittance, type RoadLog } from '../flow/index.ts';
import type { TenantId } from '../model/index.ts';
import { databaseServer, openDatabase, stateDirectory, type Database, type DatabaseServer } from '../store/index.ts';
import { cannotRun, CannotRun, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';

/** Everything of this installation that a command may need. */
export interface Installation {
  readonly quittance: Quittance;
  readonly database: Database;
  readonly keys: KeyRing;
}

export interface Surroundings {
  readonly log?: RoadLog;
  readonly metrics?: FlowMetrics;
}

/** Where the built-in database and the key file are kept. */
export function stateOf({ state }: GlobalOptions): string {
  if (state === undefined) return stateDirectory();
  // Others may pass through, not look: root lends the database to an account without rights.
  mkdirSync(state, { recursive: true, mode: 0o711 });
  return resolve(state);
}

export function keyFileOf(options: GlobalOptions): string {
  return join(stateOf(options), 'key');
}

export function keysOf(options: GlobalOptions): KeyRing {
  const ring = loadKeyRing({ env: process.env, file: keyFileOf(options) });
  if (ring.ok) return ring.value;
  const [problem] = ring.problems;
  throw problem === undefined
    ? cannotRun('KEY_UNREADABLE', 'The encryption key cannot be read.', 'Set QUITTANCE_KEY.')
    : new CannotRun(problem);
}

type Work<T> = (installation: Installation) => Promise<T>;

/** Opens the installation, does the work, and leaves nothing behind. */
export async function withInstallation(
  options: GlobalOptions,
  work: Work<Outcome>,
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const keys = keysOf(options);
  const server = await databaseServerOf(options);
  try {
    return await withQuittance(server.url, keys, surroundings, work);
  } finally {
    await server.release();
  }
}

/** The same, for the merchant that was named. `default` is made when it is first used, any other by `tenant create`. */
export async function withTenant(
  options: GlobalOptions,
  work: (installation: Installation, tenant: TenantId) => Promise<Outcome>,
): Promise<Outcome> {
  return withInstallation(options, async (installation) => {
    const { tenants } = installation.quittance;
    const tenant =
      options.tenant === DEFAULT_TENANT ? await tenants.ensure(DEFAULT_TENANT) : await tenants.find(options.tenant);
    if (tenant === undefined)
      throw cannotRun(
        'TENANT_NOT_FOUND',
        `There is no merchant ${options.tenant}.`,
        `Add it: quittance tenant create ${options.tenant}`,
      );
    return work(installation, tenant);
  });
}

const DEFAULT_TENANT = 'default';

async function withQuittance(
  connectionString: string,
  keys: KeyRing,
  surroundings: Surroundings,
  work: Work<Outcome>,
): Promise<Outcome> {
  const quittance = await openQuittance({ database: { connectionString }, keys, ...surroundings });
  try {
    // For what the facade leaves to the operator: API keys, rotation. A lost connection is met by the next query.
    const database = await openDatabase({ connectionString, max: 2 }, () => undefined);
    try {
      return await work({ quittance, database, keys });
    } finally {
      await database.close();
    }
  } finally {
    await quittance.close();
  }
}

/** The server that `DATABASE_URL` names, or the built-in one, started when it is not running. */
export function databaseServerOf(options: GlobalOptions): Promise<DatabaseServer> {
  return databaseServer(process.env['DATABASE_URL'], stateOf(options));
}
