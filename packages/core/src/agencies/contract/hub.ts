import { expect } from 'vitest';
import { testCase } from '../acceptance/test-case.ts';
import type { CollectionAgency, Cursor, Outcome, Receipt } from '../port.ts';
import type { ReadEvent } from '../read-event.ts';
import {
  agencyCommand,
  type AgencyCaseJson,
  type AgencyCommand,
  type CommandPayloads,
  type CommandType,
} from '../schema/index.ts';
import type { AgencySystem } from './system.ts';

const AT = '2026-11-20T08:00:00Z';
let made = 0;

/** A new case that plays a scenario, and the command that hands it over. */
export function submission(scenario = 'accepted', more: Partial<AgencyCaseJson> = {}): AgencyCommand {
  made += 1;
  const caseId = `K${process.pid}-${made}`;
  const submitted = testCase({ caseId, creditorRef: `TEST:${scenario}`, ...more });
  return agencyCommand.parse({
    commandId: `${caseId}:submit`,
    caseId,
    seq: 1,
    at: AT,
    type: 'submit',
    payload: { case: submitted },
  });
}

export function commandOf<T extends CommandType>(
  caseId: string,
  type: T,
  seq: number,
  payload: CommandPayloads[T],
): AgencyCommand {
  return agencyCommand.parse({ commandId: `${caseId}:${type}:${seq}`, caseId, seq, at: AT, type, payload });
}

/** The value, or the reason there is none as the test's failure. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`${outcome.kind}: ${outcome.cause.code}: ${outcome.cause.message}`);
}

export async function sendOne(agency: CollectionAgency, command: AgencyCommand): Promise<Outcome<Receipt>> {
  const [outcome] = await agency.send([command]);
  return outcome ?? expect.fail('no outcome');
}

/** What the agency finally says to a command. */
export async function answered(
  system: AgencySystem,
  agency: CollectionAgency,
  commandId: string,
): Promise<Outcome<Receipt | null>> {
  for (let look = 0; look < 5; look += 1) {
    const receipt = await agency.receipt(commandId);
    if (!receipt.ok || receipt.value?.state === 'acknowledged') return receipt;
    await system.elapse();
  }
  return agency.receipt(commandId);
}

/** Reads events to the end. Fails where paging never ends. */
export async function drain(agency: CollectionAgency, from: Cursor | null = null, limit = 50) {
  const events: ReadEvent[] = [];
  let cursor = from;
  for (let pages = 1; pages < 2_000; pages += 1) {
    const page = valueOf(await agency.events(cursor, limit));
    expect(page.events.length).toBeLessThanOrEqual(limit);
    events.push(...page.events);
    cursor = page.next;
    if (!page.more) return { events, cursor, pages };
  }
  throw new Error('events() never came to an end');
}

export const idsOf = (events: readonly ReadEvent[]) => events.map(({ event }) => event.eventId);
