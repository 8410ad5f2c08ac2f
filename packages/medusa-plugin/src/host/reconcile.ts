import type { MedusaContainer } from '@medusajs/framework/types';
import { ContainerRegistrationKeys } from '@medusajs/framework/utils';
import {
  begunAt,
  forgottenChanges,
  noticeChange,
  postponeChange,
  readCursor,
  settleChange,
  writeCursor,
} from '../modules/quittance/changes.ts';
import { moduleService } from '../modules/quittance/resolve.ts';
import { causeOf } from './cause-of.ts';
import { pushOrder } from './push-order.ts';
import { touchedSince } from './shop-orders.ts';
import { shopParts } from './shop-parts.ts';

export interface Reconciled {
  /** Orders taken, or taken again. */
  readonly found: number;
  readonly failed: number;
}

/** A change younger than this is most likely being worked on right now. */
const SETTLING_SECONDS = 30;
const PAGE = 100;
const CURSOR = 'orders';
/** A transaction commits after the moment it writes into its rows: what was open when we last looked is looked at again. */
const OVERLAP_MS = 120_000;

/**
 * Finds what events lost. First everything in the shop that changed since the last time is written down, page by page, and
 * the cursor moves only past what is written down; then whatever is written down and not done is done.
 */
export async function reconcile(container: MedusaContainer, settlingSeconds = SETTLING_SECONDS): Promise<Reconciled> {
  const service = moduleService(container);
  service.lend(shopParts(container));
  const fresh = await noteChanges(container);
  const late = await forgottenChanges(service.sql, settlingSeconds, 1_000);
  const changes = new Map([...late, ...fresh].map((change) => [change.orderId, change]));
  let failed = 0;
  for (const change of changes.values()) {
    try {
      await pushOrder(container, { order_id: change.orderId });
      await settleChange(service.sql, change);
    } catch (error) {
      failed += 1;
      await postponeChange(service.sql, change.orderId);
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Quittance: order ${change.orderId} could not be taken: ${causeOf(error)}`);
    }
  }
  return { found: changes.size - failed, failed };
}

async function noteChanges(container: MedusaContainer) {
  const { sql } = moduleService(container);
  const noted = [];
  let cursor = overlapping(await readCursor(sql, CURSOR)) ?? (await begunAt(sql));
  for (let more = true; more;) {
    const page = await touchedSince(container, cursor, PAGE);
    for (const id of page.ids) noted.push(await noticeChange(sql, id, 'reconcile'));
    // A page that leads nowhere is the last: the next run begins with it again.
    more = page.more && page.next !== cursor;
    cursor = page.next;
    await writeCursor(sql, CURSOR, cursor);
  }
  return noted;
}

function overlapping(cursor: string | null): string | null {
  return cursor === null ? null : new Date(Date.parse(cursor) - OVERLAP_MS).toISOString();
}
