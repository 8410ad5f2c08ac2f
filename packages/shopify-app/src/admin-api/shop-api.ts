import type { Operation } from './operation.ts';

/**
 * The Admin API of one shop, as everything here uses it: throttled by cost, with a token that is renewed in time, on the pinned version.
 * `run` never throws for what a shop or the network can do; it rejects on a bug only.
 */
export interface ShopApi {
  /** The shop's permanent domain, e.g. `my-shop.myshopify.com`. */
  readonly shop: string;
  run<Answer>(operation: Operation<Answer>, variables?: Readonly<Record<string, unknown>>): Promise<ApiAnswer<Answer>>;
}

export type ApiAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ApiFailure };

/**
 * - `later`: throttled for long, a 5xx, no network: nothing happened, and the same call may pass later;
 * - `uncertain`: the answer of a mutation was lost: look before calling again;
 * - `signed-out`: uninstalled, revoked, or a scope is missing: nothing passes until the merchant opens the app again;
 * - `refused`: Shopify understood and said no (`userErrors` are not among these: the operation's answer holds them).
 */
export interface ApiFailure {
  readonly kind: 'later' | 'uncertain' | 'signed-out' | 'refused';
  /** E.g. `SHOPIFY_THROTTLED`, `SHOPIFY_SCOPE_MISSING`. */
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}
