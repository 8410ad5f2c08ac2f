import { testCase } from '../acceptance/test-case.ts';
import type { AgencyEvent } from '../schema/index.ts';
import { agencyCommand, type AgencyCaseJson } from '../schema/index.ts';
import { readEvent } from '../read-event.ts';
import { simulatedAgency, type SimulatedAgency } from '../simulated/agency.ts';

export const AT = '2026-11-20T08:00:00.000Z';

/** A simulated agency that plays one scenario, and the events it tells of it. */
export function played(
  scenario: string,
  more: Partial<AgencyCaseJson> = {},
): { readonly agency: SimulatedAgency; readonly events: readonly AgencyEvent[] } {
  const agency = simulatedAgency({ seed: 1, mode: 'test', clock: { now: () => new Date(AT) } });
  const submitted = testCase({ creditorRef: `TEST:${scenario}`, ...more });
  const command = agencyCommand.parse({
    commandId: 'c1',
    caseId: submitted.caseId,
    seq: 1,
    at: AT,
    type: 'submit',
    payload: { case: submitted },
  });
  agency.take(JSON.parse(JSON.stringify(command)));
  return { agency, events: toldBy(agency) };
}

/** Everything an agency has told so far. */
export function toldBy(agency: SimulatedAgency): readonly AgencyEvent[] {
  return agency.events(0, 1_000).events.flatMap((raw) => {
    const read = readEvent(raw);
    return read.known ? [read.event] : [];
  });
}
