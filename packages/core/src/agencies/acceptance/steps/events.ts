import type { EventFlagCode } from '../../event-order.ts';
import { type CaseOutcome } from '../../schema/index.ts';
import type { Rehearsal } from '../rehearsal.ts';
import { agrees, ended, flagged, named, summary, verdict, type Step } from './step.ts';

/** Events that come twice, late, out of order and wrong. */
export const EVENTS: readonly Step[] = [
  {
    id: 'reordered-events',
    expected: 'Events that arrive out of order are flagged, and the case is closed as paid all the same.',
    run: (hub) => playedOut(hub, 'reordered', 'paid', 'OUT_OF_ORDER'),
  },
  {
    id: 'duplicate-events',
    expected: 'Events that arrive twice are flagged and count once.',
    run: (hub) => playedOut(hub, 'duplicates', 'paid', 'DUPLICATE'),
  },
  {
    id: 'late-event',
    expected: 'An event that arrives after the end is missed until it comes, then flagged; the case stays closed.',
    async run(hub) {
      const { caseId } = await hub.submit('late');
      let missed = false;
      const there = await hub.until(() => {
        const { state, missing } = hub.status(caseId);
        missed ||= state === 'closed' && missing.length > 0;
        return state === 'closed' && missing.length === 0;
      });
      const status = hub.status(caseId);
      return verdict(
        there && missed && flagged(status, 'OUT_OF_ORDER'),
        `${missed ? 'missed' : 'never missed'}; ${summary(status)}`,
      );
    },
  },
  {
    id: 'wrong-amount',
    expected:
      'A payment whose allocation does not come to its amount is flagged, and the balances name the difference.',
    async run(hub) {
      const { caseId } = await hub.submit('wrong-amount');
      await hub.until(() => flagged(hub.status(caseId), 'ALLOCATION_DIFFERS'));
      const differs = await hub.until(async () => named(await hub.differences(caseId)).includes('PAID_DIFFERS'));
      return verdict(
        differs && flagged(hub.status(caseId), 'ALLOCATION_DIFFERS'),
        `${summary(hub.status(caseId))}; ${named(await hub.differences(caseId)).join(', ')}`,
      );
    },
  },
];

/** Hands over a scenario that ends by itself, and looks for a flag. */
async function playedOut(hub: Rehearsal, scenario: string, outcome: CaseOutcome, flag: EventFlagCode) {
  const { caseId } = await hub.submit(scenario);
  const done = await ended(hub, caseId, outcome);
  const status = hub.status(caseId);
  const agreed = done.passed && (await agrees(hub, caseId));
  return verdict(agreed && flagged(status, flag) && status.missing.length === 0, summary(status));
}
