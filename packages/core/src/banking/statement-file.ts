import type { BankStatement, Decimal } from '../model/index.ts';

export type StatementFormat = 'camt.052' | 'camt.053' | 'camt.054' | 'mt940' | 'mt942' | 'cfonb120' | 'bai2' | 'csv';

/** What a file of a bank says. */
export interface StatementFile {
  readonly format: StatementFormat;
  /** The version of the message, where the format has any: `001.08`. */
  readonly version?: string;
  readonly statements: readonly BankStatement[];
  /** What was not understood, or does not fit together. At most {@link MOST_WARNINGS} and one that counts the others. */
  readonly warnings: readonly StatementWarning[];
}

export interface StatementWarning {
  readonly code: WarningCode;
  /** One plain sentence, without what people wrote. */
  readonly message: string;
  /** `line 12`, an XPath, `row 7`. */
  readonly location: string;
  /** By how much two sums differ. */
  readonly difference?: Decimal;
}

export type WarningCode =
  /** Opening balance and entries do not come to the closing balance. */
  | 'BALANCE_DIFFERS'
  /** The balances are in another currency than the account, so that nothing can be added up. */
  | 'BALANCE_CURRENCY'
  /** The sums or counts that the file tells of itself are not those of what stands in it. */
  | 'CONTROL_DIFFERS'
  /** The payments of a batch do not come to its amount: the batch is one entry. */
  | 'BATCH_DIFFERS'
  /** A day that no calendar has; the nearest one is taken. */
  | 'DATE_REPAIRED'
  /** The bytes are not in the encoding they declare. */
  | 'ENCODING_DIFFERS'
  /** An entry that cannot be read, and is none of the statement's entries. */
  | 'ENTRY_UNREADABLE'
  /** Something that the reader knows no meaning of. */
  | 'NOT_READ'
  /** A part that should be there is missing. */
  | 'PART_MISSING'
  /** Some more of them. */
  | 'MORE_WARNINGS';

/** More help nobody; of the others is said how many they are. */
export const MOST_WARNINGS = 100;

/** Collects warnings, as many as somebody would read. */
export class Warnings {
  readonly #list: StatementWarning[] = [];
  #more = 0;

  /** `location` may be costly to find: it is asked for only where it is kept. */
  add(code: WarningCode, location: string | (() => string), message: string, difference?: Decimal): void {
    if (this.#list.length >= MOST_WARNINGS) {
      this.#more += 1;
      return;
    }
    const place = typeof location === 'string' ? location : location();
    this.#list.push({ code, message, location: place, ...(difference !== undefined && { difference }) });
  }

  get all(): readonly StatementWarning[] {
    if (this.#more === 0) return this.#list;
    return [
      ...this.#list,
      { code: 'MORE_WARNINGS', message: `And ${this.#more} places more.`, location: 'the whole file' },
    ];
  }
}
