/** An order of the sandbox's shop, as its page lists it. */
export interface ShownOrder {
  /** Shopify's number of it. */
  readonly id: string;
  readonly name: string;
  readonly placedAt: string;
  readonly buyer: string;
  /** `displayFinancialStatus`, or `CANCELLED`. */
  readonly status: string;
  /** In `currency`, decimal text. */
  readonly total: string;
  readonly currency: string;
  readonly tags: readonly string[];
  readonly actions: readonly string[];
  readonly metafields: readonly { readonly key: string; readonly type: string; readonly value: string }[];
}
