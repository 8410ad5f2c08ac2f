import { Decimal } from '../model/index.ts';
import type { EventFlag } from './event-order.ts';
import type { AgencyEvent, Allocation, EventPayloads } from './schema/index.ts';

/** The money that events tell of; each payment, cost and remittance counts once, by its own id. */
export interface CaseMoney {
  readonly payments: readonly EventPayloads['payment'][];
  readonly costs: readonly EventPayloads['cost_added'][];
  readonly remittances: readonly EventPayloads['remittance'][];
  readonly flags: readonly EventFlag[];
}

/** Reads the money out of the events of one case, as they happened ({@link inOrder}). */
export function moneyOf(events: readonly AgencyEvent[]): CaseMoney {
  const flags: EventFlag[] = [];
  const seen = new Set<string>();
  const money: { -readonly [K in 'payments' | 'costs' | 'remittances']: CaseMoney[K][number][] } = {
    payments: [],
    costs: [],
    remittances: [],
  };
  const isNew = (eventId: string, id: string): boolean => {
    if (seen.has(id)) flags.push({ eventId, code: 'MONEY_TOLD_TWICE' });
    return !seen.has(id) && seen.add(id).has(id);
  };
  for (const { eventId, ...event } of events) {
    if (event.type === 'payment' && isNew(eventId, `payment ${event.payload.paymentId}`)) {
      if (!sumOf(event.payload.allocation).equals(event.payload.amount))
        flags.push({ eventId, code: 'ALLOCATION_DIFFERS' });
      money.payments.push(event.payload);
    } else if (event.type === 'cost_added' && isNew(eventId, `cost ${event.payload.costId}`)) {
      money.costs.push(event.payload);
    } else if (event.type === 'remittance' && isNew(eventId, `remittance ${event.payload.remittanceId}`)) {
      const { gross, commission, net } = event.payload;
      if (!gross.minus(commission).equals(net)) flags.push({ eventId, code: 'REMITTANCE_DIFFERS' });
      money.remittances.push(event.payload);
    }
  }
  return { ...money, flags };
}

/** What the parts of an allocation come to. */
export function sumOf({ principal, interest, fees, costs }: Allocation): Decimal {
  return Decimal.sum([principal, interest, fees, costs]);
}
