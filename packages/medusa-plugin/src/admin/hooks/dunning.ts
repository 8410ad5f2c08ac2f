import type { HoldView, WorkList } from '@quittance/core/flow';
import type { MoneyWork, ShownLetter, ShownRun } from '@quittance/core/screens';
import { useQuery } from '@tanstack/react-query';
import { callCore } from './core-api.ts';
import { keys } from './keys.ts';
import { queryOf, usePages } from './pages.ts';
import { useReceivableAction } from './receivables.ts';

/** What of payments and reminders waits for a person, as it comes over HTTP. */
export interface DunningWork extends MoneyWork<HoldView>, Pick<WorkList, 'bankDataAsOf'> {}

export function useDunningWork() {
  return useQuery({ queryKey: keys.dunningWork, queryFn: () => callCore<DunningWork>('/dunning/work-list') });
}

export function useRuns() {
  return usePages<ShownRun>(keys.runs, '/dunning-runs');
}

const COMMITTING_MS = 2_000;

/** One run, asked for again while its letters are being made real. */
export function useRun(id: string) {
  return useQuery({
    queryKey: keys.run(id),
    queryFn: () => callCore<ShownRun>(`/dunning-runs/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'committing' ? COMMITTING_MS : false),
  });
}

export function usePlanRun() {
  return useReceivableAction(() => callCore<ShownRun>('/dunning-runs', { method: 'POST' }));
}

/** Makes a draft real, as it was reviewed. */
export function useCommitRun() {
  return useReceivableAction(({ id, snapshot }: Pick<ShownRun, 'id' | 'snapshot'>) =>
    callCore<ShownRun>(`/dunning-runs/${id}/commit`, { method: 'POST', body: { snapshot } }),
  );
}

export function useDiscardRun() {
  return useReceivableAction((id: string) => callCore<ShownRun>(`/dunning-runs/${id}/discard`, { method: 'POST' }));
}

/** The letters of a run, or those to a customer. */
export function useLetters(filter: { readonly run?: string; readonly customerId?: string }) {
  const query = queryOf(filter);
  return usePages<ShownLetter>(keys.letters(query.toString()), '/dunning-letters', query);
}

export function useExcludeLetter() {
  return useReceivableAction(({ id, reason }: { readonly id: string; readonly reason: string }) =>
    callCore<ShownLetter>(`/dunning-letters/${id}/exclude`, { method: 'POST', body: { reason } }),
  );
}

export function useIncludeLetter() {
  return useReceivableAction((id: string) =>
    callCore<ShownLetter>(`/dunning-letters/${id}/include`, { method: 'POST' }),
  );
}
