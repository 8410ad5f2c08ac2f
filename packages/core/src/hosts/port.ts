import type { Order, OrderSource, Problem } from '../model/index.ts';

/**
 * The port of a host platform: where orders come from and where their status is shown again.
 * A plugin implements it; core calls `writeBack` after every status event, asks `changedSince` every hour of the shops in which an app is
 * installed and every night of all, and asks `readOrders` for what was noticed to have changed.
 */
export interface HostPlatform {
  /** The `source.host` of its orders. */
  readonly id: string;
  /** Shows a status in the host. Idempotent and ordered by `sequence`: an older one never overwrites a newer one. */
  writeBack(update: StatusUpdate): Promise<WriteBackOutcome>;
  /**
   * Orders created or changed after the cursor, oldest first: events can be lost, this finds them again. None, where the plugin itself takes what it
   * finds.
   */
  changedSince(shop: string, cursor: string | null, limit: number): Promise<ChangedOrders>;
  /**
   * The orders as the host has them now, for hosts whose events only say that something changed; the answers are in the order of the ids.
   * Rejects when the host cannot be asked: the changes are kept and asked for again.
   */
  readOrders?(shop: string, orderIds: readonly string[]): Promise<readonly ReadOrder[]>;
  /** Leaves a note for the people who work there, and where there is something to do, a task. The same `key` twice is one note. */
  note?(note: HostNote): Promise<WriteBackOutcome>;
}

/**
 * - `read`: the order as it is now;
 * - `unmapped`: it is there, but no canonical order can be made of it, and why: kept, and shown among the stuck ones;
 * - `gone`: the host does not (or must not) know it any more: what was issued stays, nothing follows;
 * - `skipped`: nothing of it concerns invoices (a draft, an order of before);
 * - `later`: it could not be read now, and may be when it is asked for again.
 *
 * An order that is the same as when it was read last is our own echo, and core's business to know. `revision` counts milliseconds of the shop's
 * clock; where that clock only shows seconds, what differs within one is told apart by core, in the order of reading.
 */
export type ReadOrder =
  | { readonly kind: 'read'; readonly order: Order }
  | { readonly kind: 'unmapped'; readonly payload: unknown; readonly problems: readonly Problem[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'later'; readonly code: string; readonly message: string };

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
  /** How far it is on its way to the buyer; absent of what is not delivered by us. */
  readonly delivery?: DocumentDelivery;
}

export interface DocumentDelivery {
  /** See `DeliveryState` of the model, e.g. `accepted`, `bounced`, `downloaded`. */
  readonly state: string;
  readonly at: string;
  readonly channel: string;
  /** The address does not take mail, and a person should ask for another: the code of the reason. */
  readonly addressProblem?: string;
}

/** What a person should know of an order, and perhaps do. Holds no address. */
export interface HostNote {
  readonly key: string;
  readonly source: OrderSource;
  readonly documentId?: string;
  readonly code: string;
  /** One or two plain sentences, in the language of the seller's country; so is the task. */
  readonly text: string;
  readonly task?: { readonly title: string };
}

export type WriteBackOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly retry: 'later' | 'never'; readonly code: string; readonly message: string };

export interface ChangedOrders {
  readonly orders: readonly ChangedOrder[];
  /** Where the next page begins; of the last page, where the next run does: a little earlier, for what was being written meanwhile. */
  readonly next: string;
  readonly more: boolean;
}

/** An order that changed: it is read ({@link HostPlatform.readOrders}) when this revision of it is not known yet. */
export interface ChangedOrder {
  readonly source: OrderSource;
  readonly revision: number;
}
