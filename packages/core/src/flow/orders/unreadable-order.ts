import type { Problem } from '../../model/index.ts';
import { uuidv7, type InboxPayload, type UnreadableOrder } from '../../store/index.ts';

/**
 * An accepted order that this release cannot read: it was one when it was accepted, so only a release with another schema
 * can bring us here. It is shown with whatever can be made out of it, and waits for a release that can read it.
 */
export function unreadableOrder({ id, payload }: InboxPayload, why: Problem | undefined): UnreadableOrder {
  const total = at(payload, 'totals', 'total') ?? '';
  const placedAt = at(payload, 'placedAt') ?? '';
  const currency = at(payload, 'currency') ?? '';
  return {
    id: uuidv7(),
    inboxId: id,
    number: at(payload, 'number') ?? null,
    buyer: at(payload, 'buyer', 'name') ?? '',
    placedAt: Number.isNaN(Date.parse(placedAt)) ? null : new Date(placedAt).toISOString(),
    currency: /^[A-Z]{3}$/.test(currency) ? currency : '',
    total: /^-?\d{1,15}(\.\d{1,10})?$/.test(total) ? total : '0',
    stop: {
      code: 'ORDER_UNREADABLE',
      message: `This release cannot read an order that was accepted before: ${why?.message ?? 'its shape is unknown.'}`,
      advice:
        'Nothing is lost. Upgrade to a release that reads it, then let the order try again; or send it again from the shop.',
      retry: 'after-fix',
      ...(why?.field !== undefined && { field: why.field }),
    },
  };
}

function at(payload: unknown, ...path: readonly string[]): string | undefined {
  let value: unknown = payload;
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
