import { startMailServer, type MailServer } from '../../../core/src/channels/testing/mail-server.ts';
import { FRENCH } from '../merchants.ts';
import type { Bed } from './bed.ts';

interface PostOfficeOptions {
  /** A mailbox whose sub-addresses are the return paths of messages. */
  readonly returnPath?: string;
  /** Besides the seller and the delivery. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The merchant of a bed sends by e-mail, at any hour, through a real mail server that misbehaves as told. Stop it in the end. */
export async function openPostOffice(
  { quittance, tenant }: Bed,
  { returnPath, settings }: PostOfficeOptions = {},
): Promise<MailServer> {
  const server = await startMailServer();
  const merchant = await tenant();
  const delivery = {
    enabled: true,
    sender: { address: 'factures@mistral.example' },
    moments: { from: '00:00', to: '00:00' },
  };
  const stored = await quittance.settings.put(merchant, { ...FRENCH, delivery, ...settings });
  if (!stored.ok) throw new Error(JSON.stringify(stored.problems));
  await connect('email', 'smtp', {
    host: '127.0.0.1',
    port: server.port,
    tls: 'none',
    ...(returnPath !== undefined && { returnPath }),
  });
  if (returnPath !== undefined) await connect('returns', 'smtp-listener', { returnPath });
  return server;

  async function connect(
    id: 'email' | 'returns',
    adapter: string,
    config: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const connected = await quittance.delivery.connections.put(merchant, { id, adapter, config });
    if (!connected.ok) throw new Error(JSON.stringify(connected.problems));
  }
}
