import type { MedusaContainer } from '@medusajs/framework/types';
import { Modules } from '@medusajs/framework/utils';
import type { HostNote } from '@quittance/core/hosts';

/** The bell of Medusa's admin, as far as the shop has one. */
export interface ShopFeed {
  tell(note: HostNote): Promise<void>;
}

/** A shop without the notification module, or without a provider for its feed, is told nothing: the order page shows the note all the same. */
export function shopFeed(container: MedusaContainer): ShopFeed {
  const notifications = container.resolve(Modules.NOTIFICATION, { allowUnregistered: true });
  return {
    async tell({ key, text, task }) {
      await notifications?.createNotifications({
        to: '',
        channel: 'feed',
        template: 'admin-ui',
        data: { title: task?.title ?? text, description: task === undefined ? '' : text },
        idempotency_key: `quittance ${key}`,
      });
    },
  };
}
