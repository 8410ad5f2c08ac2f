import type { DocumentView } from '@quittance/core/flow';
import { call, withQuery, type Query } from '../api/client.ts';
import type { DocumentPage, ReceivablesAnswer } from '../api/contract.ts';
import { PAGE } from './orders.ts';
import { useAction } from './use-action.ts';
import { invalidate, useResource } from './use-resource.ts';

export function useDocuments(filter: Query) {
  return useResource<DocumentPage>(withQuery('/v1/documents', { limit: PAGE, ...filter }));
}

export function useReceivables() {
  return useResource<ReceivablesAnswer>('/v1/receivables');
}

export interface CreditNoteDemand {
  /** Of this demand: sent twice it is one credit note. */
  readonly key: string;
  readonly reason: string;
  /** Tax included; the whole invoice without. */
  readonly gross?: string;
}

const credit = async (id: string, demand: CreditNoteDemand) => {
  const answer = await call<DocumentView>('POST', `/v1/documents/${id}/credit-note`, demand);
  if (answer.ok) for (const prefix of ['/v1/orders', '/v1/documents', '/v1/receivables']) invalidate(prefix);
  return answer;
};
export const useCreditNote = () => useAction(credit);
