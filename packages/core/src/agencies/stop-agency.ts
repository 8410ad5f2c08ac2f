import type { IsoDateTime } from '../model/index.ts';
import type { CaseStatus } from './case-status.ts';
import type { AgencyCommand } from './schema/index.ts';

/** A case that is out, as the stop looks at it. */
export interface CaseOut {
  readonly caseId: string;
  readonly status: CaseStatus;
  /** The `seq` its next command has. */
  readonly nextSeq: number;
}

export interface StopRequest {
  readonly at: IsoDateTime;
  /** Why, in the words of who stops; the agency reads it. */
  readonly reason: string;
  /** `hold`: cases that are out go on being worked; `pause`: the agency is told to pause every one. */
  readonly running: 'hold' | 'pause';
}

/** What stopping an agency comes to. Events are taken on as before: money that comes in is never missed. */
export interface StopPlan {
  /** Commands that were not sent and will not be: no case goes out any more. */
  readonly cancelled: readonly string[];
  /** Commands that are sent all the same: a payment or a credit note told late would have a debtor chased who has paid. */
  readonly kept: readonly string[];
  readonly pauses: readonly AgencyCommand[];
}

/** The one-click stop, as a decision: `waiting` are the commands that were not sent yet. Stopping twice changes nothing more. */
export function stopAgency(
  waiting: readonly AgencyCommand[],
  cases: readonly CaseOut[],
  { at, reason, running }: StopRequest,
): StopPlan {
  const goesOut = ({ type }: AgencyCommand) => type === 'submit' || type === 'resume';
  const worked = cases.filter(({ status }) => status.state !== 'closed' && !status.paused && !status.rejected);
  const neverSent = new Set(waiting.filter(({ type }) => type === 'submit').map(({ caseId }) => caseId));
  const kept = waiting.filter((command) => !goesOut(command) && !neverSent.has(command.caseId));
  const pausing = new Set(kept.filter(({ type }) => type === 'pause').map(({ caseId }) => caseId));
  return {
    cancelled: waiting.filter((command) => !kept.includes(command)).map(({ commandId }) => commandId),
    kept: kept.map(({ commandId }) => commandId),
    pauses:
      running === 'hold'
        ? []
        : worked
            .filter(({ caseId }) => !neverSent.has(caseId) && !pausing.has(caseId))
            .map(({ caseId, nextSeq }) => pause(caseId, nextSeq, at, reason)),
  };
}

function pause(caseId: string, seq: number, at: IsoDateTime, reason: string): AgencyCommand {
  return {
    schemaVersion: '1.0',
    commandId: `${caseId}:stop:${seq}`,
    caseId,
    seq,
    at,
    type: 'pause',
    payload: { reason },
  };
}
