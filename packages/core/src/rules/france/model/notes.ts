import type { Advice } from '../../finding.ts';
import type { Invoice } from '../../../model/index.ts';
import { type Rule, rule } from '../../rule.ts';
import { correct, fillIn, remove } from '../../terms.ts';
import { ATTACHMENT_KINDS, TREATMENTS } from '../codes.ts';

const withSubject = (invoice: Invoice, subject: string) =>
  (invoice.notes ?? []).filter(({ subjectCode }) => subjectCode === subject);
const without = (draft: Invoice, subject: string): void =>
  void (draft.notes = draft.notes?.filter(({ subjectCode }) => subjectCode !== subject));
const again = (draft: Invoice, subject: string): void =>
  void (draft.notes = [
    ...(draft.notes ?? []),
    { subjectCode: subject, text: 'B2B' },
    { subjectCode: subject, text: 'B2C' },
  ]);

const MENTIONS: readonly { subject: string; what: string; advice: Advice }[] = [
  {
    subject: 'PMT',
    what: 'the fixed fee of 40 EUR for recovery costs (C. com. D441-5)',
    advice: {
      en: 'Set the text of the recovery fee in the payment terms of the settings.',
      fr: 'Renseignez la mention de l’indemnité forfaitaire de 40 € dans les conditions de paiement des réglages.',
      de: 'Den Text der Beitreibungspauschale in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
  {
    subject: 'PMD',
    what: 'the penalty rate for late payment (C. com. L441-10)',
    advice: {
      en: 'Set the text of the late payment penalties in the payment terms of the settings.',
      fr: 'Renseignez le taux des pénalités de retard dans les conditions de paiement des réglages.',
      de: 'Den Text der Verzugszinsen in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
  {
    subject: 'AAB',
    what: 'the discount for early payment, or that there is none (C. com. L441-9)',
    advice: {
      en: 'Set the text of the early payment discount in the payment terms of the settings.',
      fr: 'Renseignez les conditions d’escompte, ou son absence, dans les conditions de paiement des réglages.',
      de: 'Den Text zum Skonto (oder dass es keines gibt) in den Zahlungsbedingungen der Einstellungen angeben.',
    },
  },
];

/** The compulsory notes, and what notes and attachments may say. */
export const NOTES: readonly Rule[] = [
  ...MENTIONS.map(({ subject, what, advice }) =>
    rule({
      id: 'BR-FR-05',
      scope: 'invoice',
      at: 'notes',
      terms: ['BT-21', 'BT-22'],
      message: `A note ${subject} must state ${what}.`,
      advice,
      holds: (invoice) => withSubject(invoice, subject).length > 0,
      example: { breaks: (draft) => without(draft, subject) },
    }),
  ),
  ...['PMT', 'PMD', 'AAB', 'TXD'].map((subject) =>
    rule({
      id: 'BR-FR-06',
      scope: 'invoice',
      at: 'notes',
      terms: ['BT-21'],
      message: `The note ${subject} stands more than once.`,
      advice: remove('BT-22'),
      holds: (invoice) => withSubject(invoice, subject).length <= 1,
      example: { breaks: (draft) => again(draft, subject) },
    }),
  ),
  rule({
    id: 'BR-FR-20',
    scope: 'note',
    at: 'text',
    terms: ['BT-21', 'BT-22'],
    message: 'A BAR note says something else than a treatment of the French list.',
    advice: correct('BT-22'),
    holds: ({ subjectCode, text }) => subjectCode !== 'BAR' || TREATMENTS.has(text),
    example: { breaks: (draft) => void (draft.notes = [...(draft.notes ?? []), { subjectCode: 'BAR', text: 'B2X' }]) },
  }),
  rule({
    id: 'BR-FR-31',
    scope: 'invoice',
    at: 'notes',
    terms: ['BT-21', 'BT-22'],
    message: 'The notes BAR name more than one treatment.',
    advice: remove('BT-22'),
    holds: (invoice) => withSubject(invoice, 'BAR').filter(({ text }) => TREATMENTS.has(text)).length <= 1,
    example: { breaks: (draft) => again(draft, 'BAR') },
  }),
  rule({
    id: 'BR-FR-17',
    scope: 'invoice',
    at: 'supportingDocuments',
    terms: ['BT-123'],
    message: 'The description of a supporting document (BT-123) is none of the French list.',
    advice: correct('BT-123'),
    holds: ({ supportingDocuments }) =>
      supportingDocuments?.every(({ description }) => description === undefined || ATTACHMENT_KINDS.has(description)) ??
      true,
    example: {
      breaks: (draft) => void (draft.supportingDocuments = [{ reference: 'BL-1', description: 'Delivery note' }]),
    },
  }),
  rule({
    id: 'BR-FR-18',
    scope: 'invoice',
    at: 'supportingDocuments',
    terms: ['BT-123'],
    message: 'More than one supporting document is the readable copy (LISIBLE).',
    advice: fillIn('BT-123'),
    holds: ({ supportingDocuments }) =>
      (supportingDocuments ?? []).filter(({ description }) => description === 'LISIBLE').length <= 1,
    example: {
      breaks: (draft) =>
        void (draft.supportingDocuments = ['A', 'B'].map((reference) => ({ reference, description: 'LISIBLE' }))),
    },
  }),
];
