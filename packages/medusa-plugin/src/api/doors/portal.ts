import type { RequestListener } from 'node:http';
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { portalRoutes } from '@quittance/core/portal';
import { createLog, createPages, Metrics, requestListener } from '@quittance/core/server';
import { PORTAL } from '../../modules/quittance/open.ts';
import { moduleService } from '../../modules/quittance/resolve.ts';
import type { Opened } from '../../modules/quittance/service.ts';

/**
 * Core's pages for buyers, who need no login because the link says what it opens, and nothing else of core: whatever a path is made to say, the API is not behind this door. The body must not have
 * been read yet.
 */
export async function answerBuyers(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { quittance } = await moduleService(req.scope).open();
  req.url = req.originalUrl.slice(PORTAL.length);
  listenerOf(quittance)(req, res);
}

const listeners = new WeakMap<Opened['quittance'], RequestListener>();

/** Made once for what the process has opened. */
function listenerOf(quittance: Opened['quittance']): RequestListener {
  const known = listeners.get(quittance);
  if (known !== undefined) return known;
  const pages = createPages({
    pages: [{ path: '/p', routes: portalRoutes({ quittance }) }],
    log: createLog('error'),
    metrics: new Metrics(),
  });
  const listener = requestListener(pages);
  listeners.set(quittance, listener);
  return listener;
}
