import { describe, expect, it } from 'vitest';
import { read } from '../../test/mapped.ts';
import { webhookBody } from '../../test/webhook-body.ts';
import { buyer, deliverTo } from './buyer.ts';
import type { ShopifyOrder } from './shopify-order.ts';
import { toOrder } from './to-order.ts';

function orderWith(fields: Record<string, unknown>, changes: Partial<ShopifyOrder> = {}): ShopifyOrder {
  const spec = {
    currency: 'EUR',
    taxesIncluded: true,
    lines: [{ price: '10.00', quantity: 1, rates: ['0.19'] }],
    fields,
  };
  return { ...read(webhookBody(spec).body), ...changes };
}

const attributes = (...all: [name: string, value: string][]): Record<string, unknown> => ({
  note_attributes: all.map(([name, value]) => ({ name, value })),
});
const inFrance = {
  billing_address: {
    first_name: 'Élodie',
    last_name: 'L’Hôte',
    company: 'Verre SARL',
    city: 'Nantes',
    country_code: 'FR',
  },
};

describe('what Shopify has no field for', () => {
  it.each([
    ['N° TVA', 'FR44 732 829 320', { vatNumber: 'FR44732829320' }],
    ['USt-IdNr.', '136695976', { vatNumber: 'FR136695976' }],
    ['VAT_Number', 'DE136695976', { vatNumber: 'DE136695976' }],
    ['Numéro SIREN', '732 829 320', { siren: '732829320' }],
    ['siret', '73282932000074', { siret: '73282932000074' }],
    ['Peppol-ID', '0208:0123456749', { electronicAddress: { scheme: '0208', value: '0123456749' } }],
    ['Adresse électronique', '732829320_74', { electronicAddress: { scheme: '0225', value: '732829320_74' } }],
    [
      'E-invoice address',
      'invoices@verre.example',
      { electronicAddress: { scheme: 'EM', value: 'invoices@verre.example' } },
    ],
    [
      'Leitweg-ID',
      '04011000-1234512345-06',
      { kind: 'public', electronicAddress: { scheme: '0204', value: '04011000-1234512345-06' } },
    ],
    ['NIF', '12345678Z', { identifiers: [{ value: '12345678Z' }] }],
  ])('%s: %s', (name, value, expected) => {
    expect(buyer(orderWith({ ...inFrance, ...attributes([name, value]) }))).toMatchObject(expected);
  });

  it('is read from the order first, then from metafields, those nearest to the order first', () => {
    const metafields = [
      { key: 'siren', value: '901234567' },
      { key: 'siren', value: '552100554' },
      { key: 'vat_number', value: 'FR15901234567' },
    ];
    expect(buyer(orderWith(attributes(['SIREN', '732829320']), { metafields }))).toMatchObject({
      siren: '732829320',
      vatNumber: 'FR15901234567',
    });
    expect(buyer(orderWith({}, { metafields }))).toMatchObject({ siren: '901234567' });
  });

  it('stands in documents: references, terms and the language', () => {
    const fields = attributes(
      ['Leitweg-ID', '04011000-1'],
      ['Bestellnummer', 'B-7'],
      ['Due date', '2026-12-24'],
      ['Invoice note', 'Merci'],
      ['Invoice language', 'fr'],
    );
    const order = toOrder(orderWith(fields), 'sample.myshopify.com');
    expect(order.ok && order.value).toMatchObject({
      buyerReference: '04011000-1',
      purchaseOrderReference: 'B-7',
      terms: { dueDate: '2026-12-24' },
      note: 'Merci',
      buyer: { language: 'fr' },
    });
  });
});

describe('a company', () => {
  const company = {
    id: '1',
    name: 'Peeters & Zonen BV',
    taxRegistrationId: 'BE 0123.456.749',
    billingAddress: {
      company: 'Peeters & Zonen BV',
      name: 'Boekhouding',
      address1: 'Meir 20',
      city: 'Antwerpen',
      zip: '2000',
      countryCode: 'BE',
    },
  } as const;

  it('has the VAT number of its location, and its address where the order has none', () => {
    expect(buyer(orderWith({ billing_address: null, shipping_address: null }, { company }))).toMatchObject({
      kind: 'business',
      name: 'Peeters & Zonen BV',
      contactName: 'Boekhouding',
      vatNumber: 'BE0123.456.749'.replaceAll('.', ''),
      billingAddress: { line1: 'Meir 20', countryCode: 'BE' },
    });
  });

  it('owes what its people order, whoever of them, and is numbered apart from them', () => {
    const orderedBy = (id: string) => buyer(orderWith(inFrance, { company, customer: { id } }));
    expect([orderedBy('1'), orderedBy('2')]).toMatchObject([
      { customerId: 'company-1', contactId: '1', contactName: 'Élodie L’Hôte' },
      { customerId: 'company-1', contactId: '2' },
    ]);
    expect(buyer(orderWith(inFrance, { company, customer: null }))).toMatchObject({ customerId: 'company-1' });
    expect(buyer(orderWith(inFrance, { customer: { id: '1' } }))).toMatchObject({ customerId: '1' });
    expect(buyer(orderWith(inFrance, { customer: { id: '1' } }))).not.toHaveProperty('contactId');
  });

  it('does not owe what is said to be a consumer’s', () => {
    const said = orderWith(
      { ...inFrance, ...attributes(['Buyer kind', 'consumer']) },
      { company, customer: { id: '2' } },
    );
    expect(buyer(said)).toMatchObject({ kind: 'consumer', customerId: '2' });
  });

  it('outside of VAT has another number', () => {
    const american = { ...company, taxRegistrationId: '12-3456789' };
    const made = buyer(orderWith({ billing_address: { country_code: 'US', city: 'Troy' } }, { company: american }));
    expect(made.vatNumber).toBeUndefined();
    expect(made.identifiers).toEqual([{ value: '12-3456789' }]);
  });
});

describe('somebody at a till', () => {
  const sale = { source_name: 'pos', customer: null, email: null, billing_address: null, shipping_address: null };
  const parcel = {
    id: '1',
    status: 'success',
    line_items: [],
    origin_address: { address1: 'Ladenstr. 3', city: 'Bonn', zip: '53111', country_code: 'DE' },
  };

  it('buys where the till stands', () => {
    const order = orderWith({ ...sale, fulfillments: [parcel] });
    expect(deliverTo(order)?.address).toMatchObject({ city: 'Bonn', countryCode: 'DE' });
    expect(buyer(order)).toMatchObject({ kind: 'consumer', name: 'Laufkundschaft' });
  });

  it('is nobody, nowhere, where Shopify does not say which till: the order stops later, with that reason', () => {
    const order = orderWith(sale);
    expect([deliverTo(order), buyer(order).name]).toEqual([undefined, '']);
  });
});
