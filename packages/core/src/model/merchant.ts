import { z } from 'zod';
import { isCountry } from './country.ts';
import { deliverySettings } from './delivery-settings.ts';
import { dunningSettings } from './dunning-settings.ts';
import { eInvoiceFormat } from './e-invoice-format.ts';
import { contact, identifier, postalAddress } from './party.ts';
import { paymentSettings } from './payment-settings.ts';

/**
 * What a merchant decides once. Defaults are those of a French shop, because the law there asks most; every one can be changed.
 */

/** The seller as the invoice names it (BG-4), plus what only its country asks. */
export const sellerIdentity = z.strictObject({
  name: z.string().min(1),
  tradingName: z.string().optional(),
  /** Legal form and share capital, e.g. `SARL au capital de 10 000 EUR` (BT-33). */
  legalInformation: z.string().optional(),
  /** BT-30: SIREN with scheme 0002 for a French seller. */
  legalRegistrationIdentifier: identifier.optional(),
  /** BT-31; absent for a seller under the small-business exemption without a VAT number. */
  vatIdentifier: z.string().optional(),
  /** BT-32 */
  taxRegistrationIdentifier: z.string().optional(),
  /** BT-29 */
  identifiers: z.array(identifier).default([]),
  /** BT-34 */
  electronicAddress: identifier.optional(),
  postalAddress,
  contact: contact.optional(),
  /** Where buyers pay by transfer (BG-17). */
  bankAccount: z.strictObject({ iban: z.string(), bic: z.string().optional(), name: z.string().optional() }).optional(),
});

export const taxSettings = z.strictObject({
  /** `franchise`: small-business exemption (CGI art. 293 B): every sale is E with VATEX-FR-FRANCHISE. */
  regime: z.enum(['normal', 'franchise']).default('normal'),
  /** The seller opted for VAT on debits for services (BT-8, compulsory mention). */
  vatOnDebits: z.boolean().default(false),
  /** Member of the One Stop Shop: distance sales to EU consumers carry the buyer's country's rate. */
  oneStopShop: z.boolean().default(false),
  /** Tips are freely given (outside scope, O) or part of the price (taxable). */
  tips: z.enum(['outside-scope', 'taxable']).default('outside-scope'),
  /** Gift cards sold: `omit` leaves them off the invoice, `line` shows an O line. */
  giftCards: z.enum(['omit', 'line']).default('line'),
  /** The merchant's standing answer where two exemption reasons fit; without it such an order stops and asks. */
  zeroRateAnswer: z
    .record(z.string(), z.strictObject({ category: z.string(), reasonCode: z.string().optional() }))
    .default({}),
});

export const numberingSettings = z.strictObject({
  /** Series per document kind. `{YYYY}`, `{YY}`, `{MM}` are the issue date's; `{N:5}` the counter padded to 5. BR-FR-01/02: at most 35 of `[A-Za-z0-9+-_/]`. */
  invoice: z.string().default('F{YYYY}-{N:5}'),
  creditNote: z.string().default('A{YYYY}-{N:5}'),
  deposit: z.string().default('D{YYYY}-{N:5}'),
  corrective: z.string().default('R{YYYY}-{N:5}'),
  /** The counter starts anew each year (its series then carries the year) or never. */
  reset: z.enum(['yearly', 'never']).default('yearly'),
  /** First number of a series, for a merchant who comes from another tool. */
  startAt: z.int().min(1).default(1),
});

export const termsSettings = z.strictObject({
  /** Net days for business buyers without terms of their own (C. com. L441-10: 30 by default, 60 at most). */
  businessDays: z.int().min(0).max(120).default(30),
  /** PMD note (BR-FR-05). */
  latePenalty: z.string().default('En cas de retard, pénalités au taux BCE majoré de 10 points (C. com. L441-10)'),
  /** PMT note. */
  recoveryFee: z
    .string()
    .default('Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €'),
  /** AAB note. */
  earlyDiscount: z.string().default('Pas d’escompte pour paiement anticipé'),
  /** BT-83, what the payer is to write: the number of the document, its ISO 11649 reference (`RF…`), or the order's number. */
  paymentReference: z.enum(['document-number', 'creditor-reference', 'order-number']).default('document-number'),
});

const buyerCountry = z.string().refine(isCountry, 'is no country code (ISO 3166-1 alpha-2)');

/**
 * The e-invoice each buyer gets. A consumer is on no network: for one, the syntax of the format counts, not its CIUS (a German
 * consumer of a shop that sends XRechnung gets a plain EN 16931 invoice).
 */
export const formatSettings = z.strictObject({
  /** For buyers whose country is in no table. Left out: the French CIUS in UBL from France to France, else UBL as EN 16931 has it. */
  standard: eInvoiceFormat.optional(),
  /** By the country of the buyer's address. */
  byCountry: z.partialRecord(buyerCountry, eInvoiceFormat).default({}),
  /** The same for public bodies, where they want another than businesses: `{ "DE": "xrechnung-ubl" }`. */
  publicByCountry: z.partialRecord(buyerCountry, eInvoiceFormat).default({}),
});

export const alarmSettings = z.strictObject({
  /** Hours without an order from a shop, where its own rhythm expects some, before the freshness alarm; 0 turns it off. */
  silentHours: z.int().min(0).max(168).default(4),
});

export const merchantSettings = z.strictObject({
  seller: sellerIdentity,
  /** Issue dates are days of this time zone. */
  timeZone: z.string().default('Europe/Paris'),
  /** Who makes the legal invoice. */
  issuer: z.enum(['quittance', 'erp']).default('quittance'),
  /** When an order becomes an invoice. */
  invoiceOn: z.enum(['placement', 'payment', 'fulfilment']).default('placement'),
  tax: taxSettings.prefault({}),
  numbering: numberingSettings.prefault({}),
  terms: termsSettings.prefault({}),
  formats: formatSettings.prefault({}),
  alarms: alarmSettings.prefault({}),
  delivery: deliverySettings.prefault({}),
  dunning: dunningSettings.prefault({}),
  payments: paymentSettings.prefault({}),
});

export type SellerIdentity = z.output<typeof sellerIdentity>;
export type TaxSettings = z.output<typeof taxSettings>;
export type NumberingSettings = z.output<typeof numberingSettings>;
export type FormatSettings = z.output<typeof formatSettings>;
export type TermsSettings = z.output<typeof termsSettings>;
export type MerchantSettings = z.output<typeof merchantSettings>;
export type MerchantSettingsJson = z.input<typeof merchantSettings>;
