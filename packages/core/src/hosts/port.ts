import type { Order, OrderSource, Problem } from '../model/index.ts';

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
  /**
   * The orders as the host has them now, for hosts whose events only say that something changed; the answers are in the order of the ids.
   * Rejects when the host cannot be asked: the changes are kept and asked for again.
   */
  readOrders?(shop: string, orderIds: readonly string[]): Promise<readonly ReadOrder[]>;
}

/**
 * - `read`: the order as it is now;
 * - `unmapped`: it is there, but no canonical order can be made of it, and why: kept, and shown among the stuck ones;
 * - `gone`: the host does not (or must not) know it any more: what was issued stays, nothing follows;
 * - `skipped`: nothing of it concerns invoices (a test, a draft, our own echo).
 */
export type ReadOrder =
  | { readonly kind: 'read'; readonly order: Order }
  | { readonly kind: 'unmapped'; readonly payload: unknown; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'skipped'; readonly reason: string };

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
