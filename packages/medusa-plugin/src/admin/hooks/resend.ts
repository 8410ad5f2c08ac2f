import type { ResendProposal } from '@quittance/core/flow';
import { throughOf } from '@quittance/core/screens';
import { useQuery } from '@tanstack/react-query';
import type { InvoiceListQuery } from '../../api/admin/quittance/contract.ts';
import { callCore } from './core-api.ts';
import { useDeliveryAction } from './delivery.ts';
import { keys } from './keys.ts';

/** Which documents: some, or all that a filter finds. */
export type ResendPick = { readonly documents: readonly string[] } | { readonly filter: object };

/** The filter of the list of invoices, as core's API names it. */
export function pickOf(
  { q, kind, open, overdue, issued_from, issued_to, delivery, delivery_from, delivery_to }: InvoiceListQuery,
  today: string,
): ResendPick {
  return {
    filter: {
      ...(q !== undefined && { search: q }),
      ...(kind !== undefined && { kind }),
      ...(open !== undefined && { open: open === 'true' }),
      ...(overdue === 'true' && { open: true, dueBefore: today }),
      ...(issued_from !== undefined && { issuedFrom: issued_from }),
      ...(issued_to !== undefined && { issuedTo: issued_to }),
      ...(delivery !== undefined && { delivery }),
      ...(delivery_from !== undefined && { deliveryFrom: delivery_from }),
      ...(delivery_to !== undefined && { deliveryTo: delivery_to }),
    },
  };
}

/** The list of what would be sent; nothing is sent. */
export function useProposeResend() {
  return useDeliveryAction((pick: ResendPick) => callCore<ResendProposal>('/resends', { method: 'POST', body: pick }));
}

export function useConfirmResend() {
  return useDeliveryAction((id: string) => callCore<ResendProposal>(`/resends/${id}/confirm`, { method: 'POST' }));
}

const PROGRESS_MS = 1_500;

/** How far a confirmed list is, asked for again until every message is through. */
export function useResendProgress(id: string | undefined) {
  return useQuery({
    queryKey: keys.resend(id ?? ''),
    queryFn: () => callCore<ResendProposal>(`/resends/${id ?? ''}`),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      dataUpdateCount < 200 && (data === undefined || throughOf(data) < data.documents.length) ? PROGRESS_MS : false,
  });
}
