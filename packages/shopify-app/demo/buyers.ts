import type { RestOrder } from '../test/fake-admin/rest.ts';

/** Who orders, as the payload of an order tells it. */
export interface Buyer {
  readonly name: string;
  readonly fields: (number: number) => Partial<RestOrder>;
}

const COUNTRIES: Readonly<Record<string, string>> = { FR: 'France', DK: 'Denmark' };

export function consumer(first: string, last: string, city: string, zip: string, country = 'FR'): Buyer {
  return {
    name: `${first} ${last}`,
    fields: (number) => person(number, { first, last, city, zip, country, company: null }),
  };
}

/** A French company of a B2B shop, which gave its numbers at the checkout. */
export function company(name: string, city: string, zip: string, vatNumber: string, siren: string): Buyer {
  return {
    name,
    fields: (number) => ({
      ...person(number, { first: 'Paul', last: 'Brossard', city, zip, country: 'FR', company: name }),
      company: { id: 4_000_000 + number, location_id: 5_000_000 + number },
      note_attributes: [
        { name: 'VAT number', value: vatNumber },
        { name: 'SIREN', value: siren },
      ],
    }),
  };
}

interface Person {
  readonly first: string;
  readonly last: string;
  readonly city: string;
  readonly zip: string;
  readonly country: string;
  readonly company: string | null;
}

function person(number: number, { first, last, city, zip, country, company: firm }: Person): Partial<RestOrder> {
  const email = `buyer${number}@example.com`;
  const address = {
    first_name: first,
    last_name: last,
    name: `${first} ${last}`,
    company: firm,
    address1: '12 rue des Tanneurs',
    address2: null,
    zip,
    city,
    province: null,
    province_code: null,
    country: COUNTRIES[country] ?? country,
    country_code: country,
    phone: null,
  };
  return {
    email,
    contact_email: email,
    customer_locale: country === 'FR' ? 'fr-FR' : 'en',
    customer: { id: 8_000_000_000 + number, first_name: first, last_name: last, email, tax_exemptions: [] },
    billing_address: address,
    shipping_address: address,
  };
}
