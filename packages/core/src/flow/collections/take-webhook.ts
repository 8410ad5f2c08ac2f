import { z } from 'zod';
import { readWebhook, type AgencyMode } from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result } from '../../model/index.ts';
import {
  agencyConnection,
  findTenant,
  lockAgencyCursor,
  readConnection,
  type ConnectionRow,
} from '../../store/index.ts';
import { connectionSecret } from '../connection-secret.ts';
import { inTenant, type Road } from '../road.ts';
import type { Agencies } from './agency-doors.ts';
import { keepRead } from './exchange-with-agency.ts';

/** What a connection says of its webhooks, whichever spoke it is of. */
const pushed = z.looseObject({ webhookSecrets: z.array(z.string()).default(['webhook']) });
const sides = z.looseObject({ test: pushed.optional(), live: pushed.optional() });

/** Takes what an agency pushes, as it came. Once this is `ok` it is stored; the cursor stays, so that a poll finds the same again. */
export async function takeWebhook(
  road: Road,
  ...[slug, id, mode, { body, signature }]: Parameters<Agencies['takeWebhook']>
): Promise<Result<{ readonly stored: number; readonly repeated: number }>> {
  const tenant = await findTenant(road.database, slug);
  const connection = tenant && (await inTenant(road, tenant, (trx) => readConnection(trx, agencyConnection(id))));
  if (tenant === undefined || connection === undefined) return refused(NOBODY);
  const secrets = await secretsOf(connection, mode, (name) => connectionSecret(road, tenant, connection, name));
  if (secrets.length === 0) return refused(NOBODY);
  const webhook = readWebhook(body, signature, secrets, road.clock.now());
  if (!webhook.ok) return webhook;
  const { events } = webhook.value;
  const stored = await inTenant(road, tenant, async (trx) => {
    await lockAgencyCursor(trx, id, mode);
    return keepRead(road, trx, { agency: id, mode, source: 'webhook' }, events);
  });
  return ok({ stored, repeated: events.length - stored });
}

async function secretsOf(
  { config }: ConnectionRow,
  mode: AgencyMode,
  open: (name: string) => Promise<string>,
): Promise<readonly string[]> {
  const parsed = sides.safeParse(config);
  const names = parsed.success ? (parsed.data[mode]?.webhookSecrets ?? []) : [];
  const opened = await Promise.allSettled(names.map(open));
  return opened.flatMap((secret) => (secret.status === 'fulfilled' ? [secret.value] : []));
}

/** Nobody is told which part of the address is wrong. */
const NOBODY: Problem = {
  code: 'WEBHOOK_NOT_FOUND',
  message: 'No agency pushes to this address.',
  advice: 'Check the address of the webhook.',
  retry: 'never',
};
