import {
  agencyCase,
  agencyMustKnow,
  agencyCommand,
  agencyEvent,
  balanceOf,
  caseStatus,
  openOf,
  type AgencyCase,
  type AgencyCommand,
  type AgencyEvent,
  type CaseBalance,
  type CaseStatus,
} from '../../agencies/index.ts';
import type { Decimal, IsoDateTime } from '../../model/index.ts';
import {
  commandsOf,
  eventsOfCases,
  type AgencyEventRow,
  type CaseRow,
  type CaseSummary,
  type CommandRow,
  type TenantTransaction,
} from '../../store/index.ts';

/** A case with everything both sides said. */
export interface CaseHistory {
  readonly row: CaseRow;
  readonly case: AgencyCase;
  /** All that were put into the outbox. */
  readonly commandRows: readonly CommandRow[];
  /** Those that count: neither refused by the agency nor cancelled before they left. */
  readonly commands: readonly AgencyCommand[];
  /** As they arrived, with what could not be read. */
  readonly eventRows: readonly AgencyEventRow[];
  readonly events: readonly AgencyEvent[];
  readonly status: CaseStatus;
}

export async function caseHistories(trx: TenantTransaction, rows: readonly CaseRow[]): Promise<readonly CaseHistory[]> {
  const ids = rows.map(({ id }) => id);
  const commands = Map.groupBy(await commandsOf(trx, ids), ({ caseId }) => caseId);
  const events = Map.groupBy(await eventsOfCases(trx, ids), ({ caseId }) => caseId);
  return rows.map((row) => historyOf(row, commands.get(row.id) ?? [], events.get(row.id) ?? []));
}

/** A single one; the case must have been read in the same transaction. */
export async function caseHistory(trx: TenantTransaction, row: CaseRow): Promise<CaseHistory> {
  return historyOf(row, await commandsOf(trx, [row.id]), await eventsOfCases(trx, [row.id]));
}

export function historyOf(
  row: CaseRow,
  commandRows: readonly CommandRow[],
  eventRows: readonly AgencyEventRow[],
): CaseHistory {
  const commands = commandRows
    .filter(({ state }) => state !== 'refused' && state !== 'cancelled')
    .map(({ command }) => agencyCommand.parse(command));
  const events = eventRows.flatMap(({ known, event }) => (known ? agencyEvent.parse(event) : []));
  const state = row.ownState === 'discarded' ? 'draft' : row.ownState;
  return {
    row,
    case: agencyCase.parse(row.content),
    commandRows,
    commands,
    eventRows,
    events,
    status: caseStatus(events, { state, commands }),
  };
}

/** What the case comes to by our own book. */
export function ownBalance({ case: submitted, commands, events }: CaseHistory, asOf: IsoDateTime): CaseBalance {
  return balanceOf(submitted, commands, events, asOf);
}

/** What the debtor owes by a balance, costs of the agency included. */
export function owedOn({ principal, interest, fees, costs, paid }: CaseBalance): Decimal {
  return principal.plus(interest).plus(fees).plus(costs).minus(paid);
}

/** What lists show of a case. */
export function summaryOf(history: CaseHistory, asOf: IsoDateTime): CaseSummary {
  const { row, status, events, eventRows } = history;
  const closed = events.find(({ type }) => type === 'closed');
  const open = row.ownState === 'submitted' ? owedOn(ownBalance(history, asOf)) : openOf(history.case.totals);
  return {
    state: row.ownState === 'discarded' ? 'discarded' : status.state,
    isOut: row.ownState === 'submitted' && agencyMustKnow(status),
    needsAnswer: status.needsAnswer.length > 0,
    flagged: status.flags.length > 0 || eventRows.some(({ known }) => !known),
    open: open.toString(),
    closedAt: status.state === 'closed' ? (closed?.occurredAt ?? asOf) : null,
  };
}

/** The agency's file number, where it told one. */
export function referenceOf({ events }: CaseHistory): string | undefined {
  return events.flatMap((event) =>
    event.type === 'accepted' || event.type === 'acknowledged' ? (event.payload.reference ?? []) : [],
  )[0];
}
