import type {
  ConnectionView,
  Debtor,
  DocumentView,
  EventView,
  OrderView,
  Page,
  Receivables,
} from '@quittance/core/flow';
import type { ErpChoice } from '@quittance/core/erp';
import type { Problem } from '@quittance/core/model';

/** What the screens and the routes under `/app` say to one another; everything else is core's own API (`/v1`). */

/** `GET /app/shop` */
export interface ShopAnswer {
  /** The permanent domain, e.g. `x.myshopify.com`. */
  readonly shop: string;
  readonly scopes: readonly string[];
  /** Asked for and not granted. */
  readonly missingScopes: readonly string[];
  readonly installedAt: string;
  readonly state: ShopState;
  /** Where merchants pay by issued documents; absent where they do not. */
  readonly billing?: {
    readonly plan: string | null;
    readonly used: number;
    readonly included: number;
    readonly confirmationUrl?: string;
  };
}

/** The app's own record of a shop. `PUT /app/shop {state}` replaces what it names. */
export interface ShopState {
  readonly settings?: ShopifySettings;
  readonly onboarding?: { readonly done?: boolean; readonly previewed?: boolean; readonly dryRun?: boolean };
  readonly views?: Readonly<Record<string, readonly SavedView[]>>;
}

/** What the merchant chooses about Shopify alone; everything about invoices is core's. */
export interface ShopifySettings {
  readonly tags: { readonly on: boolean; readonly prefix: string };
  readonly markAsPaid: boolean;
  readonly paymentTerms: boolean;
}

export interface SavedView {
  readonly name: string;
  /** The address' query, e.g. `stopped=true`. */
  readonly query: string;
}

/** `POST /app/dry-run {last}`: nothing was stored, numbered or sent. */
export interface DryRunReport {
  readonly orders: readonly DryRunOrder[];
  readonly invoice: number;
  readonly stop: number;
  readonly skip: number;
}

export interface DryRunOrder {
  /** Shopify's numeric id. */
  readonly id: string;
  readonly number: string;
  readonly verdict: 'invoice' | 'stop' | 'skip';
  readonly problems: readonly Problem[];
  readonly currency: string;
  /** What the shop says the order comes to, and what its invoice would. */
  readonly total: string;
  readonly invoiceTotal: string | null;
}

/** `GET /app/backfill` */
export interface BackfillAnswer {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  readonly found: number;
  readonly taken: number;
}

export interface OrderDetail extends OrderView {
  readonly events: readonly EventView[];
}
export type OrderPage = Page<OrderView>;
export type DocumentPage = Page<DocumentView>;
export interface Items<T> {
  readonly items: readonly T[];
}
export type ReceivablesAnswer = Items<Receivables>;
export type DebtorsAnswer = Items<Debtor>;
export type ConnectionsAnswer = Items<ConnectionView>;
export type ErpChoicesAnswer = Items<ErpChoice>;
export type Retried = { readonly retried: number };
