import type { Shown } from '../execute.ts';
import type { RestAddress, RestAttribute, RestCustomer, RestId } from '../rest.ts';

export const gid = (type: string, id: RestId): string => `gid://shopify/${type}/${id}`;

export function mailingAddress(address: RestAddress | null | undefined, id: string): Shown | null {
  if (address == null) return null;
  const text = (key: string): unknown => address[key] ?? null;
  return {
    __typename: 'MailingAddress',
    id,
    firstName: text('first_name'),
    lastName: text('last_name'),
    name: text('name'),
    company: text('company'),
    address1: text('address1'),
    address2: text('address2'),
    zip: text('zip'),
    city: text('city'),
    province: text('province'),
    provinceCode: text('province_code'),
    country: text('country'),
    countryCodeV2: text('country_code'),
    phone: text('phone'),
    latitude: text('latitude'),
    longitude: text('longitude'),
    timeZone: null,
    coordinatesValidated: false,
    formattedArea: [address['city'], address['country']].filter(Boolean).join(', '),
    formatted: () =>
      [
        address['address1'],
        address['address2'],
        [address['zip'], address['city']].filter(Boolean).join(' '),
        address['country'],
      ].filter(Boolean),
  };
}

/** The fields of an object by which its metafields are read. */
type MetafieldsOf = (id: string) => Shown;

export function customerOf(rest: RestCustomer, metafieldsOf: MetafieldsOf): Shown {
  const name = [rest.first_name, rest.last_name].filter(Boolean).join(' ');
  return {
    __typename: 'Customer',
    id: gid('Customer', rest.id),
    legacyResourceId: String(rest.id),
    firstName: rest.first_name ?? null,
    lastName: rest.last_name ?? null,
    displayName: name || rest.email || rest.phone || '',
    defaultEmailAddress: rest.email == null ? null : { emailAddress: rest.email },
    defaultPhoneNumber: rest.phone == null ? null : { phoneNumber: rest.phone },
    note: rest.note ?? null,
    taxExempt: rest.tax_exempt ?? false,
    taxExemptions: rest.tax_exemptions ?? [],
    verifiedEmail: rest.verified_email ?? true,
    createdAt: rest.created_at ?? '2026-01-01T00:00:00Z',
    updatedAt: rest.updated_at ?? '2026-01-01T00:00:00Z',
    locale: 'en',
    tags: [],
    ...metafieldsOf(gid('Customer', rest.id)),
  };
}

/** A company of a B2B shop with the location that buys. */
export interface CompanyData {
  readonly id: RestId;
  readonly locationId: RestId;
  readonly name: string;
  readonly externalId?: string | null;
  readonly locationName?: string;
  readonly locationExternalId?: string | null;
  readonly taxRegistrationId?: string | null;
  readonly taxExempt?: boolean;
  readonly taxExemptions?: readonly string[];
  readonly billingAddress?: RestAddress | null;
}

/** The parts point at each other, so they are made together. */
export function companyOf(
  data: CompanyData,
  metafieldsOf: MetafieldsOf,
  customer: Shown | null = null,
): { readonly company: Shown; readonly location: Shown; readonly contact: Shown | null } {
  const at = '2026-01-01T00:00:00Z';
  const company: Shown = {
    __typename: 'Company',
    id: gid('Company', data.id),
    name: data.name,
    externalId: data.externalId ?? null,
    note: null,
    createdAt: at,
    updatedAt: at,
    customerSince: at,
    mainContact: () => contact,
    locations: () => [location],
    ...metafieldsOf(gid('Company', data.id)),
  };
  const location: Shown = {
    __typename: 'CompanyLocation',
    id: gid('CompanyLocation', data.locationId),
    name: data.locationName ?? data.name,
    externalId: data.locationExternalId ?? null,
    note: null,
    locale: null,
    phone: null,
    createdAt: at,
    updatedAt: at,
    company: () => company,
    ...metafieldsOf(gid('CompanyLocation', data.locationId)),
    billingAddress: companyAddress(data, gid('CompanyAddress', data.locationId)),
    shippingAddress: companyAddress(data, gid('CompanyAddress', data.locationId)),
    taxSettings: {
      taxRegistrationId: data.taxRegistrationId ?? null,
      taxExempt: data.taxExempt ?? false,
      taxExemptions: data.taxExemptions ?? [],
    },
  };
  const contact: Shown | null =
    customer === null
      ? null
      : {
          __typename: 'CompanyContact',
          id: gid('CompanyContact', data.id),
          company: () => company,
          customer: () => customer,
          isMainContact: true,
          title: null,
          locale: null,
          createdAt: at,
          updatedAt: at,
        };
  return { company, location, contact };
}

function companyAddress({ billingAddress: address, name }: CompanyData, id: string): Shown | null {
  if (address == null) return null;
  const text = (key: string): unknown => address[key] ?? null;
  return {
    __typename: 'CompanyAddress',
    id,
    companyName: address['company'] ?? name,
    firstName: text('first_name'),
    lastName: text('last_name'),
    recipient: text('name'),
    address1: address['address1'] ?? '',
    address2: text('address2'),
    zip: text('zip'),
    city: text('city'),
    province: text('province'),
    zoneCode: text('province_code'),
    country: text('country'),
    countryCode: text('country_code'),
    phone: text('phone'),
  };
}

export const attribute = ({ name, value }: RestAttribute): Shown => ({
  key: name,
  value: value ?? null,
});
