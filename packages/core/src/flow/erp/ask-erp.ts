import { setTimeout as sleep } from 'node:timers/promises';
import type { Capabilities, ErpSession } from '../../erp/index.ts';
import type { TenantId } from '../../model/index.ts';
import { bookCalls } from '../../store/index.ts';
import { inTenant, type Road } from '../road.ts';

/** An ERP while it is asked for its own side. */
export interface AskedErp {
  readonly connection: string;
  readonly adapter: string;
  readonly session: ErpSession;
  readonly capabilities: Capabilities;
  readonly perMinute: number | undefined;
}

/** Waits until the connection's rate has room for so many calls: what is compared must not hold up what is pushed. */
export async function makeRoom(
  road: Road,
  tenant: TenantId,
  { connection, perMinute }: Pick<AskedErp, 'connection' | 'perMinute'>,
  calls: number,
): Promise<void> {
  if (perMinute === undefined) return;
  const wait = await inTenant(road, tenant, (trx) => bookCalls(trx, connection, calls, perMinute));
  if (wait > 0) await sleep(wait);
}
