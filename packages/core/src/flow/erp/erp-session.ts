import { openSecret } from '../../access/index.ts';
import type { Capabilities, ErpSession } from '../../erp/index.ts';
import type { Problem, Result, TenantId } from '../../model/index.ts';
import { ok, refused } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { bookOf } from './ledger-book.ts';
import type { Road } from '../road.ts';

export interface OpenSession {
  readonly session: ErpSession;
  readonly capabilities: Capabilities;
}

/** The name of the secret of a connection, to which its sealed text is bound. */
export function secretName(connection: string, name: string): string {
  return `erp/${connection}/${name}`;
}

type Surroundings = Pick<Road, 'adapters' | 'fetch' | 'clock' | 'log' | 'keys' | 'database'>;

/** Sessions with the ERPs of all tenants, each opened once and kept until its connection changes. */
export class ErpSessions {
  readonly #road: Surroundings;
  readonly #open = new Map<string, { readonly version: number; readonly session: Promise<Result<OpenSession>> }>();
  readonly #abort = new AbortController();

  constructor(road: Surroundings) {
    this.#road = road;
  }

  /** Refused when the connection cannot work as it is set up. */
  async sessionOf(tenant: TenantId, row: ConnectionRow): Promise<Result<OpenSession>> {
    const key = `${tenant}/${row.id}`;
    const known = this.#open.get(key);
    if (known?.version === row.version) return known.session;
    const session = this.#connect(tenant, row);
    this.#open.set(key, { version: row.version, session });
    if (known !== undefined) void closeSession(known.session);
    // A failure is not kept: the next caller tries again.
    const forget = () => this.#open.get(key)?.session === session && this.#open.delete(key);
    session.then((result) => result.ok || forget(), forget);
    return session;
  }

  /** The same in a new session: for asking whether what was wrong over there has been mended. */
  async freshSession(tenant: TenantId, row: ConnectionRow): Promise<Result<OpenSession>> {
    const key = `${tenant}/${row.id}`;
    const known = this.#open.get(key);
    this.#open.delete(key);
    if (known !== undefined) void closeSession(known.session);
    return this.sessionOf(tenant, row);
  }

  async #connect(tenant: TenantId, row: ConnectionRow): Promise<Result<OpenSession>> {
    const adapter = this.#road.adapters.get(row.adapter);
    if (adapter === undefined) return refused(unknownAdapter(row.adapter));
    const config = adapter.config.safeParse(row.config);
    if (!config.success) return refused(badConfig(row, config.error.issues[0]));
    const session = await adapter.connect(config.data, {
      fetch: this.#road.fetch,
      clock: this.#road.clock,
      log: this.#road.log,
      signal: this.#abort.signal,
      ledger: bookOf(this.#road.database, tenant),
      secret: (name) => this.#secret(tenant, row, name),
    });
    return ok({ session, capabilities: await session.capabilities() });
  }

  #secret(tenant: TenantId, row: ConnectionRow, name: string): Promise<string> {
    const sealed = row.secrets[name];
    if (sealed === undefined) return Promise.reject(new Error(`The connection ${row.id} has no secret ${name}.`));
    const opened = openSecret(this.#road.keys, { tenantId: tenant, name: secretName(row.id, name) }, sealed);
    return opened.ok ? Promise.resolve(opened.value) : Promise.reject(new Error(opened.problems[0]?.message));
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await Promise.all([...this.#open.values()].map(({ session }) => closeSession(session)));
    this.#open.clear();
  }
}

async function closeSession(session: Promise<Result<OpenSession>>): Promise<void> {
  const result = await session.catch(() => undefined);
  if (result?.ok === true) await result.value.session.close();
}

function unknownAdapter(adapter: string): Problem {
  return {
    code: 'ERP_ADAPTER_UNKNOWN',
    message: `There is no ERP adapter named ${adapter} in this process.`,
    advice: 'Choose one of the adapters that are offered, or start the process with that adapter.',
    retry: 'after-fix',
  };
}

function badConfig(
  row: ConnectionRow,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): Problem {
  const field = issue?.path.map(String).join('.') ?? '';
  return {
    code: 'ERP_CONFIG_INVALID',
    message: `The set-up of the connection ${row.id} is not complete: ${field} ${issue?.message ?? ''}`.trim(),
    advice: 'Correct the connection in the settings.',
    retry: 'after-fix',
    ...(field !== '' && { field }),
  };
}
