import type { Diagnosis } from '../../channels/index.ts';
import { ok, refused, type ConnectionId, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  forgottenMessages,
  listConnections,
  lockConnection,
  pauseConnection,
  readConnection,
  writeConnection,
  type ConnectionRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { CHANNEL_CONNECTIONS, type ChannelConnection } from './channel-sessions.ts';
import { connectionView, PAUSED_BY_HAND, pausedByHand, sealed, unknown } from '../erp/connect-erp.ts';
import type { ChannelConnections, ChannelInput } from './delivery-doors.ts';
import type { ConnectionView } from '../orders/order-view.ts';
import { checkReturns } from './fetch-returns.ts';
import { returnsConfig } from './returns-config.ts';
import { inTenant, QUEUE, type Road } from '../road.ts';

/** So many waiting messages are set going at once. */
const BATCH = 5_000;
const KINDS: Readonly<Record<ChannelConnection, 'email' | 'sms' | undefined>> = {
  email: 'email',
  sms: 'sms',
  returns: undefined,
};

/** The set-up of a tenant's channels: `email`, `sms`, and `returns`, where what comes back is fetched. */
export function channelConnections(road: Road): ChannelConnections {
  return {
    put: (tenant, input) => put(road, tenant, input),
    list: (tenant) =>
      inTenant(road, tenant, async (trx) => {
        const rows = await listConnections(trx);
        return rows.filter(({ id }) => isChannel(id)).map(connectionView);
      }),
    check: (tenant, id) => check(road, tenant, id),
    pause: (tenant, id, reason) => setPaused(road, tenant, id, pausedByHand(reason)),
    resume: (tenant, id) => setPaused(road, tenant, id, null),
  };
}

function isChannel(id: string): id is ChannelConnection {
  return CHANNEL_CONNECTIONS.some((known) => known === id);
}

async function put(road: Road, tenant: TenantId, input: ChannelInput): Promise<Result<ConnectionView>> {
  const { id, adapter, config } = input;
  const problem = invalid(road, input);
  if (problem !== undefined) return refused(problem);
  return inTenant(road, tenant, async (trx) => {
    const before = await lockConnection(trx, id);
    const secrets = sealed(road, tenant, { ...input, id: id as ConnectionId }, before?.secrets ?? {});
    await writeConnection(trx, { id, adapter, config, secrets, concurrency: null, requestsPerMinute: null });
    await setGoing(road, trx);
    return viewOf(trx, id);
  });
}

function invalid(road: Road, { id, adapter, config }: ChannelInput): Problem | undefined {
  const kind = KINDS[id];
  const channel = road.channels.get(adapter);
  const schema = kind === undefined ? returnsConfig(adapter) : channel?.kind === kind ? channel.config : undefined;
  if (schema === undefined) {
    const offered = [...road.channels.values()].filter((known) => known.kind === kind).map((known) => known.id);
    return problemIn(
      'adapter',
      'CHANNEL_UNKNOWN',
      `There is no channel named ${adapter} for ${id}`,
      `Choose one of: ${(kind === undefined ? ['imap', 'smtp-listener'] : offered).join(', ')}.`,
    );
  }
  const parsed = schema.safeParse(config);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  const field = ['config', ...(issue?.path ?? [])].map(String).join('.');
  return problemIn(
    field,
    'CHANNEL_CONFIG_INVALID',
    `${field}: ${issue?.message ?? 'is not valid'}`,
    'Correct the connection.',
  );
}

async function check(
  road: Road,
  tenant: TenantId,
  id: ChannelConnection,
): Promise<Result<{ readonly ok: boolean; readonly diagnoses: readonly Diagnosis[] }>> {
  const row = await inTenant(road, tenant, (trx) => readConnection(trx, id));
  if (row === undefined) return refused(unknown(id));
  const diagnoses = await diagnose(road, tenant, row);
  const good = diagnoses.every((diagnosis) => diagnosis.ok);
  if (good && row.paused !== null && row.paused.code !== PAUSED_BY_HAND) await setPaused(road, tenant, id, null);
  return ok({ ok: good, diagnoses });
}

async function diagnose(road: Road, tenant: TenantId, row: ConnectionRow): Promise<readonly Diagnosis[]> {
  const kind = isChannel(row.id) ? KINDS[row.id] : undefined;
  if (kind === undefined) return checkReturns(road, tenant, row);
  const session = await road.channelSessions.sessionOf(tenant, row, kind);
  if (session.ok) return session.value.check();
  return session.problems.map(({ message, advice }) => ({ check: 'set-up', ok: false, message, advice }));
}

async function setPaused(
  road: Road,
  tenant: TenantId,
  id: ChannelConnection,
  reason: Problem | null,
): Promise<Result<ConnectionView>> {
  return inTenant(road, tenant, async (trx) => {
    await pauseConnection(trx, id, reason);
    if (reason === null) await setGoing(road, trx);
    return viewOf(trx, id);
  });
}

/** Lets the messages that wait for a channel try now. */
async function setGoing(road: Road, trx: TenantTransaction): Promise<void> {
  await road.jobs.enqueue(trx, QUEUE.send, await forgottenMessages(trx, road.clock.now(), BATCH));
}

async function viewOf(trx: TenantTransaction, id: string): Promise<Result<ConnectionView>> {
  const row = await readConnection(trx, id);
  return row === undefined ? refused(unknown(id)) : ok(connectionView(row));
}

function problemIn(field: string, code: string, message: string, advice: string): Problem {
  return { code, message: `${message}.`, advice, retry: 'after-fix', field };
}
