import type { MerchantSettings, Order } from '../model/index.ts';
import type { IssuedDocument } from './document.ts';

/** Everything a plan is made from: the order as it is now, what was issued for it, and the merchant's settings. */
export interface BillingCase {
  readonly order: Order;
  readonly issued: readonly IssuedDocument[];
  readonly settings: MerchantSettings;
}
