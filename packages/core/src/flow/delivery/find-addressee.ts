import { readReturnToken } from '../../channels/index.ts';
import type { TenantId } from '../../model/index.ts';
import { listTenants, messagesById, readConnection } from '../../store/index.ts';
import { listenerConfig } from './returns-config.ts';
import { inTenant, type Road } from '../road.ts';
import { returnKeys } from './take-returns.ts';

/** The merchants' return paths are read anew after this long (milliseconds). */
const KEPT = 60_000;

/** Finds whose message came back to an address. Its signature is checked before the database is asked anything. */
export function addresseeFinder(road: Road): (address: string) => Promise<TenantId | undefined> {
  let known: Promise<ReadonlyMap<string, readonly TenantId[]>> | undefined;
  let until = 0;
  const paths = () => {
    if (known === undefined || performance.now() > until) {
      until = performance.now() + KEPT;
      known = returnPaths(road);
      known.catch(() => (known = undefined));
    }
    return known;
  };
  return async (address) => {
    const proven = readReturnToken(returnKeys(road), address);
    if (proven === undefined) return undefined;
    const path = address.toLowerCase().replace(`+${proven.token}@`, '@');
    for (const tenant of (await paths()).get(path) ?? []) {
      const [message] = await inTenant(road, tenant, (trx) => messagesById(trx, [proven.messageId]));
      if (message !== undefined) return tenant;
    }
    return undefined;
  };
}

async function returnPaths(road: Road): Promise<ReadonlyMap<string, readonly TenantId[]>> {
  const paths: [string, TenantId][] = [];
  for (const { id } of await listTenants(road.database)) {
    const row = await inTenant(road, id, (trx) => readConnection(trx, 'returns'));
    const config = row?.adapter === 'smtp-listener' ? listenerConfig.safeParse(row.config) : undefined;
    if (config?.success === true) paths.push([config.data.returnPath.toLowerCase(), id]);
  }
  const grouped = Map.groupBy(paths, ([path]) => path);
  return new Map([...grouped].map(([path, pairs]) => [path, pairs.map(([, tenant]) => tenant)]));
}
