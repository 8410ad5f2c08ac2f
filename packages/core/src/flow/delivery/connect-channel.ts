import type { Diagnosis } from '../../channels/index.ts';
import { refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  forgottenMessages,
  listConnections,
  lockConnection,
  writeConnection,
  type ConnectionRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { CHANNEL_CONNECTIONS, type ChannelConnection } from './channel-sessions.ts';
import { connectionControl, connectionView, sealed, viewOfConnection } from '../connections.ts';
import type { ChannelConnections } from './delivery-doors.ts';
import type { ChannelInput } from './delivery-views.ts';
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
    ...connectionControl(road, {
      diagnose: (tenant, row) => diagnose(road, tenant, row),
      setGoing: (trx) => setGoing(road, trx),
    }),
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
    const secrets = sealed(road, tenant, input, before?.secrets ?? {});
    await writeConnection(trx, { id, adapter, config, secrets, concurrency: null, requestsPerMinute: null });
    await setGoing(road, trx);
    return viewOfConnection(trx, id);
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

async function diagnose(road: Road, tenant: TenantId, row: ConnectionRow): Promise<readonly Diagnosis[]> {
  const kind = isChannel(row.id) ? KINDS[row.id] : undefined;
  if (kind === undefined) return checkReturns(road, tenant, row);
  const session = await road.channelSessions.sessionOf(tenant, row, kind);
  if (session.ok) return session.value.check();
  return session.problems.map(({ message, advice }) => ({ check: 'set-up', ok: false, message, advice }));
}

/** Lets the messages that wait for a channel try now. */
async function setGoing(road: Road, trx: TenantTransaction): Promise<void> {
  await road.jobs.enqueue(trx, QUEUE.send, await forgottenMessages(trx, road.clock.now(), BATCH));
}

function problemIn(field: string, code: string, message: string, advice: string): Problem {
  return { code, message: `${message}.`, advice, retry: 'after-fix', field };
}
