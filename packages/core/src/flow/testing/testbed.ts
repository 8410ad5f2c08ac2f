import { setTimeout as sleep } from 'node:timers/promises';
import { newMasterKey, type KeyRing } from '../../access/index.ts';
import type { TenantId } from '../../model/index.ts';
import { openDatabase, openJobs } from '../../store/index.ts';
import { openQuittance, type QuittanceOptions } from '../open-quittance.ts';
import type { Quittance } from '../quittance.ts';
import { sampleSettings } from './sample-order.ts';

export const testKeys: KeyRing = { current: newMasterKey(), previous: [] };

/** For `withTestDatabase`: a database with the schema and the queue in it. */
export const roadSuite = {
  template: 'road',
  async prepare(url: string): Promise<void> {
    const database = await openDatabase({ connectionString: url }, fail);
    const jobs = await openJobs(database, fail);
    await jobs.stop();
    await database.close();
  },
};

function fail(error: Error): void {
  throw error;
}

export interface Testbed {
  readonly quittance: Quittance;
  readonly tenant: TenantId;
}

/** A facade and a tenant with settings, on the database behind `url`. */
export async function openTestbed(
  url: string,
  options: Partial<QuittanceOptions> & { readonly slug?: string } = {},
): Promise<Testbed> {
  const { slug = 'acme', ...rest } = options;
  const quittance = await openQuittance({ database: { connectionString: url }, keys: testKeys, ...rest });
  const tenant = await quittance.tenants.ensure(slug);
  await quittance.settings.put(tenant, sampleSettings);
  return { quittance, tenant };
}

/** Waits until `probe` answers something else than `undefined` or `false`. */
export async function until<T>(probe: () => Promise<T | undefined | false>, timeout = 60_000): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const answer = await probe();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error('What was waited for did not happen in time.');
    await sleep(25);
  }
}
