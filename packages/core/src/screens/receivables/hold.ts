import type { HoldKind } from '../../model/index.ts';
import type { Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';

/** A stop on chasing, as far as screens show it; amounts are decimal strings, days `YYYY-MM-DD`. */
export interface ShownHold {
  readonly id: string;
  readonly kind: HoldKind;
  readonly documentNumber?: string | undefined;
  readonly dueDate?: string | undefined;
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly from: string;
  readonly until?: string | undefined;
  readonly reason: string;
  readonly by: string;
  readonly brokenAt?: string;
  readonly liftedAt?: string;
  readonly lifting?: { readonly by: string; readonly reason: string; readonly outcome: 'lifted' | 'kept' };
}

/** `over`: its last day has passed and nobody lifted it. `coming`: its first day is not there yet. */
export type HoldState = 'standing' | 'coming' | 'broken' | 'over' | 'lifted' | 'kept';

/** `today` is the merchant's day. */
export function holdState(hold: ShownHold, today: string): HoldState {
  if (hold.liftedAt !== undefined) return hold.lifting?.outcome ?? 'lifted';
  if (hold.brokenAt !== undefined) return 'broken';
  if (hold.from > today) return 'coming';
  return hold.until !== undefined && hold.until < today ? 'over' : 'standing';
}

const COLOURS: Readonly<Record<HoldState, Colour>> = {
  standing: 'orange',
  coming: 'blue',
  broken: 'red',
  over: 'grey',
  lifted: 'grey',
  kept: 'green',
};

export function holdColour(state: HoldState): Colour {
  return COLOURS[state];
}

/** What a person can lift: what nobody has lifted yet. */
export function mayBeLifted({ liftedAt }: ShownHold): boolean {
  return liftedAt === undefined;
}

/** What it stops, in one sentence: `INV-7 is disputed, 120,00 € of it, until 12 Dec 2026`. */
export function holdSentence(hold: ShownHold, { tOr, money, day }: Words): string {
  const { kind, documentNumber, dueDate, amount, currency, until } = hold;
  const what = documentNumber ?? tOr('receivables.hold.everything', '');
  const whole = tOr(`receivables.hold.sentence.${kind}`, kind, { what });
  const parts = [
    ...(amount === undefined ? [] : [tOr('receivables.hold.part', amount, { amount: money(amount, currency ?? '') })]),
    ...(dueDate === undefined ? [] : [tOr('receivables.hold.instalment', dueDate, { day: day(dueDate) })]),
    ...(until === undefined ? [] : [tOr(`receivables.hold.until.${kind}`, until, { day: day(until) })]),
  ];
  return [whole, ...parts].join(', ');
}
