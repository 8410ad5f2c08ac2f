import type { Words } from '../format/words.ts';
import type { TextValues } from '../texts/index.ts';

interface ToldEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt?: string;
  readonly receivedAt: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly flags: readonly string[];
}

interface GivenCommand {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly by: string;
  readonly state: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One line of what was said about a case. */
export interface CaseEntry {
  readonly id: string;
  readonly at: string;
  readonly from: 'us' | 'agency';
  readonly title: string;
  readonly detail: string | undefined;
  /** What is odd about it, in words. */
  readonly flags: readonly string[];
}

/** What both sides said, the newest first. */
export function caseTimeline(
  {
    events,
    commands,
    currency,
  }: {
    readonly events: readonly ToldEvent[];
    readonly commands: readonly GivenCommand[];
    readonly currency: string;
  },
  words: Words,
): readonly CaseEntry[] {
  const told = events.map((event) => eventEntry(event, currency, words));
  const given = commands.map((command) => commandEntry(command, currency, words));
  return [...told, ...given].toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function eventEntry(
  { id, type, occurredAt, receivedAt, payload, flags }: ToldEvent,
  currency: string,
  words: Words,
): CaseEntry {
  return {
    id,
    at: occurredAt ?? receivedAt,
    from: 'agency',
    title: words.tOr(`collections.event.${type}`, type, valuesOf(payload, currency, words)),
    detail: detailOf(payload, words),
    flags: flags.map((flag) => words.tOr(`collections.flag.${flag}`, flag)),
  };
}

function commandEntry({ id, type, at, by, state, payload }: GivenCommand, currency: string, words: Words): CaseEntry {
  const title = words.tOr(`collections.command.${type}`, type, valuesOf(payload, currency, words));
  const where = words.tOr(`collections.commandState.${state}`, state);
  const said = [detailOf(payload, words), where, by].filter((text) => text !== undefined && text !== '');
  return { id, at, from: 'us', title, detail: said.join(' · '), flags: [] };
}

function valuesOf(payload: ToldEvent['payload'], currency: string, { money, day, tOr }: Words): TextValues {
  const { amount, gross, net, to, outcome, stage, approved, date, channel } = payload;
  const sum = [amount, gross].find((each) => typeof each === 'string');
  const decided = typeof approved === 'boolean' ? (approved ? 'yes' : 'no') : undefined;
  const context = [to, outcome, stage, decided].find((each) => typeof each === 'string');
  return {
    ...(typeof context === 'string' && { context }),
    amount: typeof sum === 'string' ? money(sum, currency) : '',
    net: typeof net === 'string' ? money(net, currency) : '',
    day: typeof date === 'string' ? day(date) : '',
    channel: typeof channel === 'string' ? tOr(`collections.channel.${channel}`, channel) : '',
  };
}

/** What a person wrote, or where it stands at court. */
function detailOf(
  { reason, question, note, text, court, reference }: ToldEvent['payload'],
  { tOr }: Words,
): string | undefined {
  const said = [question, text, note, reason, court, reference].find((each) => typeof each === 'string');
  return typeof said === 'string' ? tOr(`collections.reason.${said}`, said) : undefined;
}
