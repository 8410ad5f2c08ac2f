import { ok, parseOrder, type IsoDateTime, type Result, type TenantId } from '../../model/index.ts';
import { databaseTime, forgetUnmappedOf, lockReading, newestAccepted } from '../../store/index.ts';
import { keepOrders } from './accept-order.ts';
import { newsOf } from './take-change.ts';
import { inTenant, type Road } from '../road.ts';

export interface AcceptedReading {
  /**
   * - `created`: it is not as it was, and is taken;
   * - `duplicate`: it is as it was; nothing happened;
   * - `unsure`: another reading was accepted since this one began, and nobody knows which is newer; nothing happened, the order is to be read again.
   */
  readonly outcome: 'created' | 'duplicate' | 'unsure';
}

/** See `Quittance.beginReading`. */
export async function beginReading(road: Road): Promise<IsoDateTime> {
  return (await databaseTime(road.database)).toISOString();
}

/** See `Quittance.acceptReading`. */
export async function acceptReading(
  road: Road,
  tenant: TenantId,
  json: unknown,
  begunAt: IsoDateTime,
): Promise<Result<AcceptedReading>> {
  const read = parseOrder(json);
  if (!read.ok) return read;
  const { source } = read.value;
  return inTenant(road, tenant, async (trx) => {
    await lockReading(trx, source);
    const [known] = await newestAccepted(trx, [source]);
    // Whatever the stamps say: what is read from the shop itself after the known state was accepted is newer.
    const news = newsOf(read.value, known, new Date(begunAt), Infinity);
    if (news === 'unsure') return ok({ outcome: 'unsure' });
    if (news === 'none') await forgetUnmappedOf(trx, [source]);
    else if (!news.ok) return news;
    else await keepOrders(road, trx, [news.value]);
    return ok({ outcome: news === 'none' ? 'duplicate' : 'created' });
  });
}
