import { EVENT_TYPES } from '../../schema/index.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { ended, verdict, type Step } from './step.ts';

/** What must be true of the run as a whole; these come last. */
export const WHOLE_RUN: readonly Step[] = [
  {
    id: 'every-event',
    expected: 'Every type of event was told in this run, and every event could be read.',
    async run(hub) {
      const { caseId } = await hub.submit('every-event');
      await ended(hub, caseId, 'insolvency');
      const types = new Set(hub.seen.flatMap((read) => (read.known ? [read.event.type] : [])));
      const missing = EVENT_TYPES.filter((type) => !types.has(type));
      const unknown = hub.seen.filter(({ known, event }) => !known && hub.cases.includes(event.caseId ?? '')).length;
      return verdict(
        missing.length === 0 && unknown === 0,
        `${missing.length === 0 ? 'all' : `missing ${missing.join(', ')}`}; ${unknown} could not be read`,
      );
    },
  },
  {
    id: 'reconcile',
    expected: 'Every case of the run but the one that was told wrong agrees to the cent.',
    async run(hub) {
      const agreed = await hub.until(async () => (await disagreeing(hub)).length === 0);
      return verdict(agreed, agreed ? 'all agree' : `differing: ${(await disagreeing(hub)).join(', ')}`);
    },
  },
];

async function disagreeing(hub: Rehearsal): Promise<readonly string[]> {
  const taken = hub.cases.filter((caseId) => hub.events(caseId).length > 0);
  const told = taken.filter((caseId) => hub.submitted(caseId).creditorRef !== 'TEST:wrong-amount');
  const differing: string[] = [];
  for (const caseId of told) if ((await hub.differences(caseId)).length > 0) differing.push(caseId);
  return differing;
}
