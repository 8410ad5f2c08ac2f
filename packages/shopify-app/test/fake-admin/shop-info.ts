import type { Shown } from './execute.ts';
import type { FakeShop, ShopOptions } from './shop.ts';

export function shopInfo(shop: FakeShop): Shown {
  const { options, domain } = shop;
  const name = options.name ?? domain.replace('.myshopify.com', '');
  return {
    __typename: 'Shop',
    id: 'gid://shopify/Shop/954889',
    name,
    email: `owner@${domain}`,
    contactEmail: `owner@${domain}`,
    shopOwnerName: 'Test Owner',
    myshopifyDomain: domain,
    url: `https://${domain}`,
    primaryDomain: {
      __typename: 'Domain',
      id: 'gid://shopify/Domain/1',
      host: domain,
      url: `https://${domain}`,
      sslEnabled: true,
    },
    currencyCode: options.currency ?? 'EUR',
    enabledPresentmentCurrencies: [options.currency ?? 'EUR'],
    taxesIncluded: options.taxesIncluded ?? true,
    taxShipping: true,
    ianaTimezone: 'Europe/Berlin',
    timezoneAbbreviation: 'CET',
    timezoneOffset: '+0100',
    timezoneOffsetMinutes: 60,
    setupRequired: false,
    createdAt: '2025-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:00:00Z',
    description: null,
    orderNumberFormatPrefix: '#',
    orderNumberFormatSuffix: '',
    plan: {
      publicDisplayName: options.planName ?? (options.isPlus === true ? 'Shopify Plus' : 'Basic'),
      shopifyPlus: options.isPlus ?? false,
      partnerDevelopment: false,
    },
    shopAddress: {
      __typename: 'ShopAddress',
      id: 'gid://shopify/ShopAddress/1',
      company: name,
      address1: 'Teststraße 1',
      address2: null,
      zip: '10115',
      city: 'Berlin',
      province: null,
      provinceCode: null,
      country: 'Germany',
      countryCodeV2: options.countryCode ?? 'DE',
      phone: null,
      latitude: null,
      longitude: null,
      coordinatesValidated: false,
      formattedArea: 'Berlin, Germany',
      formatted: () => [name, 'Teststraße 1', '10115 Berlin'],
    },
    metafield: ({ namespace, key }: Shown) => shop.metafields.find('gid://shopify/Shop/954889', namespace, key),
    metafields: (args: Shown) => shop.metafields.of('gid://shopify/Shop/954889', args),
  };
}

export const businessEntity = ({ name, countryCode }: ShopOptions): Shown => ({
  __typename: 'BusinessEntity',
  id: 'gid://shopify/BusinessEntity/1548380009',
  companyName: name ?? 'Quittance Dev GmbH',
  displayName: name ?? 'Quittance Dev GmbH',
  primary: true,
  archived: false,
  legalEntityId: null,
  address: {
    address1: 'Teststraße 1',
    address2: null,
    zip: '10115',
    city: 'Berlin',
    province: null,
    countryCode: countryCode ?? 'DE',
  },
});
