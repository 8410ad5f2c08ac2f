import { onTestFinished } from 'vitest';
import { startMailServer, type Behaviour } from '../../../core/src/channels/testing/mail-server.ts';
import { FRENCH } from '../merchants.ts';
import type { Bed } from './bed.ts';

/** The merchant of a bed sends by e-mail, at any hour, through a real mail server that misbehaves as told. */
export async function openPostOffice({ quittance, tenant }: Bed, behaviour: Behaviour = {}) {
  const server = await startMailServer(behaviour);
  onTestFinished(() => server.stop());
  const merchant = await tenant();
  const delivery = {
    enabled: true,
    sender: { address: 'factures@mistral.example' },
    moments: { from: '00:00', to: '00:00' },
  };
  const stored = await quittance.settings.put(merchant, { ...FRENCH, delivery });
  if (!stored.ok) throw new Error(JSON.stringify(stored.problems));
  const config = { host: '127.0.0.1', port: server.port, tls: 'none' };
  const connected = await quittance.delivery.connections.put(merchant, { id: 'email', adapter: 'smtp', config });
  if (!connected.ok) throw new Error(JSON.stringify(connected.problems));
  return server;
}
