import { z } from 'zod';
import { decimal, isoDate, postalAddress } from '../../model/index.ts';

export const LETTER_LANGUAGES = ['en', 'fr', 'de'] as const;
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

const line = z.string().max(300);
const lines = z.array(line).max(20);
const currency = z.string().regex(/^[A-Z]{3}$/);
const link = z.url({ protocol: /^https$/ }).max(2_000);
const money = z.strictObject({ amount: decimal, currency });

/** One due date of a document. */
export const letterItem = z.strictObject({
  number: line,
  kind: z.enum(['invoice', 'creditNote', 'fee', 'interest', 'payment']).default('invoice'),
  issueDate: isoDate,
  dueDate: isoDate.optional(),
  currency,
  amount: decimal,
  /** Still owed at this due date; below zero for a credit. */
  open: decimal,
  daysLate: z.int().min(0).optional(),
});

/** The account of one currency over a period. */
export const letterAccount = z.strictObject({
  currency,
  opening: decimal,
  closing: decimal,
  movements: z.array(z.strictObject({ date: isoDate, text: line, amount: decimal, balance: decimal })).max(2_000),
  /** What is owed, by age: `1–30` days and so on, in the words of the caller. */
  ageing: z.array(z.strictObject({ label: line, amount: decimal })).max(12),
});

/** All that a letter can speak of. Amounts are decimal strings, dates `YYYY-MM-DD`. */
export const letterModel = z.strictObject({
  date: isoDate,
  sender: z.strictObject({
    name: line,
    /** The person or department who signs. */
    signatory: line.optional(),
    address: postalAddress.optional(),
    email: z.email().optional(),
    telephone: line.optional(),
    website: link.optional(),
    /** Legal form, register, VAT number: the foot of the letter. */
    legalLines: lines.default([]),
  }),
  recipient: z.strictObject({ name: line, contact: line.optional(), customerNumber: line.optional() }),
  /** Of letters about one document. */
  document: z
    .strictObject({
      kind: z.enum(['invoice', 'creditNote', 'deposit', 'corrective']),
      number: line,
      issueDate: isoDate,
      dueDate: isoDate.optional(),
      total: decimal,
      open: decimal,
      currency,
      orderNumber: line.optional(),
      purchaseOrder: line.optional(),
      /** The invoice that a credit note corrects. */
      precedes: line.optional(),
    })
    .optional(),
  items: z.array(letterItem).max(2_000).default([]),
  /** Interest, fees and compensation besides, already computed, each in words that show how. */
  charges: z
    .array(z.strictObject({ text: line, ...money.shape }))
    .max(200)
    .default([]),
  /** The new date until which to pay. */
  payUntil: isoDate.optional(),
  /** What was promised and did not come. */
  promise: z.strictObject({ date: isoDate, ...money.partial().shape }).optional(),
  bank: z.strictObject({ holder: line, iban: line, bic: line.optional(), reference: line.optional() }).optional(),
  links: z.strictObject({ pay: link.optional(), portal: link.optional(), unsubscribe: link.optional() }).prefault({}),
  /** Who takes over when nothing comes. */
  agency: line.optional(),
  period: z.strictObject({ from: isoDate, to: isoDate }).optional(),
  accounts: z.array(letterAccount).max(20).default([]),
  /** Names of the files that come with it. */
  attachments: lines.default([]),
  brand: z
    .strictObject({
      accent: z
        .string()
        .regex(/^#[\da-f]{6}$/i)
        .default('#1f3d5c'),
      /** A picture that travels as a part of the message with this content id. */
      logo: z
        .strictObject({ contentId: z.string().regex(/^[\w.@-]{1,100}$/), alt: line, width: z.int().min(16).max(400) })
        .optional(),
    })
    .prefault({}),
});
export type LetterModel = z.output<typeof letterModel>;
/** As callers write it. */
export type LetterInput = z.input<typeof letterModel>;
