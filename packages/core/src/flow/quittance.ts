import type { FileFormat } from '../formats/index.ts';
import type {
  BrokenRule,
  ConnectionId,
  DocumentId,
  EInvoiceFormat,
  IsoDateTime,
  MerchantSettings,
  OrderId,
  Problem,
  Result,
  TenantId,
} from '../model/index.ts';
import type { Accepted, UnmappedPayload } from './orders/accept-order.ts';
import type { AcceptedReading } from './orders/accept-reading.ts';
import type { Collections } from './collections/collection-doors.ts';
import type { Dunning, Payments } from './dunning/dunning-doors.ts';
import type { Delivery } from './delivery/delivery-doors.ts';
import type { Installations, NoticedChange, Privacy } from './shops/host-doors.ts';
import type { Step } from './metrics.ts';
import type { SilentShop } from './shops/silent-shops.ts';
import type { Debtor, DebtorFilter, Receivables } from './payments/read-receivables.ts';
import type { ReconcileReport } from './erp/reconcile.ts';
import type {
  ConnectionCheck,
  ConnectionView,
  DocumentFilter,
  DocumentKind,
  DocumentView,
  EventView,
  OrderFilter,
  OrderView,
  Page,
  PageRequest,
  UnmappedFilter,
  UnmappedOrder,
} from './orders/order-view.ts';

/**
 * The whole product behind one value: what plugins, the HTTP server and the command line call. One per process, opened
 * with `openQuittance`. Every method names the tenant first; ids of another tenant are simply not found.
 * Expected failures are `Result`s; a method rejects only when the database cannot be reached or on a bug.
 */
export interface Quittance {
  readonly tenants: Tenants;
  readonly settings: SettingsStore;
  readonly connections: Connections;
  readonly orders: Orders;
  readonly documents: Documents;
  readonly payments: Payments;
  readonly dunning: Dunning;
  readonly installations: Installations;
  readonly privacy: Privacy;
  readonly delivery: Delivery;
  readonly collections: Collections;

  /**
   * Keeps an order for good and starts it on the road: once this resolves with `ok`, the order survives anything.
   * `order` is the canonical order as JSON (see `order` in model). Deduplicated on (host, shop, order id, revision):
   * webhooks and polls may repeat it at will. Refused (`ok: false`) when it is not a canonical order; nothing is written then.
   */
  acceptOrder(tenant: TenantId, order: unknown): Promise<Result<Accepted>>;

  /** The moment by which a reading is told apart from others: to be asked for before the order is read. */
  beginReading(): Promise<IsoDateTime>;

  /**
   * As {@link acceptOrder}, for plugins that read the order from the shop's own database. What is new is told by content, and of two states the one
   * that was read later counts: the records of an order have clocks of their own, so that what changed last need not have the newest stamp, and
   * `revision` is raised where it does not.
   */
  acceptReading(tenant: TenantId, order: unknown, begunAt: IsoDateTime): Promise<Result<AcceptedReading>>;

  /**
   * Keeps a payload that a host plugin could not map to a canonical order, with the reasons, so that it is not lost:
   * it is shown among the stuck ones until an order with the same source is accepted.
   */
  keepUnmapped(tenant: TenantId, payload: UnmappedPayload): Promise<void>;

  /**
   * Keeps for good that an order changed in a host whose events say no more than that, and has it read again
   * ({@link HostPlatform.readOrders}). Repeats of one delivery are known by its id; changes of one order that wait are read once.
   */
  noticeChange(tenant: TenantId, change: NoticedChange): Promise<'noticed' | 'repeated'>;

  /** Starts working the queues in this process: any number of processes may, on any number of machines. */
  work(options?: WorkOptions): Promise<Worker>;

  /** The status events of one order, oldest first. */
  events(tenant: TenantId, order: OrderId): Promise<readonly EventView[]>;

  /** How many orders stand where, and the oldest that is stuck: one cheap query, for dashboards and `/metrics`. */
  stats(tenant: TenantId): Promise<Stats>;

  /**
   * Issues a credit note against an invoice on a person's demand. `key` makes the demand idempotent: the same key twice
   * is one credit note. Without `gross` the whole invoice is credited.
   */
  requestCreditNote(tenant: TenantId, document: DocumentId, request: CreditNoteRequest): Promise<Result<DocumentView>>;

