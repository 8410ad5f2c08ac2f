import type { CaseItem } from '../../agencies/index.ts';
import { standsOf, type Stand } from '../../dunning/index.ts';
import { isCreditKind, type DunningItem, type IsoDate } from '../../model/index.ts';
import type { OpenItemRow } from '../../store/index.ts';
import type { DebtorInput } from '../dunning/dunning-input.ts';

/** What of a customer's account would go to an agency, and what stands against it. */
export interface Positions {
  readonly items: readonly Position[];
  /** The lowest level of the invoices. */
  readonly level: number;
  readonly disputes: number;
  readonly promises: number;
  readonly blocks: number;
  readonly insolvent: boolean;
}

export interface Position {
  readonly row: OpenItemRow;
  readonly item: CaseItem;
}

export interface PositionChoice {
  readonly currency: string;
  readonly today: IsoDate;
  /** Invoices that reached this level go; where none did, all that are overdue are looked at. */
  readonly minLevel: number;
  /** `document|due` of what is with an agency. */
  readonly out: ReadonlySet<string>;
}

/** Overdue invoices with the fees and interest charged for them, and what the customer has with us. Nothing that an agency has already. */
export function choosePositions(debtor: DebtorInput, choice: PositionChoice): Positions {
  const { currency, today, minLevel, out } = choice;
  const own = debtor.items
    .map((item, index) => ({ item, row: debtor.rows[index] }))
    .filter((pair): pair is Pair => pair.item.currency === currency && pair.row !== undefined)
    .filter(({ row }) => !out.has(`${row.documentId}|${row.dueDate}`));
  // What came back from an agency may go to another one: our own dunning is over, a case is not.
  const stands = standsOf(
    own.map(({ item: { handedOverOn: _day, ...item } }) => item).toSorted(oldestFirst),
    debtor.holds,
    today,
  );
  const invoices = stands.filter(({ item }) => item.kind === 'invoice' && isOverdue(item, today));
  const reached = invoices.filter(({ item }) => item.level >= minLevel);
  const chosen = reached.length > 0 ? reached : invoices;
  const numbers = new Set(chosen.map(({ item }) => item.documentNumber));
  const all = [...chosen, ...stands.filter(({ item }) => goesAlong(item, numbers, chosen.length > 0))];
  const rows = new Map(own.map(({ item, row }) => [item.id, row]));
  return {
    items: all.flatMap(({ item }) => {
      const row = rows.get(item.id);
      return row === undefined ? [] : [{ row, item: caseItemOf(item, row) }];
    }),
    level: Math.min(99, ...chosen.map(({ item }) => item.level)),
    ...stopsOf(all),
  };
}

interface Pair {
  readonly item: DunningItem;
  readonly row: OpenItemRow;
}

function oldestFirst(a: DunningItem, b: DunningItem): number {
  return a.dueDate < b.dueDate || (a.dueDate === b.dueDate && a.id < b.id) ? -1 : 1;
}

function isOverdue({ open, dueDate }: DunningItem, today: IsoDate): boolean {
  return open.isPositive() && dueDate < today;
}

function goesAlong({ kind, principal, open }: DunningItem, numbers: ReadonlySet<string>, any: boolean): boolean {
  if (isCreditKind(kind)) return any && open.isNegative();
  return (
    (kind === 'fee' || kind === 'interest') && open.isPositive() && principal !== undefined && numbers.has(principal)
  );
}

/** A hold on a part counts as one on the whole: an agency cannot tell them apart. */
function stopsOf(stands: readonly Stand[]): Pick<Positions, 'disputes' | 'promises' | 'blocks' | 'insolvent'> {
  const count = (code: string) => stands.filter(({ stop }) => stop?.code === code).length;
  const parts = stands.filter(({ stop, held }) => stop === undefined && held.isPositive()).length;
  return {
    disputes: count('DISPUTED') + parts,
    promises: count('PROMISED'),
    blocks: count('ON_HOLD'),
    insolvent: count('INSOLVENT') > 0,
  };
}

/** Unique in the case, and the same over its versions. */
export function caseItemId({ documentId, dueDate }: Pick<OpenItemRow, 'documentId' | 'dueDate'>): string {
  return `${documentId}:${dueDate}`;
}

function caseItemOf(item: DunningItem, row: OpenItemRow): CaseItem {
  const open = item.open.abs();
  const amount = item.amount.abs();
  const isInvoice = item.kind === 'invoice' || item.kind === 'creditNote';
  return {
    itemId: caseItemId(row),
    invoiceNo: item.principal ?? item.documentNumber,
    issued: item.issueDate,
    due: item.dueDate,
    original: isCreditKind(item.kind) || open.greaterThan(amount) ? open : amount,
    open,
    kind: kindOf(item),
    reference: item.documentNumber,
    documentIds: isInvoice ? [row.documentId] : [],
  };
}

function kindOf({ kind }: DunningItem): CaseItem['kind'] {
  if (isCreditKind(kind)) return 'credit';
  return kind === 'fee' || kind === 'interest' ? kind : 'principal';
}
