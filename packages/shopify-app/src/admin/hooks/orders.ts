import type { DryRun } from '@quittance/core/flow';
import { call, withQuery, type Query } from '../api/client.ts';
import type { DryRunReport, OrderDetail, OrderPage, Retried, UnmappedPage } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { pollOrder, pollOrders } from './polling.ts';
import { useAction } from './use-action.ts';
import { invalidate, useResource } from './use-resource.ts';

export const PAGE = 25;

export function useOrders(filter: Query) {
  return useResource<OrderPage>(withQuery('/v1/orders', { limit: PAGE, ...filter }), pollOrders);
}

/** What came from the shop and could not be read as an order. */
export const useUnmapped = (limit: number) => useResource<UnmappedPage>(withQuery('/v1/orders/unmapped', { limit }));

export function useOrder(id: string) {
  return useResource<OrderDetail>(`/v1/orders/${id}`, pollOrder);
}

/** Orders and what is counted of them may look different now. */
function moved<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok) for (const prefix of ['/v1/orders', '/v1/stats', '/v1/documents']) invalidate(prefix);
  return answer;
}

const retryOne = async (id: string, reason?: string) =>
  moved(await call<Retried>('POST', `/v1/orders/${id}/retry`, reason === undefined ? {} : { reason }));
export const useRetryOrder = () => useAction(retryOne);

/** Every one that is stuck, or those stuck for one reason. */
const retryCause = async (code?: string) =>
  moved(await call<Retried>('POST', '/v1/orders/retry', code === undefined ? {} : { code }));
export const useRetryCause = () => useAction(retryCause);

const retryChosen = async (ids: readonly string[]): Promise<Answer<Retried>> => {
  let retried = 0;
  for (const id of ids) {
    const answer = await call<Retried>('POST', `/v1/orders/${id}/retry`, {});
    if (!answer.ok) return moved(answer);
    retried += answer.value.retried;
  }
  return moved({ ok: true, value: { retried } });
};
export const useRetryChosen = () => useAction(retryChosen);

const sendOrder = async (shopifyId: string) => moved(await call<unknown>('POST', `/app/orders/${shopifyId}/send`));
export const useSendOrder = () => useAction(sendOrder);

const dryRunLast = (last: number) => call<DryRunReport>('POST', '/app/dry-run', { last });
export const useDryRun = () => useAction(dryRunLast);

const dryRunOrder = (order: unknown) => call<DryRun>('POST', '/v1/orders/dry-run', order);
export const useDryRunOrder = () => useAction(dryRunOrder);
