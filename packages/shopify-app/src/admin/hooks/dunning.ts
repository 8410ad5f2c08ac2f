import type { WorkList } from '@quittance/core/flow';
import { isDraft, type AsJson, type ShownLetter, type ShownRun } from '@quittance/core/screens';
import { call } from '../api/client.ts';
import { settled } from './receivables.ts';
import { useAction } from './use-action.ts';
import { useList } from './use-list.ts';
import { useResource } from './use-resource.ts';

/** What of the reminders and payments waits for a person, as it comes over HTTP. */
export type DunningWork = AsJson<WorkList>;
export const useDunningWork = () => useResource<DunningWork>('/v1/dunning/work-list');

/** The draft that waits for review, where there is one. */
export function draftIn({ draft }: DunningWork): ShownRun | undefined {
  return draft !== undefined && isDraft(draft) ? draft : undefined;
}

const RUNS = '/v1/dunning-runs';
export const useRuns = () => useList<ShownRun>(RUNS);

const COMMITTING_MS = 2_000;
const pollRun = (run: ShownRun | undefined) => (run?.state === 'committing' ? COMMITTING_MS : false);

/** One run, asked for again while its letters are being made real. */
export const useRun = (id: string) => useResource<ShownRun>(`${RUNS}/${id}`, pollRun);

const planRun = async () => settled(await call<ShownRun>('POST', RUNS));
export const usePlanRun = () => useAction(planRun);

/** Makes a draft real, as it was reviewed. */
const commitRun = async ({ id, snapshot }: Pick<ShownRun, 'id' | 'snapshot'>) =>
  settled(await call<ShownRun>('POST', `${RUNS}/${id}/commit`, { snapshot }));
export const useCommitRun = () => useAction(commitRun);

const discardRun = async (id: string) => settled(await call<ShownRun>('POST', `${RUNS}/${id}/discard`));
export const useDiscardRun = () => useAction(discardRun);

const LETTERS = '/v1/dunning-letters';

export const useLetters = (run: string) => useList<ShownLetter>(LETTERS, { run });

const excludeLetter = async (id: string, reason: string) =>
  settled(await call<ShownLetter>('POST', `${LETTERS}/${id}/exclude`, { reason }));
export const useExcludeLetter = () => useAction(excludeLetter);

const includeLetter = async (id: string) => settled(await call<ShownLetter>('POST', `${LETTERS}/${id}/include`));
export const useIncludeLetter = () => useAction(includeLetter);
