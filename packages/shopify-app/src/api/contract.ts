import type { FileFormat } from '@quittance/core/formats';
import type { Advice } from '@quittance/core/model';
import { z } from 'zod';
import type { OrderNote } from '../host/order-notes.ts';
import { eInvoicingProblems, tidied, type EInvoicingData } from './e-invoicing-data.ts';

/**
 * What the extensions on Shopify's own pages and our routes say to one another. Browser-safe: extensions take its types. Amounts are decimal
 * strings in `currency`, days `YYYY-MM-DD`, moments ISO 8601. Ids of orders in paths are Shopify's, numeric.
 *
 * | route | who asks | query or body | answer |
 * | --- | --- | --- | --- |
 * | `GET /app/order-block/:orderId` | staff | | {@link OrderBlock} |
 * | `POST /app/orders/:orderId/send` | staff | | 2xx: the order is read and taken, or its latest change |
 * | `POST /v1/orders/:id/retry` | staff | core's | 2xx; `:id` is {@link OrderBlock.orderId} |
 * | `POST /v1/documents/:id/credit-note` | staff | core's | 2xx; `:id` is a document's `id` |
 * | `GET /print/orders` | staff | {@link printQuery} | a printable page or PDF of the documents asked for |
 * | `GET /buyer/orders/:orderId` | the signed-in buyer | | {@link BuyerOrder} |
 * | `POST /buyer/orders/:orderId/e-invoicing` | the signed-in buyer | {@link eInvoicingBody} | {@link BuyerOrder} |
 *
 * Staff are known by the session token of the admin, buyers by that of the customer account, whose `sub` must be the order's customer.
 * Links to files are signed and short-lived: whoever opens one in a new tab has no token. Errors are core's: `{code, message, advice}`.
 */

// ---- Staff ----------------------------------------------------------------------------------------------------------

/** Why an order is stuck, and what to do about it. */
export interface Stop {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/** A rule that refuses the invoice, with what to do in the languages of the screens. */
export interface Finding {
  readonly rule: string;
  readonly advice: Advice;
}

export interface DocumentFile {
  readonly format: FileFormat;
  readonly href: string;
}

export interface ShownDocument {
  readonly id: string;
  readonly kind: 'invoice' | 'creditNote' | 'deposit' | 'corrective';
  readonly number: string;
  /** `issued`, `partially-paid`, `paid`, … as core names the life cycle. */
  readonly status: string;
  readonly issueDate: string;
  readonly dueDate: string | null;
  readonly currency: string;
  readonly total: string;
  /** Still owed; `0` is paid. */
  readonly open: string;
  /** How far it is on its way to the buyer, as core names the states; `null` of what was not sent. Not told to buyers. */
  readonly delivery: { readonly state: string; readonly at: string; readonly badAddress: boolean } | null;
  /** Its day is past and something is open. */
  readonly overdue: boolean;
  /** What it can be had as, that in which it was issued first; none of the ERP's documents. */
  readonly files: readonly DocumentFile[];
}

export interface OrderBlock {
  /** Core's id; `null` when the order has not been taken (placed before the app, moments ago, or because it cannot be read). */
  readonly orderId: string | null;
  /** Where it stands on the road. */
  readonly stage: string | null;
  readonly stopped: (Stop & { readonly findings: readonly Finding[] }) | null;
  /** The last attempt failed for a reason that passes. */
  readonly waiting: (Stop & { readonly nextAttemptAt: string }) | null;
  /** Newest first. */
  readonly documents: readonly ShownDocument[];
  readonly actions: OrderActions;
  /** Newest first. */
  readonly notes: readonly OrderNote[];
}

/** What a person can do with the order now. */
export interface OrderActions {
  /** Have it taken, read again, and invoiced where that is due. */
  readonly issue: boolean;
  /** It is stuck, and may try again. */
  readonly retry: boolean;
  /** The invoices that can be credited. */
  readonly credit: readonly { readonly id: string; readonly number: string }[];
}

const orderIds = z
  .string()
  .regex(/^\d{1,20}(,\d{1,20}){0,249}$/, 'must be up to 250 numeric order ids, with commas between')
  .transform((text) => text.split(','));
const kinds = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(['invoice', 'creditNote'])).min(1));

/** `creditNote` are credit notes, `invoice` all other documents. */
export const printQuery = z.strictObject({ orders: orderIds, kinds: kinds.default(['invoice', 'creditNote']) });

// ---- Buyers ---------------------------------------------------------------------------------------------------------

/** What the rules said, and what is wrong inside, is the merchant's business. */
export interface BuyerOrder {
  readonly documents: readonly Omit<ShownDocument, 'id' | 'delivery'>[];
  readonly eInvoicing: EInvoicingData;
  /** `false` once an invoice is issued: what is entered then counts from the next order on. */
  readonly countsForThisOrder: boolean;
}

const field = z.string().trim().max(200).default('');

/** An empty text takes back what was entered before; blanks inside numbers are gone. */
export const eInvoicingBody = z
  .strictObject({ siren: field, vatId: field, routingAddress: field })
  .superRefine((data, context) => {
    for (const [name, code] of Object.entries(eInvoicingProblems(data))) {
      context.addIssue({ code: 'custom', path: [name], message: code });
    }
  })
  .transform(tidied);
