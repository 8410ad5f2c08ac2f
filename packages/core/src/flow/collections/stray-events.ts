import type { TenantId } from '../../model/index.ts';
import { closeStray, listStrays, type AgencyEventRow } from '../../store/index.ts';
import type { Act } from '../dunning/dunning-doors.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { pageOf } from '../page.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import type { StrayEventView } from './agency-doors.ts';

const NUMBER = /^\d{1,18}$/;

/** What belongs to no case of ours, or could not be read, and that nobody has looked at. */
export function strayPage(
  road: Road,
  tenant: TenantId,
  agency: string,
  page: PageRequest = {},
): Promise<Page<StrayEventView>> {
  const before = page.after !== undefined && NUMBER.test(page.after) ? BigInt(page.after) : undefined;
  return pageOf(page, (limit) =>
    inTenant(road, tenant, async (trx) => (await listStrays(trx, agency, before, limit)).map(strayView)),
  );
}

function strayView({ id, code, reason, caseId, event, receivedAt }: AgencyEventRow): StrayEventView {
  const named = caseId ?? (event as { readonly caseId?: unknown } | null)?.caseId;
  return {
    id: id.toString(),
    code: code as StrayEventView['code'],
    ...(typeof named === 'string' && { caseId: named }),
    reason: reason ?? '',
    receivedAt: receivedAt.toISOString(),
    raw: event,
  };
}

/** A person has looked at it. */
export async function closeStrayEvent(
  road: Road,
  tenant: TenantId,
  agency: string,
  event: string,
  { by, reason }: Act,
): Promise<boolean> {
  if (!NUMBER.test(event)) return false;
  return inTenant(road, tenant, (trx) => closeStray(trx, agency, BigInt(event), { by, reason }, nowOf(road)));
}
