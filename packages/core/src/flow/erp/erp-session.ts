import type { Capabilities, ErpSession } from '../../erp/index.ts';
import type { Problem, Result, TenantId } from '../../model/index.ts';
import { ok, refused } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { connectionSecret } from '../connection-secret.ts';
import { KeptSessions } from '../kept-sessions.ts';
import type { Road } from '../road.ts';
import { bookOf } from './ledger-book.ts';

export interface OpenSession {
  readonly session: ErpSession;
  readonly capabilities: Capabilities;
}

type Surroundings = Pick<Road, 'adapters' | 'fetch' | 'clock' | 'log' | 'keys' | 'database'>;

/** Sessions with the ERPs of all tenants, each opened once and kept until its connection changes. */
export class ErpSessions {
  readonly #road: Surroundings;
  readonly #kept = new KeptSessions<OpenSession>(({ session }) => session.close());
  readonly #abort = new AbortController();

  constructor(road: Surroundings) {
    this.#road = road;
  }

  /** Refused when the connection cannot work as it is set up. */
  sessionOf(tenant: TenantId, row: ConnectionRow): Promise<Result<OpenSession>> {
    return this.#kept.of(`${tenant}/${row.id}`, row.version, () => this.#connect(tenant, row));
  }

  /** The same in a new session: for asking whether what was wrong over there has been mended. */
  freshSession(tenant: TenantId, row: ConnectionRow): Promise<Result<OpenSession>> {
    this.#kept.forget(`${tenant}/${row.id}`);
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
      secret: (name) => connectionSecret(this.#road, tenant, row, name),
    });
    return ok({ session, capabilities: await session.capabilities() });
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#kept.close();
  }
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
