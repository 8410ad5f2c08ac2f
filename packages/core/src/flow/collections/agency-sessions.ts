import type { AgencyAdapter, AgencyMode, CollectionAgency } from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { connectionSecret } from '../connection-secret.ts';
import { KeptSessions } from '../kept-sessions.ts';
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
  const kept = new KeptSessions<CollectionAgency>((agency) => agency.close());
  const abort = new AbortController();

  async function open(tenant: TenantId, row: ConnectionRow, mode: AgencyMode): Promise<Result<CollectionAgency>> {
    const adapter = road.agencies.get(row.adapter);
    if (adapter === undefined) return refused(unknownAgencyAdapter(row.adapter, road));
    const config = adapter.config.safeParse(row.config);
    if (!config.success) return refused(badConfig(row, config.error.issues[0]?.message ?? 'is not valid'));
    const { fetch, clock, log } = road;
    const secret = (name: string) => connectionSecret(road, tenant, row, name);
    return ok(await adapter.connect(config.data, mode, { fetch, clock, log, secret, signal: abort.signal }));
  }

  return {
    open,
    sessionOf: (tenant, row, mode) =>
      kept.of(`${tenant}/${row.id}/${mode}`, row.version, () => open(tenant, row, mode)),
    async close() {
      abort.abort();
      await kept.close();
    },
  };
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
