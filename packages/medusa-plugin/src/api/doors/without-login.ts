import type { RequestListener } from 'node:http';
import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http';
import { portalRoutes } from '@quittance/core/portal';
import { createLog, createPages, Metrics, requestListener, webhookDoors } from '@quittance/core/server';
import { WITHOUT_LOGIN } from '../../modules/quittance/open.ts';
import { moduleService } from '../../modules/quittance/resolve.ts';
import type { Opened } from '../../modules/quittance/service.ts';

/**
 * What of core is reached without a login, and nothing else of it: buyers open documents by links that say what they open, agencies tell of cases
 * and gateways of text messages under their signature. Whatever a path is made to say, the API is not behind this door. The body must not have been read yet.
 */
export async function answerWithoutLogin(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { quittance } = await moduleService(req.scope).open();
  req.url = req.originalUrl.slice(WITHOUT_LOGIN.length);
  listenerOf(quittance)(req, res);
}

const listeners = new WeakMap<Opened['quittance'], RequestListener>();

/** Made once for what the process has opened. */
function listenerOf(quittance: Opened['quittance']): RequestListener {
  const known = listeners.get(quittance);
  if (known !== undefined) return known;
  const outside = createPages({
    pages: [{ path: '/p', routes: portalRoutes({ quittance }) }],
    doors: webhookDoors(quittance),
    log: createLog('error'),
    metrics: new Metrics(),
  });
  const listener = requestListener(outside);
  listeners.set(quittance, listener);
  return listener;
}
