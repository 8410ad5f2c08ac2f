import type { LetterLanguage } from '../model.ts';

const KINDS = {
  en: {
    invoice: 'Invoice',
    creditNote: 'Credit note',
    deposit: 'Deposit invoice',
    corrective: 'Corrective invoice',
    fee: 'Fee',
    interest: 'Interest',
    payment: 'Payment',
  },
  fr: {
    invoice: 'Facture',
    creditNote: 'Avoir',
    deposit: 'Facture d’acompte',
    corrective: 'Facture rectificative',
    fee: 'Frais',
    interest: 'Intérêts',
    payment: 'Paiement',
  },
  de: {
    invoice: 'Rechnung',
    creditNote: 'Gutschrift',
    deposit: 'Anzahlungsrechnung',
    corrective: 'Korrekturrechnung',
    fee: 'Gebühr',
    interest: 'Zinsen',
    payment: 'Zahlung',
  },
} as const satisfies Record<LetterLanguage, Record<string, string>>;

/** What a document or an item is called. */
export function kindIn(language: LetterLanguage, kind: keyof (typeof KINDS)['en']): string {
  return KINDS[language][kind];
}
