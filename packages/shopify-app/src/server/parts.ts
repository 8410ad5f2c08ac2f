import type { OrderView, Quittance, UnmappedOrder } from '@quittance/core/flow';
import type { FileFormat } from '@quittance/core/formats';
import type { TenantId } from '@quittance/core/model';
import type { ApiOptions, Metrics } from '@quittance/core/server';
import type { Router } from 'express';
import type { z } from 'zod';
import type { Standing } from '../api/contract.ts';
import type { FindShopApi } from '../admin-api/client.ts';
import type { ShopifyLibraries } from '../admin-api/library.ts';
import type { Lane } from '../admin-api/throttle.ts';
import type { Tokens } from '../admin-api/tokens.ts';
import type { Backfills } from '../backfill/backfills.ts';
import type { BillingOf } from '../billing/billing.ts';
import type { BuyerData } from '../host/buyer-data.ts';
import type { OrderNote } from '../host/order-notes.ts';
import type { ReadOrders } from '../host/dry-run.ts';
import type { AppOptions } from '../options.ts';
import type { Assets } from './assets.ts';

/** A link to a file of a document. */
export type FileLink = (documentId: string, format: FileFormat) => string;

/** What the pages and extensions are shown and may send: the words are theirs, the routes only carry them. */
export interface Contract {
  /** The merchant's choices about Shopify alone. */
  readonly settings: z.ZodType;
  readonly eInvoicingBody: z.ZodType<BuyerData>;
  readonly printQuery: z.ZodType<{ readonly orders: readonly string[]; readonly kinds: readonly string[] }>;
  /** `today` is `YYYY-MM-DD`. */
  readonly orderBlock: (
    order: OrderView | undefined,
    unmapped: UnmappedOrder | undefined,
    link: FileLink,
    today: string,
    standings: ReadonlyMap<string, Standing>,
    notes: readonly OrderNote[],
  ) => unknown;
  /** How far each document of an order is on its way and in its reminders, by document. `query` is that of the block. */
  readonly standings: (
    quittance: Quittance,
    tenant: TenantId,
    order: OrderView | undefined,
    query: unknown,
  ) => Promise<ReadonlyMap<string, Standing>>;
  readonly buyerOrder: (order: OrderView | undefined, told: BuyerData, link: FileLink, today: string) => unknown;
}

/** Everything the server is made of. */
export interface ServerParts {
  readonly options: AppOptions;
  readonly quittance: Quittance;
  readonly libraries: ShopifyLibraries;
  readonly tokens: Pick<Tokens, 'signIn'>;
  readonly shopApi: FindShopApi;
  readonly readOrders: Readonly<Record<Lane, ReadOrders>>;
  readonly backfills: Backfills;
  readonly contract: Contract;
  readonly assets: Assets;
  readonly metrics: Metrics;
  readonly log: ApiOptions['log'];
  readonly draining: () => boolean;
  /** What Shopify calls by itself (webhooks, Flow), over raw bytes that it signed. */
  readonly signedRoutes: readonly Router[];
  /** Absent where merchants pay nothing. */
  readonly billing?: BillingOf;
}
