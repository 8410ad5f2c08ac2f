import { expectedTotal, roundingLimit, type ErpOrder, type Outcome } from '../../erp/index.ts';
import { Decimal, type TenantId } from '../../model/index.ts';
import { forgetCursor, pushedOrders, readCursor, writeCursor, type PushedOrder } from '../../store/index.ts';
import { makeRoom, type AskedErp } from './ask-erp.ts';
import { compareOrder, type OwnOrder } from './compare-erp.ts';
import type { Findings } from './erp-findings.ts';
import { problemOf } from '../move.ts';
import { acceptedOrders } from '../orders/order-cache.ts';
import { orderExt } from '../orders/parcel.ts';
import { inTenant, type Road } from '../road.ts';

const ORDERS_PER_RUN = 2_000;
const PAGE = 100;
const AT_ONCE = 4;
const NEW = 'reconcile-new';
const ROUND = 'reconcile-round';

/**
 * Looks up in the ERP what was pushed since the last run, and with what is left of the run the next stretch of everything
 * that is older, round and round. Answers whether the ERP could be asked to the end.
 */
export async function reconcileOrders(
  road: Road,
  tenant: TenantId,
  erp: AskedErp,
  findings: Findings,
): Promise<boolean> {
  const { order } = erp.capabilities.flows;
  if (order !== 'both' && order !== 'read') return true;
  const fresh = await walk(road, tenant, erp, findings, NEW);
  if (fresh === 'budget') findings.stopped();
  if (fresh !== 'end') return fresh === 'budget';
  const round = await walk(road, tenant, erp, findings, ROUND);
  if (round === 'end') await inTenant(road, tenant, (trx) => forgetCursor(trx, erp.connection, ROUND));
  return round !== 'failed';
}

async function walk(
  road: Road,
  tenant: TenantId,
  erp: AskedErp,
  findings: Findings,
  cursor: string,
): Promise<'end' | 'budget' | 'failed'> {
  while (findings.seen.size < ORDERS_PER_RUN) {
    const rows = await inTenant(road, tenant, async (trx) =>
      pushedOrders(trx, erp.connection, await readCursor(trx, erp.connection, cursor), PAGE),
    );
    const last = rows.at(-1);
    if (last === undefined) return 'end';
    const unseen = rows.filter(({ id }) => !findings.seen.has(id));
    if (!(await lookUp(road, tenant, erp, findings, unseen))) return 'failed';
    await inTenant(road, tenant, (trx) => writeCursor(trx, erp.connection, cursor, last.id));
  }
  return 'budget';
}

async function lookUp(
  road: Road,
  tenant: TenantId,
  erp: AskedErp,
  findings: Findings,
  rows: readonly PushedOrder[],
): Promise<boolean> {
  const owns = await ownOrders(road, tenant, rows);
  for (let start = 0; start < owns.length; start += AT_ONCE) {
    const some = owns.slice(start, start + AT_ONCE);
    await makeRoom(road, tenant, erp, some.length);
    const answers = await Promise.all(
      some.map(async (own) => [own, await erp.session.find('order', own.ext)] as const),
    );
    for (const [own, answer] of answers) {
      if (!answer.ok) {
        findings.stopped(problemOf(answer.cause, 'later'));
        return false;
      }
      note(findings, own, answer);
    }
  }
  return true;
}

function note(
  findings: Findings,
  own: Sought,
  { value }: Extract<Outcome<ErpOrder | null>, { readonly ok: true }>,
): void {
  findings.seen.add(own.id);
  findings.order(
    { count: 1, sum: own.total, currency: own.currency },
    value === null ? undefined : { count: 1, sum: value.total, currency: value.currency },
  );
  findings.differs(compareOrder(own, value));
}

type Sought = OwnOrder & { readonly ext: ReturnType<typeof orderExt> };

/** What the ERP must come to, and how far rounding may take it from there, is decided as when the order was pushed. */
async function ownOrders(road: Road, tenant: TenantId, rows: readonly PushedOrder[]): Promise<readonly Sought[]> {
  const accepted = await inTenant(road, tenant, (trx) =>
    acceptedOrders(
      trx,
      rows.map(({ inboxId }) => inboxId),
    ),
  );
  return rows.map((row) => {
    const order = accepted.get(row.inboxId);
    const known = order?.ok === true;
    return {
      ...row,
      ext: orderExt(row),
      total: known ? expectedTotal(order.value) : Decimal.of(row.total),
      tolerance: known ? roundingLimit(order.value) : Decimal.ZERO,
    };
  });
}
