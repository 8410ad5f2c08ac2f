import { type LetterInput, letterModel, type LetterLanguage, type LetterModel } from './model.ts';

const PLACES = {
  en: {
    sender: 'Northwind Foods Ltd',
    recipient: 'Harbour Café',
    contact: 'Alex Morgan',
    line1: '12 Quay Street',
    city: 'Bristol',
    postCode: 'BS1 4DJ',
    countryCode: 'GB',
  },
  fr: {
    sender: 'Épicerie Fine SAS',
    recipient: 'Bistrot du Port',
    contact: 'Camille Martin',
    line1: '12 quai des Brumes',
    city: 'Le Havre',
    postCode: '76600',
    countryCode: 'FR',
  },
  de: {
    sender: 'Feinkost Groß GmbH',
    recipient: 'Café Hafenblick',
    contact: 'Robin Müller',
    line1: 'Am Kai 12',
    city: 'Hamburg',
    postCode: '20457',
    countryCode: 'DE',
  },
} as const satisfies Record<LetterLanguage, object>;

const CHARGES = {
  en: [
    'Interest on F2026-00031: 37 days at 10.15 % p.a.',
    'Compensation for recovery costs (directive 2011/7/EU)',
    'Over 30 days',
    'Up to 30 days',
  ],
  fr: [
    'Intérêts sur F2026-00031 : 37 jours à 12,15 % l’an',
    'Indemnité forfaitaire de recouvrement (C. com. L441-10)',
    'Plus de 30 jours',
    'Jusqu’à 30 jours',
  ],
  de: [
    'Zinsen auf F2026-00031: 37 Tage zu 11,27 % p. a.',
    'Verzugspauschale (§ 288 Abs. 5 BGB)',
    'Über 30 Tage',
    'Bis 30 Tage',
  ],
} as const satisfies Record<LetterLanguage, readonly string[]>;

/** A letter that says all it may, or as little: previews show it, and templates are checked with it. */
export function sampleLetter(language: LetterLanguage, size: 'full' | 'bare' = 'full'): LetterModel {
  const place = PLACES[language];
  const bare: LetterInput = {
    date: '2026-12-05',
    sender: { name: place.sender },
    recipient: { name: place.recipient },
  };
  return letterModel.parse(size === 'bare' ? bare : { ...bare, ...fullOf(language) });
}

function fullOf(language: LetterLanguage): Partial<LetterInput> {
  const { sender, recipient, contact, line1, city, postCode, countryCode } = PLACES[language];
  const [interest, compensation, over, under] = CHARGES[language];
  return {
    sender: {
      name: sender,
      address: { line1: line1.replace('12', '3'), city, postCode, countryCode },
      email: 'accounts@shop.example',
      telephone: '+33 1 23 45 67 89',
      website: 'https://shop.example',
      legalLines: ['RCS 732 829 320', 'FR44732829320'],
    },
    recipient: { name: recipient, contact, customerNumber: 'C-1042' },
    document: {
      kind: 'invoice',
      number: 'F2026-00042',
      issueDate: '2026-12-05',
      dueDate: '2027-01-04',
      total: '1234.50',
      open: '1234.50',
      currency: 'EUR',
      orderNumber: '#1042',
      purchaseOrder: 'PO-77',
      precedes: 'F2026-00031',
    },
    items: [
      {
        number: 'F2026-00031',
        issueDate: '2026-09-29',
        dueDate: '2026-10-29',
        currency: 'EUR',
        amount: '980.00',
        open: '980.00',
        daysLate: 37,
      },
      {
        number: 'F2026-00036',
        issueDate: '2026-10-20',
        dueDate: '2026-11-19',
        currency: 'EUR',
        amount: '600.00',
        open: '254.50',
        daysLate: 16,
      },
      {
        number: 'A2026-00004',
        kind: 'creditNote',
        issueDate: '2026-11-02',
        currency: 'EUR',
        amount: '-50.00',
        open: '-50.00',
      },
      {
        number: 'F2026-00038',
        issueDate: '2026-10-25',
        dueDate: '2026-11-24',
        currency: 'USD',
        amount: '1500.00',
        open: '1500.00',
        daysLate: 11,
      },
    ],
    charges: [
      { text: interest, amount: '10.08', currency: 'EUR' },
      { text: compensation, amount: '40.00', currency: 'EUR' },
    ],
    payUntil: '2026-12-15',
    promise: { date: '2026-12-01', amount: '500.00', currency: 'EUR' },
    bank: { holder: sender, iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', reference: 'RF18539007547034' },
    links: {
      pay: 'https://pay.shop.example/p/7Hk2',
      portal: 'https://pay.shop.example/portal/7Hk2',
      unsubscribe: 'https://pay.shop.example/u/7Hk2',
    },
    agency: 'Inkasso Partner',
    period: { from: '2026-10-01', to: '2026-12-05' },
    accounts: [
      {
        currency: 'EUR',
        opening: '980.00',
        closing: '1184.50',
        movements: [
          { date: '2026-10-20', text: 'F2026-00036', amount: '600.00', balance: '1580.00' },
          { date: '2026-11-02', text: 'A2026-00004', amount: '-50.00', balance: '1530.00' },
          { date: '2026-11-28', text: 'F2026-00036', amount: '-345.50', balance: '1184.50' },
        ],
        ageing: [
          { label: over, amount: '980.00' },
          { label: under, amount: '204.50' },
        ],
      },
    ],
    attachments: ['F2026-00042.pdf'],
    brand: { logo: { contentId: 'logo', alt: sender, width: 160 } },
  };
}
