import type { AccountView } from '@quittance/core/flow';
import type { FileFormat } from '@quittance/core/formats';
import {
  deliveryOutcome,
  isoDate,
  merchantSettings,
  type BrokenRule,
  type EInvoiceFormat,
} from '@quittance/core/model';
import { z } from 'zod';

/**
 * What the admin screens and the routes under `/admin/quittance` say to one another. Browser-safe: it is bundled into the
 * admin. Amounts are decimal strings, days `YYYY-MM-DD`, moments ISO 8601. Ids of orders are Medusa's own (`order_…`).
 *
 * | route | query or body | answer |
 * | --- | --- | --- |
 * | `GET /admin/quittance/orders` | {@link orderListQuery} | {@link OrderList} |
 * | `GET /admin/quittance/orders/export` | {@link orderListQuery} without paging | `text/csv` |
 * | `GET /admin/quittance/orders/:id` | | {@link OrderDetail}; 404 when Medusa has no such order |
 * | `POST /admin/quittance/orders/:id/send` | | {@link OrderDetail}: takes an order that is not on the road yet, or its latest change |
 * | `POST /admin/quittance/orders/:id/retry` | {@link retryBody} | {@link OrderDetail} |
 * | `POST /admin/quittance/orders/:id/credit-notes` | {@link creditNoteBody} | {@link CreditNoteAnswer} |
 * | `POST /admin/quittance/orders/:id/notes/:note/done` | | {@link OrderDetail}: a person has done what the note asks for |
 * | `POST /admin/quittance/orders/retry` | {@link retryManyBody} | {@link RetryAnswer} |
 * | `POST /admin/quittance/orders/dry-run` | {@link dryRunBody} | {@link DryRunReport} |
 * | `GET /admin/quittance/invoices` | {@link invoiceListQuery} | {@link InvoiceList} |
 * | `GET /admin/quittance/invoices/export` | {@link invoiceListQuery} without paging | `text/csv` |
 * | `GET /admin/quittance/invoices/:id` | | {@link InvoiceDetail} |
 * | `GET /admin/quittance/invoices/:id/:file` | `ubl`, `cii`, `facturx` or `pdf`: one of its `files`; `issued`: the first of them | the file, as an attachment |
 * | `GET /admin/quittance/customers/:id` | | {@link CustomerAccountAnswer}, by Medusa's id of the customer |
 * | `GET /admin/quittance/settings` | | {@link SettingsAnswer} |
 * | `PUT /admin/quittance/settings` | {@link settingsBody} | {@link SettingsAnswer} |
 * | `GET /admin/quittance/erp-connection` | | {@link ErpConnectionAnswer} |
 * | `PUT /admin/quittance/erp-connection` | {@link erpConnectionBody} | {@link ErpConnectionAnswer} |
 * | `POST /admin/quittance/erp-connection/check` | | {@link ErpCheckAnswer} |
 *
 * Errors are Medusa's: 400 `{type: "invalid_data", message}`, 401, 404, and 409 `{type: "conflict", message}` where the
 * order's state forbids what was asked.
 */

const paging = {
  limit: z.coerce.number().int().min(1).max(200).default(20),
  offset: z.coerce.number().int().min(0).default(0),
};
const search = z.string().trim().max(200).optional();
/** Why a person did it: told to the workflow's hook and kept in the order's history; on a credit note it is printed. */
const reason = z.string().trim().min(1).max(500);
const text = z.string().max(200);

// ---- Orders ---------------------------------------------------------------------------------------------------------

export const orderListQuery = z.strictObject({
  ...paging,
  /** Order number, invoice number or ERP reference, or a part of it. */
  q: search,
  stage: text.optional(),
  /** `true`: only orders that are stuck; `false`: only those that are not. */
  stopped: z.enum(['true', 'false']).optional(),
  /** Orders stuck for this reason: a `code` of {@link OrderList.causes}. */
  cause: text.optional(),
  /** Days, inclusive. */
  placed_from: isoDate.optional(),
  placed_to: isoDate.optional(),
  order: z.enum(['-placed_at', 'placed_at', '-updated_at', 'updated_at']).default('-placed_at'),
});
export type OrderListQuery = z.output<typeof orderListQuery>;

