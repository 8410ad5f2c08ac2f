import { present, type OrderJson } from '@quittance/core/model';
import type { MedusaAddress, MedusaOrder } from './medusa-order.ts';
import { lookUp } from './metadata.ts';

type BuyerJson = OrderJson['buyer'];
type AddressJson = NonNullable<BuyerJson['billingAddress']>;
type Reader = (key: string) => string | undefined;

export function readerOf(order: MedusaOrder): Reader {
  return lookUp([order.metadata, order.billing_address?.metadata, order.customer?.metadata]);
}

export function buyer(order: MedusaOrder): BuyerJson {
  const read = readerOf(order);
  const billing = order.billing_address ?? order.shipping_address;
  const company = filled(billing?.company) ?? filled(order.customer?.company_name);
  const person = fullName(billing) ?? fullName(order.customer);
  const kind = buyerKind(read, company);
  return present({
    kind,
    name: (kind === 'consumer' ? person : (company ?? person)) ?? company ?? order.email ?? '',
    contactName: kind === 'consumer' ? undefined : person,
    email: filled(order.email) ?? filled(order.customer?.email),
    telephone: filled(billing?.phone) ?? filled(order.customer?.phone),
    customerId: order.customer?.id,
    billingAddress: address(billing),
    vatNumber: compact(read('vat_number')),
    siren: compact(read('siren')),
    siret: compact(read('siret')),
    electronicAddress: electronicAddress(read('electronic_address')),
    language: read('language') ?? filled(order.locale),
  });
}

/** A company's name, or any number only companies have, makes a business; the shop owner can say so outright. */
function buyerKind(read: Reader, company: string | undefined): BuyerJson['kind'] {
  const said = read('buyer_kind');
  if (said === 'consumer' || said === 'business' || said === 'public') return said;
  const isCompany = company !== undefined || ['vat_number', 'siren', 'siret'].some((key) => read(key) !== undefined);
  return isCompany ? 'business' : 'consumer';
}

export function deliverTo(order: MedusaOrder): OrderJson['deliverTo'] {
  const to = address(order.shipping_address);
  if (to === undefined) return undefined;
  return present({ name: filled(order.shipping_address?.company) ?? fullName(order.shipping_address), address: to });
}

function address(of: MedusaAddress | null | undefined): AddressJson | undefined {
  const countryCode = filled(of?.country_code)?.toUpperCase();
  if (of == null || countryCode === undefined) return undefined;
  return present({
    line1: filled(of.address_1),
    line2: filled(of.address_2),
    city: filled(of.city),
    postCode: filled(of.postal_code),
    subdivision: filled(of.province),
    countryCode,
  });
}

function fullName(
  person: { first_name?: string | null | undefined; last_name?: string | null | undefined } | null | undefined,
): string | undefined {
  return filled(
    [person?.first_name, person?.last_name]
      .map((part) => part?.trim())
      .filter(Boolean)
      .join(' '),
  );
}

/** `0225:552100554` is scheme 0225 and value 552100554; without a scheme it is the French address. */
function electronicAddress(text: string | undefined): BuyerJson['electronicAddress'] {
  if (text === undefined) return undefined;
  const [, scheme, value] = /^(\d{4}|[A-Z]{2}):(.+)$/.exec(text) ?? [];
  return scheme === undefined || value === undefined ? { scheme: '0225', value: text } : { scheme, value };
}

function compact(text: string | undefined): string | undefined {
  return filled(text?.replaceAll(/[\s.]/g, ''));
}

export function filled(text: string | null | undefined): string | undefined {
  const trimmed = text?.trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}
