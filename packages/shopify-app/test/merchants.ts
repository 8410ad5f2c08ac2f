import { merchantSettings, type MerchantSettings, type MerchantSettingsJson } from '@quittance/core/model';

/** Sellers of three countries, registered for what their orders need. */
export const FRENCH = merchant({
  seller: {
    name: 'Atelier des Lilas SARL',
    legalRegistrationIdentifier: { value: '901234567', scheme: '0002' },
    vatIdentifier: 'FR15901234567',
    electronicAddress: { value: '901234567', scheme: '0225' },
    postalAddress: { line1: '12 rue des Lilas', city: 'Lyon', postCode: '69003', countryCode: 'FR' },
    bankAccount: { iban: 'FR7630006000011234567890189' },
  },
  timeZone: 'Europe/Paris',
  tax: { oneStopShop: true },
});

export const GERMAN = merchant({
  seller: {
    name: 'Kontor GmbH',
    vatIdentifier: 'DE136695976',
    electronicAddress: { value: 'rechnung@kontor.example', scheme: 'EM' },
    postalAddress: { line1: 'Hafenstraße 1', city: 'Hamburg', postCode: '20457', countryCode: 'DE' },
    contact: { name: 'Buchhaltung', telephone: '+49 40 1234567', email: 'rechnung@kontor.example' },
    bankAccount: { iban: 'DE02120300000000202051' },
  },
  timeZone: 'Europe/Berlin',
  tax: { oneStopShop: true },
});

export const AMERICAN = merchant({
  seller: {
    name: 'Acme Inc.',
    vatIdentifier: 'US123456789',
    postalAddress: { line1: '1 Main St', city: 'Louisville', postCode: '40202', subdivision: 'KY', countryCode: 'US' },
  },
  timeZone: 'America/New_York',
  // What is sold at home without sales tax is not taxable there.
  tax: { zeroRateAnswer: { 'goods:domestic:consumer': { category: 'E' } } },
});

function merchant(settings: MerchantSettingsJson): MerchantSettings {
  return merchantSettings.parse(settings);
}
