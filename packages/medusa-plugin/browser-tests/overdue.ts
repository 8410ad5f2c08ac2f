import type { OrderRow } from '../src/api/admin/quittance/contract.ts';

/** A company that pays late: what its orders are billed to. */
export const COMPANY = {
  name: 'Menuiserie Dubois SARL',
  address: {
    company: 'Menuiserie Dubois SARL',
    first_name: 'Anne',
    last_name: 'Dubois',
    address_1: '3 rue du Bois',
    city: 'Nantes',
    postal_code: '44000',
    country_code: 'fr',
  },
  metadata: { siren: '732829320', vat_number: 'FR44732829320' },
};

/** The day that many days ago, `YYYY-MM-DD`; negative: to come. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The number of an order's first invoice. */
export function numberOf(order: OrderRow): string {
  const number = order.documents.find(({ kind }) => kind === 'invoice')?.number;
  if (number === undefined) throw new Error(`Order ${order.id} has no invoice.`);
  return number;
}