  /** Records money that came in (positive) or went back (negative). Idempotent on (origin, id). */
  applyPayment(tenant: TenantId, payment: unknown): Promise<Result<{ readonly applied: boolean }>>;

  /** Compares with the shops and the ERP, finds what events lost, and puts forgotten work back on the road. Runs nightly by itself. */
  reconcile(tenant: TenantId): Promise<ReconcileReport>;

  /** What the newest {@link reconcile} found; `undefined` before the first one. */
  reconciliation(tenant: TenantId): Promise<ReconcileReport | undefined>;

  /** Recomputes the tenant's chain of status events and names the first broken link. Seals what can be sealed first. */
  verifyAudit(tenant: TenantId): Promise<AuditReport>;

  /** What must hold before this process should get traffic, for `/readyz`. Each may reject, which counts as no. */
  readonly readiness: {
    /** The database answers. */
    readonly database: () => Promise<boolean>;
    /** Every migration of this release has run. */
    readonly schema: () => Promise<boolean>;
    /** The job queue is started and its tables are there. */
    readonly queue: () => Promise<boolean>;
  };

  /** Waits for what is under way and lets the connections go. */
  close(): Promise<void>;
}

export interface Tenants {
  /** The tenant with this slug (`/^[a-z][a-z0-9-]{0,39}$/`), made when absent. Safe to call from many processes at once. */
  ensure(slug: string): Promise<TenantId>;
  find(slug: string): Promise<TenantId | undefined>;
  list(): Promise<readonly Tenant[]>;
}

export interface Tenant {
  readonly id: TenantId;
  readonly slug: string;
}

export interface SettingsStore {
  /** `undefined` until the merchant has filled them in: orders wait for it with the reason `SETTINGS_MISSING`. */
  get(tenant: TenantId): Promise<MerchantSettings | undefined>;
  /** Validates, stores, and lets orders go on that waited for settings. */
  put(tenant: TenantId, settings: unknown): Promise<Result<MerchantSettings>>;
  /** The counter that the next document takes, by the key of its series. A series not yet begun is not among them. */
  nextCounters(tenant: TenantId): Promise<Readonly<Record<string, number>>>;
}

export interface ConnectionInput {
  readonly id: ConnectionId;
  /** An adapter of `erpAdapters`, e.g. `ledger`, `tryton`. */
  readonly adapter: string;
  readonly config: unknown;
  /** Kept encrypted; a name left out keeps its value, `null` removes it. */
  readonly secrets?: Readonly<Record<string, string | null>>;
  /** Calls under way at once, over all processes. Defaults to what the adapter says it stands. */
  readonly concurrency?: number;
  readonly requestsPerMinute?: number;
}

/** The ERP connections of a tenant. Orders go to the one named `erp`; without any, to the built-in ledger. */
export interface Connections {
  put(tenant: TenantId, connection: ConnectionInput): Promise<Result<ConnectionView>>;
  list(tenant: TenantId): Promise<readonly ConnectionView[]>;
  /** Asks the ERP whether everything is as it must be; when all is well, a paused connection runs again. */
  check(tenant: TenantId, id: ConnectionId): Promise<Result<ConnectionCheck>>;
  pause(tenant: TenantId, id: ConnectionId, reason?: string): Promise<Result<ConnectionView>>;
  resume(tenant: TenantId, id: ConnectionId): Promise<Result<ConnectionView>>;
}

export interface Orders {
  list(tenant: TenantId, filter?: OrderFilter, page?: PageRequest): Promise<Page<OrderView>>;
  get(tenant: TenantId, order: OrderId): Promise<OrderView | undefined>;
  /** By its id in the shop: what a plugin's order page knows. */
  findBySource(
    tenant: TenantId,
    source: { readonly host: string; readonly shop: string; readonly orderId: string },
  ): Promise<OrderView | undefined>;
  /** What no order could be made of ({@link Quittance.keepUnmapped}), newest first. */
  unmapped(tenant: TenantId, filter?: UnmappedFilter, page?: PageRequest): Promise<Page<UnmappedOrder>>;
  /** Lets a stuck order try again. `retried` is 0 when it is not stuck. `reason`, what a person wrote, stands in its history. */
  retry(tenant: TenantId, order: OrderId, reason?: string): Promise<{ readonly retried: number }>;
  /** Lets every order stuck for this reason try again. */
  retryCause(tenant: TenantId, code: string, reason?: string): Promise<{ readonly retried: number }>;
  retryAll(tenant: TenantId, reason?: string): Promise<{ readonly retried: number }>;
  /** What would be pushed and invoiced, with every problem found; nothing is written and nothing is sent. */
  dryRun(tenant: TenantId, order: unknown): Promise<Result<DryRun>>;
  /** CSV (RFC 4180, UTF-8 with a header line), row by row, for spreadsheets. */
  exportCsv(tenant: TenantId, filter?: OrderFilter): AsyncIterable<string>;
}

