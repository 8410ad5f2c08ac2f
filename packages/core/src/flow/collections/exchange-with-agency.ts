import {
  isRehearsed,
  type AgencyMode,
  type Cause,
  type EventPage,
  type Failure,
  type Outcome,
  type ReadEvent,
} from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  keepEvents,
  lockAgencyCursor,
  moveAgencyCursor,
  readAgency,
  storedText,
  type ArrivedEvent,
  type ConnectionRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import { pauseAgency } from './pause-agency.ts';
import { AGENCY_NOT_FOUND, knownAgency } from './view-agency.ts';

/** A cursor that never comes to an end is the agency's fault, and no reason to hang. */
const MOST_PAGES = 1_000;

/**
 * Fetches what one side of an agency has to tell, page by page: the cursor moves in the transaction that stores the page. Refused with what kept
 * it from the rest, if anything did: then what is known of the cases may be less than what the agency told.
 */
export async function exchangeWithAgency(
  road: Road,
  tenant: TenantId,
  id: string,
  mode: AgencyMode,
): Promise<Result<undefined>> {
  const known = await inTenant(road, tenant, async (trx) => knownAgency(road, trx, await readAgency(trx, id)));
  if (known === undefined) return refused(AGENCY_NOT_FOUND);
  if (known.connection.paused !== null) return refused(known.connection.paused);
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const cursor = await inTenant(road, tenant, (trx) => lockAgencyCursor(trx, id, mode));
    const fetched = await fetchPage(road, tenant, known.connection, mode, cursor);
    if (!fetched.ok) return fetched;
    const page = fetched.value;
    if (!page.ok) return refused(await failed(road, tenant, known.connection, page));
    const more = await inTenant(road, tenant, (trx) => keepPage(road, trx, { agency: id, mode }, cursor, page.value));
    if (!more) break;
  }
  return ok(undefined);
}

async function fetchPage(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  mode: AgencyMode,
  cursor: string | null,
): Promise<Result<Outcome<EventPage>>> {
  try {
    const session = await road.agencySessions.sessionOf(tenant, connection, mode);
    if (!session.ok) return session;
    const { pageSize } = await session.value.capabilities();
    return ok(await session.value.events(cursor, pageSize));
  } catch (error) {
    road.log.warn({ tenant, connection: connection.id, error: String(error) }, 'an adapter of an agency threw');
    return refused(NOT_FETCHED);
  }
}

const NOT_FETCHED = notAnswered({
  code: 'EVENTS_NOT_FETCHED',
  message: 'What the agency has to tell could not be fetched.',
});

/** Whether there is more to be fetched. Where another process was faster, the rest is its business. */
async function keepPage(
  road: Road,
  trx: TenantTransaction,
  side: { readonly agency: string; readonly mode: AgencyMode },
  from: string | null,
  { events, next, more }: EventPage,
): Promise<boolean> {
  const current = await lockAgencyCursor(trx, side.agency, side.mode);
  await keepRead(road, trx, { ...side, source: 'poll' }, events);
  if (current !== from) return false;
  await moveAgencyCursor(trx, side.agency, side.mode, next, nowOf(road));
  return more;
}

/**
 * Keeps events in the order in which they came, and wakes their cases; the cursor of the side must be locked. Answers how many are new. What the test
 * side tells of an acceptance run is the run's own business, which has heard it: as events of cases that are not ours they would be put before a person.
 */
export async function keepRead(
  road: Road,
  trx: TenantTransaction,
  of: Parameters<typeof keepEvents>[1],
  events: readonly ReadEvent[],
): Promise<number> {
  const cases = new Set<string>();
  let fresh = 0;
  const ours = of.mode === 'test' ? events.filter(({ event }) => !isRehearsed(event.caseId)) : events;
  for (const round of rounds(ours.map(arrived))) {
    const kept = await keepEvents(trx, of, round, nowOf(road));
    for (const id of kept.cases) cases.add(id);
    fresh += kept.fresh;
  }
  await road.jobs.enqueue(trx, QUEUE.caseEvents, [...cases]);
  return fresh;
}

function arrived(read: ReadEvent): ArrivedEvent {
  const { eventId, caseId = null } = read.event;
  if (read.known) return { eventId, caseId, known: true, event: read.raw, code: null, reason: null };
  const { code, reason, raw } = read.event;
  // What the database would take for one id must be one id when the rounds are made.
  return { eventId: storedText(eventId), caseId, known: false, event: raw, code, reason };
}

/** The events in rounds in which each id comes once: a second one is compared with what was kept of the first. */
function rounds(events: readonly ArrivedEvent[]): readonly (readonly ArrivedEvent[])[] {
  const made: ArrivedEvent[][] = [];
  const seen = new Map<string, number>();
  let last = 0;
  for (const event of events) {
    // Never before what came earlier: the order of arrival stays.
    last = Math.max(last, seen.get(event.eventId) ?? 0);
    seen.set(event.eventId, last + 1);
    (made[last] ??= []).push(event);
  }
  return made;
}

async function failed(
  road: Road,
  tenant: TenantId,
  connection: ConnectionRow,
  { kind, cause }: Failure,
): Promise<Problem> {
  road.log.warn({ tenant, connection: connection.id, kind, code: cause.code }, 'events of an agency were not fetched');
  if (kind === 'misconfigured') await pauseAgency(road, tenant, connection, cause);
  return notAnswered(cause);
}

/** Why an agency could not be asked, for a person. */
export function notAnswered({ code, message, advice = 'Try again later.' }: Cause): Problem {
  return { code, message, advice, retry: 'later' };
}