/** Why an order is stuck, and what to do about it. */
export interface Stop {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

export interface InvoiceRow {
  readonly id: string;
  readonly order_id: string;
  /** The order's number as people call it. */
  readonly order_number: string;
  readonly kind: 'invoice' | 'creditNote' | 'deposit' | 'corrective';
  readonly number: string;
  /** `issued`, `partially-paid`, `paid`, … as core names the life cycle. */
  readonly status: string;
  readonly issue_date: string;
  readonly due_date: string | null;
  readonly currency: string;
  readonly total: string;
  /** Still owed; `0` is paid. */
  readonly open: string;
  /** How far it is on its way to the buyer, as core names the states; `null` of what was not sent. */
  readonly delivery: {
    readonly state: string;
    readonly at: string;
    readonly channel: string;
    /** The address does not take mail, and a person should ask for another. */
    readonly address_problem: string | null;
  } | null;
}

export interface OrderRow {
  /** Medusa's id. */
  readonly id: string;
  readonly number: string;
  /** Where it stands on the road. */
  readonly stage: string;
  /** `null` unless it is stuck. */
  readonly stopped: Stop | null;
  readonly erp_reference: string | null;
  readonly placed_at: string;
  readonly updated_at: string;
  readonly currency: string;
  readonly total: string;
  readonly documents: readonly InvoiceRow[];
}

export interface OrderList {
  readonly orders: readonly OrderRow[];
  readonly count: number;
  readonly limit: number;
  readonly offset: number;
  /** The reasons orders are stuck for now, most frequent first, whatever the filters: for "retry all with this cause". */
  readonly causes: readonly {
    readonly code: string;
    readonly message: string;
    readonly advice: string;
    readonly count: number;
  }[];
  /** The freshness alarm: no order came since then, although the shop's own rhythm expects some; `null` when all is well. */
  readonly silent_since: string | null;
  /** How many orders stand at each stage, whatever the filters. */
  readonly stages: readonly { readonly stage: string; readonly count: number }[];
}

/** One entry of the order's history, newest last. */
export interface OrderEvent {
  readonly at: string;
  readonly kind: string;
  readonly message: string | null;
}

/** The last attempt failed for a reason that passes: what it was, and when the next one comes. */
export interface Waiting extends Stop {
  readonly next_attempt_at: string;
}

/** A rule that the invoice of an order breaks, with advice in every language of the screens. */
export type Finding = BrokenRule;

/** An order that is stuck, with every rule that stands in its way; none where the reason is another. */
export interface StopDetail extends Stop {
  readonly findings: readonly Finding[];
}

export interface DocumentDetail extends InvoiceRow {
  /** What it was issued as; `null` of the ERP's documents. */
  readonly format: EInvoiceFormat | null;
  /** What it can be downloaded as, that in which it was issued first; none of the ERP's documents. */
  readonly files: readonly FileFormat[];
  /** What the rules warned of when it was issued. */
  readonly findings: readonly Finding[];
}

/** What a person should know of the order, and perhaps do. */
export interface OrderNote {
  readonly id: string;
  readonly document_id: string | null;
  readonly code: string;
  readonly text: string;
  /** What is to be done; `null` of a note that only tells. */
  readonly task: string | null;
  readonly created_at: string;
  /** When a person said that it is done. */
  readonly done_at: string | null;
}

export interface TakenOrder extends OrderRow {
  readonly stopped: StopDetail | null;
  readonly documents: readonly DocumentDetail[];
  readonly events: readonly OrderEvent[];
  readonly waiting: Waiting | null;
  /** Newest first. */
  readonly notes: readonly OrderNote[];
}

export interface OrderDetail {
  /** `null` when Quittance has not taken this order (placed before the plugin, or moments ago). */
  readonly order: TakenOrder | null;
}

export const retryBody = z.strictObject({ reason: reason.optional() });
export type RetryBody = z.input<typeof retryBody>;

/** Exactly one of the three: some orders, all that share a cause, or everything that is stuck. */
export const retryManyBody = z.union([
  z.strictObject({ order_ids: z.array(text).min(1).max(500), reason: reason.optional() }),
  z.strictObject({ cause: text.min(1), reason: reason.optional() }),
  z.strictObject({ all: z.literal(true), reason: reason.optional() }),
]);
export type RetryManyBody = z.input<typeof retryManyBody>;

export interface RetryAnswer {
  /** Orders that are on the road again. */
  readonly retried: number;
}

/** Without `amount` the whole of what is not credited yet. `amount` is tax included, in the invoice's currency. */
export const creditNoteBody = z.strictObject({
  /** The invoice to credit; may be left out when the order has only one. */
  invoice_id: text.optional(),
  amount: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,2})?$/, 'must be an amount such as "19.90"')
    .optional(),
  reason,
});
export type CreditNoteBody = z.input<typeof creditNoteBody>;

/** The credit note travels the road like everything else: it is accepted here and appears among the order's documents. */
export interface CreditNoteAnswer {
  readonly accepted: true;
}

