import {
  reconcileCase,
  type AgencyMode,
  type BalanceDifference,
  type CaseBalance,
  type CollectionAgency,
} from '../../agencies/index.ts';
import { Decimal, ok, refused, type Result, type TenantId } from '../../model/index.ts';
import {
  agencyConnection,
  casesById,
  casesHandedOver,
  listAgencies,
  listTenants,
  readAgency,
  readAgencyReconciliation,
  readConnection,
  writeAgencyReconciliation,
} from '../../store/index.ts';
import { asOfOneMoment, inTenant, nowOf, type Road } from '../road.ts';
import { caseHistories, ownBalance, owedOn, type CaseHistory } from './case-history.ts';
import type { BalanceDifferenceView, CollectionReconciliation } from './agency-doors.ts';
import { exchangeWithAgency, notAnswered } from './exchange-with-agency.ts';
import { AGENCY_NOT_FOUND, knownAgency, sideOf } from './view-agency.ts';

const BATCH = 200;
const MOST_PAGES = 2_000;

/** Every night, agency by agency: both sides of every case to the cent. */
export async function reconcileAgencies(road: Road): Promise<void> {
  for (const { id: tenant } of await listTenants(road.database)) {
    const agencies = await inTenant(road, tenant, listAgencies);
    for (const { id } of agencies) {
      try {
        const report = await reconcileAgency(road, tenant, id);
        const differences = report.ok ? report.value.differences.length : undefined;
        road.log.info({ tenant, agency: id, differences, refused: !report.ok }, 'an agency was reconciled');
      } catch (error) {
        road.log.error({ tenant, agency: id, error: String(error) }, 'the reconciliation with an agency failed');
      }
    }
  }
}

/** Compares every case that was handed over with what the agency holds it to come to, and keeps what was found. */
export async function reconcileAgency(
  road: Road,
  tenant: TenantId,
  id: string,
): Promise<Result<CollectionReconciliation>> {
  const known = await inTenant(road, tenant, async (trx) => knownAgency(road, trx, await readAgency(trx, id)));
  if (known === undefined) return refused(AGENCY_NOT_FOUND);
  const mode = sideOf(known);
  // What it has told by now counts on our side too: without it, differences would be found that are none.
  const told = await exchangeWithAgency(road, tenant, id, mode);
  if (!told.ok) return told;
  const theirs = await balancesOf(road, tenant, id, mode);
  if (!theirs.ok) return theirs;
  const ours = await ownBalances(road, tenant, id, mode);
  const report = { mode, ...compare(id, ours, theirs.value, nowOf(road)) };
  await inTenant(road, tenant, (trx) => writeAgencyReconciliation(trx, id, report, report.at));
  return ok(report);
}

export async function lastAgencyReconciliation(
  road: Road,
  tenant: TenantId,
  id: string,
): Promise<CollectionReconciliation | undefined> {
  return (await inTenant(road, tenant, (trx) => readAgencyReconciliation(trx, id))) as
    | CollectionReconciliation
    | undefined;
}

type Balances = ReadonlyMap<string, CaseBalance>;

async function ownBalances(road: Road, tenant: TenantId, agency: string, mode: AgencyMode): Promise<Balances> {
  const balances = new Map<string, CaseBalance>();
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const histories: readonly CaseHistory[] = await asOfOneMoment(road, tenant, async (trx) =>
      caseHistories(trx, await casesById(trx, await casesHandedOver(trx, agency, from, BATCH))),
    );
    for (const history of histories) {
      after = history.row.id;
      // What was rejected the agency need not hold.
      if (history.row.mode === mode && history.status.acknowledged && !history.status.rejected)
        balances.set(history.row.id, ownBalance(history, nowOf(road)));
    }
    if (histories.length < BATCH) return balances;
  }
}

async function balancesOf(road: Road, tenant: TenantId, id: string, mode: AgencyMode): Promise<Result<Balances>> {
  const connection = await inTenant(road, tenant, (trx) => readConnection(trx, agencyConnection(id)));
  if (connection === undefined) return refused(AGENCY_NOT_FOUND);
  const session = await road.agencySessions.sessionOf(tenant, connection, mode);
  return session.ok ? readBalances(session.value) : session;
}

async function readBalances(agency: CollectionAgency): Promise<Result<Balances>> {
  const balances = new Map<string, CaseBalance>();
  const { pageSize } = await agency.capabilities();
  let cursor: string | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page: Awaited<ReturnType<CollectionAgency['balances']>> = await agency.balances(cursor, pageSize);
    if (!page.ok) return refused(notAnswered(page.cause));
    for (const balance of page.value.balances) balances.set(balance.caseId, balance);
    if (!page.value.more) break;
    cursor = page.value.next;
  }
  return ok(balances);
}

/** The comparison, pure. */
export function compare(
  agency: string,
  ours: Balances,
  theirs: Balances,
  at: string,
): Omit<CollectionReconciliation, 'mode'> {
  const ids = [...new Set([...ours.keys(), ...theirs.keys()])].toSorted();
  const currencies = [...new Set([...ours.values(), ...theirs.values()].map(({ currency }) => currency))].toSorted();
  const owed = (balances: Balances, currency: string) =>
    Decimal.sum([...balances.values()].filter((balance) => balance.currency === currency).map(owedOn)).toString();
  return {
    agency,
    at,
    cases: ids.length,
    differences: ids.flatMap((id) => reconcileCase(ours.get(id), theirs.get(id))).map(differenceView),
    sums: currencies.map((currency) => ({ currency, ours: owed(ours, currency), theirs: owed(theirs, currency) })),
  };
}

function differenceView({ ours, theirs, difference, ...rest }: BalanceDifference): BalanceDifferenceView {
  return {
    ...rest,
    ...(ours && { ours: ours.toString() }),
    ...(theirs && { theirs: theirs.toString() }),
    ...(difference && { difference: difference.toString() }),
  };
}
