import type { OrderJson } from '@quittance/core/model';

/** What the preview shows: a business in the seller's country buys two things. Dry runs keep and send nothing of it. */
export function sampleOrder(country: string, now: Date): OrderJson {
  const address = { line1: '1 Example Street', city: 'Example', postCode: '10000', countryCode: country };
  const taxes = [{ rate: '20', name: 'VAT' }];
  return {
    source: { host: 'preview', shop: 'preview', orderId: 'preview' },
    number: '#1001',
    placedAt: now.toISOString(),
    currency: 'EUR',
    pricesIncludeTax: false,
    buyer: { kind: 'business', name: 'Example Company', customerId: 'preview', billingAddress: address },
    deliverTo: { name: 'Example Company', address },
    lines: [
      { id: '1', name: 'Oak table', sku: 'TABLE', quantity: '1', unitPrice: '480.00', taxes },
      { id: '2', name: 'Linen napkin', sku: 'NAPKIN', quantity: '12', unitPrice: '10.00', taxes },
    ],
    shipping: [{ id: 's', name: 'Shipping', price: '20.00', taxes }],
    payments: [],
    totals: { total: '744.00' },
    revision: 1,
  };
}