export const dryRunBody = z.strictObject({
  /** Days, inclusive. */
  placed_from: isoDate.optional(),
  placed_to: isoDate.optional(),
  /** Newest first. */
  limit: z.int().min(1).max(1000).default(100),
});
export type DryRunBody = z.input<typeof dryRunBody>;

export interface DryRunOrder {
  readonly id: string;
  readonly number: string;
  /** What would happen: `invoice` it could be invoiced, `stop` it would stop and ask, `skip` nothing to invoice (draft, cancelled). */
  readonly verdict: 'invoice' | 'stop' | 'skip';
  readonly problems: readonly (Stop & { readonly field: string | null })[];
  readonly currency: string;
  /** What the shop says the order comes to. */
  readonly total: string;
  /** What the invoice would come to. */
  readonly invoice_total: string | null;
}

/** Nothing was stored, numbered or sent. */
export interface DryRunReport {
  readonly orders: readonly DryRunOrder[];
  readonly invoice: number;
  readonly stop: number;
  readonly skip: number;
}

// ---- Invoices -------------------------------------------------------------------------------------------------------

export const invoiceListQuery = z.strictObject({
  ...paging,
  /** Invoice number or order number, or a part of it. */
  q: search,
  kind: z.enum(['invoice', 'creditNote', 'deposit', 'corrective']).optional(),
  status: text.optional(),
  /** `true`: only documents with something still owed. */
  open: z.enum(['true', 'false']).optional(),
  /** `true`: only those whose due date is past and that are still owed. */
  overdue: z.enum(['true', 'false']).optional(),
  issued_from: isoDate.optional(),
  issued_to: isoDate.optional(),
  /** What came of the delivery, and the days (UTC) between which it came to that. */
  delivery: deliveryOutcome.optional(),
  delivery_from: isoDate.optional(),
  delivery_to: isoDate.optional(),
  order: z.enum(['-issue_date', 'issue_date', '-due_date', 'due_date', '-number', 'number']).default('-issue_date'),
});
export type InvoiceListQuery = z.output<typeof invoiceListQuery>;

export interface InvoiceList {
  readonly invoices: readonly InvoiceRow[];
  readonly count: number;
  readonly limit: number;
  readonly offset: number;
}

export interface InvoiceDetail {
  readonly invoice: DocumentDetail;
}

// ---- Settings -------------------------------------------------------------------------------------------------------

export interface CustomerAccountAnswer {
  /** `null`: the customer never had an invoice. */
  readonly account: AccountView | null;
}

/** Core's settings as they are: seller identity, numbering, tax, terms, `invoiceOn`, `issuer`. Replaces all of them. */
export const settingsBody = merchantSettings;
export type SettingsBody = z.input<typeof settingsBody>;

export interface SettingsAnswer {
  /** `null` until someone entered them: orders wait at their first stage meanwhile. */
  readonly settings: z.output<typeof merchantSettings> | null;
  /**
   * The counter the next document takes, by series key (`seriesOf(…).key` of billing, e.g. `F2026-{N}`), for the preview of the
   * next number. A series that is not here begins with the `startAt` of the settings.
   */
  readonly next_counters?: Readonly<Record<string, number>>;
}

/** The name of a secret an ERP connection needs, e.g. `password`. Values go in, never out. */
const secretName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/);

export const erpConnectionBody = z.strictObject({
  /** One of {@link ErpConnectionAnswer.available}. */
  adapter: text.min(1),
  /** What the adapter's own schema asks, without secrets. */
  config: z.record(z.string(), z.unknown()).default({}),
  /** Only those to set or change; what is left out stays as it is. */
  secrets: z.record(secretName, z.string().min(1).max(10_000)).default({}),
});
export type ErpConnectionBody = z.input<typeof erpConnectionBody>;

export interface ErpConnectionAnswer {
  readonly connection: {
    readonly adapter: string;
    readonly config: Readonly<Record<string, unknown>>;
    /** Names of the secrets that are set. */
    readonly secrets: readonly string[];
  };
  readonly available: readonly {
    readonly adapter: string;
    /** JSON Schema of `config`, for a form. */
    readonly config: Readonly<Record<string, unknown>>;
    /** Names of the secrets it may ask for. */
    readonly secrets: readonly string[];
  }[];
}

/** What `check()` of the connection found, line by line. */
export interface ErpCheckAnswer {
  readonly ok: boolean;
  readonly diagnosis: readonly {
    readonly check: string;
    readonly ok: boolean;
    readonly message: string;
    readonly advice: string | null;
  }[];
}
