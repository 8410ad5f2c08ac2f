import { setTimeout as sleep } from 'node:timers/promises';
import {
  acceptanceRun,
  configHash,
  runAcceptance,
  type AcceptanceReport,
  type AgencyCapabilities,
} from '../../agencies/index.ts';
import { ok, refused, type Problem, type Result, type TenantId } from '../../model/index.ts';
import {
  agencyConnection,
  insertReceivableEvents,
  listAgencies,
  lockAgency,
  markAccepting,
  readAgency,
  readConnection,
  writeAcceptance,
  type ConnectionRow,
} from '../../store/index.ts';
import { inTenant, nowOf, QUEUE, type Road } from '../road.ts';
import type { AgencyView } from './agency-doors.ts';
import { viewIn } from './set-up-agency.ts';
import { AGENCY_NOT_FOUND } from './view-agency.ts';

/** How long the other side is given between two looks (milliseconds), and how often it is looked. */
const PATIENCE: Readonly<Record<AgencyCapabilities['transport'], { readonly pause: number; readonly looks: number }>> =
  {
    local: { pause: 0, looks: 5 },
    http: { pause: 500, looks: 20 },
    file: { pause: 1_000, looks: 30 },
    sftp: { pause: 2_000, looks: 30 },
  };

/** Has the acceptance run played by whoever works the queue; a run that is under way is not doubled. */
export async function askForAcceptance(
  road: Road,
  tenant: TenantId,
  id: string,
  by: string,
): Promise<Result<AgencyView>> {
  return inTenant(road, tenant, async (trx) => {
    const row = await lockAgency(trx, id);
    if (row === undefined) return refused(AGENCY_NOT_FOUND);
    await markAccepting(trx, id, nowOf(road));
    await road.jobs.enqueue(trx, QUEUE.accept, [row.job]);
    await insertReceivableEvents(
      trx,
      [{ customerId: null, documentNumber: null, kind: 'agency.acceptance-asked', details: { agency: id, by } }],
      nowOf(road),
    );
    return viewIn(road, trx, id);
  });
}

export async function acceptAgencies(road: Road, tenant: TenantId, jobs: readonly string[]): Promise<void> {
  const agencies = await inTenant(road, tenant, listAgencies);
  for (const { id, job, acceptingSince } of agencies)
    if (jobs.includes(job) && acceptingSince !== null) await acceptAgency(road, tenant, id);
}

/** Plays the acceptance run against the test side, and keeps its report. */
export async function acceptAgency(road: Road, tenant: TenantId, id: string): Promise<Result<AcceptanceReport>> {
  const connection = await inTenant(road, tenant, (trx) => readConnection(trx, agencyConnection(id)));
  if (connection === undefined) return refused(AGENCY_NOT_FOUND);
  try {
    const report = await rehearse(road, tenant, id, connection);
    if (report.ok) await inTenant(road, tenant, (trx) => writeAcceptance(trx, id, report.value));
    else await inTenant(road, tenant, (trx) => markAccepting(trx, id, null));
    return report;
  } catch (error) {
    road.log.warn({ tenant, agency: id, error: String(error) }, 'an acceptance run ended early');
    await inTenant(road, tenant, (trx) => markAccepting(trx, id, null));
    return refused(RUN_ENDED_EARLY);
  }
}

async function rehearse(
  road: Road,
  tenant: TenantId,
  id: string,
  connection: ConnectionRow,
): Promise<Result<AcceptanceReport>> {
  const opened = await road.agencySessions.open(tenant, connection, 'test');
  if (!opened.ok) return opened;
  try {
    const { transport } = await opened.value.capabilities();
    const { pause, looks } = PATIENCE[transport];
    const report = await runAcceptance(opened.value, {
      clock: road.clock,
      agency: id,
      run: acceptanceRun(new Date()),
      adapter: { id: connection.adapter, version: road.agencies.get(connection.adapter)?.version ?? '' },
      configHash: configHash(connection.config),
      wait: () => sleep(pause),
      looks,
    });
    return ok(report);
  } finally {
    await opened.value.close();
  }
}

export async function readAcceptance(road: Road, tenant: TenantId, id: string): Promise<AcceptanceReport | undefined> {
  const row = await inTenant(road, tenant, (trx) => readAgency(trx, id));
  // Written by us, and read by whoever decides on it with its schema.
  return row?.acceptance === null ? undefined : (row?.acceptance as AcceptanceReport | undefined);
}

const RUN_ENDED_EARLY: Problem = {
  code: 'AGENCY_RUN_ENDED',
  message: 'The acceptance run could not be played to its end.',
  advice: 'Check the connection of the agency, then make the run again.',
  retry: 'after-fix',
};
