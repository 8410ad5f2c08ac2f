import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type {
  CreditNoteAnswer,
  CreditNoteBody,
  DryRunBody,
  DryRunReport,
  OrderDetail,
  OrderList,
  OrderListQuery,
  RetryAnswer,
  RetryBody,
  RetryManyBody,
} from '../../api/admin/quittance/contract.ts';
import { sdk } from '../sdk.ts';
import { keys } from './keys.ts';
import { pollAgain, pollListAgain } from './polling.ts';
import { refresh } from './refresh.ts';

const ORDERS = '/admin/quittance/orders';

/** What shows orders. */
const SHOWN = [keys.orders, keys.invoices];
const LOOK_AGAIN_MS = [1_500, 4_000, 10_000, 20_000];

export function useOrders(query: OrderListQuery) {
  return useQuery({
    queryKey: keys.orderList(query),
    queryFn: () => sdk.client.fetch<OrderList>(ORDERS, { query }),
    placeholderData: keepPreviousData,
    refetchInterval: (query) => pollListAgain(query.state.data, query.state.dataUpdateCount),
  });
}

/** One order, asked for again by itself while it is under way. */
export function useOrder(id: string) {
  const lastChange = useRef({ version: '', polls: 0 });
  return useQuery({
    queryKey: keys.order(id),
    queryFn: () => sdk.client.fetch<OrderDetail>(`${ORDERS}/${id}`),
    refetchInterval: ({ state }) => {
      const version = state.data?.order?.updated_at ?? '';
      if (version !== lastChange.current.version) lastChange.current = { version, polls: state.dataUpdateCount };
      return pollAgain(state.data, state.dataUpdateCount - lastChange.current.polls);
    },
  });
}

/** Shows the answer of an action at once, and has every list that names the order asked for again. */
function useOrderAction<Body extends object>(id: string, action: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body) =>
      sdk.client.fetch<OrderDetail>(`${ORDERS}/${id}/${action}`, { method: 'POST', body: { ...body } }),
    onSuccess: (detail) => client.setQueryData(keys.order(id), detail),
    onSettled: () => refresh(client, ...SHOWN),
  });
}

export function useRetryOrder(id: string) {
  return useOrderAction<RetryBody>(id, 'retry');
}

/** A person has done what a note asks for. */
export function useFinishNote(orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note: string) =>
      sdk.client.fetch<OrderDetail>(`${ORDERS}/${orderId}/notes/${note}/done`, { method: 'POST', body: {} }),
    onSuccess: (detail) => client.setQueryData(keys.order(orderId), detail),
  });
}

/** Takes an order that is not on the road yet. */
export function useSendOrder(id: string) {
  return useOrderAction<Record<string, never>>(id, 'send');
}

export function useCreditNote(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreditNoteBody) =>
      sdk.client.fetch<CreditNoteAnswer>(`${ORDERS}/${id}/credit-notes`, { method: 'POST', body }),
    // The answer only says "accepted": the document appears a few steps later.
    onSuccess: () => LOOK_AGAIN_MS.forEach((delay) => setTimeout(() => refresh(client, ...SHOWN), delay)),
    onSettled: () => refresh(client, ...SHOWN),
  });
}

export function useRetryOrders() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RetryManyBody) => sdk.client.fetch<RetryAnswer>(`${ORDERS}/retry`, { method: 'POST', body }),
    onSettled: () => refresh(client, ...SHOWN),
  });
}

export function useDryRun() {
  return useMutation({
    mutationFn: (body: DryRunBody) => sdk.client.fetch<DryRunReport>(`${ORDERS}/dry-run`, { method: 'POST', body }),
  });
}
