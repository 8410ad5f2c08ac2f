import type { Happening } from './happening.ts';
import { objectAt, textAt, type JsonObject } from './json.ts';
import { textOf, unitsOf } from './money.ts';

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

/** What a happening does to the book. */
export function book(file: CaseFile, { type, payload }: Happening): void {
  const units = (name: string) => unitsOf(payload[name]) ?? 0n;
  if (type === 'payment') {
    // The book goes by the allocation: where an amount is told wrong, both sides differ.
    const paid = Object.values(objectAt(payload, 'allocation')).reduce<bigint>(
      (sum, part) => sum + (unitsOf(part) ?? 0n),
      0n,
    );
    file.paid += paid;
    file.collected += paid;
    file.payments.add(textAt(payload, 'paymentId'));
  } else if (type === 'remittance') {
    file.remitted += units('gross');
    file.commission += units('commission');
  } else if (type === 'cost_added') {
    if (payload['approvalNeeded'] === true) file.costsAsked.set(textAt(payload, 'costId'), units('amount'));
    else file.costs += units('amount');
  } else if (type === 'request_to_creditor') file.requests.set(textAt(payload, 'requestId'), units('amount'));
  else if (type === 'disputed') file.disputed = true;
  else if (type === 'resumed') file.disputed = false;
  else if (type === 'closed') file.closed = true;
}
