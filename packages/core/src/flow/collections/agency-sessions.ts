import { openSecret } from '../../access/index.ts';
import type { AgencyAdapter, AgencyMode, CollectionAgency } from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { secretName } from '../erp/erp-session.ts';
import type { Road } from '../road.ts';

/** A spoke of any agency; what it takes is known by its own configuration. */
export type AnyAgency = AgencyAdapter<unknown>;

type Surroundings = Pick<Road, 'agencies' | 'fetch' | 'clock' | 'log' | 'keys'>;

/** The sides of agencies, each opened once and kept until its connection changes. Whatever is called there may throw: that is a failure of the moment. */
export interface AgencySessions {
  sessionOf(tenant: TenantId, row: ConnectionRow, mode: AgencyMode): Promise<Result<CollectionAgency>>;
  /** One of its own, for an acceptance run: who opens it closes it. */
  open(tenant: TenantId, row: ConnectionRow, mode: AgencyMode): Promise<Result<CollectionAgency>>;
  close(): Promise<void>;
}

export function agencySessions(road: Surroundings): AgencySessions {
  const kept = new Map<string, { readonly version: number; readonly session: Promise<Result<CollectionAgency>> }>();
  const abort = new AbortController();

  async function open(tenant: TenantId, row: ConnectionRow, mode: AgencyMode): Promise<Result<CollectionAgency>> {
    const adapter = road.agencies.get(row.adapter);
    if (adapter === undefined) return refused(unknownAgencyAdapter(row.adapter, road));
    const config = adapter.config.safeParse(row.config);
    if (!config.success) return refused(badConfig(row, config.error.issues[0]?.message ?? 'is not valid'));
    const { fetch, clock, log } = road;
    const secret = (name: string) => agencySecret(road, tenant, row, name);
    return ok(await adapter.connect(config.data, mode, { fetch, clock, log, secret, signal: abort.signal }));
  }

  return {
    open,
    async sessionOf(tenant, row, mode) {
      const key = `${tenant}/${row.id}/${mode}`;
      const known = kept.get(key);
      if (known?.version === row.version) return known.session;
      const session = open(tenant, row, mode);
      kept.set(key, { version: row.version, session });
      if (known !== undefined) void closeSession(known.session);
      // A failure is not kept: the next caller tries again.
      const forget = () => kept.get(key)?.session === session && kept.delete(key);
      session.then((result) => result.ok || forget(), forget);
      return session;
    },
    async close() {
      abort.abort();
      await Promise.all([...kept.values()].map(({ session }) => closeSession(session)));
      kept.clear();
    },
  };
}

async function closeSession(session: Promise<Result<CollectionAgency>>): Promise<void> {
  const result = await session.catch(() => undefined);
  if (result?.ok === true) await result.value.close();
}

/** Opens a secret of an agency's connection by its name. */
export function agencySecret(
  road: Pick<Road, 'keys'>,
  tenant: TenantId,
  row: ConnectionRow,
  name: string,
): Promise<string> {
  const sealed = row.secrets[name];
  if (sealed === undefined) return Promise.reject(new Error(`The connection ${row.id} has no secret ${name}.`));
  const opened = openSecret(road.keys, { tenantId: tenant, name: secretName(row.id, name) }, sealed);
  if (opened.ok) return Promise.resolve(opened.value);
  return Promise.reject(new Error(opened.problems[0]?.message ?? `The secret ${name} does not open.`));
}

export function unknownAgencyAdapter(id: string, road: Pick<Road, 'agencies'>): Problem {
  return {
    code: 'AGENCY_ADAPTER_UNKNOWN',
    message: `There is no agency adapter named ${id.slice(0, 40)}.`,
    advice: `Choose one of: ${[...road.agencies.keys()].join(', ')}.`,
    retry: 'after-fix',
    field: 'adapter',
  };
}

function badConfig({ id }: ConnectionRow, message: string): Problem {
  return {
    code: 'AGENCY_CONFIG_INVALID',
    message: `The set-up of ${id} is not complete: ${message}.`,
    advice: 'Correct the connection of the agency.',
    retry: 'after-fix',
  };
}
