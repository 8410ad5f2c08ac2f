import type { Invoice } from '../../../model/index.ts';
import { type Rule, rule } from '../../rule.ts';
import { ATTACHMENT_KINDS, TREATMENTS } from '../codes.ts';
import {
  ATTACHMENT_UNKNOWN,
  LEGIBLE_TWICE,
  type Mention,
  mentionMissing,
  mentionTwice,
  TREATMENT_TWICE,
  TREATMENT_UNKNOWN,
} from '../texts.ts';

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

const MENTIONS: readonly Mention[] = ['PMT', 'PMD', 'AAB'];

/** The compulsory notes, and what notes and attachments may say. */
export const NOTES: readonly Rule[] = [
  ...MENTIONS.map((subject) =>
    rule({
      id: 'BR-FR-05',
      scope: 'invoice',
      at: 'notes',
      ...mentionMissing(subject),
      holds: (invoice) => withSubject(invoice, subject).length > 0,
      example: { breaks: (draft) => without(draft, subject) },
    }),
  ),
  ...[...MENTIONS, 'TXD'].map((subject) =>
    rule({
      id: 'BR-FR-06',
      scope: 'invoice',
      at: 'notes',
      ...mentionTwice(subject),
      holds: (invoice) => withSubject(invoice, subject).length <= 1,
      example: { breaks: (draft) => again(draft, subject) },
    }),
  ),
  rule({
    id: 'BR-FR-20',
    scope: 'note',
    at: 'text',
    ...TREATMENT_UNKNOWN,
    holds: ({ subjectCode, text }) => subjectCode !== 'BAR' || TREATMENTS.has(text),
    example: { breaks: (draft) => void (draft.notes = [...(draft.notes ?? []), { subjectCode: 'BAR', text: 'B2X' }]) },
  }),
  rule({
    id: 'BR-FR-31',
    scope: 'invoice',
    at: 'notes',
    ...TREATMENT_TWICE,
    holds: (invoice) => withSubject(invoice, 'BAR').filter(({ text }) => TREATMENTS.has(text)).length <= 1,
    example: { breaks: (draft) => again(draft, 'BAR') },
  }),
  rule({
    id: 'BR-FR-17',
    scope: 'invoice',
    at: 'supportingDocuments',
    ...ATTACHMENT_UNKNOWN,
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
    ...LEGIBLE_TWICE,
    holds: ({ supportingDocuments }) =>
      (supportingDocuments ?? []).filter(({ description }) => description === 'LISIBLE').length <= 1,
    example: {
      breaks: (draft) =>
        void (draft.supportingDocuments = ['A', 'B'].map((reference) => ({ reference, description: 'LISIBLE' }))),
    },
  }),
];
