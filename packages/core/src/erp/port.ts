import type { z } from 'zod';
import type { Clock, Decimal, ExtId, IsoDate, Order } from '../model/index.ts';
import type { LedgerBook } from './ledger/book.ts';

/**
 * The port of an ERP spoke. A spoke says what it can do and does it; the hub owns lock, queue, retry and audit.
 * Every call ends in one of five outcomes; a spoke never throws for what the other side may answer.
 */
export interface ErpAdapter<Config> {
  /** The folder's name, e.g. `tryton`. */
  readonly id: string;
  readonly config: z.ZodType<Config>;
  connect(config: Config, io: AdapterIo): Promise<ErpSession>;
}

/** Everything a spoke needs from outside, injected so that tests replay recordings. */
export interface AdapterIo {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** Resolves a secret by the name the config gives; secrets never appear in the config itself. */
  readonly secret: (name: string) => Promise<string>;
  readonly log: AdapterLog;
  /** The tenant's own book: only the ledger spoke, which has no system on the other side, asks for it. */
  readonly ledger?: LedgerBook;
  /** Aborts what is under way when the process stops. */
  readonly signal?: AbortSignal;
}

export interface AdapterLog {
  debug(fields: Readonly<Record<string, unknown>>, message: string): void;
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** How a repeated `put` of the same record is kept from making a second one. */
export type Idempotency =
  /** The other side enforces our key. */
  | { readonly kind: 'native'; readonly maxKeyLength: number }
  /** A repeat overwrites: never put again what is confirmed. */
  | { readonly kind: 'upsert'; readonly overwrites: true }
  /** We choose the number, and it is unique there. */
  | { readonly kind: 'caller-number' }
  /** Nothing: find → put → find again, under the hub's lock. */
  | { readonly kind: 'lookup'; readonly field: string };

export type ErpFlow =
  | 'customer'
  | 'item'
  | 'order'
  | 'orderStatus'
  | 'invoice'
  | 'payment'
  | 'creditNote'
  | 'invoicePdf';

export interface Capabilities {
  readonly flows: Readonly<Partial<Record<ErpFlow, 'read' | 'write' | 'both'>>>;
  readonly idempotency: Readonly<Partial<Record<WriteKind, Idempotency>>>;
  readonly changes: 'push' | 'delta' | 'poll';
  readonly pageSize: number;
  readonly maxConcurrency: number;
  readonly requestsPerMinute?: number;
  readonly transport: 'local' | 'http' | 'file' | 'database' | 'agent';
  /** Rates and amounts are sent by us, or computed over there. */
  readonly taxes: 'sent' | 'computed';
  /** Who posts an invoice. By default that is the accountant's right. */
  readonly posting: 'by-us' | 'by-accountant';
}

/** A finding of `check()`: what was looked at, whether it is fine, and what to do when not. */
export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly message: string;
  readonly advice?: string;
}

/** What went wrong, with the exchange cut and cleaned of secrets and personal data. */
export interface Cause {
  /** Stable, upper snake case: orders that stop are grouped by it. */
  readonly code: string;
  readonly message: string;
  /** What a person can do about it. */
  readonly advice?: string;
}

export type Outcome<T> =
  /** Done. `created` is false when it was there already. */
  | { readonly ok: true; readonly value: T; readonly created: boolean }
  /** The other side is busy, down or slow: try again. */
  | { readonly ok: false; readonly kind: 'transient'; readonly retryAfterMs?: number; readonly cause: Cause }
  /** This record is refused: a person must fix the data. */
  | { readonly ok: false; readonly kind: 'rejected'; readonly field?: string; readonly cause: Cause }
  /** Every record would fail: the connection is paused until someone mends its set-up. */
  | { readonly ok: false; readonly kind: 'misconfigured'; readonly cause: Cause }
  /** The answer was lost after sending: the hub probes with `find`, never resends blindly. */
  | { readonly ok: false; readonly kind: 'uncertain'; readonly cause: Cause };

/** Names a record over there. `id` is theirs, `number` what people call it. */
export interface Ref {
  readonly id: string;
  readonly ext?: ExtId;
  readonly number?: string;
}

