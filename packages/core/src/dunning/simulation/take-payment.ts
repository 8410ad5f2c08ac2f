import { isCreditKind, type Decimal, type DunningItem, type IsoDate } from '../../model/index.ts';
import { oldestFirst } from '../plan/stand.ts';

/** Money that arrives in a simulation. */
export interface SimulatedPayment {
  readonly date: IsoDate;
  readonly customerId: string;
  /** Left out: on account, for nothing in particular. */
  readonly documentNumber?: string | undefined;
  readonly currency: string;
  readonly amount: Decimal;
}

/** Sets a payment against its document, the oldest due date first; what is left over stands to the customer's credit. */
export function takePayment(items: readonly DunningItem[], payment: SimulatedPayment, id: string): DunningItem[] {
  let left = payment.amount;
  const lowered = new Map<DunningItem, DunningItem>();
  for (const item of items.filter((each) => concerns(payment, each)).toSorted(oldestFirst)) {
    const part = left.lessThan(item.open) ? left : item.open;
    lowered.set(item, { ...item, open: item.open.minus(part) });
    left = left.minus(part);
  }
  const after = items.map((item) => lowered.get(item) ?? item);
  return left.isPositive() ? [...after, onAccount(payment, left, id)] : after;
}

function concerns({ customerId, documentNumber, currency }: SimulatedPayment, item: DunningItem): boolean {
  return (
    item.customerId === customerId &&
    item.documentNumber === documentNumber &&
    item.currency === currency &&
    !isCreditKind(item.kind)
  );
}

function onAccount({ customerId, date, currency }: SimulatedPayment, left: Decimal, id: string): DunningItem {
  return {
    id,
    customerId,
    documentNumber: id,
    kind: 'payment-on-account',
    issueDate: date,
    dueDate: date,
    currency,
    amount: left.negated(),
    open: left.negated(),
    level: 0,
    repeats: 0,
    cycle: 0,
    compensationClaimed: false,
  };
}
