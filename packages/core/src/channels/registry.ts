import { print } from './print/adapter.ts';
import type { ChannelIo, ChannelSession, EmailMessage, PrintBatch, TextMessage } from './port.ts';
import { smsGateway } from './sms-gateway/adapter.ts';
import { smtp } from './smtp/adapter.ts';

/** The channels a merchant can choose. To add one: one folder, one line here and one below, and the contract suite passes. */
export const channels = { smtp, 'sms-gateway': smsGateway, print } as const;

export type ChannelId = keyof typeof channels;

/** What each channel carries. */
export interface ChannelMessages {
  readonly smtp: EmailMessage;
  readonly 'sms-gateway': TextMessage;
  readonly print: PrintBatch;
}

export function isChannelId(id: string): id is ChannelId {
  return Object.hasOwn(channels, id);
}

/** Why a stored configuration is not one: paths and sentences, no values. */
export interface ChannelConfigProblem {
  readonly path: string;
  readonly message: string;
}

export type ChannelConnection<Id extends ChannelId> =
  | { readonly ok: true; readonly session: ChannelSession<ChannelMessages[Id]> }
  | { readonly ok: false; readonly problems: readonly ChannelConfigProblem[] };

/** Checks a channel's configuration and opens its session; nothing is called yet. */
export async function connectChannel<Id extends ChannelId>(
  id: Id,
  config: unknown,
  io: ChannelIo,
): Promise<ChannelConnection<Id>> {
  const parsed = channels[id].config.safeParse(config);
  if (!parsed.success)
    return { ok: false, problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
  return { ok: true, session: await openers[id](config, io) };
}

/** Each channel with its own configuration, parsed by its own shape. */
const openers: {
  readonly [Id in ChannelId]: (config: unknown, io: ChannelIo) => Promise<ChannelSession<ChannelMessages[Id]>>;
} = {
  smtp: (config, io) => smtp.connect(smtp.config.parse(config), io),
  'sms-gateway': (config, io) => smsGateway.connect(smsGateway.config.parse(config), io),
  print: (config, io) => print.connect(print.config.parse(config), io),
};
