import { isUnionVatPrefix, readVatNumber } from '@quittance/core/billing';
import { present, printable, type OrderJson } from '@quittance/core/model';
import { readerOf, type AttributeReader } from './attributes.ts';
import { italianTax } from './italy.ts';
import type { ShopifyAddress, ShopifyOrder } from './shopify-order.ts';
import { wordsFor } from './words.ts';

type BuyerJson = OrderJson['buyer'];
type AddressJson = NonNullable<BuyerJson['billingAddress']>;

export function buyer(order: ShopifyOrder): BuyerJson {
  const read = readerOf(order);
  const billing = order.billingAddress ?? order.company?.billingAddress ?? order.shippingAddress;
  const country = countryOf(billing);
  const italy = italianTax(order, read);
  const company = printable(order.company?.name) ?? printable(billing?.company) ?? read('company');
  const numbers = {
    ...vatNumber(printable(order.company?.taxRegistrationId) ?? read('vatNumber') ?? italy.vatNumber, country),
    siren: compact(read('siren')),
    siret: compact(read('siret')),
  };
  const ofCompany = [company, numbers.vatNumber, numbers.siren, numbers.siret];
  const kind = buyerKind(
    read,
    ofCompany.some((one) => one !== undefined),
  );
  const person = printable(billing?.name) ?? printable(order.customer?.name);
  const email = emailOf(order);
  return present({
    kind,
    name: (kind === 'consumer' ? person : (company ?? person)) ?? company ?? email ?? walkIn(order) ?? '',
    contactName: kind === 'consumer' ? undefined : person,
    email,
    telephone: printable(billing?.phone ?? order.phone ?? order.customer?.phone)?.slice(0, 50),
    ...debtor(order, kind),
    billingAddress: address(billing),
    vatNumber: numbers.vatNumber,
    siren: numbers.siren,
    siret: numbers.siret,
    identifiers: [...taxNumbers([numbers.taxNumber, read('taxNumber')]), ...italy.identifiers],
    electronicAddress: electronicAddress(read('electronicAddress')) ?? leitweg(read) ?? italy.electronicAddress,
    language: read('language') ?? printable(order.locale),
  });
}

/**
 * A company owes what its people order: every order of theirs is one customer's. Its id begins with a word, for companies and customers are numbered
 * apart. Who is said to be a consumer owes alone.
 */
function debtor({ company, customer }: ShopifyOrder, kind: BuyerJson['kind']): Partial<BuyerJson> {
  if (company == null || kind === 'consumer') return { customerId: customer?.id };
  return { customerId: `company-${company.id}`, contactId: customer?.id };
}

/** Where the goods go; what is bought at a till is handed over there. */
export function deliverTo(order: ShopifyOrder): OrderJson['deliverTo'] {
  const to = order.shippingAddress ?? tillOf(order);
  const place = address(to);
  return place === undefined
    ? undefined
    : present({ name: printable(to?.company) ?? printable(to?.name), address: place });
}

function tillOf(order: ShopifyOrder): ShopifyAddress | undefined {
  return order.sourceName === 'pos' ? order.fulfilments.find(({ origin }) => origin !== undefined)?.origin : undefined;
}

function walkIn(order: ShopifyOrder): string | undefined {
  return tillOf(order) === undefined ? undefined : wordsFor(order.locale).walkIn;
}

/** A company, or any number only companies have, makes a business; the order can say so outright. */
function buyerKind(read: AttributeReader, isCompany: boolean): BuyerJson['kind'] {
  const said = read('buyerKind')?.toLowerCase();
  if (said === 'consumer' || said === 'business' || said === 'public') return said;
  if (read('leitwegId') !== undefined) return 'public';
  return isCompany ? 'business' : 'consumer';
}

/** Buyers leave out the prefix of their own country. What is no VAT number at all, like a US tax id, is kept as another number. */
function vatNumber(text: string | undefined, country: string | undefined): { vatNumber?: string; taxNumber?: string } {
  const typed = compact(text)?.toUpperCase();
  if (typed === undefined) return {};
  const prefix = country === 'GR' ? 'EL' : country;
  const whole = /^[A-Z]{2}/.test(typed) || prefix === undefined ? typed : `${prefix}${typed}`;
  const isVatNumber =
    readVatNumber(whole) !== undefined && (isUnionVatPrefix(whole.slice(0, 2)) || WITH_VAT.has(whole.slice(0, 2)));
  return isVatNumber ? { vatNumber: whole } : { taxNumber: typed };
}

function taxNumbers(all: readonly (string | undefined)[]): { value: string }[] {
  return [...new Set(all.flatMap((one) => one ?? []))].map((value) => ({ value }));
}

/** Outside the Union, but with VAT numbers of the same make. */
const WITH_VAT: ReadonlySet<string> = new Set(['GB', 'CH', 'NO', 'IS', 'LI']);

/** `0208:0123456749` is scheme 0208; a number alone is an address of the French network (0225). */
function electronicAddress(text: string | undefined): BuyerJson['electronicAddress'] {
  if (text === undefined) return undefined;
  const [, scheme, value] = /^(?:iso6523-actorid-upis::)?(\d{4}|[A-Z]{2}):(.+)$/.exec(text.replaceAll(/\s/g, '')) ?? [];
  if (scheme !== undefined && value !== undefined) return { scheme, value };
  return /@/.test(text) ? { scheme: 'EM', value: text } : { scheme: '0225', value: text.replaceAll(/\s/g, '') };
}

function leitweg(read: AttributeReader): BuyerJson['electronicAddress'] {
  const id = read('leitwegId');
  return id === undefined ? undefined : { scheme: '0204', value: id };
}

function address(of: ShopifyAddress | null | undefined): AddressJson | undefined {
  const countryCode = countryOf(of);
  if (of == null || countryCode === undefined) return undefined;
  return present({
    line1: printable(of.address1),
    line2: printable(of.address2),
    city: printable(of.city),
    postCode: printable(of.zip),
    subdivision: printable(of.province),
    countryCode,
  });
}

function countryOf(of: ShopifyAddress | null | undefined): string | undefined {
  return printable(of?.countryCode)?.toUpperCase();
}

/** Shopify keeps what was typed; a document with a broken address reaches nobody. */
function emailOf(order: ShopifyOrder): string | undefined {
  return [order.email, order.customer?.email].map(printable).find((email) => email !== undefined && EMAIL.test(email));
}

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

function compact(text: string | undefined): string | undefined {
  return printable(text?.replaceAll(/[\s.]/g, ''));
}
