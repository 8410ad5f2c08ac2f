import { type Decimal, type IsoDate, type IsoDateTime } from '../model/index.ts';
import type { CaseStatus } from './case-status.ts';
import { SCHEMA_VERSION, type AgencyCase, type AgencyCommand, type Allocation } from './schema/index.ts';

/**
 * Whether our own reminders stop for the items of a case: from the moment it is submitted until it is ours again (rejected, withdrawn). A case
 * that ended otherwise is not taken up by reminders either: what is left of it is a person's decision.
 */
export function ownDunningStops({ state, rejected, outcome }: CaseStatus): boolean {
  if (state === 'draft' || state === 'blocked_by_check' || state === 'ready') return false;
  return !rejected && outcome !== 'withdrawn';
}

/** The items for which our own dunning stops now. */
export function itemsWithAgency(
  cases: readonly { readonly case: AgencyCase; readonly status: CaseStatus }[],
): ReadonlySet<string> {
  return new Set(
    cases
      .filter(({ status }) => ownDunningStops(status))
      .flatMap(({ case: { items } }) => items.map(({ itemId }) => itemId)),
  );
}

/** Whether the agency must be told of money and credits: while the case is with it. */
export function agencyMustKnow({ state, rejected }: CaseStatus): boolean {
  return !rejected && (state === 'submitted' || state === 'accepted' || state === 'working');
}

interface ForCase {
  readonly caseId: string;
  /** The `seq` the command has in the case. */
  readonly seq: number;
  readonly at: IsoDateTime;
}

/** A payment that reached us for a case that is out. The same payment makes the same command, so that it is told once. */
export function directPayment(
  { caseId, seq, at }: ForCase,
  payment: {
    readonly paymentId: string;
    readonly amount: Decimal;
    readonly valueDate: IsoDate;
    readonly allocation: Allocation;
    readonly reference?: string;
  },
): AgencyCommand {
  const commandId = `${caseId}:direct_payment:${payment.paymentId}`;
  return { schemaVersion: SCHEMA_VERSION, commandId, caseId, seq, at, type: 'direct_payment', payload: payment };
}

/** A credit note for an invoice of a case that is out. */
export function creditNote(
  { caseId, seq, at }: ForCase,
  credit: {
    readonly creditNoteNo: string;
    readonly issued: IsoDate;
    readonly amount: Decimal;
    readonly itemId?: string;
  },
): AgencyCommand {
  const commandId = `${caseId}:credit_note:${keyOf(credit.creditNoteNo)}`;
  return { schemaVersion: SCHEMA_VERSION, commandId, caseId, seq, at, type: 'credit_note', payload: credit };
}

/** Document numbers may hold what a key does not; two that differ have different keys. */
function keyOf(number: string): string {
  return number.replaceAll(/[^A-Za-z0-9.-]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}_`);
}
