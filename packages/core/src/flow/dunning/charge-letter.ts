import type { Letter, LetterItem } from '../../dunning/index.ts';
import type { Decimal } from '../../model/index.ts';
import {
  insertItems,
  insertReceivableEvents,
  markItems,
  uuidv7,
  type NewItem,
  type OpenItemRow,
  type TenantTransaction,
} from '../../store/index.ts';
import { itemIdOf } from './dunning-input.ts';
import { nowOf, type Road } from '../road.ts';

/**
 * Charges what a letter asks for besides what was open: its fee, interest up to its day, and the fixed compensation, each an item of its own, in
 * the transaction in which the letter leaves. Answers their ids.
 */
export async function chargeLetter(
  road: Road,
  trx: TenantTransaction,
  letter: Letter,
  rows: readonly OpenItemRow[],
): Promise<readonly string[]> {
  const byItem = new Map(
    rows.filter(({ currency }) => currency === letter.currency).map((row) => [itemIdOf(row), row]),
  );
  const claimed = letter.items.flatMap((item) => {
    const row = byItem.get(item.id);
    return row === undefined || item.claim === undefined ? [] : [{ item, row, claim: item.claim }];
  });
  const items = [
    ...feeOf(letter, byItem),
    ...claimed.flatMap(({ item, row, claim }) => [
      ...claimItem(
        letter,
        row,
        'interest',
        `${item.documentNumber}-I${letter.day.replaceAll('-', '')}`,
        letter.currency,
        claim.interestOpen,
      ),
      ...(row.compensationClaimed
        ? []
        : claimItem(
            letter,
            row,
            'fee',
            `${item.documentNumber}-C${cycleOf(row)}`,
            claim.compensation.currency,
            claim.compensation.amount,
          )),
    ]),
  ];
  await insertItems(trx, items);
  await markItems(
    trx,
    claimed.map(({ row, claim }) => ({
      ...row,
      interestClaimedTo: claim.until,
      compensationClaimed: row.compensationClaimed || claim.compensation.amount.isPositive(),
    })),
  );
  await insertReceivableEvents(
    trx,
    items.map(({ customerId, reference, kind, amount, currency }) => ({
      customerId,
      documentNumber: reference,
      kind: 'claim.charged',
      details: { kind, amount, currency, letter: letter.key },
    })),
    nowOf(road),
  );
  return items.map(({ id }) => id);
}

/** The fee is charged for the item that leads the letter. */
function feeOf(letter: Letter, byItem: ReadonlyMap<string, OpenItemRow>): readonly NewItem[] {
  const leading = letter.items.find((item) => isOwn(item) && byItem.has(item.id));
  const row = leading && byItem.get(leading.id);
  if (leading === undefined || row === undefined) return [];
  const name = `${leading.documentNumber}-M${letter.level}-${letter.day.replaceAll('-', '')}`;
  return claimItem(letter, row, 'fee', name, letter.currency, letter.totals.fee);
}

function isOwn({ kind, step }: LetterItem): boolean {
  return kind === 'invoice' && step > 0;
}

/** A second round of a document is charged for anew. */
function cycleOf({ cycle }: OpenItemRow): string {
  return cycle === 0 ? '' : `.${cycle}`;
}

function claimItem(
  letter: Letter,
  row: OpenItemRow,
  kind: 'fee' | 'interest',
  reference: string,
  currency: string,
  amount: Decimal,
): readonly NewItem[] {
  if (!amount.isPositive()) return [];
  return [
    {
      id: uuidv7(),
      kind,
      reference,
      about: row.documentId,
      customerId: row.customerId,
      dueDate: letter.newDeadline ?? letter.day,
      currency,
      amount: amount.toString(),
    },
  ];
}
