import type { AccountStatementView, AccountSummary, AccountView, HoldView, TimelineEvent } from '@quittance/core/flow';
import type { HoldInput } from '@quittance/core/screens';
import type { DunningTerms } from '@quittance/core/model';
import { FetchError } from '@medusajs/js-sdk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CustomerAccountAnswer } from '../../api/admin/quittance/contract.ts';
import { sdk } from '../sdk.ts';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { queryOf, usePages } from './pages.ts';
import { refresh } from './refresh.ts';

export interface AccountQuery {
  readonly search?: string | undefined;
  readonly overdue?: 'true' | undefined;
  readonly inDefault?: 'true' | undefined;
}

/** Those who owe something, or were owed to. */
export function useAccounts(filters: AccountQuery) {
  const query = queryOf({ ...filters });
  return usePages<AccountSummary>(keys.accounts(query.toString()), '/accounts', query);
}

export function useAccount(id: string) {
  return useQuery({ queryKey: keys.account(id), queryFn: () => callCore<AccountView>(`/accounts/${id}`) });
}

/** The account that a document is on; `null`: on nobody's. */
export function useAccountOf(documentNumber: string, enabled: boolean) {
  const query = queryOf({ documentNumber }).toString();
  return useQuery({
    queryKey: keys.account(query),
    queryFn: () => callCore<AccountView>(`/accounts/find?${query}`).catch(noneIfNotFound),
    enabled,
  });
}

/** The account of a customer of the shop, by Medusa's id. */
export function useShopAccount(shopCustomerId: string) {
  return useQuery({
    queryKey: keys.account(`shop ${shopCustomerId}`),
    queryFn: () => sdk.client.fetch<CustomerAccountAnswer>(`/admin/quittance/customers/${shopCustomerId}`),
  });
}

function noneIfNotFound(error: unknown): null {
  if (error instanceof FetchError && error.status === 404) return null;
  throw error;
}

/** Every hold of a customer, those that were lifted too. */
export function useHolds(customerId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.holds(customerId),
    queryFn: () => callCore<{ readonly items: readonly HoldView[] }>(`/holds?customerId=${customerId}&limit=100`),
    enabled,
  });
}

/** Whatever changes money or holds may change every account, run and order that shows it. */
export function useReceivableAction<Input, Answer>(call: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: call,
    onSettled: () => refresh(client, keys.receivables, keys.orders, keys.invoices),
  });
}

export function usePlaceHold() {
  return useReceivableAction((hold: HoldInput) => callCore<HoldView>('/holds', { method: 'POST', body: hold }));
}

export function useLiftHold() {
  return useReceivableAction(({ id, reason }: { readonly id: string; readonly reason: string }) =>
    callCore<HoldView>(`/holds/${id}/lift`, { method: 'POST', body: { reason } }),
  );
}

export function useSaveTerms(customerId: string) {
  return useReceivableAction((terms: DunningTerms) =>
    callCore<DunningTerms>(`/accounts/${customerId}/terms`, { method: 'PUT', body: terms }),
  );
}

/** The account from a day on; from 90 days ago where none is named. */
export function useAccountStatement(customerId: string, from: string | undefined) {
  return useQuery({
    queryKey: keys.statement(customerId, from ?? ''),
    queryFn: () =>
      callCore<{ readonly items: readonly AccountStatementView[] }>(
        `/accounts/${customerId}/statement?${queryOf({ from }).toString()}`,
      ),
  });
}

export function useHistory(customerId: string) {
  return usePages<TimelineEvent>(keys.history(customerId), `/accounts/${customerId}/timeline`);
}
