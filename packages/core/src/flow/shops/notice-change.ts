import type { TenantId } from '../../model/index.ts';
import { noteChanges, uuidv7, type Notice, type TenantTransaction } from '../../store/index.ts';
import { coalesce } from '../coalesce.ts';
import { perTenant } from '../per-tenant.ts';
import type { NoticedChange } from './host-doors.ts';
import { inTenant, takeChangeQueue, type Road } from '../road.ts';

/** Notices kept together in one transaction; each is a few dozen bytes. */
const BATCH = 500;
/** As for orders: see `accept-order.ts`. */
const RHYTHM = 8;
const ENOUGH = 16;

type Answer = 'noticed' | 'repeated';

/** Notices changes in all tenants' shops; those that arrive together for a tenant share a transaction. */
export function changeNoticer(road: Road): (tenant: TenantId, change: NoticedChange) => Promise<Answer> {
  const doorOf = perTenant((tenant) =>
    coalesce<NoticedChange, Answer>({
      limit: BATCH,
      rhythm: RHYTHM,
      enough: ENOUGH,
      weigh: () => 1,
      run: (changes) => noticeChanges(road, tenant, changes),
    }),
  );
  return (tenant, change) => doorOf(tenant)(change);
}

/** One transaction: the deliveries, the changes, and a job for each change that did not wait already. */
export async function noticeChanges(
  road: Road,
  tenant: TenantId,
  changes: readonly NoticedChange[],
): Promise<readonly Answer[]> {
  const started = performance.now();
  const notices = changes.map(asNotice);
  const firsts = firstDeliveries(notices);
  const noted = await inTenant(road, tenant, async (trx) => {
    const answers = await noteChanges(trx, firsts);
    const fresh = firsts.flatMap(({ source }, index) => {
      const change = answers[index]?.change;
      return change === undefined ? [] : [{ host: source.host, change }];
    });
    for (const [host, some] of Map.groupBy(fresh, (each) => each.host))
      await wakeChanges(
        road,
        trx,
        host,
        some.map(({ change }) => change),
      );
    return new Map(firsts.map(({ id }, index) => [id, answers[index]?.isNew === true]));
  });
  road.metrics.step('notice', 'done', changes.length, performance.now() - started);
  return notices.map(({ id }) => (noted.get(id) === true ? 'noticed' : 'repeated'));
}

/** Has changes read that wait: at once, or at a later time. */
export async function wakeChanges(
  road: Road,
  trx: TenantTransaction,
  host: string,
  changes: readonly string[],
  startAfter?: Date,
): Promise<void> {
  if (changes.length === 0) return;
  await road.jobs.ensureQueue(takeChangeQueue(host));
  await road.jobs.enqueue(trx, takeChangeQueue(host), changes, startAfter);
}

function asNotice({ host, shop, orderId, delivery }: NoticedChange): Notice {
  return { id: uuidv7(), source: { host, shop, orderId }, delivery: delivery ?? null };
}

/** A delivery and its repeat may arrive together: the first counts. */
function firstDeliveries(notices: readonly Notice[]): readonly Notice[] {
  const seen = new Set<string>();
  return notices.filter(({ source, delivery }) => {
    if (delivery === null) return true;
    const key = JSON.stringify([source.host, source.shop, delivery]);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}
