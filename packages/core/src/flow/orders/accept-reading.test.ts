import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { TenantId } from '../../model/index.ts';
import type { Quittance } from '../quittance.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite } from '../testing/testbed.ts';

withTestDatabase('orders that are read from their shop', roadSuite, (database) => {
  let shops = 0;

  async function bed() {
    const { quittance, tenant } = await openTestbed(database().url, { slug: `readings-${(shops += 1)}` });
    onTestFinished(() => quittance.close());
    return { quittance, tenant };
  }

  const order = (note: string, revision = 1_000) => sampleOrder('1', { revision, overrides: { note } });
  const read = async (quittance: Quittance, tenant: TenantId, note: string, revision?: number) =>
    accept(quittance, tenant, await quittance.beginReading(), note, revision);

  async function accept(quittance: Quittance, tenant: TenantId, begunAt: string, note: string, revision?: number) {
    // A reading and its acceptance take longer than the millisecond that moments are told apart by.
    await sleep(2);
    const accepted = await quittance.acceptReading(tenant, order(note, revision), begunAt);
    await sleep(2);
    return accepted.ok ? accepted.value.outcome : accepted.problems;
  }

  it.each([
    ['with the same stamp', 1_000],
    ['with a newer stamp', 2_000],
    ['with an older stamp, since a record went', 10],
  ])('count when they differ, %s', async (_how, revision) => {
    const { quittance, tenant } = await bed();
    expect(await read(quittance, tenant, 'open')).toBe('created');
    expect(await read(quittance, tenant, 'paid', revision)).toBe('created');
    expect(await read(quittance, tenant, 'paid', revision)).toBe('duplicate');
    expect(await read(quittance, tenant, 'open', 1_000)).toBe('created');
  });

  it('change nothing when the order is as it was, whatever its stamp', async () => {
    const { quittance, tenant } = await bed();
    await read(quittance, tenant, 'open');
    expect(await read(quittance, tenant, 'open', 5_000)).toBe('duplicate');
  });

  it('are to be read again when another reading was accepted since they began', async () => {
    const { quittance, tenant } = await bed();
    const begunAt = await quittance.beginReading();
    expect(await read(quittance, tenant, 'paid')).toBe('created');
    expect(await accept(quittance, tenant, begunAt, 'open')).toBe('unsure');
    expect(await accept(quittance, tenant, begunAt, 'paid')).toBe('duplicate');
  });

  it('end with what the shop has, however many read at the same time and whichever comes first', async () => {
    const { quittance, tenant } = await bed();
    let note = 'v0';
    let random = 7;
    const wait = () => sleep((random = (random * 48271) % 2147483647) % 6);
    const reader = async () => {
      for (let readings = 0; readings < 40; readings += 1) {
        const begunAt = await quittance.beginReading();
        const seen = note;
        await wait();
        const accepted = await quittance.acceptReading(tenant, order(seen), begunAt);
        if (accepted.ok && accepted.value.outcome !== 'unsure') return;
      }
      throw new Error('never sure');
    };
    const readers: Promise<void>[] = [];
    for (let version = 1; version <= 40; version += 1) {
      note = `v${version}`;
      readers.push(reader());
      await wait();
    }
    await Promise.all(readers);
    expect(await read(quittance, tenant, 'v40')).toBe('duplicate');
  });

  it('are refused when they are no orders', async () => {
    const { quittance, tenant } = await bed();
    const accepted = await quittance.acceptReading(tenant, { source: {} }, await quittance.beginReading());
    expect(accepted.ok ? [] : accepted.problems.map(({ code }) => code)).toContain('ORDER_FIELD_MISSING');
  });
});
