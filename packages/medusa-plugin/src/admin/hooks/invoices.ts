import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InvoiceList, InvoiceListQuery } from '../../api/admin/quittance/contract.ts';

import { sdk } from '../sdk.ts';
import { keys } from './keys.ts';

export function useInvoices(query: InvoiceListQuery) {
  return useQuery({
    queryKey: keys.invoiceList(query),
    queryFn: () => sdk.client.fetch<InvoiceList>('/admin/quittance/invoices', { query }),
    placeholderData: keepPreviousData,
  });
}
