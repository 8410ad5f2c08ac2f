import { z } from 'zod';
import { decimal, isoDate, postalAddress } from '../../model/index.ts';

/**
 * E-reporting (flow 10) of the DGFiP external specifications v3.2, Annexe 6: what a French seller or buyer tells the tax office of sales
 * and payments that no French e-invoice carries. Only an approved platform may send it; this is what it is given.
 */

const text = z.string().min(1);
const partyIdentifier = z.strictObject({ value: text, scheme: text });
const identified = z.strictObject({ identifier: partyIdentifier, name: text, role: text });
const period = z.strictObject({ startDate: isoDate, endDate: isoDate });

const reportedParty = z.strictObject({
  /** Schemes 0002 SIREN, 0223 EU VAT number, 0227 outside the EU, 0228 RIDET, 0229 TAHITI. */
  identifier: partyIdentifier.optional(),
  vatIdentifier: text.optional(),
  countryCode: text.optional(),
});

const reportedVat = z.strictObject({
  taxableAmount: decimal,
  taxAmount: decimal,
  categoryCode: text.optional(),
  rate: decimal,
  exemptionReason: text.optional(),
  exemptionReasonCode: text.optional(),
});

/** TG-20, TG-21: an allowance or charge of the document. */
const reportedAdjustment = z.strictObject({ amount: decimal, categoryCode: text.optional(), rate: decimal.optional() });

/** TG-24: a line, as far as the tax office asks for it. */
export const reportedLine = z.strictObject({
  /** TT-76 */
  name: text.optional(),
  notes: z.array(z.strictObject({ subjectCode: text.optional(), text })).optional(),
  /** TT-62, TT-63 */
  quantity: decimal.optional(),
  unitCode: text.optional(),
  precedingInvoice: z.strictObject({ number: text, issueDate: isoDate.optional() }).optional(),
  /** TG-41; its address has one line. */
  delivery: z.strictObject({ name: text.optional(), address: postalAddress.optional() }).optional(),
  period: period.optional(),
  /** TT-67, TT-68: amounts without VAT. */
  allowances: z.array(decimal).optional(),
  charges: z.array(decimal).optional(),
  /** TT-69, TT-70, TT-71 */
  netPrice: decimal.optional(),
  priceDiscount: decimal.optional(),
  grossPrice: decimal.optional(),
});
export type ReportedLine = z.output<typeof reportedLine>;

/** 10.1: an invoice to a business abroad, or from one. */
export const reportedInvoice = z.strictObject({
  number: text,
  issueDate: isoDate,
  typeCode: text,
  currencyCode: text,
  dueDate: isoDate.optional(),
  vatPointDateCode: text.optional(),
  notes: z.array(z.strictObject({ subjectCode: text.optional(), text })).optional(),
  /** BT-23: `B1`, `S1` … */
  businessProcess: text,
  precedingInvoices: z.array(z.strictObject({ number: text, issueDate: isoDate.optional() })).optional(),
  seller: reportedParty,
  buyer: reportedParty.optional(),
  taxRepresentativeVatIdentifier: text.optional(),
  deliveryDate: isoDate.optional(),
  /** TG-19 */
  deliveryAddress: postalAddress.optional(),
  period: period.optional(),
  allowances: z.array(reportedAdjustment).optional(),
  charges: z.array(reportedAdjustment).optional(),
  totalWithoutVat: decimal.optional(),
  /** In euros (G6.23). */
  totalVat: decimal,
  vatBreakdown: z.array(reportedVat).min(1),
  lines: z.array(reportedLine).optional(),
});
export type ReportedInvoice = z.output<typeof reportedInvoice>;

/** 10.3: the sales of one day in one currency and category. Refunds lower the day. */
export const reportedDay = z.strictObject({
  date: isoDate,
  currencyCode: text,
  vatPointDateCode: text.optional(),
  /** `TLB1` goods, `TPS1` services, `TNT1` not taxed in France, `TMA1` margin. */
  category: text,
  totalWithoutVat: decimal,
  /** In euros. */
  totalVat: decimal,
  count: z.int().nonnegative().optional(),
  rates: z.array(z.strictObject({ rate: decimal, taxableAmount: decimal, taxAmount: decimal })).min(1),
});
export type ReportedDay = z.output<typeof reportedDay>;

/** Money that came in on one day, by VAT rate: of consumers (10.4) or on one invoice (10.2). */
export const reportedPayment = z.strictObject({
  date: isoDate,
  rates: z.array(z.strictObject({ rate: decimal, currencyCode: text.optional(), amount: decimal })).min(1),
});
export type ReportedPayment = z.output<typeof reportedPayment>;

export const transactionsReport = z.strictObject({
  period,
  invoices: z.array(reportedInvoice).optional(),
  days: z.array(reportedDay).optional(),
});
export const paymentsReport = z.strictObject({
  period,
  /** 10.2 */
  invoices: z.array(z.strictObject({ number: text, issueDate: isoDate, payment: reportedPayment })).optional(),
  /** 10.4 */
  days: z.array(reportedPayment).optional(),
});

export const eReport = z.strictObject({
  id: text,
  name: text.optional(),
  /** `2026-11-11T02:00:00`, local time. */
  issuedAt: z.iso.datetime({ local: true }),
  /** `IN` the first of a period, `RE` replaces what was said of it. */
  type: text,
  /** The platform, scheme 0238. */
  sender: identified,
  /** The declaring company, scheme 0002: `SE` as seller, `BY` as buyer. */
  issuer: identified,
  transactions: transactionsReport.optional(),
  payments: paymentsReport.optional(),
});
export type EReport = z.output<typeof eReport>;
export type EReportInput = z.input<typeof eReport>;
