import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { OrderJson } from '../../model/index.ts';
import { status } from '../../store/migrations/0003-status.ts';
import type { OrderView } from '../orders/order-view.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

let slugs = 0;
const AT = '2026-11-21T09:00:00Z';
const captured = {
  id: 'p1',
  at: '2026-11-20T10:15:30Z',
  amount: '104.20',
  status: 'captured',
  method: 'card',
} as const;
const given = (id: string, amount: string) => ({ id, at: AT, amount, status: 'refunded', method: 'card' }) as const;
const refund = (id: string, amount: string) => ({ id, at: AT, lines: [], adjustmentGross: amount });

withTestDatabase('settling', roadSuite, (database) => {
  async function bed() {
    const slug = `settle-${(slugs += 1)}`;
    const { quittance, tenant } = await openTestbed(database().url, { slug });
    const worker = await quittance.work({ maintenance: false });
    let revision = 0;
    /** Sends the next revision of order 1 and waits until it is done. */
    async function send(overrides: Partial<OrderJson>, paid = true): Promise<OrderView> {
      revision += 1;
      await quittance.acceptOrder(tenant, sampleOrder('1', { shop: slug, revision, paid, overrides }));
      return until(async () => {
        const view = await quittance.orders.findBySource(tenant, { host: 'shopfront', shop: slug, orderId: '1' });
        if (view?.stopped !== undefined) throw new Error(JSON.stringify(view.stopped));
        return view?.revision === revision && !['taken', 'pushed'].includes(view.stage) && view;
      });
    }
    const kinds = async ({ id }: OrderView) => (await quittance.events(tenant, id)).map(({ kind }) => kind);
    const close = async () => {
      await worker.stop();
      await quittance.close();
    };
    return { quittance, tenant, slug, send, kinds, close };
  }
  const shown = ({ documents }: OrderView) =>
    documents.map(({ kind, status: at, open, toRefund }) => [
      kind,
      at,
      open,
      ...(toRefund === undefined ? [] : [toRefund]),
    ]);

  it('tells what the shop asked for, where no net amount meets it: 9.99 at 20 %', async () => {
    const { send, close } = await bed();
    const line = { id: 'l1', name: 'Carnet', quantity: '1', unitPrice: '9.99', taxes: [{ rate: '20' }] };
    const invoiced = await send({ lines: [line], shipping: [], totals: { total: '9.99' } }, false);
    expect(invoiced.documents).toMatchObject([{ kind: 'invoice', total: '9.99', open: '9.99', status: 'issued' }]);
    await close();
  });

  it('an order credited in full is credited; its credit note is refunded when the money went back', async () => {
    const { send, kinds, close, quittance, tenant } = await bed();
    expect((await send({})).stage).toBe('paid');
    const credited = await send({ refunds: [refund('r1', '104.20')] });
    expect(credited.stage).toBe('credited');
    expect(shown(credited)).toEqual([
      ['invoice', 'credited', '-104.20'],
      ['creditNote', 'issued', '0', '104.20'],
    ]);
    expect((await quittance.orders.list(tenant, { stage: 'credited' })).items).toHaveLength(1);
    const refunded = await send({ refunds: [refund('r1', '104.20')], payments: [captured, given('b1', '104.20')] });
    expect(refunded.stage).toBe('credited');
    expect(shown(refunded)).toEqual([
      ['invoice', 'credited', '0.00'],
      ['creditNote', 'refunded', '0'],
    ]);
    expect((await kinds(refunded)).filter((kind) => !/taken|changed|pushed/.test(kind))).toEqual([
      'order.invoiced',
      'order.credited',
      'order.refunded',
    ]);
    expect(await quittance.verifyAudit(tenant)).toMatchObject({ ok: true });
    await close();
  });

  it('a credit note on an unpaid invoice is settled at once: nothing has to go back', async () => {
    const { send, close } = await bed();
    await send({}, false);
    const credited = await send({ refunds: [refund('r1', '4.20')] }, false);
    expect([credited.stage, ...shown(credited)]).toEqual([
      'invoiced',
      ['invoice', 'issued', '100.00'],
      ['creditNote', 'settled', '0'],
    ]);
    const whole = await send({ refunds: [refund('r1', '4.20'), refund('r2', '100.00')] }, false);
    expect([whole.stage, ...shown(whole)]).toEqual([
      'credited',
      ['invoice', 'credited', '0.00'],
      ['creditNote', 'settled', '0'],
      ['creditNote', 'settled', '0'],
    ]);
    await close();
  });

  it('money that goes back settles the oldest credit note first, and a part credit leaves the order paid', async () => {
    const { send, close } = await bed();
    await send({});
    const refunds = [refund('r1', '10.00'), refund('r2', '5.00')];
    expect(shown(await send({ refunds }))).toEqual([
      ['invoice', 'paid', '-15.00'],
      ['creditNote', 'issued', '0', '10.00'],
      ['creditNote', 'issued', '0', '5.00'],
    ]);
    const partly = await send({ refunds, payments: [captured, given('b1', '12.00')] });
    expect([partly.stage, ...shown(partly)]).toEqual([
      'paid',
      ['invoice', 'paid', '-3.00'],
      ['creditNote', 'refunded', '0'],
      ['creditNote', 'issued', '0', '3.00'],
    ]);
    await close();
  });

  it('the migration writes for older orders what settling them writes', async () => {
    const { send, close, tenant } = await bed();
    await send({});
    await send({ refunds: [refund('r1', '4.20')] });
    await send({
      refunds: [refund('r1', '4.20'), refund('r2', '100.00')],
      payments: [captured, given('b1', '70.00')],
    });
    const client = new pg.Client(database().url);
    await client.connect();
    const state = async () => {
      const { rows } = await client.query<Record<string, string>>(
        `select d.number, i.credited::float8, i.to_refund::float8, i.refunded::float8, o.stage from quittance.open_item i
         join quittance.document d on d.tenant_id = i.tenant_id and d.id = i.document_id
         join quittance.orders o on o.tenant_id = d.tenant_id and o.id = d.order_id
         where d.tenant_id = $1 order by d.created_at, d.counter`,
        [tenant],
      );
      return rows;
    };
    const live = await state();
    expect(live.map(({ to_refund, refunded }) => [to_refund, refunded])).toEqual([
      [0, 0],
      [0, 4.2],
      [34.2, 65.8],
    ]);
    await client.query(
      `update quittance.open_item set credited = 0, to_refund = 0, refunded = 0 where tenant_id = '${tenant}'`,
    );
    await client.query(`update quittance.orders set stage = 'paid' where tenant_id = '${tenant}'`);
    expect(await state()).not.toEqual(live);
    await client.query('begin; set local search_path to quittance');
    for (const statement of status.statements.slice(2)) await client.query(statement);
    await client.query('commit');
    expect(await state()).toEqual(live);
    await client.end();
    await close();
  });
});
