import type { WriteBackOutcome } from '@quittance/core/hosts';
import { Decimal } from '@quittance/core/model';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { readWritten, type Written } from './invoice-metafields.ts';
import { readInvoiceState } from './operations.ts';
import { failed, unknownOrder } from './outcome.ts';
import { readClaim, type Claim, type Outstanding } from './payment.ts';
import type { Terms } from './payment-terms.ts';

/** A metafield of ours as it is stored; `compareDigest` is `null` while there is none, which Shopify takes as "create only". */
export interface Stored<T> {
  readonly value: T | undefined;
  readonly compareDigest: string | null;
}

/** All of an order in Shopify that a write-back depends on. */
export interface InvoiceState {
  /** `gid://shopify/Order/…` */
  readonly id: string;
  readonly tags: readonly string[];
  /** What is shown now, whoever wrote it. */
  readonly status?: string;
  readonly isPaid: boolean;
  /**
   * A payment may be recorded by hand. Not while a card's authorisation waits: Shopify would capture it, and a buyer who paid by bank
   * would pay twice.
   */
  readonly mayBePaid: boolean;
  readonly balance: Outstanding;
  readonly isB2B: boolean;
  readonly terms?: Terms;
  readonly written: Stored<Written>;
  readonly claim: Stored<Claim>;
  /** Shopify takes part payments from stores on Plus alone. */
  readonly isPlus: boolean;
}

export type Look =
  | { readonly ok: true; readonly state: InvoiceState }
  | { readonly ok: false; readonly outcome: WriteBackOutcome };

/** `orderId` is the numeric id as a string. */
export async function lookAt(api: ShopApi, orderId: string): Promise<Look> {
  const answer = await api.run(readInvoiceState, { id: `gid://shopify/Order/${orderId}` });
  if (!answer.ok) return { ok: false, outcome: failed(answer.failure) };
  const { order, shop } = answer.value;
  if (order === null) return { ok: false, outcome: unknownOrder(orderId) };
  const total = order.currentTotalPriceSet.presentmentMoney;
  return {
    ok: true,
    state: {
      id: order.id,
      tags: order.tags,
      ...(order.status !== null && { status: order.status.value }),
      isPaid: order.displayFinancialStatus === 'PAID',
      mayBePaid: order.canMarkAsPaid && !order.capturable,
      balance: {
        currency: total.currencyCode,
        total: Decimal.of(total.amount),
        outstanding: Decimal.of(order.totalOutstandingSet.presentmentMoney.amount),
      },
      isB2B: order.purchasingEntity?.__typename === 'PurchasingCompany',
      ...(order.paymentTerms !== null && { terms: termsOf(order.paymentTerms, shop.ianaTimezone) }),
      written: stored(order.written, readWritten),
      claim: stored(order.payment, readClaim),
      isPlus: shop.plan.shopifyPlus,
    },
  };
}

type ReadTerms = {
  readonly id: string;
  readonly paymentTermsType: string;
  readonly dueInDays: number | null;
  readonly paymentSchedules: { readonly nodes: readonly { readonly dueAt: string | null }[] };
};

function termsOf({ id, paymentTermsType, dueInDays, paymentSchedules }: ReadTerms, timeZone: string): Terms {
  return { id, type: paymentTermsType, dueInDays, dueAt: paymentSchedules.nodes.map(({ dueAt }) => dueAt), timeZone };
}

function stored<T>(
  metafield: { readonly value: string; readonly compareDigest: string } | null,
  read: (value: string | undefined) => T | undefined,
): Stored<T> {
  return { value: read(metafield?.value), compareDigest: metafield?.compareDigest ?? null };
}
