import type { CustomerId, TenantId } from '../../model/index.ts';
import { closeReturnedMail, listReturnedMail, type ReturnedMailRow } from '../../store/index.ts';
import type { Returns } from './delivery-doors.ts';
import type { ReturnedMailView } from './delivery-views.ts';
import { cursorOf, limitOf, paged, UUID } from '../orders/list-orders.ts';
import type { Page, PageRequest } from '../orders/order-view.ts';
import { inTenant, nowOf, type Road } from '../road.ts';
import { fetchReturns } from './fetch-returns.ts';
import { addresseeFinder } from './find-addressee.ts';
import { takeReturn } from './take-returns.ts';

/** What came back, as people see it and put it aside. */
export function returns(road: Road): Returns {
  return {
    list: (tenant, filter, page) => inbox(road, tenant, filter, page),
    close: async (tenant, id) =>
      UUID.test(id) && (await inTenant(road, tenant, (trx) => closeReturnedMail(trx, id, nowOf(road)))),
    take: (tenant, mail) => takeReturn(road, tenant, mail),
    fetch: (tenant) => fetchReturns(road, tenant),
    addressee: addresseeFinder(road),
  };
}

async function inbox(
  road: Road,
  tenant: TenantId,
  filter: { readonly open?: boolean; readonly class?: string } = {},
  page: PageRequest = {},
): Promise<Page<ReturnedMailView>> {
  const limit = limitOf(page);
  return inTenant(road, tenant, async (trx) => {
    const rows = await listReturnedMail(trx, filter, cursorOf(page), limit + 1);
    return paged(rows.slice(0, limit).map(returnedMailView), rows.length > limit);
  });
}

function returnedMailView(row: ReturnedMailRow): ReturnedMailView {
  const text = (name: string) => {
    const value = row.summary[name];
    return typeof value === 'string' ? { [name]: value } : {};
  };
  return {
    id: row.id,
    class: row.class,
    ...(row.messageId !== null && { messageId: row.messageId }),
    ...(row.contactId !== null && { contactId: row.contactId }),
    ...(row.customerId !== null && { customerId: row.customerId as CustomerId }),
    evidence: row.evidence,
    open: row.open,
    ...text('subject'),
    ...text('from'),
    ...text('excerpt'),
    ...text('returnDate'),
    ...text('substitute'),
    receivedAt: row.receivedAt.toISOString(),
  };
}
