import { createRequire } from 'node:module';
import type { OrderRow } from '../src/api/admin/quittance/contract.ts';
import type { Shop } from './shop.ts';

// pg is core's dependency, not the plugin's.
const { Client } = createRequire(createRequire(import.meta.url).resolve('@quittance/core/store'))('pg');

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

/**
 * Makes what is open on an invoice older than it is, and reminded as often as `level` says: none is issued as overdue, and specs cannot wait for
 * weeks.
 */
export async function letFallDue({ quittanceDatabase }: Shop, number: string, day: string, level = 0): Promise<void> {
  if (quittanceDatabase === undefined) throw new Error('QUITTANCE_DATABASE_URL must name the database of the shop.');
  const client = new Client({ connectionString: quittanceDatabase });
  await client.connect();
  try {
    await client.query(
      `update quittance.open_item i set due_date = $2, level = $3 from quittance.document d
       where d.tenant_id = i.tenant_id and d.id = i.document_id and d.number = $1`,
      [number, day, level],
    );
  } finally {
    await client.end();
  }
}
