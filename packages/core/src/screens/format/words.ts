import type { TextOr } from '../texts/index.ts';

/** How a host writes texts, amounts and days in the language of who looks. */
export interface Words {
  readonly tOr: TextOr;
  /** `amount` is a decimal string. */
  readonly money: (amount: string, currency: string) => string;
  /** `day` is `YYYY-MM-DD`. */
  readonly day: (day: string) => string;
}

/** Names in a row: `INV-1, INV-2`. */
export function inRow(names: readonly string[]): string {
  return names.join(', ');
}
