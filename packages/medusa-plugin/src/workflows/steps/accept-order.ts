import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk';
import type { AcceptedReading } from '@quittance/core/flow';
import type { Order, Problem, Result } from '@quittance/core/model';
import { shopParts } from '../../host/shop-parts.ts';
import { isPast } from '../../modules/quittance/changes.ts';
import { noted, noteAccepted, noteUnreadable, type Noted } from '../../modules/quittance/projection.ts';
import type { QuittanceModuleService } from '../../modules/quittance/service.ts';
import { checkOrder, HOST, isDraft, toOrder } from '../../order/to-order.ts';
import { moduleService } from '../../modules/quittance/resolve.ts';

export interface AcceptInput {
  /** Medusa's order as plain JSON. */
  readonly payload: unknown;
  /** The moment from before it was read, by core's clock. */
  readonly begunAt: string;
  /** The canonical order that a hook put in its place, when one did. */
  readonly amended?: unknown;
  /** A person asked for this very order: take it even when it was placed before the plugin came. */
  readonly includePast?: boolean;
}

export interface AcceptAnswer {
  /** `past`: placed before the plugin came, so its invoice is somebody else's; `draft`: no order yet; the others as core says. */
  readonly outcome: AcceptedReading['outcome'] | 'refused' | 'draft' | 'past';
  readonly problems: readonly Problem[];
}

/**
 * Hands the order to core, where it is kept for good. Nothing is undone when a later step fails: taking an order twice
 * changes nothing, and losing one does. A payload that is no order is kept as well, with the reasons.
 */
export const acceptOrderStep = createStep('quittance-accept-order', async (input: AcceptInput, { container }) => {
  const service = moduleService(container);
  service.lend(shopParts(container));
  return new StepResponse(await acceptOrder(service, input));
});

async function acceptOrder(
  service: QuittanceModuleService,
  { payload, begunAt, amended, includePast }: AcceptInput,
): Promise<AcceptAnswer> {
  if (typeof payload === 'object' && payload !== null && isDraft(payload)) return { outcome: 'draft', problems: [] };
  if (
    includePast !== true &&
    (await isPast(service.sql, textOf(payload, 'id') ?? '', textOf(payload, 'created_at') ?? ''))
  )
    return { outcome: 'past', problems: [] };
  const order = amended === undefined ? toOrder(payload, service.options.shop) : checkAmended(payload, amended);
  if (!order.ok) return refuse(service, payload, order.problems);
  const { quittance, tenant } = await service.open();
  // Shown before it is accepted: the first status may be written back before this process goes on.
  await noteAccepted(service.sql, noted(order.value));
  const accepted = await quittance.acceptReading(tenant, JSON.parse(JSON.stringify(order.value)), begunAt);
  if (!accepted.ok) return refuse(service, payload, accepted.problems);
  return { outcome: accepted.value.outcome, problems: [] };
}

/** A hook may change what is invoiced, never which order it is: else one order could pay for another. */
function checkAmended(payload: unknown, amended: unknown): Result<Order> {
  const order = checkOrder(amended);
  if (!order.ok || order.value.source.orderId === textOf(payload, 'id')) return order;
  const problem: Problem = {
    code: 'ORDER_SOURCE_CHANGED',
    message: 'A hook of the workflow quittance-push-order returned another order than the one it was given.',
    advice: 'Return the order that the hook received, with source left as it is.',
    retry: 'after-fix',
    field: 'source.orderId',
  };
  return { ok: false, problems: [problem] };
}

async function refuse(
  service: QuittanceModuleService,
  payload: unknown,
  problems: readonly Problem[],
): Promise<AcceptAnswer> {
  const orderId = textOf(payload, 'id');
  if (orderId === undefined) throw new Error('Medusa returned an order without an id');
  const { quittance, tenant } = await service.open();
  await quittance.keepUnmapped(tenant, { host: HOST, shop: service.options.shop, orderId, payload, problems });
  const [first] = problems;
  if (first !== undefined) await noteUnreadable(service.sql, unreadable(payload, orderId), first);
  return { outcome: 'refused', problems };
}

function unreadable(payload: unknown, orderId: string): Noted {
  return {
    orderId,
    number: textOf(payload, 'custom_display_id') ?? `#${textOf(payload, 'display_id') ?? orderId}`,
    placedAt: textOf(payload, 'created_at') ?? new Date().toISOString(),
    currency: textOf(payload, 'currency_code')?.toUpperCase() ?? '',
    total: textOf(payload, 'total') ?? '',
  };
}

function textOf(payload: unknown, key: string): string | undefined {
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, key) : undefined;
  return typeof value === 'string' ? value : undefined;
}
