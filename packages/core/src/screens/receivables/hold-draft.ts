import type { HoldKind } from '../../model/index.ts';
import { readAmount } from '../order/credit-amount.ts';
import type { FieldError } from '../settings/validation.ts';
import type { ShownItem } from './item-rows.ts';

/** What the form of a hold holds. */
export interface HoldDraft {
  readonly kind: HoldKind;
  /** The id of the item it stops; empty: everything the customer owes. */
  readonly item: string;
  /** What of it is held; empty: all of it. */
  readonly amount: string;
  /** The last day; of a promise the promised one. */
  readonly until: string;
  readonly reason: string;
}

export const HOLD_KINDS: readonly HoldKind[] = ['dispute', 'promise', 'manual', 'insolvency'];

/** A form to begin with: for one item, or for everything where none is named. */
export function holdDraft(kind: HoldKind, item = ''): HoldDraft {
  return { kind, item: kind === 'insolvency' ? '' : item, amount: '', until: '', reason: '' };
}

/** Another kind in the same form: insolvency stops everything. */
export function withKind(draft: HoldDraft, kind: HoldKind): HoldDraft {
  return kind === 'insolvency' ? { ...draft, kind, item: '', amount: '', until: '' } : { ...draft, kind };
}

export type HoldErrors = Partial<Readonly<Record<keyof HoldDraft, FieldError>>>;

/** What is wrong with a draft; `today` is the merchant's day, `items` are those that the customer owes. */
export function holdErrors(draft: HoldDraft, items: readonly ShownItem[], today: string): HoldErrors {
  return { ...untilError(draft, today), ...amountError(draft, items), ...reasonError(draft) };
}

function untilError({ kind, until }: HoldDraft, today: string): HoldErrors {
  if (until === '') return kind === 'promise' ? { until: { key: 'receivables.hold.faults.promisedDay' } } : {};
  return until < today ? { until: { key: 'receivables.hold.faults.past' } } : {};
}

function amountError({ item, amount }: HoldDraft, items: readonly ShownItem[]): HoldErrors {
  if (amount.trim() === '') return {};
  const held = items.find(({ id }) => id === item);
  if (held === undefined) return { amount: { key: 'receivables.hold.faults.partOfAll' } };
  if (readAmount(amount, held.open) !== undefined) return {};
  return { amount: { key: 'receivables.hold.faults.amount', values: { open: held.open } } };
}

/** A promise explains itself; all else is read later by somebody who asks why. */
function reasonError({ kind, reason }: HoldDraft): HoldErrors {
  return kind !== 'promise' && reason.trim() === '' ? { reason: { key: 'receivables.hold.faults.reason' } } : {};
}

/** A hold as the API takes it. */
export interface HoldInput {
  readonly kind: HoldKind;
  readonly customerId?: string;
  readonly documentNumber?: string;
  readonly dueDate?: string;
  readonly amount?: string;
  readonly currency?: string;
  readonly until?: string;
  readonly reason?: string;
}

/** The hold that a draft without faults stands for. */
export function holdInput(draft: HoldDraft, customerId: string, items: readonly ShownItem[]): HoldInput {
  const { kind, until, reason } = draft;
  const item = items.find(({ id }) => id === draft.item);
  return {
    kind,
    customerId,
    ...(item !== undefined && { documentNumber: item.documentNumber, dueDate: item.dueDate }),
    ...partOf(draft, item),
    ...(until !== '' && { until }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}

function partOf({ amount }: HoldDraft, item: ShownItem | undefined): Pick<HoldInput, 'amount' | 'currency'> {
  const part = item === undefined ? undefined : readAmount(amount, item.open);
  return part === undefined || item === undefined ? {} : { amount: part, currency: item.currency };
}
