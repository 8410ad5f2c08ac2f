import { dryRunVerdict, type Quittance } from '@quittance/core/flow';
import type { ReadOrder } from '@quittance/core/hosts';
import type { Problem, TenantId } from '@quittance/core/model';

/** The orders as the shop has them now, in the order of the ids; past ones too. */
export type ReadOrders = (shop: string, orderIds: readonly string[]) => Promise<readonly ReadOrder[]>;

/** What would become of an order, if it were sent now. */
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

export interface DryRunReport {
  readonly orders: readonly DryRunOrder[];
  readonly invoice: number;
  readonly stop: number;
  readonly skip: number;
}

/** Nothing is stored, numbered or sent. */
export async function judgeOrder(
  { orders }: Pick<Quittance, 'orders'>,
  tenant: TenantId,
  id: string,
  read: ReadOrder,
): Promise<DryRunOrder> {
  const unknown = { id, number: id, currency: '', total: '', invoiceTotal: null, problems: [] };
  if (read.kind === 'unmapped') return { ...unknown, verdict: 'stop', problems: read.problems };
  if (read.kind === 'later') return { ...unknown, verdict: 'stop', problems: [notNow(read)] };
  if (read.kind !== 'read') return { ...unknown, verdict: 'skip' };
  const { number, currency, totals } = read.order;
  const { invoiceTotal = null, ...verdict } = dryRunVerdict(await orders.dryRun(tenant, plain(read.order)));
  return { id, number, currency, total: totals.total.toString(), invoiceTotal, ...verdict };
}

/** It could not be read, which says nothing of the order itself. */
export function notNow({ code, message }: Extract<ReadOrder, { readonly kind: 'later' }>): Problem {
  return { code, message, advice: 'Nothing is lost. Try again in a few minutes.', retry: 'later' };
}

export function report(orders: readonly DryRunOrder[]): DryRunReport {
  const count = (verdict: DryRunOrder['verdict']) => orders.filter((order) => order.verdict === verdict).length;
  return { orders, invoice: count('invoice'), stop: count('stop'), skip: count('skip') };
}

/** As core's doors take it: JSON, amounts as text. */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
