import { expect, it } from 'vitest';
import { Decimal } from '../../model/index.ts';
import type { Case, ErpSystem } from './system.ts';
import { putAsHub, valueOf } from './hub.ts';
import { sampleOrder } from './sample-order.ts';

/** Writing orders: nothing twice, nothing overwritten, nothing wrong accepted. */
export function putCases(system: () => ErpSystem, has: (name: Case) => boolean): void {
  it('creates an order and finds it by its key', async () => {
    const session = await system().connect();
    const { ext, document } = sampleOrder(system().sku);
    expect(valueOf(await session.find('order', ext))).toBeNull();
    const outcome = await putAsHub(session, ext, document);
    expect(outcome).toMatchObject({ ok: true, created: true });
    const order = valueOf(await session.find('order', ext));
    expect(order?.id).toBe(valueOf(outcome).id);
    expect(order?.total.toFixed(2)).toBe('50.28');
    expect(order?.currency).toBe('EUR');
    expect(valueOf(await session.read('order', valueOf(outcome))).id).toBe(order?.id);
  });

  it('makes one record of eight simultaneous puts', async () => {
    const sessions = await Promise.all([1, 2, 3, 4].map(() => system().connect()));
    const { ext, document } = sampleOrder(system().sku);
    const outcomes = await Promise.all([...sessions, ...sessions].map((session) => putAsHub(session, ext, document)));
    expect(new Set(outcomes.map((outcome) => valueOf(outcome).id)).size).toBe(1);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.created)).toHaveLength(1);
    expect(await system().count('order', ext)).toBe(1);
  });

  it('answers the same record to a repeat days later', async () => {
    const { ext, document } = sampleOrder(system().sku);
    const first = valueOf(await putAsHub(await system().connect(), ext, document));
    const again = await putAsHub(await system().connect(), ext, document);
    expect(again).toMatchObject({ ok: true, created: false, value: { id: first.id } });
    expect(await system().count('order', ext)).toBe(1);
  });

  it('never overwrites a confirmed order', async () => {
    const session = await system().connect();
    const { ext, document } = sampleOrder(system().sku);
    const ref = valueOf(await putAsHub(session, ext, document));
    valueOf(await session.act(ref, 'confirm'));
    const changed = sampleOrder(system().sku, { shipping: [], totals: { total: '43.20' } });
    const again = await putAsHub(session, ext, changed.document);
    expect(again).toMatchObject({ ok: true, created: false });
    const order = valueOf(await session.read('order', ref));
    expect(order.total.toFixed(2)).toBe('50.28');
    expect(order.state).not.toBe('draft');
  });

  it('confirms twice without harm', async () => {
    const session = await system().connect();
    const { ext, document } = sampleOrder(system().sku);
    const ref = valueOf(await putAsHub(session, ext, document));
    valueOf(await session.act(ref, 'confirm'));
    valueOf(await session.act(ref, 'confirm'));
    expect(await system().count('order', ext)).toBe(1);
  });

  it('previews without a trace', async () => {
    const session = await system().connect();
    const { ext, document } = sampleOrder(system().sku);
    expect(JSON.stringify(valueOf(await session.preview('order', ext, document)))).toContain(ext);
    expect(await system().count('order', ext)).toBe(0);
  });

  it('puts many in one go, each with its own outcome', async () => {
    const session = await system().connect();
    if (!session.putMany) return expect((await session.capabilities()).transport).toMatch(/^(http|agent)$/);
    const records = Array.from({ length: 12 }, () => sampleOrder(system().sku));
    const [known] = records;
    if (!known) throw new Error('no sample');
    await session.put('order', known.ext, known.document);
    const outcomes = await session.putMany(
      'order',
      records.map(({ ext, document }) => ({ ext, document })),
    );
    expect(outcomes.map((outcome) => outcome.ok && outcome.created)).toEqual(records.map((record) => record !== known));
    for (const { ext } of records) expect(await system().count('order', ext)).toBe(1);
  });

  if (has('cancel')) {
    it.each([
      ['put', false],
      ['confirmed', true],
    ])('cancels an order that is %s and not invoiced, however often it is asked', async (_state, confirmed) => {
      const session = await system().connect();
      const { ext, document } = sampleOrder(system().sku);
      const ref = valueOf(await putAsHub(session, ext, document));
      if (confirmed) valueOf(await session.act(ref, 'confirm'));
      valueOf(await session.act(ref, 'cancel'));
      expect(valueOf(await session.read('order', ref)).state).toBe('cancelled');
      valueOf(await session.act(ref, 'cancel'));
      expect(valueOf(await session.find('order', ext))?.state).toBe('cancelled');
      expect(await system().count('order', ext)).toBe(1);
    });
  }

  if (has('customers')) {
    it('creates a customer once for orders that arrive together', async () => {
      const sessions = await Promise.all([1, 2, 3, 4].map(() => system().connect()));
      const [first, ...others] = [...sessions, ...sessions].map(() => sampleOrder(system().sku));
      if (!first) throw new Error('no sample');
      const key = first.document.customerKey;
      const orders = [
        first,
        ...others.map((other) => ({ ...other, document: { ...other.document, customerKey: key } })),
      ];
      const puts = orders.map(({ ext, document }, index) =>
        putAsHub(sessions[index % 4] ?? expect.fail('no session'), ext, document),
      );
      for (const outcome of await Promise.all(puts)) expect(outcome).toMatchObject({ ok: true, created: true });
      expect(await system().count('customer', key)).toBe(1);
      expect(valueOf(await (await system().connect()).find('customer', key))?.name).toBe('Atelier Dupont SARL');
    });
  }

  if (has('articles')) {
    it('rejects an unknown article and names the line', async () => {
      const session = await system().connect();
      const { ext, document } = sampleOrder('NO-SUCH-ARTICLE');
      expect(await putAsHub(session, ext, document)).toMatchObject({
        ok: false,
        kind: 'rejected',
        field: 'lines[0].sku',
        cause: { code: 'ARTICLE_UNKNOWN', advice: expect.any(String) },
      });
      expect(await system().count('order', ext)).toBe(0);
    });

    it.each([
      ['lower case', (sku: string) => sku.toLowerCase()],
      ['a trailing blank', (sku: string) => `${sku} `],
    ])('says so when an article differs only in %s', async (_what, spell) => {
      const session = await system().connect();
      const { ext, document } = sampleOrder(spell(system().sku));
      const outcome = await putAsHub(session, ext, document);
      expect(outcome).toMatchObject({
        ok: false,
        kind: 'rejected',
        field: 'lines[0].sku',
        cause: { code: 'ARTICLE_SPELLING' },
      });
      expect(!outcome.ok && outcome.cause.message).toContain(system().sku);
    });
  }

  if (has('totals')) {
    it('shows a difference of a cent per line, and rejects more', async () => {
      const session = await system().connect();
      const near = sampleOrder(system().sku, { totals: { total: '50.30' } });
      valueOf(await putAsHub(session, near.ext, near.document));
      const kept = valueOf(await session.find('order', near.ext));
      expect(kept?.total.minus(Decimal.of('50.30')).abs().greaterThan(Decimal.of('0.02'))).toBe(false);
      const far = sampleOrder(system().sku, { totals: { total: '50.31' } });
      expect(await putAsHub(session, far.ext, far.document)).toMatchObject({
        ok: false,
        kind: 'rejected',
        field: 'totals.total',
        cause: { code: 'TOTAL_DIFFERS' },
      });
    });

    it('rejects an order whose total the ERP computes otherwise, and accepts it once mended', async () => {
      const { ext, document } = sampleOrder(system().sku);
      await system().miscount(Decimal.of('0.50'));
      expect(await putAsHub(await system().connect(), ext, document)).toMatchObject({
        ok: false,
        kind: 'rejected',
        cause: { code: 'TOTAL_DIFFERS' },
      });
      await system().mend();
      const session = await system().connect();
      valueOf(await putAsHub(session, ext, document));
      expect(valueOf(await session.find('order', ext))?.total.toFixed(2)).toBe('50.28');
    });
  }
}
