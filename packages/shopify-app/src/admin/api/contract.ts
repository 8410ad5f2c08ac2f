import type {
  ConnectionView,
  DocumentView,
  EventView,
  OrderView,
  Page,
  Receivables,
  UnmappedOrder,
} from '@quittance/core/flow';
import type { ErpChoice } from '@quittance/core/erp';
import type { ShopifySettings } from '../../settings.ts';

export type { DryRunOrder, DryRunReport } from '../../host/dry-run.ts';
export type { ShopifySettings };

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

export interface SavedView {
  readonly name: string;
  /** The address' query, e.g. `stopped=true`. */
  readonly query: string;
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
export type UnmappedPage = Page<UnmappedOrder>;
export type DocumentPage = Page<DocumentView>;
export interface Items<T> {
  readonly items: readonly T[];
}
export type ReceivablesAnswer = Items<Receivables>;
export type ConnectionsAnswer = Items<ConnectionView>;
export type ErpChoicesAnswer = Items<ErpChoice>;
export type Retried = { readonly retried: number };
