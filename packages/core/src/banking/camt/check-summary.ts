import { Decimal, type StatementEntry } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { Warnings } from '../statement-file.ts';
import type { CamtReading } from './reading.ts';

/** `TxsSummry`: how many entries there are and what they come to. The bank counts all entries, or those that are booked. */
export function checkSummary(
  reading: CamtReading,
  statement: XmlElement,
  entries: readonly StatementEntry[],
  warnings: Warnings,
  location: string,
): void {
  const summary = reading.element(statement, 'TxsSummry');
  const booked = entries.filter(({ status }) => status === 'booked');
  const sides = [
    ['TtlNtries', () => true],
    ['TtlCdtNtries', ({ amount }: StatementEntry) => !amount.isNegative()],
    ['TtlDbtNtries', ({ amount }: StatementEntry) => amount.isNegative()],
  ] as const;
  for (const [name, isOfSide] of sides) {
    const count = reading.text(summary, name, 'NbOfNtries');
    const sum = Decimal.parse(reading.text(summary, name, 'Sum') ?? '');
    const [all, some] = [entries, booked].map((those) => those.filter(isOfSide));
    if (all === undefined || some === undefined) continue;
    if (count !== undefined && ![all, some].some(({ length }) => Number(count) === length))
      warnings.add(
        'CONTROL_DIFFERS',
        `${location}/TxsSummry`,
        `The bank counts ${count} entries, ${all.length} are there.`,
      );
    const difference = sum?.minus(sumOf(all));
    if (difference === undefined || difference.isZero() || sum?.equals(sumOf(some)) === true) continue;
    warnings.add(
      'CONTROL_DIFFERS',
      `${location}/TxsSummry`,
      `The bank's sum of the entries is ${difference.toString()} beyond theirs.`,
      difference,
    );
  }
}

const sumOf = (entries: readonly StatementEntry[]): Decimal => Decimal.sum(entries.map(({ amount }) => amount.abs()));
