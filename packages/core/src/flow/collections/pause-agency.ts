import type { Cause } from '../../agencies/index.ts';
import type { TenantId } from '../../model/index.ts';
import { pauseConnection, type ConnectionRow } from '../../store/index.ts';
import { inTenant, type Road } from '../road.ts';

/** Every call would fail: nothing is asked of the agency any more until a person mends its connection. */
export async function pauseAgency(
  road: Road,
  tenant: TenantId,
  { id }: ConnectionRow,
  { code, message, advice = 'Correct the connection of the agency, then check it.' }: Cause,
): Promise<void> {
  await inTenant(road, tenant, (trx) => pauseConnection(trx, id, { code, message, advice, retry: 'after-fix' }));
}
