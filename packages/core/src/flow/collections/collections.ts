import type { TenantId } from '../../model/index.ts';
import type { Road } from '../road.ts';
import { acceptAgency, askForAcceptance, readAcceptance } from './accept-agency.ts';
import type { Agencies } from './agency-doors.ts';
import type { Cases } from './case-doors.ts';
import type { Collections } from './collection-doors.ts';
import { decideCase } from './decide-case.ts';
import { approveCase, discardCase, draftCase } from './draft-case.ts';
import { goLive } from './go-live.ts';
import { handOverCase } from './hand-over-case.ts';
import { firstBatch, listCandidates } from './list-candidates.ts';
import { lastAgencyReconciliation, reconcileAgency } from './reconcile-agency.ts';
import { checkAgency, listKnownAgencies, readKnownAgency, setUpAgency } from './set-up-agency.ts';
import { steering } from './steer-case.ts';
import { stopCollecting } from './stop-agency.ts';
import { closeStrayEvent, strayPage } from './stray-events.ts';
import { takeWebhook } from './take-webhook.ts';
import { casePage, readCase } from './view-case.ts';

/** Collection agencies and their cases, as the facade offers them. */
export function collections(road: Road): Collections {
  return { agencies: agencies(road), cases: cases(road) };
}

function agencies(road: Road): Agencies {
  const of = onRoad(road);
  return {
    list: of(listKnownAgencies),
    get: of(readKnownAgency),
    put: of(setUpAgency),
    check: of(checkAgency),
    accept: of(askForAcceptance),
    rehearse: of(acceptAgency),
    acceptance: of(readAcceptance),
    goLive: of(goLive),
    firstBatch: of(firstBatch),
    stop: of(stopCollecting),
    candidates: of(listCandidates),
    reconcile: of(reconcileAgency),
    reconciliation: of(lastAgencyReconciliation),
    strays: of(strayPage),
    closeStray: of(closeStrayEvent),
    takeWebhook: (...push) => takeWebhook(road, ...push),
  };
}

function cases(road: Road): Cases {
  const of = onRoad(road);
  return {
    draft: of(draftCase),
    approve: of(approveCase),
    handOver: of(handOverCase),
    discard: of(discardCase),
    list: of(casePage),
    get: of(readCase),
    decide: of(decideCase),
    ...steering(road),
  };
}

/** A use case as the facade offers it: the road is at hand. */
function onRoad(road: Road) {
  return <Args extends readonly unknown[], Answer>(work: (road: Road, tenant: TenantId, ...args: Args) => Answer) =>
    (tenant: TenantId, ...args: Args): Answer =>
      work(road, tenant, ...args);
}
