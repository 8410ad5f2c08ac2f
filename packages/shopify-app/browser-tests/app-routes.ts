import type { Quittance } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { sampleOrder } from '../../core/src/flow/testing/sample-order.ts';
import type { BackfillAnswer, DryRunReport, ShopAnswer, ShopState } from '../src/admin/api/contract.ts';
import { SHOP } from './seed.ts';

/** The routes under `/app` as the screens know them, over the real facade; what a shop says of itself is kept in memory. */
export function appRoutes(quittance: Quittance, tenantOf: (token: string) => TenantId | undefined) {
  const states = new Map<TenantId, ShopState>();
  const shopOf = (tenant: TenantId): ShopAnswer => ({
    shop: SHOP,
    scopes: ['write_orders', 'read_customers', 'read_companies', 'read_payment_terms', 'read_returns'],
    missingScopes: [],
    installedAt: '2026-09-01T08:00:00Z',
    state: states.get(tenant) ?? {},
  });
  return async (asked: Request): Promise<Response> => {
    const tenant = tenantOf((asked.headers.get('authorization') ?? '').replace('Bearer ', ''));
    if (tenant === undefined)
      return Response.json({}, { status: 401, headers: { 'X-Shopify-Retry-Invalid-Session-Request': '1' } });
    const { pathname } = new URL(asked.url);
    if (pathname === '/app/shop') {
      if (asked.method === 'PUT') states.set(tenant, ((await asked.json()) as { state: ShopState }).state);
      return Response.json(shopOf(tenant));
    }
    if (pathname === '/app/dry-run') return Response.json(await dryRun(quittance, tenant));
    if (pathname === '/app/backfill')
      return Response.json({ state: 'idle', found: 0, taken: 0 } satisfies BackfillAnswer);
    return Response.json({}, { status: 404 });
  };
}

/** Three orders of which one would stop, judged by the real dry run. */
async function dryRun(quittance: Quittance, tenant: TenantId): Promise<DryRunReport> {
  const samples = [sampleOrder('1'), sampleOrder('2'), sampleOrder('3', { overrides: { totals: { total: '99.00' } } })];
  const orders = await Promise.all(
    samples.map(async (order, index) => {
      const answer = await quittance.orders.dryRun(tenant, order);
      const problems = answer.ok ? answer.value.problems : answer.problems;
      return {
        id: String(index + 1),
        number: `#${2001 + index}`,
        verdict: problems.length === 0 ? ('invoice' as const) : ('stop' as const),
        problems,
        currency: 'EUR',
        total: String(order.totals.total),
        invoiceTotal: answer.ok ? (answer.value.documents[0]?.total ?? null) : null,
      };
    }),
  );
  const stop = orders.filter(({ verdict }) => verdict === 'stop').length;
  return { orders, invoice: orders.length - stop, stop, skip: 0 };
}
