/** The invented merchant of the sandbox, with everything French law wants on an invoice; ships to the whole Union. */
export const settings = {
  seller: {
    name: 'La Fabrique du Quai',
    legalInformation: 'SARL au capital de 10 000 EUR, RCS Nantes 732 829 320',
    legalRegistrationIdentifier: { value: '732829320', scheme: '0002' },
    vatIdentifier: 'FR44732829320',
    identifiers: [{ value: '73282932000074', scheme: '0009' }],
    electronicAddress: { value: '732829320', scheme: '0225' },
    postalAddress: { line1: '4 quai de la Fosse', postCode: '44000', city: 'Nantes', countryCode: 'FR' },
    contact: { name: 'Comptabilité', telephone: '+33 2 40 00 00 00', email: 'compta@fabrique-du-quai.example.com' },
    bankAccount: { iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', name: 'La Fabrique du Quai' },
  },
  timeZone: 'Europe/Paris',
  invoiceOn: 'placement',
  tax: { oneStopShop: true },
};
