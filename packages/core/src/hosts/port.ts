import type { Order, OrderSource } from '../model/index.ts';

/**
 * The port of a host platform: where orders come from and where their status is shown again.
 * A plugin implements it; core calls `writeBack` after every status event and asks `changedSince` in the reconcile.
 */
export interface HostPlatform {
  /** The `source.host` of its orders. */
  readonly id: string;
  /** Shows a status in the host. Idempotent and ordered by `sequence`: an older one never overwrites a newer one. */
  writeBack(update: StatusUpdate): Promise<WriteBackOutcome>;
  /** Orders created or changed after the cursor, oldest first: events can be lost, this finds them again. */
  changedSince(shop: string, cursor: string | null, limit: number): Promise<ChangedOrders>;
}

/** What is shown in the host: one order, where it stands, and its documents. Everything a screen there needs. */
export interface StatusUpdate {
  readonly source: OrderSource;
  readonly orderId: string;
  /** Rises with every status event of the order. */
  readonly sequence: number;
  readonly stage: string;
  /** Why it is stuck: code, plain sentence and what to do; absent when it is not. */
  readonly stopped?: { readonly code: string; readonly message: string; readonly advice: string };
  readonly erpReference?: string;
  readonly documents: readonly DocumentStatus[];
}

/** Amounts are decimal strings in `currency`. */
export interface DocumentStatus {
  readonly documentId: string;
  readonly kind: 'invoice' | 'creditNote' | 'deposit' | 'corrective';
  readonly number: string;
  readonly status: string;
  readonly issueDate: string;
  readonly dueDate?: string;
  readonly currency: string;
  readonly total: string;
  readonly open: string;
}

export type WriteBackOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly retry: 'later' | 'never'; readonly code: string; readonly message: string };

export interface ChangedOrders {
  readonly orders: readonly { readonly source: OrderSource; readonly payload: Order }[];
  readonly next: string;
  readonly more: boolean;
}
