import type { DunningRunRow, LetterRow, ReceivableEventRow } from '../../store/index.ts';
import type { LetterState, LetterView, RunReport, RunState, RunView, TimelineEvent } from './dunning-doors.ts';
import { reviveLetter } from './kept-letter.ts';

const RUN_STATES: readonly RunState[] = ['draft', 'committing', 'committed', 'discarded'];
const LETTER_STATES: readonly LetterState[] = ['planned', 'excluded', 'committed', 'queued', 'sent', 'dropped'];

export function runView(row: DunningRunRow): RunView {
  return {
    id: row.id,
    state: RUN_STATES.find((state) => state === row.state) ?? 'draft',
    origin: row.origin === 'schedule' ? 'schedule' : 'manual',
    by: row.by,
    plannedAt: row.plannedAt.toISOString(),
    ...(row.committedAt !== null && { committedAt: row.committedAt.toISOString() }),
    snapshot: row.snapshot,
    report: row.report as RunReport,
  };
}

export function letterView(row: LetterRow): LetterView {
  return {
    id: row.id,
    run: row.runId,
    customerId: row.customerId,
    customer: row.customer,
    currency: row.currency,
    day: row.day,
    level: row.level,
    sendAt: row.sendAt,
    state: LETTER_STATES.find((state) => state === row.state) ?? 'planned',
    letter: reviveLetter(row.letter).letter,
    ...(row.outcome !== null && { outcome: row.outcome }),
  };
}

export function timelineEvent({
  id,
  at,
  kind,
  customerId,
  documentNumber,
  details,
}: ReceivableEventRow): TimelineEvent {
  return {
    id: id.toString(),
    at: at.toISOString(),
    kind,
    ...(customerId !== null && { customerId }),
    ...(documentNumber !== null && { documentNumber }),
    details,
  };
}
