import type { Diagnosis } from '../../erp/index.ts';
import type { Problem, Result, TenantId } from '../../model/index.ts';
import { refused } from '../../model/index.ts';
import {
  forgottenOrders,
  listConnections,
  lockConnection,
  writeConnection,
  type ConnectionRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { connectionControl, connectionView, sealed, viewOfConnection } from '../connections.ts';
import type { ConnectionView } from '../orders/order-view.ts';
import type { ConnectionInput, Connections } from '../quittance.ts';
import { inTenant, QUEUE, type Road } from '../road.ts';

const ID = /^[a-z][a-z0-9-]{0,39}$/;
/** So many waiting orders are set going at once. */
const BATCH = 5_000;

/** The set-up of a tenant's ERP connections. */
export function erpConnections(road: Road): Connections {
  return {
    put: (tenant, input) => putConnection(road, tenant, input),
    list: (tenant) =>
      inTenant(road, tenant, async (trx) => {
        const rows = await listConnections(trx);
        return rows.filter(({ id, adapter }) => ID.test(id) && road.adapters.has(adapter)).map(connectionView);
      }),
    ...connectionControl(road, {
      diagnose: (tenant, row) => diagnose(road, tenant, row),
      setGoing: (trx) => setGoing(road, trx),
    }),
  };
}

async function putConnection(road: Road, tenant: TenantId, input: ConnectionInput): Promise<Result<ConnectionView>> {
  const problem = invalid(road, input);
  if (problem !== undefined) return refused(problem);
  return inTenant(road, tenant, async (trx) => {
    const before = await lockConnection(trx, input.id);
    const { id, adapter, config, concurrency, requestsPerMinute } = input;
    const secrets = sealed(road, tenant, input, before?.secrets ?? {});
    await writeConnection(trx, {
      id,
      adapter,
      config,
      secrets,
      concurrency: concurrency ?? null,
      requestsPerMinute: requestsPerMinute ?? null,
    });
    // What waited for the old set-up tries with the new one.
    await setGoing(road, trx);
    return viewOfConnection(trx, id);
  });
}

function invalid(
  road: Road,
  { id, adapter, config, concurrency = 1, requestsPerMinute = 1 }: ConnectionInput,
): Problem | undefined {
  const known = road.adapters.get(adapter);
  if (!ID.test(id))
    return problem(
      'CONNECTION_ID_INVALID',
      `${id} is no connection id.`,
      'Use lower-case letters, digits and hyphens, e.g. erp.',
      'id',
    );
  if (known === undefined)
    return problem(
      'ERP_ADAPTER_UNKNOWN',
      `There is no ERP adapter named ${adapter}.`,
      `Choose one of: ${[...road.adapters.keys()].join(', ')}.`,
      'adapter',
    );
  if (!isCount(concurrency) || !isCount(requestsPerMinute))
    return problem(
      'CONNECTION_LIMIT_INVALID',
      'Limits are whole numbers above zero.',
      'Correct the limit.',
      'concurrency',
    );
  const parsed = known.config.safeParse(config);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  const field = ['config', ...(issue?.path ?? [])].map(String).join('.');
  return problem(
    'ERP_CONFIG_INVALID',
    `${field}: ${issue?.message ?? 'is not valid'}.`,
    'Correct the connection.',
    field,
  );
}

export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 1_000_000;
}

async function diagnose(road: Road, tenant: TenantId, row: ConnectionRow): Promise<readonly Diagnosis[]> {
  try {
    const opened = await road.sessions.freshSession(tenant, row);
    if (opened.ok) return await opened.value.session.check();
    return opened.problems.map(({ message, advice }) => ({ check: 'set-up', ok: false, message, advice }));
  } catch (error) {
    road.log.warn({ tenant, connection: row.id, error: String(error) }, 'the ERP could not be checked');
    return [
      {
        check: 'reachable',
        ok: false,
        message: 'The ERP could not be reached.',
        advice: 'Check its address and that it runs.',
      },
    ];
  }
}

/** Lets the orders that wait for the ERP try now. */
async function setGoing(road: Road, trx: TenantTransaction): Promise<void> {
  const waiting = await forgottenOrders(trx, ['taken'], road.clock.now(), BATCH);
  await road.jobs.enqueue(
    trx,
    QUEUE.push,
    waiting.map(({ id }) => id),
  );
}

function problem(code: string, message: string, advice: string, field: string): Problem {
  return { code, message, advice, retry: 'after-fix', field };
}
