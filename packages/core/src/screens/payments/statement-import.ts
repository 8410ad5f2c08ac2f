import type { Words } from '../format/words.ts';

/** What became of a bank statement, as it comes over HTTP. */
export interface ShownImport {
  readonly format: string;
  readonly repeated: boolean;
  readonly statements: readonly {
    readonly account: string;
    readonly currency: string;
    readonly coversTo?: string;
    readonly entries: number;
    readonly check: 'adds-up' | 'differs' | 'no-balances';
  }[];
  readonly entries: number;
  readonly fresh: number;
  readonly outcome: Readonly<Record<'posted' | 'proposed' | 'unmatched' | 'returned', number>>;
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly location: string }[];
}

/** What a person reads after the import: how much is new, what became of it, and whether the balances add up. */
export function importSentences(report: ShownImport, { tOr, day }: Words): readonly string[] {
  const { repeated, entries, fresh, outcome, statements } = report;
  if (repeated) return [tOr('payments.import.repeated', '')];
  return [
    tOr('payments.import.fresh', String(fresh), { count: fresh, entries }),
    ...OUTCOMES.filter((name) => outcome[name] > 0).map((name) =>
      tOr(`payments.import.outcome.${name}`, name, { count: outcome[name] }),
    ),
    ...statements.map(({ account, check, coversTo }) =>
      tOr(`payments.import.check.${check}`, check, {
        account,
        day: coversTo === undefined ? tOr('payments.import.unknownDay', '') : day(coversTo),
      }),
    ),
  ];
}

const OUTCOMES = ['posted', 'proposed', 'unmatched', 'returned'] as const;
