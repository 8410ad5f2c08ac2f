import type { MedusaContainer } from '@medusajs/framework/types';
import { moduleService } from '../../modules/quittance/resolve.ts';
import { invoiceFilters } from './filters.ts';

/** The list's query as filters. Its days of delivery are the merchant's, whose settings are read for these alone. */
export async function askedInvoices(
  scope: MedusaContainer,
  query: Parameters<typeof invoiceFilters>[0],
): Promise<Record<string, unknown>> {
  const hasDays = query.delivery_from !== undefined || query.delivery_to !== undefined;
  const today = new Date().toISOString().slice(0, 10);
  return invoiceFilters(query, today, hasDays ? await merchantTimeZone(scope) : 'UTC');
}

async function merchantTimeZone(scope: MedusaContainer): Promise<string> {
  const { quittance, tenant } = await moduleService(scope).open();
  return (await quittance.settings.get(tenant))?.timeZone ?? 'UTC';
}