export interface DryRun {
  /** What the ERP would be sent; absent when there is no ERP. */
  readonly erp?: { readonly adapter: string; readonly payload: unknown };
  readonly documents: readonly {
    readonly kind: DocumentKind;
    readonly part: string;
    /** What the buyer would get. */
    readonly format: EInvoiceFormat;
    /** What the rules of the format warn of. */
    readonly findings: readonly BrokenRule[];
    /** The UBL document with the number it would have if it were issued now. */
    readonly ubl: string;
    readonly total: string;
  }[];
  /** Why it would stop. */
  readonly problems: readonly Problem[];
}

export interface Documents {
  list(tenant: TenantId, filter?: DocumentFilter, page?: PageRequest): Promise<Page<DocumentView>>;
  get(tenant: TenantId, document: DocumentId): Promise<DocumentView | undefined>;
  /**
   * One of the `files` of a document, or (`issued`) the first of them; `undefined` when there is no such document or file. The syntax in which it was issued is what was
   * stored then, byte for byte; the others are written from the same invoice.
   */
  bytes(tenant: TenantId, document: DocumentId, format: FileFormat | 'issued'): Promise<DocumentFile | undefined>;
  /** CSV like that of the orders. */
  exportCsv(tenant: TenantId, filter?: DocumentFilter): AsyncIterable<string>;
  /** What buyers owe, by currency. */
  receivables(tenant: TenantId): Promise<readonly Receivables[]>;
  /** The buyers who owe, most overdue first. */
  debtors(tenant: TenantId, filter?: DebtorFilter): Promise<readonly Debtor[]>;
}

export interface DocumentFile {
  readonly filename: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** Hex, of `content`: as stored at issue, or of this rendering. */
  readonly sha256: string;
}

export interface CreditNoteRequest {
  readonly key: string;
  readonly reason?: string;
  /** Tax included, decimal string in the invoice's currency. */
  readonly gross?: string;
}

export interface Stats {
  /** Orders under way by stage; finished ones are not counted, `issued` tells of them. */
  readonly stages: Readonly<Record<string, number>>;
  /** The last counter of each series: the number of documents issued, series being gapless. */
  readonly issued: Readonly<Record<string, number>>;
  /** Why all orders wait for the ERP, when its connection is paused. */
  readonly erpPaused?: Problem;
  /** Stuck orders by reason, most first. */
  readonly causes: readonly { readonly code: string; readonly count: number }[];
  readonly stopped: number;
  /** Payloads kept that could not be mapped to an order. */
  readonly unmapped: number;
  /** Orders that changed in a shop and wait to be read there. */
  readonly changes: number;
  readonly oldestChangeAt?: string;
  readonly oldestStuckAt?: string;
  /** When the last order came in. */
  readonly lastAcceptedAt?: string;
  /** The freshness alarm: shops that are silent where their own rhythm expects orders. See {@link silentShops}. */
  readonly silent: readonly SilentShop[];
}

export interface AuditReport {
  readonly ok: boolean;
  readonly sealedEvents: number;
  readonly links: number;
  /** Events too young to be sealed: a transaction that may precede them is still open. */
  readonly unsealed: number;
  /** The hash the chain ends with: kept elsewhere, it proves later that nothing was rolled back. */
  readonly head?: string;
  readonly brokenAt?: { readonly link: number; readonly reason: string; readonly eventId?: string };
}

export interface WorkOptions {
  /** Only these steps, for processes that are to do one kind of work; all by default. */
  readonly steps?: readonly Step[];
  /** Batches worked at once per step in this process; 2 by default. */
  readonly concurrency?: number;
  /** Also run the nightly reconciliation and the sealing of events here; `true` by default, harmless in many processes. */
  readonly maintenance?: boolean;
}

export interface Worker {
  /** Stops fetching, lets what is under way finish (30 s at most), and resolves. */
  stop(): Promise<void>;
}
