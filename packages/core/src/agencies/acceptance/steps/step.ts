import type { CaseStatus } from '../../case-status.ts';
import type { EventFlagCode } from '../../event-order.ts';
import type { Outcome, Receipt } from '../../port.ts';
import type { CaseOutcome } from '../../schema/index.ts';
import type { Rehearsal } from '../rehearsal.ts';

export interface Step {
  readonly id: string;
  /** What must happen. */
  readonly expected: string;
  /** Does it, and says what happened. */
  run(hub: Rehearsal): Promise<{ readonly passed: boolean; readonly happened: string }>;
}

export async function ended(hub: Rehearsal, caseId: string, outcome: CaseOutcome) {
  const closed = await hub.until(
    () => hub.status(caseId).outcome === outcome && hub.status(caseId).missing.length === 0,
  );
  return verdict(closed, summary(hub.status(caseId)));
}

export function agrees(hub: Rehearsal, caseId: string): Promise<boolean> {
  return hub.until(async () => (await hub.differences(caseId)).length === 0);
}

export async function thereOnce(hub: Rehearsal, caseId: string): Promise<boolean> {
  await hub.until(
    async () => hub.events(caseId).some(({ type }) => type === 'accepted') && (await hub.theirs(caseId)).length > 0,
  );
  const accepted = new Set(hub.events(caseId).flatMap(({ type, eventId }) => (type === 'accepted' ? [eventId] : [])));
  return accepted.size === 1 && (await hub.theirs(caseId)).length === 1;
}

export const verdict = (passed: boolean, happened: string) => ({ passed, happened });
export const named = (differences: readonly { readonly code: string }[]) => differences.map(({ code }) => code);
export const flagged = ({ flags }: CaseStatus, code: EventFlagCode) => flags.some((flag) => flag.code === code);
export const isAcknowledged = (answer: Outcome<Receipt | null>) => answer.ok && answer.value?.state === 'acknowledged';
export const isRefused = (answer: Outcome<Receipt | null>) => !answer.ok && answer.kind === 'rejected';

export function told(answer: Outcome<Receipt | null>): string {
  if (!answer.ok) return `${answer.kind}: ${answer.cause.code}`;
  return answer.value === null ? 'not known there' : answer.value.state;
}

export function summary({ state, outcome, paused, disputed, rejected, flags, missing }: CaseStatus): string {
  const marks = [paused && 'paused', disputed && 'disputed', rejected && 'rejected'].filter((mark) => mark !== false);
  const codes = [...new Set(flags.map(({ code }) => code))];
  return [
    state,
    ...(outcome === undefined ? [] : [outcome]),
    ...marks,
    ...codes,
    ...(missing.length > 0 ? [`${missing.length} missing`] : []),
  ].join(', ');
}
