import type {
  AgencyView,
  CandidateView,
  CaseDetail,
  CaseView,
  CollectionReconciliation,
  FirstBatchView,
  StrayEventView,
} from '@quittance/core/flow';
import type { AgencySetUp, CaseAction } from '@quittance/core/screens';
import { useQuery } from '@tanstack/react-query';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { queryOf, usePages } from './pages.ts';
import { useReceivableAction } from './receivables.ts';

const RUNNING_MS = 2_000;

/** The agencies, asked for again while an acceptance run is under way. */
export function useAgencies() {
  return useQuery({
    queryKey: keys.agencies,
    queryFn: () => callCore<{ readonly items: readonly AgencyView[] }>('/agencies'),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ acceptance }) => acceptance.state === 'running') === true ? RUNNING_MS : false,
  });
}

/** What people call an agency, as its cases name it. */
export function useAgencyName(): (id: string) => string {
  const { data } = useAgencies();
  return (id) => data?.items.find((agency) => agency.id === id)?.name ?? id;
}

export function useSaveAgency() {
  return useReceivableAction(({ id, ...agency }: AgencySetUp) =>
    callCore<AgencyView>(`/agencies/${id}`, { method: 'PUT', body: agency }),
  );
}

export function useAcceptAgency(id: string) {
  return useReceivableAction(() => callCore<AgencyView>(`/agencies/${id}/accept`, { method: 'POST' }));
}

export interface KeyDate {
  readonly liveFrom: string;
  readonly dueBefore: 'stay' | 'migrate';
}

export function useGoLive(id: string) {
  return useReceivableAction((keyDate: KeyDate) =>
    callCore<AgencyView>(`/agencies/${id}/go-live`, { method: 'POST', body: keyDate }),
  );
}

/** What would go on a key date; nothing is sent. */
export function useFirstBatch(id: string, keyDate: KeyDate) {
  const query = queryOf({ ...keyDate }).toString();
  return useQuery({
    queryKey: keys.firstBatch(id, query),
    queryFn: () => callCore<FirstBatchView>(`/agencies/${id}/first-batch?${query}`),
    enabled: keyDate.liveFrom !== '',
    retry: false,
  });
}

export function useStopAgency(id: string) {
  return useReceivableAction((reason: string) =>
    callCore<AgencyView>(`/agencies/${id}/stop`, { method: 'POST', body: { reason, running: 'hold' } }),
  );
}

/** Both books of every case, compared to the cent. */
export function useReconcileAgency(id: string) {
  return useReceivableAction(() => callCore<CollectionReconciliation>(`/agencies/${id}/reconcile`, { method: 'POST' }));
}

export function useStrays(agency: string) {
  return usePages<StrayEventView>(keys.strays(agency), `/agencies/${agency}/stray-events`);
}

export function useCloseStray(agency: string) {
  return useReceivableAction(({ event, reason }: { readonly event: string; readonly reason: string }) =>
    callCore<{ readonly closed: boolean }>(`/agencies/${agency}/stray-events/close?${queryOf({ event }).toString()}`, {
      method: 'POST',
      body: { reason },
    }),
  );
}

export function useCandidates(agency: string) {
  return usePages<CandidateView>(keys.candidates(agency), `/agencies/${agency}/candidates`);
}

export function useDraftCase(agency: string) {
  return useReceivableAction(({ customerId, currency }: Pick<CandidateView, 'customerId' | 'currency'>) =>
    callCore<CaseDetail>('/cases', { method: 'POST', body: { agency, customerId, currency } }),
  );
}

export function useCases(filter: { readonly out?: 'true'; readonly needsAnswer?: 'true' }) {
  const query = queryOf({ ...filter });
  return usePages<CaseView>(keys.cases(query.toString()), '/cases', query);
}

const WORKED_MS = 5_000;

/** One case, asked for again while an agency works on it. */
export function useCase(id: string) {
  return useQuery({
    queryKey: keys.case(id),
    queryFn: () => callCore<CaseDetail>(`/cases/${id}`),
    refetchInterval: ({ state }) =>
      ['submitted', 'accepted', 'working'].includes(state.data?.status.state ?? '') ? WORKED_MS : false,
  });
}

/** What is done with a case, with what it needs to be told. */
export function useCaseAct(id: string) {
  return useReceivableAction(
    ({
      action,
      body,
    }: {
      readonly action: CaseAction | 'approve-settlement' | 'approve-cost' | 'decide';
      readonly body?: object;
    }) => callCore<CaseDetail>(`/cases/${id}/${action}`, { method: 'POST', ...(body !== undefined && { body }) }),
  );
}
