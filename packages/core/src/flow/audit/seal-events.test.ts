import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { newMasterKey, type KeyRing } from '../../access/index.ts';
import type { TenantId } from '../../model/index.ts';
import { ensureTenant, openDatabase, uuidv7, type Database, type TenantTransaction } from '../../store/index.ts';
import { sealEvents } from './seal-events.ts';
import { verifyAudit } from './verify-audit.ts';

const suite = {
  template: 'store',
  async prepare(url: string) {
    await (await openDatabase({ connectionString: url }, fail)).close();
  },
};

function fail(error: Error): void {
  throw error;
}

withTestDatabase('the audit chain', suite, (testDatabase) => {
  const ring: KeyRing = { current: newMasterKey(), previous: [] };
  let database: Database;
  let tenant: TenantId;
  let forger: pg.Client;
  const order = uuidv7();

  beforeEach(async () => {
    database = await openDatabase({ connectionString: testDatabase().url }, fail);
    tenant = await ensureTenant(database, `t${uuidv7()}`);
    // Whoever administers the server can change everything: the chain must tell.
    forger = new pg.Client(testDatabase().url);
    await forger.connect();
    for (const table of ['status_event', 'seal'])
      await forger.query(`alter table quittance.${table} disable trigger append_only`);
  });
  afterEach(async () => {
    await forger.end();
    await database.close();
  });

  let sequence = 0;
  async function writeEvent(trx: TenantTransaction): Promise<bigint> {
    const next = (sequence += 1);
    // As every step of the road does: something is written first, so that the transaction has its number.
    await trx.insertInto('worker').values({ id: uuidv7() }).execute();
    const row = {
      tenant_id: trx.tenant,
      order_id: order,
      sequence: next,
      at: new Date('2026-11-21T22:19:45.123Z'),
      kind: 'order.taken',
      details: JSON.stringify({ b: next, a: 'é' }),
    };
    const { id } = await trx.insertInto('status_event').values(row).returning('id').executeTakeFirstOrThrow();
    return id;
  }

  async function sealedEvents(count: number): Promise<readonly bigint[]> {
    const ids: bigint[] = [];
    for (let n = 0; n < count; n += 1) ids.push(await database.inTenant(tenant, writeEvent));
    await seal();
    return ids;
  }

  /** Twice: the first pass leaves the mark that the second one seals up to. */
  async function seal(): Promise<number> {
    let sealed = 0;
    for (let passes = 0; passes < 2; passes += 1) {
      await testDatabase().othersEnded();
      const pass = await sealEvents(database, ring, tenant);
      sealed += pass.ok ? pass.value.sealed : Number.NaN;
    }
    return sealed;
  }

  it('seals every event once and verifies (control)', async () => {
    expect(await sealedEvents(5)).toHaveLength(5);
    expect(await seal()).toBe(0);
    await sealedEvents(3);
    expect(await verifyAudit(database, ring, tenant)).toMatchObject({
      ok: true,
      sealedEvents: 8,
      links: 8,
      unsealed: 0,
    });
  });

  it('waits for a transaction that drew its number earlier and commits later', async () => {
    await sealedEvents(1);
    const { promise: held, resolve: release } = withResolvers();
    const { promise: drawn, resolve: hasDrawn } = withResolvers();
    let early = 0n;
    const slow = database.inTenant(tenant, async (trx) => {
      early = await writeEvent(trx);
      hasDrawn();
      await held;
    });
    await drawn;
    const late = await database.inTenant(tenant, writeEvent);
    expect(late).toBeGreaterThan(early);
    expect(await seal()).toBe(0);
    expect(await verifyAudit(database, ring, tenant)).toMatchObject({ ok: true, links: 1, unsealed: 1 });
    release();
    await slow;
    expect(await seal()).toBe(2);
    const { rows } = await forger.query<{ ids: string[] }>(
      'select event_ids::text[] as ids from quittance.seal where tenant_id = $1 order by first_position desc limit 1',
      [tenant],
    );
    expect(rows[0]?.ids).toEqual([early.toString(), late.toString()]);
    expect(await verifyAudit(database, ring, tenant)).toMatchObject({ ok: true, links: 3, unsealed: 0 });
  });

  it('holds under six writers and three sealers at once', async () => {
    let writing = true;
    const writers = Array.from({ length: 6 }, async () => {
      for (let n = 0; n < 50; n += 1) await database.inTenant(tenant, writeEvent);
    });
    const sealers = Array.from({ length: 3 }, async () => {
      while (writing) await sealEvents(database, ring, tenant);
    });
    await Promise.all(writers);
    writing = false;
    await Promise.all(sealers);
    await seal();
    expect(await verifyAudit(database, ring, tenant)).toMatchObject({ ok: true, links: 300, unsealed: 0 });
  });

  it('names an event that was altered', async () => {
    const ids = await sealedEvents(4);
    await forger.query(`update quittance.status_event set details = '{"b": 0}' where id = $1`, [ids[2]?.toString()]);
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      link: 3,
      eventId: ids[2]?.toString(),
      reason: expect.stringMatching(/^altered/),
    });
  });

  it('names an event that was deleted', async () => {
    const ids = await sealedEvents(4);
    await forger.query('delete from quittance.status_event where id = $1', [ids[1]?.toString()]);
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      link: 2,
      eventId: ids[1]?.toString(),
      reason: expect.stringMatching(/^missing/),
    });
  });

  it('names an event that was slipped in', async () => {
    const [first] = await sealedEvents(1);
    const other = await ensureTenant(database, `t${uuidv7()}`);
    const gap = await database.inTenant(other, writeEvent);
    await sealedEvents(2);
    await forger.query('update quittance.status_event set tenant_id = $1 where id = $2', [tenant, gap.toString()]);
    expect(gap).toBeGreaterThan(first ?? 0n);
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      eventId: gap.toString(),
      reason: expect.stringMatching(/^inserted/),
    });
  });

  it('names events that changed places', async () => {
    const ids = await sealedEvents(3);
    await forger.query(
      'update quittance.seal set event_ids = array[event_ids[2], event_ids[1], event_ids[3]] where tenant_id = $1',
      [tenant],
    );
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      link: 1,
      eventId: ids[1]?.toString(),
      reason: expect.stringMatching(/^reordered/),
    });
  });

  it('notices that the end is gone, even when the head was shortened with it', async () => {
    await sealedEvents(2);
    const { rows } = await forger.query<{ hash: string; signature: string; last: string }>(
      'select hash, signature, last_event_id as last from quittance.seal_head where tenant_id = $1',
      [tenant],
    );
    await sealedEvents(2);
    await forger.query('delete from quittance.seal where tenant_id = $1 and first_position = 3', [tenant]);
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      link: 3,
      reason: expect.stringMatching(/^truncated/),
    });
    await forger.query('delete from quittance.status_event where tenant_id = $1 and id > $2', [tenant, rows[0]?.last]);
    await forger.query(
      `update quittance.seal_head set length = 2, hash = $2, last_event_id = $3 where tenant_id = $1`,
      [tenant, rows[0]?.hash, rows[0]?.last],
    );
    expect((await verifyAudit(database, ring, tenant)).brokenAt).toMatchObject({
      link: 2,
      reason: expect.stringMatching(/^truncated: the head/),
    });
  });

  it('never continues a head that it did not sign', async () => {
    await sealedEvents(1);
    await database.inTenant(tenant, writeEvent);
    const stranger: KeyRing = { current: newMasterKey(), previous: [] };
    expect(await sealEvents(database, stranger, tenant)).toMatchObject({
      ok: false,
      problems: [{ code: 'AUDIT_HEAD_FORGED' }],
    });
    expect((await verifyAudit(database, stranger, tenant)).brokenAt?.reason).toMatch(/^unsigned/);
    const rotated: KeyRing = { current: newMasterKey(), previous: [ring.current] };
    expect(await sealEvents(database, rotated, tenant)).toMatchObject({ ok: true });
    expect((await verifyAudit(database, rotated, tenant)).ok).toBe(true);
  });

  it('seals anew after a restore into another cluster, whose transactions begin at a smaller number', async () => {
    await sealedEvents(1);
    await forger.query(`update quittance.seal_head set horizon_xid = '9000000000000' where tenant_id = $1`, [tenant]);
    await database.inTenant(tenant, writeEvent);
    expect(await seal()).toBe(1);
  });
});

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
