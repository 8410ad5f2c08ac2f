import type { DunningItem, DunningPolicy } from '../../model/index.ts';
import type { NextStep } from './next-step.ts';
import type { Stand } from './stand.ts';

/** What happens to a fee or interest by itself. */
export type AccessoryStep = NextStep | { readonly kind: 'waive' };

/** What became of the document a fee or interest was charged for. */
type Principal = 'claimed' | 'held' | 'settled' | 'unnamed';

/**
 * The step of a fee or of interest, `undefined` for what is chased like an invoice. While the invoice it was charged for is open it only
 * comes along with letters; what happens when that is paid is the merchant's policy. It is silent as long as the invoice must be.
 */
export function accessoryStep(
  item: DunningItem,
  stands: readonly Stand[],
  policy: DunningPolicy['claims'],
  today: string,
): AccessoryStep | undefined {
  if (item.kind !== 'fee' && item.kind !== 'interest') return undefined;
  const principal = principalOf(item, stands);
  if (principal === 'held') return { kind: 'wait', code: 'FOLLOWS_PRINCIPAL' };
  if (principal !== 'claimed' && policy === 'must-pay') return undefined;
  if (principal === 'settled' && policy === 'waive') return { kind: 'waive' };
  return { kind: today > item.dueDate ? 'along' : 'wait', code: 'FOLLOWS_PRINCIPAL' };
}

function principalOf({ principal }: DunningItem, stands: readonly Stand[]): Principal {
  if (principal === undefined) return 'unnamed';
  const open = stands.filter(({ item }) => item.documentNumber === principal && item.open.isPositive());
  if (open.length === 0) return 'settled';
  return open.some(({ stop }) => stop === undefined) ? 'claimed' : 'held';
}
