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
 * | `GET /app/order-block/:orderId` | staff | {@link blockQuery} | {@link OrderBlock} |
 * | `POST /app/orders/:orderId/send` | staff | | 2xx: the order is read and taken, or its latest change |
 * | `POST /v1/orders/:id/retry` | staff | core's | 2xx; `:id` is {@link OrderBlock.orderId} |
 * | `POST /v1/documents/:id/credit-note` | staff | core's | 2xx; `:id` is a document's `id` |
 * | `POST /v1/messages/:id/release`, `withdraw` | staff | | 2xx; `:id` is a {@link WaitingMessage}'s |
 * | `POST /v1/resends`, `/v1/resends/:id/confirm` | staff | core's | 2xx |
 * | `POST /v1/documents/:id/portal-link` | staff | | core's `PortalLink` |
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
  /** Its day is past and something is open. */
  readonly overdue: boolean;
  /** What it can be had as, that in which it was issued first; none of the ERP's documents. */
  readonly files: readonly DocumentFile[];
}

/** How far a document is on its way to the buyer, in the language that was asked for. */
export interface ShownDelivery {
  /** As core's screens name it: `none`, `held`, `accepted`, … */
  readonly state: string;
  readonly word: string;
  readonly tone: 'neutral' | 'info' | 'success' | 'warning' | 'critical';
  readonly sentence: string;
  /** What proves it, newest first. */
  readonly proof: readonly string[];
  /** Why it goes to this contact, this way, at this moment. */
  readonly why: readonly string[];
  readonly waiting: readonly WaitingMessage[];
  /** A link that opens the document without an account; `null` when there is none yet. */
  readonly link: string | null;
}

/** A message that has not left. */
export interface WaitingMessage {
  readonly id: string;
  readonly text: string;
  readonly mayBeReleased: boolean;
}

/** How far the reminders about a document are, in the language that was asked for. */
export interface ShownDunning {
  /** As core's screens name it: `overdue`, `dispute`, `promise`, … */
  readonly state: string;
  readonly word: string;
  readonly tone: ShownDelivery['tone'];
  /** By due date: the last letter, and what comes next. */
  readonly sentences: readonly string[];
  /** What stops the reminders now. */
  readonly holds: readonly string[];
}

/** What staff see of a document beyond what its buyer does; `null`: there is nothing to say. */
export interface Standing {
  readonly delivery: ShownDelivery | null;
  readonly dunning: ShownDunning | null;
}
export interface StaffDocument extends ShownDocument, Standing {}

export const blockQuery = z.object({ language: z.enum(['en', 'fr', 'de']).catch('en') });

export interface OrderBlock {
  /** Core's id; `null` when the order has not been taken (placed before the app, moments ago, or because it cannot be read). */
  readonly orderId: string | null;
  /** Where it stands on the road. */
  readonly stage: string | null;
  readonly stopped: (Stop & { readonly findings: readonly Finding[] }) | null;
  /** The last attempt failed for a reason that passes. */
  readonly waiting: (Stop & { readonly nextAttemptAt: string }) | null;
  /** Newest first. */
  readonly documents: readonly StaffDocument[];
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
  readonly documents: readonly Omit<ShownDocument, 'id'>[];
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
