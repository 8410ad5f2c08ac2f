import type { Quittance } from '../flow/index.ts';
import { agencyWebhooks } from './agency-webhooks.ts';
import type { Door } from './api.ts';
import { receiptWebhooks } from './receipt-webhooks.ts';

/** Where others push what they have to tell, each guarded by a signature and not by a key. */
export function webhookDoors(quittance: Pick<Quittance, 'collections' | 'delivery'>): readonly Door[] {
  return [
    { path: '/agencies', routes: agencyWebhooks(quittance) },
    { path: '/sms', routes: receiptWebhooks(quittance) },
  ];
}
