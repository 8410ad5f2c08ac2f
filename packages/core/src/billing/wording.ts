import type { MerchantSettings } from '../model/index.ts';
import { isFrench } from './vat-area.ts';

/** The few words that billing itself writes into a document, where shop and merchant gave none. */
export interface Wording {
  readonly discount: string;
  readonly orderDiscount: string;
  readonly gesture: string;
  deposit(order: string): string;
  settles(numbers: string): string;
}

const FRENCH: Wording = {
  discount: 'Remise',
  orderDiscount: 'Remise sur la commande',
  gesture: 'Geste commercial',
  deposit: (order) => `Acompte sur la commande ${order}`,
  settles: (numbers) => `À imputer ou à rembourser : ${numbers}`,
};

const ENGLISH: Wording = {
  discount: 'Discount',
  orderDiscount: 'Order discount',
  gesture: 'Goodwill credit',
  deposit: (order) => `Deposit on order ${order}`,
  settles: (numbers) => `To be set off or refunded: ${numbers}`,
};

/** In the language of the law the seller invoices under: French in France, English elsewhere. */
export function wordingOf({ seller }: MerchantSettings): Wording {
  return isFrench(seller.postalAddress) ? FRENCH : ENGLISH;
}
