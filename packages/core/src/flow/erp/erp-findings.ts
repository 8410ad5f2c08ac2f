import { Decimal, type Problem } from '../../model/index.ts';
import type { ErpDifference } from './compare-erp.ts';

/** What was compared with the ERP, side by side, and what is not the same. */
export interface ErpReconciliation {
  readonly adapter: string;
  /** Orders that the ERP took, looked up there one by one: the newest first, then round by round the older ones. */
  readonly orders: readonly Sides[];
  /** The open amounts of every invoice that the ERP has of our orders. */
  readonly invoices: readonly Sides[];
  /** The first 200. */
  readonly differences: readonly ErpDifference[];
  readonly differencesFound: number;
  /** Whether every invoice was looked at, and every order that is newer than the last run; else the next run goes on. */
  readonly complete: boolean;
  /** Why the ERP could not be asked, or not to the end. */
  readonly problem?: Problem;
}

/** Count and sum on both sides. Decimal strings in `currency`. */
export interface Sides {
  readonly currency: string;
  readonly ours: Side;
  readonly theirs: Side;
}
export interface Side {
  readonly count: number;
  readonly sum: string;
}

const SHOWN = 200;

/** What is found while both sides are gone through. */
export class Findings {
  /** Orders looked up in this run. */
  readonly seen = new Set<string>();
  readonly #orders = new Map<string, Sum>();
  readonly #invoices = new Map<string, Sum>();
  readonly #differences: ErpDifference[] = [];
  #found = 0;
  #problem: Problem | undefined;
  #complete = true;

  order(here: Amount, there: Amount | undefined): void {
    add(this.#orders, here, there);
  }

  invoices(here: Amount, there: Amount): void {
    add(this.#invoices, here, there);
  }

  differs(difference: ErpDifference | undefined): void {
    if (difference === undefined) return;
    this.#found += 1;
    if (this.#differences.length < SHOWN) this.#differences.push(difference);
  }

  stopped(problem?: Problem): void {
    this.#complete = false;
    this.#problem ??= problem;
  }

  report(adapter: string): ErpReconciliation {
    return {
      adapter,
      orders: sides(this.#orders),
      invoices: sides(this.#invoices),
      differences: this.#differences,
      differencesFound: this.#found,
      complete: this.#complete,
      ...(this.#problem !== undefined && { problem: this.#problem }),
    };
  }
}

export interface Amount {
  readonly count: number;
  readonly sum: Decimal;
  readonly currency: string;
}
interface Sum {
  readonly ours: Amount;
  readonly theirs: Amount;
}

function add(sums: Map<string, Sum>, here: Amount, there: Amount | undefined): void {
  for (const [side, amount] of [['ours', here] as const, ['theirs', there] as const]) {
    if (amount === undefined) continue;
    const zero: Amount = { count: 0, sum: Decimal.ZERO, currency: amount.currency };
    const sum = sums.get(amount.currency) ?? { ours: zero, theirs: zero };
    const { count, sum: before } = sum[side];
    sums.set(amount.currency, {
      ...sum,
      [side]: { ...amount, count: count + amount.count, sum: before.plus(amount.sum) },
    });
  }
}

function sides(sums: ReadonlyMap<string, Sum>): readonly Sides[] {
  const side = ({ count, sum }: Amount): Side => ({ count, sum: sum.toString() });
  return [...sums].map(([currency, { ours, theirs }]) => ({ currency, ours: side(ours), theirs: side(theirs) }));
}
