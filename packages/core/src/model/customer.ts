import { z } from 'zod';
import { contactPreferences } from './contact.ts';
import type { Brand } from './ids.ts';
import type { Order } from './order.ts';

/** Our own id of who owes: UUID v7. */
export type CustomerId = Brand<'CustomerId'>;

export const customerKind = z.enum(['consumer', 'business', 'public']);
export type CustomerKind = z.output<typeof customerKind>;

/** An hour of the day on a 24-hour clock. */
const hour = z.int().min(0).max(23);

/** What a merchant decides for one customer; every member overrides what holds for all. */
export const customerPreferences = z.strictObject({
  ...contactPreferences.shape,
  /** The hour at which messages go out, whatever was learned. */
  hour: hour.exactOptional(),
});
export type CustomerPreferences = z.output<typeof customerPreferences>;

type Buyer = Order['buyer'];

/**
 * Who owes, as a key: the customer of the shop where the shop names one, else the VAT number or SIREN, else the e-mail address, else name and
 * postcode. Two orders with one key are one customer's; one person with two keys is two customers until a person says otherwise.
 */
export function customerKeyOf({ source, buyer }: Pick<Order, 'source' | 'buyer'>): string {
  if (buyer.customerId !== undefined) return shopCustomerKey(source.host, source.shop, buyer.customerId);
  const number = registrationOf(buyer);
  if (number !== undefined) return number;
  if (buyer.email !== undefined) return keyOf('mail', normalisedEmail(buyer.email));
  return keyOf('name', plain(buyer.name), plain(buyer.billingAddress?.postCode ?? ''));
}

/** The key of a customer whom a shop names. */
export function shopCustomerKey(host: string, shop: string, customerId: string): string {
  return keyOf('shop', host, shop, customerId);
}

function registrationOf({ vatNumber, siren, siret }: Buyer): string | undefined {
  if (vatNumber !== undefined) return keyOf('vat', compact(vatNumber));
  const registered = siren ?? siret?.slice(0, 9);
  return registered === undefined ? undefined : keyOf('siren', compact(registered));
}

/** Mail servers tell no capitals apart, whatever RFC 5321 allows them. */
export function normalisedEmail(address: string): string {
  return address.trim().normalize('NFC').toLowerCase();
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function compact(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}

/** No part can be mistaken for two. */
function keyOf(kind: string, ...parts: readonly string[]): string {
  return [kind, ...parts.map((part) => part.replaceAll(/[%|]/g, encodeURIComponent))].join('|');
}
