import type { Clock } from '../../model/index.ts';
import { caseStatus, type CaseStatus } from '../case-status.ts';
import type { CollectionAgency, Cursor, Outcome, Receipt } from '../port.ts';
import type { ReadEvent } from '../read-event.ts';
import { balanceOf, reconcileCase, type BalanceDifference } from '../reconcile-case.ts';
import {
  agencyCommand,
  type AgencyCase,
  type AgencyCommand,
  type AgencyEvent,
  type CaseBalance,
  type CommandPayloads,
  type CommandType,
} from '../schema/index.ts';
import { testCase } from './test-case.ts';

export interface RehearsalOptions {
  readonly clock: Clock;
  /** Key of the agency in the cases. */
  readonly agency: string;
  /** Unique to the run: the ids of its cases begin with it. */
  readonly run: string;
  /** Lets the other side work between two looks. */
  readonly wait: () => Promise<void>;
  /** So often is looked before something counts as not happening. */
  readonly looks: number;
}

/** What a run that begins at this moment is called. */
export function acceptanceRun(begun: Date): string {
  return `A${begun.getTime().toString(36)}`;
}

/** Whether a case was made up for an {@link acceptanceRun}: real ones are called by their UUID. */
export function isRehearsed(caseId: string | undefined): boolean {
  return caseId !== undefined && /^A[0-9a-z]{8,}-\d{2,}$/.test(caseId);
}

/** The hub's part in an acceptance run: it hands over, fetches, and keeps what both sides said. */
export interface Rehearsal {
  /** A case whose `creditorRef` names the scenario, and the command that hands it over. */
  prepare(scenario: string, change?: (prepared: AgencyCase) => AgencyCase): AgencyCommand;
  send(command: AgencyCommand): Promise<Outcome<Receipt>>;
  /** Prepares, hands over and waits for the final answer. */
  submit(scenario: string): Promise<{ readonly caseId: string; readonly answer: Outcome<Receipt | null> }>;
  /** A further command of a case that was handed over, and its final answer. */
  command<T extends CommandType>(
    caseId: string,
    type: T,
    payload: CommandPayloads[T],
  ): Promise<Outcome<Receipt | null>>;
  /** Asks for the receipt until the agency has said something final. */
  settled(commandId: string): Promise<Outcome<Receipt | null>>;
  /** Fetches and looks until it is so; `false` when it never was. */
  until(isSo: () => boolean | Promise<boolean>): Promise<boolean>;
  events(caseId: string): readonly AgencyEvent[];
  status(caseId: string): CaseStatus;
  submitted(caseId: string): AgencyCase;
  theirs(caseId: string): Promise<readonly CaseBalance[]>;
  differences(caseId: string): Promise<readonly BalanceDifference[]>;
  readonly cases: readonly string[];
  readonly seen: readonly ReadEvent[];
}

export function rehearsal(agency: CollectionAgency, options: RehearsalOptions): Rehearsal {
  const { clock, run, wait, looks } = options;
  const seen: ReadEvent[] = [];
  const sent = new Map<string, AgencyCommand[]>();
  let cursor: Cursor | null = null;
  let prepared = 0;

  /** Everything there is now. */
  async function fetchEvents(): Promise<void> {
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await agency.events(cursor, PAGE);
      if (!page.ok) return;
      seen.push(...page.value.events);
      cursor = page.value.next;
      if (!page.value.more) return;
    }
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
    for (let look = 0; look < looks; look += 1) {
      await fetchEvents();
      if (await isSo()) return true;
      await wait();
    }
    return false;
  }

  async function send(command: AgencyCommand): Promise<Outcome<Receipt>> {
    const [outcome] = await agency.send([command]);
    if (outcome === undefined) throw new TypeError('an agency answers every command');
    const before = sent.get(command.caseId) ?? [];
    if (!before.some(({ commandId }) => commandId === command.commandId))
      sent.set(command.caseId, [...before, command]);
    return outcome;
  }

  async function settled(commandId: string): Promise<Outcome<Receipt | null>> {
    let last = await agency.receipt(commandId);
    for (let look = 0; look < looks && isOpen(last); look += 1) {
      await wait();
      last = await agency.receipt(commandId);
    }
    return last;
  }

  async function finalAnswer(command: AgencyCommand): Promise<Outcome<Receipt | null>> {
    const first = await send(command);
    // A wire may fail now and then: what is told again is known by its id.
    const outcome = isOfTheWire(first) ? await send(command) : first;
    return outcome.ok ? settled(command.commandId) : outcome;
  }

  const commandsOf = (caseId: string) => sent.get(caseId) ?? [];
  const submitted = (caseId: string): AgencyCase => {
    const first = commandsOf(caseId).find(({ type }) => type === 'submit');
    if (first?.type !== 'submit') throw new TypeError('the case was never handed over');
    return first.payload.case;
  };
  const eventsOf = (caseId: string) =>
    seen.flatMap((read) => (read.known && read.event.caseId === caseId ? [read.event] : []));

  async function theirs(caseId: string): Promise<readonly CaseBalance[]> {
    const found: CaseBalance[] = [];
    let from: Cursor | null = null;
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page: Awaited<ReturnType<CollectionAgency['balances']>> = await agency.balances(from, PAGE);
      if (!page.ok) return found;
      found.push(...page.value.balances.filter((balance) => balance.caseId === caseId));
      from = page.value.next;
      if (!page.value.more) break;
    }
    return found;
  }

  const prepare: Rehearsal['prepare'] = (scenario, change = (same) => same) => {
    prepared += 1;
    const caseId = `${run}-${String(prepared).padStart(2, '0')}`;
    const plain = testCase({ caseId, creditorRef: `TEST:${scenario}`, agency: options.agency, mode: agency.mode });
    return agencyCommand.parse({
      commandId: `${caseId}:submit:1`,
      caseId,
      seq: 1,
      at: clock.now().toISOString(),
      type: 'submit',
      payload: { case: change(plain) },
    });
  };

  return {
    prepare,
    send,
    settled,
    until,
    seen,
    submitted,
    events: eventsOf,
    theirs,
    get cases() {
      return [...sent.keys()];
    },
    async submit(scenario) {
      const command = prepare(scenario);
      return { caseId: command.caseId, answer: await finalAnswer(command) };
    },
    command(caseId, type, payload) {
      const seq = commandsOf(caseId).length + 1;
      const commandId = `${caseId}:${type}:${seq}`;
      return finalAnswer(agencyCommand.parse({ commandId, caseId, seq, at: clock.now().toISOString(), type, payload }));
    },
    status: (caseId) => caseStatus(eventsOf(caseId), { commands: commandsOf(caseId) }),
    async differences(caseId) {
      const ours = balanceOf(submitted(caseId), commandsOf(caseId), eventsOf(caseId), clock.now().toISOString());
      return reconcileCase(ours, (await theirs(caseId))[0]);
    },
  };
}

/** The agency has not said its last word. */
function isOpen(receipt: Outcome<Receipt | null>): boolean {
  return receipt.ok ? receipt.value?.state !== 'acknowledged' : isOfTheWire(receipt);
}

function isOfTheWire(outcome: Outcome<unknown>): boolean {
  return !outcome.ok && (outcome.kind === 'transient' || outcome.kind === 'uncertain');
}

const PAGE = 50;
/** A cursor that never comes to an end is the agency's fault, and no reason to hang. */
const MOST_PAGES = 2_000;
