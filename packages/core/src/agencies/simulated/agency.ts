import type { Clock } from '../../model/index.ts';
import { balanceOf, book, openOf, type CaseFile } from './case-file.ts';
import { chanceFrom } from './chance.ts';
import { refusalOf, type Refusal } from './check-command.ts';
import { followCommand } from './follow-command.ts';
import type { Happening } from './happening.ts';
import { isObject, objectAt, textAt, type JsonObject } from './json.ts';
import { textOf } from './money.ts';
import { openFile } from './open-file.ts';
import { closedPaid, DELIVERIES, SCENARIOS, type Delivery } from './scenarios.ts';

/** Shares, between 0 and 1, of what goes wrong with cases that name no scenario. */
export interface SimulatedFaults {
  /** An event is told twice. */
  readonly duplicate?: number;
  /** The events of one command come in another order. */
  readonly reorder?: number;
  /** An event comes after everything else was fetched. */
  readonly late?: number;
  /** The answer to a command is lost. */
  readonly lostAnswer?: number;
}

export interface SimulatedOptions {
  readonly seed: number;
  readonly mode: 'test' | 'live';
  readonly clock: Clock;
  readonly faults?: SimulatedFaults;
}

/** What the agency says to a command. `lost`: it was taken, and the answer is not to arrive. */
export type Answer = {
  readonly commandId: string;
  readonly reference?: string;
  readonly lost: boolean;
} & ({ readonly status: 'taken' | 'duplicate' } | ({ readonly status: 'refused' } & Refusal));

export interface SimulatedAgency {
  readonly mode: 'test' | 'live';
  take(command: unknown): Answer;
  /** What was answered to a command that was taken. */
  answerTo(commandId: string): Answer | undefined;
  /** Events from a place in the order of telling; held-back ones come once all others were fetched. */
  events(
    from: number,
    limit: number,
  ): { readonly events: readonly JsonObject[]; readonly next: number; readonly more: boolean };
  balances(): readonly JsonObject[];
  /** Tells anything at all, for what no schema foresees. */
  say(event: JsonObject): void;
  readonly cases: ReadonlyMap<string, CaseFile>;
}

/**
 * A whole collection agency, pretended: it checks what it is told as a real one would, plays its scenarios, keeps a book of its own, and misbehaves
 * as it is told to. It knows the published schema and none of the product's code for it.
 */
export function simulatedAgency({ seed, mode, clock, faults = {} }: SimulatedOptions): SimulatedAgency {
  const cases = new Map<string, CaseFile>();
  const answers = new Map<string, { readonly text: string; readonly answer: Answer }>();
  const told: JsonObject[] = [];
  const held: JsonObject[] = [];
  const chance = chanceFrom(seed);
  const today = () => clock.now().toISOString().slice(0, 10);

  function happen(file: CaseFile, happenings: Iterable<Happening>, delivery: Delivery): void {
    const events: JsonObject[] = [];
    for (const happening of happenings) {
      const event = eventOf(file, happening, clock.now());
      book(file, happening);
      if (happening.late === true || chance() < (faults.late ?? 0)) held.push(event);
      else events.push(event);
    }
    const twice = delivery === 'twice' || chance() < (faults.duplicate ?? 0);
    const ordered = delivery === 'reversed' || chance() < (faults.reorder ?? 0) ? events.toReversed() : events;
    told.push(...ordered, ...(twice ? events : []));
  }

  function submit(command: JsonObject): Refusal | undefined {
    const submitted = objectAt(command['payload'], 'case');
    if (cases.has(textAt(command, 'caseId'))) return { code: 'CASE_KNOWN', reason: 'This case was submitted before.' };
    const file = openFile(submitted, `SIM-${cases.size + 1}`, seed);
    cases.set(file.caseId, file);
    const scenario = SCENARIOS[file.scenario] ?? SCENARIOS['accepted'];
    const happenings = function* (): Generator<Happening> {
      yield acknowledgement(file, textAt(command, 'commandId'));
      if (file.scenario !== 'rejected') yield { type: 'accepted', payload: { reference: file.reference } };
      yield* scenario?.(file, today()) ?? [];
    };
    happen(file, happenings(), DELIVERIES[file.scenario] ?? 'in-order');
    return undefined;
  }

  function carryOut(command: JsonObject): Refusal | undefined {
    if (command['type'] === 'submit') return submit(command);
    const file = cases.get(textAt(command, 'caseId'));
    if (file === undefined) return { code: 'CASE_UNKNOWN', reason: 'There is no such case.', field: 'caseId' };
    if (file.closed && command['type'] !== 'direct_payment')
      return { code: 'CASE_CLOSED', reason: 'The case is closed.', field: 'caseId' };
    const outcome = followCommand(file, textAt(command, 'type'), objectAt(command, 'payload'), today());
    if ('code' in outcome) return outcome;
    happen(file, [acknowledgement(file, textAt(command, 'commandId')), ...outcome.happenings], 'in-order');
    if (!file.closed && openOf(file) <= 0n) happen(file, [closedPaid(file)], 'in-order');
    return undefined;
  }

  return {
    mode,
    cases,
    take(command) {
      const refused = refusalOf(command, mode);
      const commandId = textAt(command, 'commandId');
      const known = answers.get(commandId);
      if (refused === undefined && known !== undefined) return again(known, command);
      const refusal = refused ?? carryOut(isObject(command) ? command : {});
      if (refusal !== undefined) return { commandId, status: 'refused', lost: false, ...refusal };
      const { reference, scenario } = cases.get(textAt(command, 'caseId')) ?? { reference: '', scenario: '' };
      const lost =
        (scenario === 'lost-acknowledgement' && textAt(command, 'type') === 'submit') ||
        chance() < (faults.lostAnswer ?? 0);
      const answer: Answer = { commandId, status: 'taken', reference, lost };
      answers.set(commandId, { text: JSON.stringify(command), answer });
      return answer;
    },
    answerTo: (commandId) => answers.get(commandId)?.answer,
    events(from, limit) {
      const events = told.slice(from, from + limit);
      const next = from + events.length;
      const more = next < told.length;
      // What is late comes on a later visit, after everything else.
      if (!more && from > 0) told.push(...held.splice(0));
      return { events, next, more };
    },
    say: (event) => void told.push(event),
    balances: () => [...cases.values()].map((file) => balanceOf(file, clock.now())),
  };
}

/** The same command again changes nothing; another under its id is refused. */
function again(known: { readonly text: string; readonly answer: Answer }, command: unknown): Answer {
  const { commandId, reference } = known.answer;
  if (known.text !== JSON.stringify(command))
    return {
      commandId,
      status: 'refused',
      lost: false,
      code: 'COMMAND_ID_REUSED',
      reason: 'Another command has this id.',
      field: 'commandId',
    };
  return { commandId, status: 'duplicate', lost: false, ...(reference !== undefined && { reference }) };
}

function acknowledgement(file: CaseFile, commandId: string): Happening {
  const { reference, items } = file;
  return { type: 'acknowledged', payload: { commandId, reference, items: items.length, open: textOf(openOf(file)) } };
}

function eventOf(file: CaseFile, { type, payload, source = 'agency' }: Happening, now: Date): JsonObject {
  file.seq += 1;
  return {
    schemaVersion: '1.0',
    eventId: `${file.reference}.${file.seq}`,
    caseId: file.caseId,
    seq: file.seq,
    occurredAt: now.toISOString(),
    source,
    type,
    payload,
  };
}
