import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import { dryRunVerdict } from '@quittance/core/flow';
import type { Order, Problem } from '@quittance/core/model';
import type { z } from 'zod';
import type { dryRunBody, DryRunOrder, DryRunReport } from '../api/admin/quittance/contract.ts';
import { moduleService } from '../modules/quittance/resolve.ts';
import { isDraft, toOrder } from '../order/to-order.ts';
import { loadOrder } from './shop-orders.ts';

type Demand = z.output<typeof dryRunBody>;

/** What would become of past orders: read, mapped and billed, and nothing stored, numbered or sent. */
export async function dryRun(container: MedusaContainer, demand: Demand): Promise<DryRunReport> {
  const orders: DryRunOrder[] = [];
  for (const id of await pastOrders(container, demand)) orders.push(await judge(container, id));
  const count = (verdict: DryRunOrder['verdict']): number => orders.filter((order) => order.verdict === verdict).length;
  return { orders, invoice: count('invoice'), stop: count('stop'), skip: count('skip') };
}

async function pastOrders(container: MedusaContainer, { placed_from, placed_to, limit }: Demand): Promise<string[]> {
  const created = {
    ...(placed_from !== undefined && { $gte: `${placed_from}T00:00:00.000Z` }),
    ...(placed_to !== undefined && { $lte: `${placed_to}T23:59:59.999Z` }),
  };
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order',
    fields: ['id'],
    filters: Object.keys(created).length === 0 ? {} : { created_at: created },
    pagination: { take: limit, order: { created_at: 'DESC' } },
  });
  return data.map((order) => order.id);
}

async function judge(container: MedusaContainer, id: string): Promise<DryRunOrder> {
  const service = moduleService(container);
  const payload = await loadOrder(container, id);
  const row = { id, number: id, currency: '', total: '', invoice_total: null, problems: [] };
  if (typeof payload !== 'object' || payload === null || isDraft(payload)) return { ...row, verdict: 'skip' };
  const mapped = toOrder(payload, service.options.shop);
  if (!mapped.ok) return { ...row, verdict: 'stop', problems: mapped.problems.map(shown) };
  const { quittance, tenant } = await service.open();
  const named = { ...row, ...facts(mapped.value) };
  const run = await quittance.orders.dryRun(tenant, JSON.parse(JSON.stringify(mapped.value)));
  const { verdict, invoiceTotal = null, problems } = dryRunVerdict(run);
  return { ...named, verdict, invoice_total: invoiceTotal, problems: problems.map(shown) };
}

function facts(order: Order): Pick<DryRunOrder, 'number' | 'currency' | 'total'> {
  return { number: order.number, currency: order.currency, total: order.totals.total.toString() };
}

function shown(problem: Problem): DryRunOrder['problems'][number] {
  return { code: problem.code, message: problem.message, advice: problem.advice, field: problem.field ?? null };
}
