import { sealSecret } from '../access/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../model/index.ts';
import { pauseConnection, readConnection, type ConnectionRow, type TenantTransaction } from '../store/index.ts';
import { secretName } from './connection-secret.ts';
import type { ConnectionCheck, ConnectionView } from './orders/order-view.ts';
import { inTenant, type Road } from './road.ts';

/** What differs between the connections to ERPs, channels and whatever else lies outside. */
export interface ConnectionKind {
  diagnose(tenant: TenantId, row: ConnectionRow): Promise<ConnectionCheck['diagnoses']>;
  /** What waits for the connection tries now. */
  setGoing(trx: TenantTransaction): Promise<void>;
}

/** What is the same for all of them. */
export interface ConnectionControl {
  check(tenant: TenantId, id: string): Promise<Result<ConnectionCheck>>;
  pause(tenant: TenantId, id: string, reason?: string): Promise<Result<ConnectionView>>;
  resume(tenant: TenantId, id: string): Promise<Result<ConnectionView>>;
}

/** Looks at a connection and stops or starts it. What the product paused runs again once all is well; what a person paused waits for a person. */
export function connectionControl(road: Road, kind: ConnectionKind): ConnectionControl {
  const setPaused = (tenant: TenantId, id: string, reason: Problem | null) =>
    inTenant(road, tenant, async (trx) => {
      await pauseConnection(trx, id, reason);
      if (reason === null) await kind.setGoing(trx);
      return viewOfConnection(trx, id);
    });
  return {
    async check(tenant, id) {
      const row = await inTenant(road, tenant, (trx) => readConnection(trx, id));
      if (row === undefined) return refused(unknown(id));
      const diagnoses = await kind.diagnose(tenant, row);
      const good = diagnoses.every((diagnosis) => diagnosis.ok);
      if (good && row.paused !== null && row.paused.code !== PAUSED_BY_HAND) await setPaused(tenant, id, null);
      return ok({ ok: good, diagnoses });
    },
    pause: (tenant, id, reason) => setPaused(tenant, id, pausedByHand(reason)),
    resume: (tenant, id) => setPaused(tenant, id, null),
  };
}

export async function viewOfConnection(trx: TenantTransaction, id: string): Promise<Result<ConnectionView>> {
  const row = await readConnection(trx, id);
  return row === undefined ? refused(unknown(id)) : ok(connectionView(row));
}

export function connectionView({
  id,
  adapter,
  config,
  secrets,
  concurrency,
  requestsPerMinute,
  paused,
}: ConnectionRow): ConnectionView {
  return {
    id,
    adapter,
    config,
    secrets: Object.keys(secrets),
    ...(concurrency !== null && { concurrency }),
    ...(requestsPerMinute !== null && { requestsPerMinute }),
    ...(paused !== null && { paused }),
  };
}

/** The secrets of a connection after a change: a name left out keeps its value, `null` removes it. */
export function sealed(
  road: Pick<Road, 'keys'>,
  tenant: TenantId,
  { id, secrets = {} }: { readonly id: string; readonly secrets?: Readonly<Record<string, string | null>> },
  before: Readonly<Record<string, string>>,
): Record<string, string> {
  const after = { ...before };
  for (const [name, secret] of Object.entries(secrets)) {
    if (secret === null) delete after[name];
    else after[name] = sealSecret(road.keys, { tenantId: tenant, name: secretName(id, name) }, secret);
  }
  return after;
}

const PAUSED_BY_HAND = 'CONNECTION_PAUSED';

function pausedByHand(reason: string | undefined): Problem {
  return {
    code: PAUSED_BY_HAND,
    message: reason ?? 'The connection was paused by hand.',
    advice: 'Resume the connection in the settings.',
    retry: 'after-fix',
  };
}

function unknown(id: string): Problem {
  return {
    code: 'CONNECTION_UNKNOWN',
    message: `There is no connection ${id}.`,
    advice: 'Set the connection up first.',
    retry: 'after-fix',
    field: 'id',
  };
}