/** An order as the ERP keeps it. `total` is tax included; the hub compares it with the shop's. */
export interface ErpOrder extends Ref {
  readonly state: 'draft' | 'confirmed' | 'invoiced' | 'done' | 'cancelled';
  readonly total: Decimal;
  readonly tax?: Decimal;
  readonly currency: string;
}

/** An invoice or credit note as the ERP keeps it: the read side of status and, later, of dunning. */
export interface ErpInvoice extends Ref {
  readonly kind: 'invoice' | 'creditNote';
  readonly state: 'draft' | 'open' | 'partial' | 'paid' | 'cancelled' | 'credited';
  readonly issued?: IsoDate;
  readonly total: Decimal;
  readonly tax?: Decimal;
  /** Still owed. `0` is the meaning of paid, whatever the state is called over there. */
  readonly open: Decimal;
  readonly currency: string;
  readonly instalments: readonly { readonly due: IsoDate; readonly amount: Decimal; readonly open: Decimal }[];
  readonly orderExtIds: readonly ExtId[];
  readonly disputed?: boolean;
  /** Changes whenever anything above does; deltas are de-duplicated by (id, version). */
  readonly version: string;
}

export interface ErpPayment extends Ref {
  readonly invoiceId: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly date: IsoDate;
  readonly version: string;
}

export interface ErpCustomer extends Ref {
  readonly name: string;
}

export interface Readable {
  customer: ErpCustomer;
  order: ErpOrder;
  invoice: ErpInvoice;
  creditNote: ErpInvoice;
  payment: ErpPayment;
}
export type Kind = keyof Readable;

/** What is written. An order carries its customer; a spoke that needs the customer first looks it up or creates it by key. */
export interface Writable {
  order: OrderToPush;
  payment: PaymentToPush;
  creditNote: CreditNoteToPush;
}
export type WriteKind = keyof Writable;

/** The canonical order plus the key under which the customer is unique over there. */
export interface OrderToPush {
  readonly order: Order;
  readonly customerKey: ExtId;
}

export interface PaymentToPush {
  readonly invoice: Ref;
  readonly amount: Decimal;
  readonly currency: string;
  readonly date: IsoDate;
  readonly reference?: string;
}

export interface CreditNoteToPush {
  readonly invoice: Ref;
  /** Tax included; absent means the whole invoice. */
  readonly gross?: Decimal;
  readonly reason?: string;
  readonly date: IsoDate;
}

export type NotedKind = 'invoice' | 'order';

/** What people over there are to know; names no person. */
export interface ErpNote {
  /** A UUID: by it a repeat is known. */
  readonly key: string;
  readonly text: string;
}

export type ChangeKind = 'invoice' | 'creditNote' | 'payment';
/** Opaque to the hub, stored as it is. */
export type Cursor = string;

export interface ErpSession {
  /** May depend on the instance: version, modules, plan. */
  capabilities(): Promise<Capabilities>;
  check(): Promise<readonly Diagnosis[]>;
  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>>;
  /** Idempotent by `ext` at the level `capabilities()` claims. */
  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>>;
  /** `put` of many at once, outcome by outcome in the same order, where the other side makes that cheaper (a file, a database). */
  putMany?<K extends WriteKind>(
    kind: K,
    records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
  ): Promise<readonly Outcome<Ref>[]>;
  /** What `put` would send, for people to look at. */
  preview<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>>;
  act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>>;
  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>>;
  /** Everything that changed after the cursor, with an overlap: the same change may come twice, none is left out. */
  changes<K extends ChangeKind>(
    kind: K,
    cursor: Cursor | null,
    limit: number,
  ): Promise<Outcome<{ readonly items: readonly Readable[K][]; readonly next: Cursor; readonly more: boolean }>>;
  invoicePdf?(ref: Ref): Promise<Outcome<Uint8Array>>;
  /**
   * Leaves a note on an invoice or an order, where people over there look; the same key again is one note, when the hub asks one at a time.
   * Absent where records have no place for notes.
   */
  note?(kind: NotedKind, record: Ref, note: ErpNote): Promise<Outcome<Ref>>;
  close(): Promise<void>;
}
