import { z } from 'zod';
import { agencyCase, handOverTerms } from '../../agencies/index.ts';
import type { TenantId } from '../../model/index.ts';
import { cameBack, casesById, listAgencies, listRuns, lockAgency } from '../../store/index.ts';
import { inTenant, type Road } from '../road.ts';
import { draftIn } from './draft-case.ts';
import { handOverCase } from './hand-over-case.ts';
import { knownAgency, stateOf } from './view-agency.ts';

const ready = z.object({
  handOver: z.array(z.object({ customerId: z.uuid(), currency: z.string() })).catch([]),
});

/**
 * Drafts the cases that dunning runs found ready, for the live agency whose key comes first; where its terms say so they go at once, but for those
 * that came back from an agency: a person took them back. May run twice: a draft is brought up to date, and what went is no longer overdue with us.
 */
export async function handOverRuns(road: Road, tenant: TenantId, runs: readonly string[]): Promise<void> {
  const agency = await inTenant(road, tenant, async (trx) => {
    for (const row of await listAgencies(trx)) {
      const known = await knownAgency(road, trx, row);
      if (known !== undefined && stateOf(known) === 'live') return known.row;
    }
    return undefined;
  });
  if (agency === undefined) return;
  const { automatic } = handOverTerms.parse(agency.terms);
  for (const run of runs) {
    const [row] = await inTenant(road, tenant, (trx) => listRuns(trx, { id: run }, undefined, 1));
    for (const found of ready.parse(row?.report ?? {}).handOver) {
      const id = await draft(road, tenant, agency.id, found);
      if (id !== undefined && automatic && !(await isAgain(road, tenant, id)))
        await handOverCase(road, tenant, id, 'dunning');
    }
  }
}

function draft(
  road: Road,
  tenant: TenantId,
  agencyId: string,
  { customerId, currency }: z.output<typeof ready>['handOver'][number],
): Promise<string | undefined> {
  return inTenant(road, tenant, async (trx) => {
    const agency = await knownAgency(road, trx, await lockAgency(trx, agencyId));
    return agency && draftIn(road, trx, agency, { agency: agencyId, customerId, currency, by: 'dunning' });
  });
}

/** Whether something of a draft was with an agency before. */
function isAgain(road: Road, tenant: TenantId, id: string): Promise<boolean> {
  return inTenant(road, tenant, async (trx) => {
    const [row] = await casesById(trx, [id]);
    const { items } = agencyCase.parse(row?.content);
    const documents = items.flatMap(({ documentIds }) => documentIds);
    return cameBack(trx, documents);
  });
}
