import { Decimal, type StatementEntry } from '../../model/index.ts';
import type { Warnings } from '../statement-file.ts';
import type { StatementFields } from './statements.ts';
import { amountOf } from './values.ts';

/** `:90D:3EUR100,00` and `:90C:`: how many debits and credits a report has, and what they come to. */
export function checkTotals(fields: StatementFields, entries: readonly StatementEntry[], warnings: Warnings): void {
  for (const { tag, value, line } of fields) {
    const parts = tag === '90D' || tag === '90C' ? /^(\d{1,9})[A-Z]{3}([\d.,]+)/.exec(value) : null;
    if (parts === null) continue;
    const side = entries.filter(({ amount }) => amount.isNegative() === (tag === '90D'));
    const difference = amountOf(parts[2] ?? '')?.minus(Decimal.sum(side.map(({ amount }) => amount.abs())));
    if (Number(parts[1]) === side.length && difference?.isZero() === true) continue;
    warnings.add(
      'CONTROL_DIFFERS',
      `line ${line}`,
      `The bank counts ${parts[1]} entries; ${side.length} are there, and their sum differs by ${difference?.toString() ?? 'what cannot be read'}.`,
      difference,
    );
  }
}
