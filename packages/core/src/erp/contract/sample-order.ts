import { randomBytes } from 'node:crypto';
import { order as orderShape, type ExtId, type Order, type OrderJson } from '../../model/index.ts';
import { customerKey, extId } from '../ext-id.ts';
import type { OrderToPush } from '../port.ts';

const run = randomBytes(4).toString('hex');
let count = 0;

/** An order nobody has seen: two pieces at 20.00 less 4.00, delivery 5.90, 20 % VAT: 50.28 with tax. */
export function sampleOrder(
  sku: string,
  change: Partial<OrderJson> = {},
): { readonly ext: ExtId; readonly document: OrderToPush; readonly order: Order } {
  count += 1;
  const id = `${run}${count}`;
  const order = orderShape.parse({
    source: { host: 'contract', shop: 'shop', orderId: id },
    number: `#${id}`,
    placedAt: '2026-11-21T10:00:00Z',
    currency: 'EUR',
    pricesIncludeTax: false,
    buyer: {
      kind: 'business',
      name: 'Atelier Dupont SARL',
      email: `compta-${id}@dupont.example`,
      customerId: id,
      vatNumber: 'FR40303265045',
      billingAddress: { line1: '5 rue du Bac', city: 'Paris', postCode: '75007', countryCode: 'FR' },
    },
    deliverTo: { address: { line1: '5 rue du Bac', city: 'Paris', postCode: '75007', countryCode: 'FR' } },
    lines: [
      {
        id: '1',
        name: 'T-shirt M',
        sku,
        quantity: '2',
        unitPrice: '20.00',
        discounts: [{ amount: '4.00' }],
        taxes: [{ rate: '20' }],
      },
    ],
    shipping: [{ id: 's', name: 'Livraison', price: '5.90', taxes: [{ rate: '20' }] }],
    terms: { days: 30 },
    totals: { total: '50.28', tax: '8.38' },
    ...change,
  } satisfies OrderJson);
  return { order, ext: extId('contract', 'shop', 'order', id), document: { order, customerKey: customerKey(order) } };
}
