import type { Letter } from '../../dunning/index.ts';
import type { AsJson } from '../format/as-json.ts';
import type { Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';
import { channelNames } from './letter-reasons.ts';

export type ShownLetterState = 'planned' | 'excluded' | 'committed' | 'queued' | 'sent' | 'dropped';

/** A letter of a run as it comes over HTTP; amounts are decimal strings. */
export interface ShownLetter {
  readonly id: string;
  readonly run: string;
  readonly customerId: string;
  readonly customer: string;
  readonly currency: string;
  readonly day: string;
  readonly level: number;
  readonly sendAt: string;
  readonly state: ShownLetterState;
  readonly letter: AsJson<Letter>;
  readonly outcome?: Readonly<Record<string, unknown>>;
}

const COLOURS: Readonly<Record<ShownLetterState, Colour>> = {
  planned: 'blue',
  excluded: 'grey',
  committed: 'blue',
  queued: 'blue',
  sent: 'green',
  dropped: 'orange',
};

export function letterColour(state: ShownLetterState): Colour {
  return COLOURS[state];
}

/** `Level 2, firm, by e-mail, letter`. */
export function letterTitle({ letter: { kind, level, tone, channels } }: ShownLetter, { tOr }: Words): string {
  return tOr('dunning.letter.title', '', {
    step: tOr(`dunning.letter.kind.${kind}`, kind, { level }),
    tone: tOr(`dunning.tone.${tone}`, tone),
    channels: channelNames(channels, tOr),
  });
}

/** Why it was left out or did not leave; `undefined` for one that goes its way. */
export function letterOutcome({ state, outcome }: ShownLetter, { tOr }: Words): string | undefined {
  if (state !== 'excluded' && state !== 'dropped') return undefined;
  const reason = outcome?.['reason'];
  if (typeof reason !== 'string' || reason === '') return undefined;
  const by = outcome?.['by'];
  const why = outcomeText(reason, tOr);
  return typeof by === 'string' ? tOr('dunning.letter.excludedBy', why, { by, reason: why }) : why;
}

/** A reason as a code of ours, or as a person wrote it. */
export function outcomeText(reason: string, tOr: Words['tOr']): string {
  return /^[A-Z_]+$/.test(reason) ? tOr(`dunning.outcome.${reason}`, reason) : reason;
}

/** One line of a letter. */
export interface LetterLine {
  readonly id: string;
  readonly documentNumber: string;
  readonly dueDate: string;
  /** What is claimed. */
  readonly open: string;
  /** Disputed or promised, not claimed; `undefined`: nothing is. */
  readonly held: string | undefined;
  readonly levelBefore: number;
  readonly levelAfter: number;
}

export function letterLines({ letter }: ShownLetter): readonly LetterLine[] {
  return letter.items.map(({ id, documentNumber, dueDate, open, held, levelBefore, levelAfter }) => ({
    id,
    documentNumber,
    dueDate,
    open,
    held: /[1-9]/.test(held) ? held : undefined,
    levelBefore,
    levelAfter,
  }));
}

/** The sums of a letter from claims to total, those left out that are zero. */
export function letterSums({
  letter: { totals },
}: ShownLetter): readonly { readonly name: LetterSum; readonly amount: string }[] {
  return SUMS.filter((name) => name === 'total' || /[1-9]/.test(totals[name])).map((name) => ({
    name,
    amount: totals[name],
  }));
}

const SUMS = ['claims', 'credits', 'interest', 'compensation', 'fee', 'total'] as const;
export type LetterSum = (typeof SUMS)[number];
