import type { JsonObject } from './json.ts';
import { textOf } from './money.ts';

/** What the simulated agency keeps of a case. Amounts in ten-thousandths. */
export interface CaseFile {
  readonly caseId: string;
  readonly reference: string;
  readonly currency: string;
  readonly scenario: string;
  version: number;
  items: readonly JsonObject[];
  principal: bigint;
  interest: bigint;
  fees: bigint;
  costs: bigint;
  paid: bigint;
  remitted: bigint;
  commission: bigint;
  /** What credit notes have taken away since. */
  readonly credited: { principal: bigint; interest: bigint; fees: bigint };
  /** Paid since the hand-over. */
  collected: bigint;
  closed: boolean;
  disputed: boolean;
  /** Events told so far. */
  seq: number;
  readonly payments: Set<string>;
  /** What waits for the creditor: offered sums by request, costs by id. */
  readonly requests: Map<string, bigint>;
  readonly costsAsked: Map<string, bigint>;
}

export function openOf({ principal, interest, fees, costs, paid }: CaseFile): bigint {
  return principal + interest + fees + costs - paid;
}

/** The case as a line of the daily list of balances. */
export function balanceOf(file: CaseFile, now: Date): JsonObject {
  return {
    schemaVersion: '1.0',
    caseId: file.caseId,
    currency: file.currency,
    asOf: now.toISOString(),
    principal: textOf(file.principal),
    interest: textOf(file.interest),
    fees: textOf(file.fees),
    costs: textOf(file.costs),
    paid: textOf(file.paid),
    remitted: textOf(file.remitted),
    commission: textOf(file.commission),
  };
}
