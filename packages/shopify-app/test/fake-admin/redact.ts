import type { RestAddress, RestOrder } from './rest.ts';

const IN_ADDRESS = ['first_name', 'last_name', 'name', 'address1', 'address2', 'phone', 'latitude', 'longitude'];

/**
 * The order as an app sees it that Shopify did not approve for protected customer data: names, street, e-mail and phone are null, in GraphQL
 * and in webhooks. A development store shows them all the same, so that nobody notices before production.
 */
export const redacted = (rest: RestOrder): RestOrder => ({
  ...rest,
  email: null,
  contact_email: null,
  phone: null,
  billing_address: withoutPerson(rest.billing_address),
  shipping_address: withoutPerson(rest.shipping_address),
  customer:
    rest.customer == null ? null : { ...rest.customer, first_name: null, last_name: null, email: null, phone: null },
});

const withoutPerson = (address: RestAddress | null | undefined): RestAddress | null =>
  address == null ? null : { ...address, ...Object.fromEntries(IN_ADDRESS.map((key) => [key, null])) };
