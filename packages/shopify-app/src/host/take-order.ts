import type { Quittance } from '@quittance/core/flow';
import type { ReadOrder } from '@quittance/core/hosts';
import { ok, refused, type Problem, type Result, type TenantId } from '@quittance/core/model';
import { HOST } from '../index.ts';
import { notNow, plain } from './dry-run.ts';

/** `retried`: nothing in the shop had changed, and the order was stuck. */
export type Taken = 'created' | 'duplicate' | 'older' | 'retried';

type Core = Pick<Quittance, 'acceptOrder' | 'keepUnmapped' | 'orders'>;

/** Takes what was read from the shop, because a person wants it: an order of before the app counts as well. */
export async function takeOrder(
  quittance: Core,
  tenant: TenantId,
  source: { readonly shop: string; readonly orderId: string },
  read: ReadOrder,
): Promise<Result<Taken>> {
  if (read.kind === 'unmapped') {
    const { payload, problems } = read;
    await quittance.keepUnmapped(tenant, { host: HOST, ...source, payload, problems });
    return { ok: false, problems };
  }
  if (read.kind === 'later') return refused(notNow(read));
  if (read.kind !== 'read') return refused(NOTHING_TO_TAKE);
  const accepted = await quittance.acceptOrder(tenant, plain(read.order));
  if (!accepted.ok) return accepted;
  if (accepted.value.outcome === 'created') return ok('created');
  const order = await quittance.orders.findBySource(tenant, { host: HOST, ...source });
  if (order?.stopped === undefined) return ok(accepted.value.outcome);
  await quittance.orders.retry(tenant, order.id);
  return ok('retried');
}

const NOTHING_TO_TAKE: Problem = {
  code: 'ORDER_NOT_FOR_INVOICING',
  message: 'There is no such order in the shop, or nothing of it concerns invoices (a test order, a draft).',
  advice: 'Look the order up in the Shopify admin.',
  retry: 'never',
};
