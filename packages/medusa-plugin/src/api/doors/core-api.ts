import type { RequestListener } from 'node:http';
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { createApi, createLog, Metrics, requestListener } from '@quittance/core/server';
import { moduleService } from '../../modules/quittance/resolve.ts';
import type { Opened } from '../../modules/quittance/service.ts';

/** Where core's own API stands in Medusa's: `/admin/quittance/v1/receivables` is core's `/v1/receivables`. */
export const CORE_API = '/admin/quittance';

/**
 * Core's API (`GET /v1/openapi.json` describes it) for the signed-in users of the admin. Medusa has asked who they are before this is
 * called, and all of them may do what its other pages let them do. The body must not have been read yet.
 */
export async function answerByCore(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const opened = await moduleService(req.scope).open();
  req.url = req.originalUrl.slice(CORE_API.length);
  listenerOf(opened)(req, res);
}

const listeners = new WeakMap<Opened, RequestListener>();

/** Made once for what the process has opened. It is reached through Medusa's doors alone, so whoever calls is one of the shop's. */
function listenerOf(opened: Opened): RequestListener {
  const known = listeners.get(opened);
  if (known !== undefined) return known;
  const { quittance, tenant } = opened;
  const staff = { tenantId: tenant, role: 'admin', name: 'admin' } as const;
  const api = createApi({ quittance, identify: async () => staff, log: createLog('error'), metrics: new Metrics() });
  const listener = requestListener(api);
  listeners.set(opened, listener);
  return listener;
}
