import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils';
import { reconcile } from '../host/reconcile.ts';

const LOCK = 'quittance-reconcile';

/** Every process of the shop runs its jobs: the lock lets one of them do this. */
export default async function reconcileJob(container: MedusaContainer): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const locking = container.resolve(Modules.LOCKING);
  const owner = `${process.pid}`;
  try {
    await locking.acquire(LOCK, { ownerId: owner, expire: 240 });
  } catch {
    return;
  }
  try {
    const { found, failed } = await reconcile(container);
    if (found + failed > 0)
      logger.info(`Quittance: the reconcile took ${found} changed orders; ${failed} failed and are tried again.`);
  } finally {
    await locking.release(LOCK, { ownerId: owner });
  }
}

export const config = { name: 'quittance-reconcile', schedule: '* * * * *' };
