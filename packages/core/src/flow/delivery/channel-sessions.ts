import { openSecret } from '../../access/index.ts';
import type { Channel, ChannelSession, MadeFile, OutgoingMessage } from '../../channels/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { secretName } from '../erp/erp-session.ts';
import type { Road } from '../road.ts';

/** A spoke of any channel; what it takes is known by its kind. */
export type AnyChannel = Channel<unknown, OutgoingMessage>;
type AnySession = ChannelSession<OutgoingMessage>;

/** The ids under which a tenant's channels are connected. */
export const CHANNEL_CONNECTIONS = ['email', 'sms', 'returns'] as const;
export type ChannelConnection = (typeof CHANNEL_CONNECTIONS)[number];

type Surroundings = Pick<Road, 'channels' | 'fetch' | 'clock' | 'log' | 'keys'>;

export interface ChannelSessions {
  /** The session of a connection, opened once and kept until it changes. Refused when it cannot work as it is set up. */
  sessionOf<Message extends OutgoingMessage>(
    tenant: TenantId,
    row: ConnectionRow,
    kind: Message['kind'],
  ): Promise<Result<ChannelSession<Message>>>;
  close(): Promise<void>;
}

export function channelSessions(road: Surroundings): ChannelSessions {
  const open = new Map<string, { readonly version: number; readonly session: Promise<Result<AnySession>> }>();
  const abort = new AbortController();

  async function connect(tenant: TenantId, row: ConnectionRow, kind: string): Promise<Result<AnySession>> {
    const channel = road.channels.get(row.adapter);
    if (channel?.kind !== kind) return refused(unknownChannel(row.adapter));
    const config = channel.config.safeParse(row.config);
    if (!config.success) return refused(badConfig(row, config.error.issues[0]?.message ?? 'is not valid'));
    const secret = (name: string) => channelSecret(road, tenant, row, name);
    const { fetch, clock, log } = road;
    return ok(
      await channel.connect(config.data, { fetch, clock, log, secret, signal: abort.signal, keepFile: noFile }),
    );
  }

  return {
    async sessionOf(tenant, row, kind) {
      const key = `${tenant}/${row.id}`;
      const known = open.get(key);
      if (known?.version === row.version) return known.session;
      const session = connect(tenant, row, kind);
      open.set(key, { version: row.version, session });
      if (known !== undefined) void closeSession(known.session);
      // A failure is not kept: the next caller tries again.
      const forget = () => open.get(key)?.session === session && open.delete(key);
      session.then((result) => result.ok || forget(), forget);
      return session;
    },
    async close() {
      abort.abort();
      await Promise.all([...open.values()].map(({ session }) => closeSession(session)));
      open.clear();
    },
  };
}

async function closeSession(session: Promise<Result<AnySession>>): Promise<void> {
  const result = await session.catch(() => undefined);
  if (result?.ok === true) await result.value.close();
}

/** A secret of a channel's connection, opened. */
export function channelSecret(
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

/** Only letters are files, and those are made by request. */
function noFile({ filename }: MadeFile): Promise<string> {
  return Promise.resolve(filename);
}

function unknownChannel(adapter: string): Problem {
  return {
    code: 'CHANNEL_UNKNOWN',
    message: `There is no channel named ${adapter} for this in this process.`,
    advice: 'Choose one of the channels that are offered.',
    retry: 'after-fix',
  };
}

function badConfig({ id }: ConnectionRow, message: string): Problem {
  return {
    code: 'CHANNEL_CONFIG_INVALID',
    message: `The set-up of the connection ${id} is not complete: ${message}.`,
    advice: 'Correct the connection in the settings.',
    retry: 'after-fix',
  };
}
