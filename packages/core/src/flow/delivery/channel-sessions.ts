import type { Channel, ChannelSession, MadeFile, OutgoingMessage } from '../../channels/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import type { ConnectionRow } from '../../store/index.ts';
import { connectionSecret } from '../connection-secret.ts';
import { KeptSessions } from '../kept-sessions.ts';
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
  const kept = new KeptSessions<AnySession>((session) => session.close());
  const abort = new AbortController();

  async function connect(tenant: TenantId, row: ConnectionRow, kind: string): Promise<Result<AnySession>> {
    const channel = road.channels.get(row.adapter);
    if (channel?.kind !== kind) return refused(unknownChannel(row.adapter));
    const config = channel.config.safeParse(row.config);
    if (!config.success) return refused(badConfig(row, config.error.issues[0]?.message ?? 'is not valid'));
    const secret = (name: string) => connectionSecret(road, tenant, row, name);
    const { fetch, clock, log } = road;
    return ok(
      await channel.connect(config.data, { fetch, clock, log, secret, signal: abort.signal, keepFile: noFile }),
    );
  }

  return {
    sessionOf: (tenant, row, kind) => kept.of(`${tenant}/${row.id}`, row.version, () => connect(tenant, row, kind)),
    async close() {
      abort.abort();
      await kept.close();
    },
  };
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
