import type { MerchantSettingsJson, OrderJson } from '../../model/index.ts';

/** A French seller with everything a lawful invoice needs. */
export const sampleSettings: MerchantSettingsJson = {
  seller: {
    name: 'Atelier Mistral SARL',
    legalInformation: 'SARL au capital de 10 000 EUR, RCS Marseille 732 829 320',
    legalRegistrationIdentifier: { value: '732829320', scheme: '0002' },
    vatIdentifier: 'FR44732829320',
    electronicAddress: { value: '732829320', scheme: '0225' },
    postalAddress: { line1: '12 rue de la République', city: 'Marseille', postCode: '13001', countryCode: 'FR' },
    bankAccount: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
  },
};

export interface SampleOptions {
  readonly host?: string;
  readonly shop?: string;
  readonly revision?: number;
  readonly paid?: boolean;
  readonly overrides?: Partial<OrderJson>;
}

/** A consumer's order of three lines at two VAT rates with a discount and shipping: 2 KB of JSON, tax included, 104.20 EUR. */
export function sampleOrder(
  id: string,
  { host = 'shopfront', shop = 'main', revision = 1, paid = true, overrides = {} }: SampleOptions = {},
): OrderJson {
  const address = { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' };
  const tax = (rate: string) => [{ rate, name: `TVA ${rate} %` }];
  return {
    source: { host, shop, orderId: id },
    number: `#${id}`,
    placedAt: '2026-11-20T10:15:00Z',
    currency: 'EUR',
    pricesIncludeTax: true,
    buyer: {
      kind: 'consumer',
      name: 'Camille Durand',
      email: 'camille@example.org',
      customerId: `c-${id}`,
      billingAddress: address,
      language: 'fr',
    },
    deliverTo: { name: 'Camille Durand', address },
    lines: [
      {
        id: 'l1',
        name: 'Chemise en lin, bleu',
        sku: 'CHEM-LIN-M',
        quantity: '1',
        unitPrice: '59.90',
        taxes: tax('20'),
        discounts: [{ amount: '10.00', reason: 'Bienvenue', code: 'BIENVENUE10' }],
      },
      { id: 'l2', name: 'Carnet de croquis A5', sku: 'CARNET-A5', quantity: '3', unitPrice: '8.90', taxes: tax('20') },
      {
        id: 'l3',
        name: 'Livre : Le vent du Sud',
        sku: 'LIVRE-001',
        gtin: '9782070360024',
        quantity: '1',
        unitPrice: '21.10',
        taxes: tax('5.5'),
      },
    ],
    shipping: [{ id: 's1', name: 'Colissimo', price: '6.50', taxes: tax('20') }],
    payments: paid
      ? [
          {
            id: 'p1',
            at: '2026-11-20T10:15:30Z',
            amount: '104.20',
            status: 'captured',
            method: 'card',
            reference: `pi_${id}`,
          },
        ]
      : [],
    totals: { total: '104.20' },
    revision,
    ...overrides,
  };
}
