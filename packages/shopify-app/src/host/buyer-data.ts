import type { InstallationData, Installations } from '@quittance/core/flow';
import { z } from 'zod';
import { HOST } from '../index.ts';

/**
 * What a buyer told of themselves for e-invoices, because Shopify has no field for it; texts by the names of the form. Kept with the
 * installation: writing it to the customer in Shopify would need the right to change every customer.
 */
export type BuyerData = Readonly<Record<string, string>>;

/** A list, the newest last: the keys of an object would be sorted by number. */
const buyers = z.array(z.object({ customerId: z.string(), data: z.record(z.string(), z.string()) }));

/** The newest of so many buyers are kept: what is told once a year must not grow into a burden of every read. */
const KEPT = 5_000;

/** By the customer's numeric id. */
export function buyerDataIn(stored: InstallationData, customerId: string): BuyerData | undefined {
  return buyersIn(stored).find((buyer) => buyer.customerId === customerId)?.data;
}

/** Replaces what was told before; `undefined` forgets it. */
export async function keepBuyerData(
  installations: Pick<Installations, 'change'>,
  shop: string,
  customerId: string,
  data: BuyerData | undefined,
): Promise<void> {
  await installations.change(HOST, shop, (stored) => {
    const others = buyersIn(stored).filter((buyer) => buyer.customerId !== customerId);
    const next = data === undefined ? others : [...others, { customerId, data }].slice(-KEPT);
    return Promise.resolve({ answer: undefined, state: { ...stored.state, buyers: next } });
  });
}

function buyersIn({ state }: InstallationData): z.output<typeof buyers> {
  const read = buyers.safeParse(state['buyers']);
  return read.success ? read.data : [];
}
