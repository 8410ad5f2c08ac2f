import type { Match, Proposal, Reason } from '../../banking/index.ts';
import type { AsJson } from '../format/as-json.ts';
import type { Words } from '../format/words.ts';
import type { Colour } from '../status/colour.ts';

export const ENTRY_STATES = ['proposed', 'unmatched', 'posted', 'returned', 'dismissed', 'new'] as const;
export type ShownEntryState = (typeof ENTRY_STATES)[number];

/** An entry of a bank statement as it comes over HTTP; amounts are decimal strings. */
export interface ShownEntry {
  readonly id: string;
  readonly account: string;
  readonly bookedOn: string;
  /** Positive: received. */
  readonly amount: string;
  readonly currency: string;
  readonly counterparty?: string;
  readonly remittance: readonly string[];
  readonly state: ShownEntryState;
  readonly match?: AsJson<Match>;
  readonly decidedAt?: string;
  readonly decidedBy?: string;
}

export type ShownProposal = AsJson<Proposal>;

const COLOURS: Readonly<Record<ShownEntryState, Colour>> = {
  new: 'blue',
  posted: 'green',
  proposed: 'orange',
  unmatched: 'orange',
  returned: 'red',
  dismissed: 'grey',
};

/** Orange waits for a person. */
export function entryColour(state: ShownEntryState): Colour {
  return COLOURS[state];
}

/** What an entry may mean, the likeliest first; nothing once it is decided. */
export function proposalsOf({ state, match }: ShownEntry): readonly ShownProposal[] {
  return state === 'proposed' && match?.kind === 'proposals' ? match.proposals : [];
}

/** What a person can do with an entry. */
export type EntryAction = 'post' | 'dismiss' | 'reverse';

export function entryActions({ state }: ShownEntry): readonly EntryAction[] {
  if (state === 'proposed' || state === 'unmatched') return ['post', 'dismiss'];
  return state === 'posted' ? ['reverse'] : [];
}

/** What was settled, or may be: a document and an amount of the money that came. */
export interface EntryShare {
  readonly documentNumber: string;
  readonly dueDate: string;
  readonly amount: string;
  /** Let go beside it. */
  readonly waived: { readonly kind: string; readonly amount: string } | undefined;
}

export function sharesOf({ allocations }: Pick<ShownProposal, 'allocations'>): readonly EntryShare[] {
  return allocations.map(({ documentNumber, dueDate, amount, waived }) => ({
    documentNumber,
    dueDate,
    amount,
    waived,
  }));
}

/** What a posted entry has settled. */
export function postedShares({ match }: ShownEntry): readonly EntryShare[] {
  return match?.kind === 'post' ? sharesOf(match) : [];
}

/** `INV-7: 120,00 €, and 3,60 € as a discount`. */
export function shareSentence({ documentNumber, amount, waived }: EntryShare, currency: string, words: Words): string {
  const settled = words.tOr('payments.share', amount, {
    document: documentNumber,
    amount: words.money(amount, currency),
  });
  if (waived === undefined) return settled;
  const besides = { settled, amount: words.money(waived.amount, currency) };
  return words.tOr(`payments.waived.${waived.kind}`, settled, besides);
}

/** Why an entry is held to mean something, in the language of who looks. */
export function matchReasons(reasons: readonly Reason[], { tOr }: Words): readonly string[] {
  return reasons.map(({ code, message }) => tOr(`payments.why.${code}`, message));
}

/** Why an entry is what it is: of what was posted, or of what it takes back. */
export function entryReasons({ match }: ShownEntry, words: Words): readonly string[] {
  return match?.kind === 'post' || match?.kind === 'return' ? matchReasons(match.reasons, words) : [];
}

/** Whether something of a proposal is left over, to be kept on the customer's account. */
export function hasSurplus({ surplus }: ShownProposal): boolean {
  return /[1-9]/.test(surplus) && !surplus.startsWith('-');
}
