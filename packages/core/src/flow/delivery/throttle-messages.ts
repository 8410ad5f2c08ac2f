import type { MerchantSettings, Problem } from '../../model/index.ts';
import { moveMessages, sentSince, takePlaces, type MessageRow, type TenantTransaction } from '../../store/index.ts';
import { moved } from './message-move.ts';
import { nowOf, QUEUE, type Road } from '../road.ts';

const DAY = 86_400_000;
/** A pause of a domain is made up for by so many seconds at the most. */
const BURST = 2;

/** Those that the contacts may still be sent today; the others are held, for so many messages want a person's look. */
export async function withinCap(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  rows: readonly MessageRow[],
): Promise<readonly MessageRow[]> {
  const most = settings.delivery.throttle.perContactADay;
  const since = new Date(road.clock.now().getTime() - DAY);
  const sent = new Map(
    await sentSince(
      trx,
      rows.flatMap(({ contactId }) => contactId ?? []),
      since,
    ),
  );
  const over: MessageRow[] = [];
  const within = rows.filter((row) => {
    if (row.contactId === null) return true;
    const count = (sent.get(row.contactId) ?? 0) + 1;
    sent.set(row.contactId, count);
    if (count <= most || row.attempts > 0) return true;
    over.push(row);
    return false;
  });
  await moveMessages(
    trx,
    over.map((row) => moved(row, { state: 'held', problem: TOO_MANY })),
    nowOf(road),
  );
  return within;
}

/** Those that the domains take now; the others come back when it is their turn. */
export async function withinThrottle(
  road: Road,
  trx: TenantTransaction,
  settings: MerchantSettings,
  rows: readonly MessageRow[],
): Promise<readonly MessageRow[]> {
  const { perMinute, byDomain } = settings.delivery.throttle;
  const placed: MessageRow[] = [];
  const domains = [...Map.groupBy(rows, ({ domain }) => domain ?? '')].toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [domain, group] of domains) {
    const rate = { perMinute: byDomain[domain] ?? perMinute, burst: BURST };
    const { places, nextAt } = await takePlaces(trx, domain, group.length, rate);
    placed.push(...group.slice(0, places));
    const late = group.slice(places);
    const pause = (late.length * 60_000) / rate.perMinute / 2;
    await moveMessages(
      trx,
      late.filter(({ state }) => state !== 'queued').map((row) => moved(row, { state: 'queued' })),
      nowOf(road),
    );
    await again(road, trx, late, new Date(nextAt.getTime() + Math.min(60_000, pause)));
  }
  return placed;
}

/** Has messages looked at again at a moment. */
export async function again(road: Road, trx: TenantTransaction, rows: readonly MessageRow[], at: Date): Promise<void> {
  await road.jobs.enqueue(
    trx,
    QUEUE.send,
    rows.map(({ id }) => id),
    at,
  );
}

const TOO_MANY: Problem = {
  code: 'TOO_MANY_MESSAGES',
  message: 'The contact was sent as many messages within a day as the settings allow.',
  advice: 'Look why there are so many; then release the message.',
  retry: 'after-fix',
};
