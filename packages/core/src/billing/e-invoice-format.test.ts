import { describe, expect, it } from 'vitest';
import { merchantSettings, order, type MerchantSettingsJson, type OrderJson } from '../model/index.ts';
import { formatFor, formatProblems } from './e-invoice-format.ts';

type Formats = NonNullable<MerchantSettingsJson['formats']>;

const settings = (formats: Formats = {}, countryCode = 'FR') =>
  merchantSettings.parse({ seller: { name: 'S', postalAddress: { countryCode } }, formats });

const orderOf = (kind: OrderJson['buyer']['kind'], countryCode: string) =>
  order.parse({
    source: { host: 'h', shop: 's', orderId: '1' },
    number: '#1',
    placedAt: '2026-11-20T10:15:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: { kind, name: 'B', billingAddress: { countryCode } },
    lines: [{ id: 'l', name: 'L', quantity: '1', unitPrice: '1.00', taxes: [{ rate: '20' }] }],
    totals: { total: '1.00' },
    revision: 1,
  });

describe('the format of an order', () => {
  it.each([
    ['FR', 'FR', 'fr-cius-ubl'],
    ['FR', 'RE', 'fr-cius-ubl'],
    ['MC', 'FR', 'fr-cius-ubl'],
    ['FR', 'DE', 'ubl'],
    ['DE', 'FR', 'ubl'],
    ['DE', 'DE', 'ubl'],
  ])('is, without a choice, from %s to %s %s', (seller, buyer, format) => {
    expect(formatFor(orderOf('business', buyer), settings({}, seller))).toBe(format);
  });

  const chosen = settings({
    standard: 'facturx',
    byCountry: { DE: 'xrechnung-cii', BE: 'peppol' },
    publicByCountry: { DE: 'xrechnung-ubl', FR: 'fr-cius-cii' },
  });

  it.each([
    ['business', 'DE', 'xrechnung-cii'],
    ['public', 'DE', 'xrechnung-ubl'],
    ['public', 'BE', 'peppol'],
    ['business', 'FR', 'facturx'],
    ['public', 'FR', 'fr-cius-cii'],
    ['business', 'ES', 'facturx'],
    ['public', 'ES', 'facturx'],
    // A consumer has no Leitweg-ID and no address on a network.
    ['consumer', 'DE', 'cii'],
    ['consumer', 'BE', 'ubl'],
    ['consumer', 'ES', 'facturx'],
  ] as const)('of a %s buyer in %s is %s, as the merchant chose', (kind, country, format) => {
    expect(formatFor(orderOf(kind, country), chosen)).toBe(format);
  });
});

describe('choices under which every order would stop', () => {
  const fields = (formats: Formats, seller?: string) =>
    formatProblems(settings(formats, seller)).map(({ code, field }) => `${code} ${field}`);

  it('are refused with the field', () => {
    expect(fields({ byCountry: { FR: 'peppol', DE: 'peppol' } })).toEqual(['FORMAT_UNFIT formats.byCountry.FR']);
    expect(fields({ publicByCountry: { GP: 'xrechnung-ubl' } })).toEqual(['FORMAT_UNFIT formats.publicByCountry.GP']);
    expect(fields({ standard: 'peppol' })).toEqual(['FORMAT_UNFIT formats.standard']);
    expect(fields({ standard: 'fr-cius-ubl', byCountry: { FR: 'fr-cius-cii' } }, 'DE')).toEqual([
      'FORMAT_UNFIT formats.standard',
      'FORMAT_UNFIT formats.byCountry.FR',
    ]);
  });

  it('are no others', () => {
    expect(fields({ standard: 'peppol', byCountry: { FR: 'facturx' } })).toEqual([]);
    expect(fields({ standard: 'peppol', byCountry: { FR: 'peppol' } }, 'BE')).toEqual([]);
    expect(fields({ byCountry: { FR: 'fr-cius-cii', DE: 'xrechnung-ubl' } })).toEqual([]);
  });

  it('of a country or a format that does not exist are no settings', () => {
    const parse = (formats: unknown) =>
      merchantSettings.safeParse({ seller: { name: 'S', postalAddress: { countryCode: 'FR' } }, formats }).success;
    expect(parse({ byCountry: { DE: 'facturx' } })).toBe(true);
    expect(parse({ byCountry: { QQ: 'facturx' } })).toBe(false);
    expect(parse({ byCountry: { DE: 'zugferd-1' } })).toBe(false);
    expect(parse({ standard: 'pdf' })).toBe(false);
  });
});
