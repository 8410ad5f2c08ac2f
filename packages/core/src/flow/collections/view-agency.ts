import {
  acceptanceReport,
  configHash,
  handOverTerms,
  mayGoLive,
  selectionParameters,
  type AcceptanceReport,
} from '../../agencies/index.ts';
import { dayIn, type IsoDate, type Problem } from '../../model/index.ts';
import {
  agencyConnection,
  agencyFigures,
  readConnection,
  type AgencyRow,
  type ConnectionRow,
  type TenantTransaction,
} from '../../store/index.ts';
import type { Road } from '../road.ts';
import { settingsOf } from '../settings.ts';
import type { AgencyState, AgencyView } from './agency-doors.ts';

/** An agency with its connection, and what stands against it being live today. */
export interface KnownAgency {
  readonly row: AgencyRow;
  readonly connection: ConnectionRow;
  readonly report: AcceptanceReport | undefined;
  readonly obstacles: readonly Problem[];
  /** A day of the merchant. */
  readonly today: IsoDate;
}

/** `undefined` when the connection is not there: the agency was never set up. */
export async function knownAgency(
  road: Road,
  trx: TenantTransaction,
  row: AgencyRow | undefined,
): Promise<KnownAgency | undefined> {
  const connection = row && (await readConnection(trx, agencyConnection(row.id)));
  if (row === undefined || connection === undefined) return undefined;
  const report = row.acceptance === null ? undefined : acceptanceReport.parse(row.acceptance);
  const today = await merchantsToday(road, trx);
  const decided = mayGoLive({
    report,
    liveFrom: row.liveFrom ?? undefined,
    adapterVersion: road.agencies.get(connection.adapter)?.version ?? '',
    configHash: configHash(connection.config),
    today,
  });
  return { row, connection, report, obstacles: decided.ok ? [] : decided.problems, today };
}

export async function merchantsToday(road: Road, trx: TenantTransaction): Promise<IsoDate> {
  return dayIn((await settingsOf(trx))?.timeZone ?? 'UTC', road.clock.now());
}

/** The side to which new cases go. */
export function sideOf({ row }: KnownAgency): 'test' | 'live' {
  return row.liveFrom === null ? 'test' : 'live';
}

export function stateOf({ row, obstacles }: KnownAgency): AgencyState {
  if (row.stopped !== null) return 'stopped';
  if (row.liveFrom === null) return 'test';
  return obstacles.length === 0 ? 'live' : 'waiting';
}

export async function agencyView(trx: TenantTransaction, agency: KnownAgency): Promise<AgencyView> {
  const { row, connection, obstacles } = agency;
  const figures = await agencyFigures(trx, row.id);
  return {
    id: row.id,
    name: row.name,
    adapter: connection.adapter,
    config: connection.config,
    secrets: Object.keys(connection.secrets),
    selection: selectionParameters.parse(row.selection),
    terms: handOverTerms.parse(row.terms),
    state: stateOf(agency),
    ...(row.liveFrom !== null && { keyDate: { liveFrom: row.liveFrom, dueBefore: row.dueBefore ?? 'stay' } }),
    acceptance: acceptanceOf(agency),
    obstacles,
    ...(row.stopped !== null && { stopped: row.stopped }),
    ...(connection.paused !== null && { paused: connection.paused }),
    casesOut: figures.casesOut,
    commandsWaiting: figures.commandsWaiting,
    strayEvents: figures.strayEvents,
    ...(figures.lastExchangeAt !== null && { lastExchangeAt: figures.lastExchangeAt.toISOString() }),
  };
}

function acceptanceOf({ row, report }: KnownAgency): AgencyView['acceptance'] {
  const failedSteps = report?.steps.filter(({ passed }) => !passed).map(({ id }) => id) ?? [];
  const finished = report && { finishedAt: report.finishedAt };
  if (row.acceptingSince !== null) return { state: 'running', ...finished, failedSteps };
  if (report === undefined) return { state: 'none', failedSteps };
  return { state: report.passed ? 'passed' : 'failed', ...finished, failedSteps };
}

export const AGENCY_NOT_FOUND: Problem = {
  code: 'AGENCY_NOT_FOUND',
  message: 'There is no such agency.',
  advice: 'Set it up first, or look it up among the agencies.',
  retry: 'never',
};
