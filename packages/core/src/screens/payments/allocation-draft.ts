import { Decimal } from '../../model/index.ts';
import { readAmount } from '../order/credit-amount.ts';
import type { FieldError } from '../settings/validation.ts';
import type { ShownEntry } from './bank-entry.ts';

/** A document and what of an entry settles it, as typed. */
export interface AllocationLine {
  readonly documentNumber: string;
  readonly amount: string;
}

type Entry = Pick<ShownEntry, 'amount'>;

/** A form to begin with: one document for all that came in. */
export function allocationDraft({ amount }: Entry): readonly AllocationLine[] {
  return [{ documentNumber: '', amount }];
}

export interface AllocationErrors {
  /** By line; `undefined`: nothing is wrong with it. */
  readonly lines: readonly (Partial<Readonly<Record<keyof AllocationLine, FieldError>>> | undefined)[];
  /** Together it is more than came in. */
  readonly sum: FieldError | undefined;
}

export function allocationErrors(lines: readonly AllocationLine[], { amount: total }: Entry): AllocationErrors {
  const amounts = lines.map(({ amount }) => readAmount(amount, total));
  const sum = Decimal.sum(amounts.map((amount) => Decimal.of(amount ?? '0')));
  const tooMuch = sum.greaterThan(Decimal.of(total));
  return {
    lines: lines.map((line, index) => lineError(line, amounts[index], total)),
    sum: tooMuch ? { key: 'payments.own.faults.sum', values: { total } } : undefined,
  };
}

function lineError(
  { documentNumber }: AllocationLine,
  amount: string | undefined,
  total: string,
): AllocationErrors['lines'][number] {
  const unnamed = documentNumber.trim() === '';
  if (!unnamed && amount !== undefined) return undefined;
  return {
    ...(unnamed && { documentNumber: { key: 'payments.own.faults.document' as const } }),
    ...(amount === undefined && { amount: { key: 'payments.own.faults.amount' as const, values: { total } } }),
  };
}

/** What lines without faults settle, as the API takes it. */
export function allocationsOf(lines: readonly AllocationLine[]): readonly AllocationLine[] {
  return lines.map(({ documentNumber, amount }) => ({
    documentNumber: documentNumber.trim(),
    amount: amount.trim().replace(',', '.'),
  }));
}
