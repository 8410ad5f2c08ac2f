import type { Diagnosis } from '../../erp/index.ts';
import type { FileFormat } from '../../formats/index.ts';
import type { StandingView } from '../delivery/delivery-views.ts';
import {
  stage,
  type BrokenRule,
  type DeliveryOutcome,
  type DocumentId,
  type EInvoiceFormat,
  type IsoDate,
  type IsoDateTime,
  type OrderId,
  type Problem,
} from '../../model/index.ts';

/**
 * Where an order stands on the road: the stages of `stage` in model but for `stopped`, which is told beside the stage so
 * that both stay visible. `pushed` also means that nothing (more) is due to be invoiced yet.
 */
export const ORDER_STAGES = stage.exclude(['stopped']).options;
export type OrderStage = (typeof ORDER_STAGES)[number];

/** One row per order: its stage, and when it is stuck one plain sentence why. Amounts are decimal strings in `currency`. */
export interface OrderView {
  readonly id: OrderId;
  readonly host: string;
  readonly shop: string;
  /** The order's id in the shop. */
  readonly sourceId: string;
  /** What people call it, e.g. `#1001`. */
  readonly number: string;
  readonly placedAt: IsoDateTime;
  readonly buyer: string;
  readonly currency: string;
  readonly total: string;
  readonly revision: number;
  readonly stage: OrderStage;
  /** Why it does not move: absent when it does. */
  readonly stopped?: Problem;
  /** The next attempt, when the last one failed for a reason that passes. */
  readonly nextAttemptAt?: IsoDateTime;
  /** Why the last attempt failed, while the next one is awaited. */
  readonly waiting?: Problem;
  readonly attempts: number;
  /** What people call the order in the ERP. */
  readonly erpReference?: string;
  readonly documents: readonly DocumentView[];
  readonly updatedAt: IsoDateTime;
}

export type DocumentKind = 'invoice' | 'creditNote' | 'deposit' | 'corrective';

/** An issued document. It never changes; only what is still open and its status do. Amounts are decimal strings in `currency`. */
export interface DocumentView {
  readonly id: DocumentId;
  readonly orderId: OrderId;
  readonly kind: DocumentKind;
  /** What of the order it covers: `order`, a fulfilment's or a refund's id. */
  readonly part: string;
  /** BT-1 */
  readonly number: string;
  /** BT-2 */
  readonly issueDate: IsoDate;
  /** BT-9 */
  readonly dueDate?: IsoDate;
  readonly buyer: string;
  readonly currency: string;
  /** BT-112 */
  readonly total: string;
  /** Still owed by the buyer (negative: owed to the buyer). */
  readonly open: string;
  /** Of a credit note: what of it must still go back to the buyer. */
  readonly toRefund?: string;
  readonly status: DocumentStatusCode;
  /** The order's own number, e.g. `#1001`. */
  readonly orderNumber: string;
  /** What it was issued as; absent of the ERP's documents. */
  readonly format?: EInvoiceFormat;
  /** What it can be had as, that in which it was issued first; none of the ERP's documents. */
  readonly files: readonly FileFormat[];
  /** What the rules warned of when it was issued. */
  readonly findings: readonly BrokenRule[];
  /** How far it is on its way to the buyer; absent of what we do not deliver. */
  readonly delivery?: StandingView;
}

/**
 * - An invoice: `issued`, `partially-paid`, `paid`, and `credited` once credit notes take all of it back.
 * - A credit note: `issued` while money for it must still go back to the buyer; then `refunded`, or `settled` where all of it
 *   was set against what the buyer owed and nothing had to go back.
 */
export type DocumentStatusCode = 'issued' | 'partially-paid' | 'paid' | 'credited' | 'refunded' | 'settled';

/** A status event: what happened to an order, when. The timeline, the audit trail and the write-backs read these. */
export interface EventView {
  /** Rises in the tenant's history; not gapless. */
  readonly id: string;
  readonly orderId: OrderId;
  /** Rises by one with every event of the order. */
  readonly sequence: number;
  readonly at: IsoDateTime;
  readonly kind: string;
  /** Codes, ids, numbers; no personal data. */
  readonly details: Readonly<Record<string, unknown>>;
}

export interface OrderFilter {
  readonly stage?: OrderStage;
  /** Only those that are stuck (`true`) or moving (`false`). */
  readonly stopped?: boolean;
  /** Only those stuck for this reason. */
  readonly code?: string;
  readonly host?: string;
  readonly shop?: string;
  /** Matches the order's number, its id in the shop, its invoice number or ERP reference from the start. */
  readonly search?: string;
  readonly placedFrom?: IsoDate;
  readonly placedTo?: IsoDate;
}

/** What came from a shop and is no order we can read: kept, until one of the same source is accepted. */
export interface UnmappedOrder {
  readonly id: string;
  readonly host: string;
  readonly shop: string;
  /** Its id in the shop. */
  readonly sourceId: string;
  /** Why no order could be made of it: one at least. */
  readonly problems: readonly Problem[];
  readonly receivedAt: IsoDateTime;
}

export interface UnmappedFilter {
  readonly host?: string;
  readonly shop?: string;
  /** Its id in the shop. */
  readonly orderId?: string;
}

export interface DocumentFilter {
  readonly kind?: DocumentKind;
  readonly orderId?: OrderId;
  /** Only documents with something still owed. */
  readonly open?: boolean;
  /** Only documents with something still owed that was due before this day. */
  readonly dueBefore?: IsoDate;
  /** The buyer's name as it stands on the document. */
  readonly buyer?: string;
  /** Matches the document's number from the start. */
  readonly search?: string;
  readonly issuedFrom?: IsoDate;
  readonly issuedTo?: IsoDate;
  /** How the delivery went, as of the last thing that happened to it. */
  readonly delivery?: DeliveryOutcome;
  /** Days by the merchant's clocks, between which the delivery came to that. */
  readonly deliveryFrom?: IsoDate;
  readonly deliveryTo?: IsoDate;
}

/** Newest first; `after` is the `next` of the page before. Keyset paging: page 1,000 costs what page 1 costs. */
export interface PageRequest {
  /** 1 to 200; 50 by default. */
  readonly limit?: number;
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** The connection to one ERP as people see it; secrets never leave the store. */
export interface ConnectionView {
  readonly id: string;
  readonly adapter: string;
  readonly config: unknown;
  /** The names of the secrets that are set. */
  readonly secrets: readonly string[];
  /** The merchant's limit; without one, what the adapter says it stands. */
  readonly concurrency?: number;
  readonly requestsPerMinute?: number;
  /** Why every order of this connection waits; absent when it runs. */
  readonly paused?: Problem;
}

export interface ConnectionCheck {
  readonly ok: boolean;
  readonly diagnoses: readonly Diagnosis[];
}
