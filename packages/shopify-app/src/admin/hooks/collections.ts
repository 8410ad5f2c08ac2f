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
import { call, withQuery, type Query } from '../api/client.ts';
import type { Items } from '../api/contract.ts';
import type { Answer } from '../api/failure.ts';
import { settled } from './receivables.ts';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';
import { invalidate, useResource } from './use-resource.ts';

const AGENCIES = '/v1/agencies';
const CASES = '/v1/cases';
const RUNNING_MS = 2_000;
const WORKED_MS = 5_000;

const pollAgencies = (agencies: Items<AgencyView> | undefined) =>
  agencies?.items.some(({ acceptance }) => acceptance.state === 'running') === true ? RUNNING_MS : false;

/** The agencies, asked for again while an acceptance run is under way. */
export const useAgencies = () => useResource<Items<AgencyView>>(AGENCIES, pollAgencies);

/** What people call an agency, as its cases name it. */
export function useAgencyName(): (id: string) => string {
  const { value } = useAgencies();
  return (id) => value?.items.find((agency) => agency.id === id)?.name ?? id;
}

/** What is done about agencies and cases changes both, and what is owed. */
function collected<T>(answer: Answer<T>): Answer<T> {
  if (answer.ok) for (const prefix of [AGENCIES, CASES]) invalidate(prefix);
  return settled(answer);
}

const saveAgency = async ({ id, ...body }: AgencySetUp) =>
  collected(await call<AgencyView>('PUT', `${AGENCIES}/${id}`, body));
export const useSaveAgency = () => useAction(saveAgency);

const acceptAgency = async (id: string) => collected(await call<AgencyView>('POST', `${AGENCIES}/${id}/accept`));
export const useAcceptAgency = () => useAction(acceptAgency);

export interface KeyDate {
  readonly liveFrom: string;
  readonly dueBefore: 'stay' | 'migrate';
}

const goLive = async (id: string, keyDate: KeyDate) =>
  collected(await call<AgencyView>('POST', `${AGENCIES}/${id}/go-live`, keyDate));
export const useGoLive = () => useAction(goLive);

/** What would go on a key date; nothing is sent. */
export const useFirstBatch = (id: string, keyDate: KeyDate) =>
  useResource<FirstBatchView>(
    keyDate.liveFrom === '' ? undefined : withQuery(`${AGENCIES}/${id}/first-batch`, { ...keyDate }),
  );

const stopAgency = async (id: string, reason: string) =>
  collected(await call<AgencyView>('POST', `${AGENCIES}/${id}/stop`, { reason, running: 'hold' }));
export const useStopAgency = () => useAction(stopAgency);

const reconcile = async (id: string) =>
  collected(await call<CollectionReconciliation>('POST', `${AGENCIES}/${id}/reconcile`));
/** Both books of every case, compared to the cent. */
export const useReconcileAgency = () => useAction(reconcile);

export const useStrays = (agency: string) => useList<StrayEventView>(`${AGENCIES}/${agency}/stray-events`);

const closeStray = async (agency: string, event: string, reason: string) =>
  collected(
    await call<{ readonly closed: boolean }>('POST', withQuery(`${AGENCIES}/${agency}/stray-events/close`, { event }), {
      reason,
    }),
  );
export const useCloseStray = () => useAction(closeStray);

export const useCandidates = (agency: string) => useList<CandidateView>(`${AGENCIES}/${agency}/candidates`);

const draftCase = async (agency: string, { customerId, currency }: Pick<CandidateView, 'customerId' | 'currency'>) =>
  collected(await call<CaseDetail>('POST', CASES, { agency, customerId, currency }));
export const useDraftCase = () => useAction(draftCase);

export const useCases = (filter: Query) => useList<CaseView>(CASES, filter);

const pollCase = (detail: CaseDetail | undefined) =>
  ['submitted', 'accepted', 'working'].includes(detail?.status.state ?? '') ? WORKED_MS : false;

/** One case, asked for again while an agency works on it. */
export const useCase = (id: string) => useResource<CaseDetail>(`${CASES}/${id}`, pollCase);

const act = async (id: string, action: CaseAction | 'approve-settlement' | 'approve-cost' | 'decide', body?: object) =>
  collected(await call<CaseDetail>('POST', `${CASES}/${id}/${action}`, body));
/** What is done with a case, with what it needs to be told. */
export const useCaseAct = () => useAction(act);
