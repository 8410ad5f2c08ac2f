import { z } from 'zod';
import { decimal, vatCategoryCode, type Invoice } from '../model/index.ts';

/** What a document is in the merchant's books; BT-3 says the same in more detail. */
export const documentKind = z.enum(['invoice', 'creditNote', 'deposit', 'corrective']);
export type DocumentKind = z.output<typeof documentKind>;

/**
 * The business key of a document, unique per order: issuing it twice is impossible.
 *
 * `part` is `all`, `outside-scope` (what must not share an invoice with taxed lines, BR-O-11), a fulfilment id, a refund id,
 * `cancellation`, a payment id (deposits), `edit-<revision>` or `of-<number>` (correctives).
 */
export interface DocumentKey {
  readonly kind: DocumentKind;
  readonly part: string;
}

/**
 * What a document says about one thing of the order: a line, a delivery charge, a fee, a gesture, a deposit.
 * Amounts are positive in a credit note too; an entry that lowers its document (a gesture before invoicing) is negative.
 */
export const coverageEntry = z.strictObject({
  /** `line:<id>`, `shipping:<id>`, `fee:<id>`, `gesture:<refund id>`, `deposit:<payment id>`, `price:<line id>`. */
  ref: z.string(),
  name: z.string(),
  quantity: decimal,
  unitCode: z.string(),
  /** Without VAT, after the line's own discounts, before its share of the order's (BT-131, BT-99). */
  net: decimal,
  /** The line's own discounts without VAT (BT-136); what `net` has already lost. */
  allowance: decimal,
  /** Its share of the order's discounts, without VAT (part of BT-92). */
  discount: decimal,
  /** What the buyer pays for it: VAT included, after every discount. */
  gross: decimal,
  /** The price was agreed with VAT, so `gross` must be met; else it follows from the nets. */
  includesTax: z.boolean(),
  /** Its VAT, `gross` less `net` and `discount`, is what the shop charged: it stands, and is not worked out anew from the rate. */
  vatSaid: z.boolean().optional(),
  category: vatCategoryCode,
  /** Percent; absent for category O. */
  rate: decimal.optional(),
  reasonCode: z.string().optional(),
  reasonText: z.string().optional(),
});
export type CoverageEntry = z.output<typeof coverageEntry>;

/** One VAT rate of a document (BG-23) as planned. */
export interface VatGroup {
  readonly category: CoverageEntry['category'];
  readonly rate?: CoverageEntry['rate'];
  readonly reasonCode?: string | undefined;
  readonly reasonText?: string | undefined;
  /** BT-116 */
  readonly base: CoverageEntry['net'];
  /** BT-117 */
  readonly vat: CoverageEntry['net'];
}

/** A document that the order calls for: what it covers, to the cent, but not yet how it reads. */
export interface DocumentDue extends DocumentKey {
  /** BT-3: 380 invoice, 381 credit note, 384 corrective, 386 deposit, 503 credit note of a deposit. */
  readonly typeCode: string;
  readonly entries: readonly CoverageEntry[];
  readonly vat: readonly VatGroup[];
  /** BT-114: what explains the difference between the buyer's price and the sum of the rounded nets and VAT. */
  readonly rounding: CoverageEntry['net'];
  /** BT-113 */
  readonly paid: CoverageEntry['net'];
  /** When the last payment in `paid` arrived. */
  readonly paidAt?: string;
  /** Documents this one refers to (BG-3). */
  readonly precedes: readonly { readonly number: string; readonly issueDate: string }[];
  /** When the goods left or the service was done (BT-72), as far as the shop says. */
  readonly deliveredOn?: string;
  readonly reason?: string;
}

/** What an issued document covered; kept beside it (JSON), because later documents are planned against it. */
export const documentCoverage = z.strictObject({ entries: z.array(coverageEntry) });
export type DocumentCoverage = z.output<typeof documentCoverage>;

/** A document that has its number. `coverage` is its draft's, kept with it. */
export interface IssuedDocument extends DocumentKey {
  readonly invoice: Invoice;
  readonly coverage: DocumentCoverage;
}

/** How the due date (BT-9) follows from the issue date. */
export type DueRule =
  | { readonly days: number }
  | { readonly on: string; readonly mayPrecede?: boolean }
  | { readonly none: true };

/** A document but for its number and date. */
export interface DraftDocument extends DocumentKey {
  readonly content: Omit<Invoice, 'number' | 'issueDate' | 'paymentDueDate'>;
  readonly dueRule: DueRule;
  readonly coverage: DocumentCoverage;
  /** What BT-83 will be made of, where it waits for the number. */
  readonly paymentReference?: 'document-number' | 'creditor-reference';
}
