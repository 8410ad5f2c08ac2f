import { merchantSettings } from '../../model/index.ts';
import { describe, expect, it } from 'vitest';
import { draftOf, settingsOf, type Draft } from './draft.ts';
import { FIELDS } from './fields.ts';

const stored = merchantSettings.parse({
  seller: {
    name: 'Atelier Lumière SARL',
    legalRegistrationIdentifier: { value: '732829320', scheme: '0002' },
    vatIdentifier: 'FR44732829320',
    identifiers: [{ value: '73282932000074', scheme: '0009' }],
    postalAddress: { line1: '1 rue de la Paix', line3: 'Cour B', city: 'Paris', postCode: '75002', countryCode: 'FR' },
    bankAccount: { iban: 'FR7630006000011234567890189', name: 'Atelier' },
  },
  invoiceOn: 'payment',
  tax: { oneStopShop: true, zeroRateAnswer: { 'service:domestic:consumer': { category: 'E' } } },
  terms: { businessDays: 45 },
});

const typed = (changes: Draft): Draft => ({ ...draftOf(stored), ...changes });

describe('the settings form', () => {
  it('shows and saves stored settings without changing them', () => {
    expect(settingsOf(draftOf(stored), stored)).toEqual(stored);
  });

  it('keeps what it does not show', () => {
    const saved = settingsOf(typed({ 'seller.name': 'Other' }), stored);
    expect(saved).toMatchObject({
      seller: { name: 'Other', identifiers: stored.seller.identifiers, postalAddress: { line3: 'Cour B' } },
    });
  });

  it('begins with core’s own defaults, and only who sells is left to say', () => {
    const draft = draftOf(null);
    expect(draft).toMatchObject({
      'seller.name': '',
      timeZone: 'Europe/Paris',
      'numbering.invoice': 'F{YYYY}-{N:5}',
      'terms.businessDays': '30',
    });
    const saved = settingsOf({ ...draft, 'seller.name': 'Moi' }, null);
    expect(merchantSettings.parse(saved)).toEqual(
      merchantSettings.parse({ seller: { name: 'Moi', postalAddress: { countryCode: 'FR' } } }),
    );
  });

  it('leaves empty fields out, and groups with nothing but a scheme', () => {
    const saved = merchantSettings.parse(
      settingsOf(
        typed({
          'seller.legalRegistrationIdentifier.value': ' ',
          'seller.bankAccount.iban': '',
          'seller.bankAccount.name': '',
        }),
        stored,
      ),
    );
    expect(saved.seller).not.toHaveProperty('legalRegistrationIdentifier');
    expect(saved.seller).not.toHaveProperty('bankAccount');
  });

  it('keeps no sender without an address, and one as it was typed', () => {
    expect(merchantSettings.parse(settingsOf(typed({}), stored)).delivery).not.toHaveProperty('sender');
    const typedIn = settingsOf(typed({ 'delivery.enabled': true, 'delivery.sender.address': 'a@example.org' }), stored);
    expect(merchantSettings.parse(typedIn).delivery).toMatchObject({
      enabled: true,
      sender: { address: 'a@example.org' },
    });
  });

  it('stores numbers as numbers, and hands on what is none', () => {
    expect(settingsOf(typed({ 'terms.businessDays': ' 60 ' }), stored)).toMatchObject({ terms: { businessDays: 60 } });
    expect(settingsOf(typed({ 'terms.businessDays': '6O' }), stored)).toMatchObject({ terms: { businessDays: '6O' } });
    expect(settingsOf(typed({ 'terms.businessDays': '1e3' }), stored)).toMatchObject({
      terms: { businessDays: '1e3' },
    });
  });

  it('does not touch the stored settings it starts from', () => {
    const before = structuredClone(stored);
    settingsOf(typed({ 'seller.name': 'Other', 'seller.postalAddress.city': '' }), stored);
    expect(stored).toEqual(before);
  });

  it('has a field for every path once', () => {
    const paths = FIELDS.map((field) => field.path);
    expect(new Set(paths).size).toBe(paths.length);
  });
});
