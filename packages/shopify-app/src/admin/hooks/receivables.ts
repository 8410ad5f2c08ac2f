import type { AccountStatementView, AccountSummary, AccountView, HoldView, TimelineEvent } from '@quittance/core/flow';
import type { DunningTerms } from '@quittance/core/model';
import type { HoldInput } from '@quittance/core/screens';
import { call, withQuery, type Query } from '../api/client.ts';
import type { Items } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { PAGE } from './orders.ts';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';
import { invalidate, useResource } from './use-resource.ts';

/** Those who owe something, or were owed to. */
export const useAccounts = (filter: Query) =>
  useResource<Items<AccountSummary> & { readonly next?: string }>(
    withQuery('/v1/accounts', { limit: PAGE, ...filter }),
  );

export const useAccount = (id: string) => useResource<AccountView>(`/v1/accounts/${id}`);

/** The account that a document is on; `number` undefined asks nothing, and a document on none answers 404. */
export const useAccountOf = (number: string | undefined) =>
  useResource<AccountView>(
    number === undefined ? undefined : withQuery('/v1/accounts/find', { documentNumber: number }),
  );

/** Every hold of a customer, those that were lifted too; nothing while `wanted` is false. */
export const useHolds = (customerId: string, wanted: boolean) =>
  useResource<Items<HoldView>>(wanted ? withQuery('/v1/holds', { customerId, limit: 100 }) : undefined);

/** The account from a day on; from 90 days ago where none is named. */
export const useAccountStatement = (customerId: string, from: string | undefined) =>
  useResource<Items<AccountStatementView>>(withQuery(`/v1/accounts/${customerId}/statement`, { from }));

export const useHistory = (customerId: string) => useList<TimelineEvent>(`/v1/accounts/${customerId}/timeline`);

const TOUCHED = [
  '/v1/accounts',
  '/v1/holds',
  '/v1/dunning',
  '/v1/bank-entries',
  '/v1/orders',
  '/v1/documents',
  '/v1/receivables',
] as const;

/** Whatever changes money or holds may change every account, run and order that shows it. */
export function settled<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok) for (const prefix of TOUCHED) invalidate(prefix);
  return answer;
}

const placeHold = async (hold: HoldInput) => settled(await call<HoldView>('POST', '/v1/holds', hold));
export const usePlaceHold = () => useAction(placeHold);

const liftHold = async (id: string, reason: string) =>
  settled(await call<HoldView>('POST', `/v1/holds/${id}/lift`, { reason }));
export const useLiftHold = () => useAction(liftHold);

const saveTerms = async (customerId: string, terms: DunningTerms) =>
  settled(await call<DunningTerms>('PUT', `/v1/accounts/${customerId}/terms`, terms));
export const useSaveTerms = () => useAction(saveTerms);
