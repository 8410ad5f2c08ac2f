import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { addDays, momentIn } from '../../model/index.ts';
import { withTestDatabase } from '../../../test/database.ts';
import { camt053 } from '../testing/camt.ts';
import { openDunningBed } from '../testing/dunning-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

// Later than this test runs: what waits for its moment waits until the test lets it go.
const TODAY = addDays(new Date().toISOString().slice(0, 10), 7);
const BEFORE = momentIn('Europe/Paris', `${TODAY}T09:30:00`);
const AT_TEN = momentIn('Europe/Paris', `${TODAY}T10:00:00`);
const IN_TIME = addDays(TODAY, 9);

withTestDatabase('a letter about to leave', roadSuite, (database) => {
  let statements = 0;

  /** A letter of level 1 that is committed for ten o’clock, and what stands in the way of whoever tells an order’s history. */
  async function bed() {
    const opened = await openDunningBed(database().url);
    const { quittance, tenant, invoice, setClock, run, server } = opened;
    setClock(`${addDays(TODAY, -40)}T10:00:00Z`);
    const { number, orderId } = await invoice('1', addDays(TODAY, -25));
    await until(async () => server.received.length === 1);
    setClock(BEFORE);
    const [letter] = (await run()).letters;
    const message = (await quittance.delivery.messages.list(tenant)).items.find(({ kind }) => kind === 'letter');
    const client = new pg.Client(database().url);
    await client.connect();
    onTestFinished(() => client.end());
    return {
      ...opened,
      number,
      letter: letter?.id ?? '',
      pay: () =>
        quittance.payments.importStatement(
          tenant,
          camt053(`R${(statements += 1)}`, TODAY, [
            { ref: `R${statements}`, amount: '104.20', day: TODAY, text: number, name: 'Librairie du Port' },
          ]),
        ),
      /** It is ten o’clock, and the letter’s turn. */
      async ten() {
        setClock(AT_TEN);
        await quittance.delivery.messages.release(tenant, message?.id ?? '');
      },
      /** Whoever writes to the order’s hosts waits in the middle of its transaction, with all its locks. */
      async block() {
        await client.query('begin');
        await client.query('select from quittance.write_back where tenant_id = $1 and order_id = $2 for update', [
          tenant,
          orderId,
        ]);
      },
      async release() {
        await client.query('commit');
      },
      /** A transaction waits in the middle of its work, or for the orders that another one has. */
      waits: (where: 'with its locks' | 'for the locks') =>
        until(async () => {
          const { rows } = await client.query<{ items: boolean; orders: boolean }>(
            `select bool_or(relation = 'quittance.open_item'::regclass) as items, bool_or(relation = 'quittance.orders'::regclass) as orders
             from pg_stat_activity a join pg_locks l on l.pid = a.pid and l.mode in ('RowShareLock', 'RowExclusiveLock')
             where a.datname = current_database() and a.wait_event_type = 'Lock' group by a.pid`,
          );
          return rows.some(({ items, orders }) => (where === 'with its locks' ? items && orders : items !== orders));
        }),
      level: async () => (await quittance.dunning.customers(tenant)).items[0]?.balances[0]?.level,
    };
  }

  it('stays when the payment came first', async () => {
    const { block, release, pay, waits, ten, letterWhen, letter, server, kinds, number, quittance, tenant } =
      await bed();
    await block();
    const paid = pay();
    await waits('with its locks');
    await ten();
    await waits('for the locks');
    await release();
    expect(await paid).toMatchObject({ value: { outcome: { posted: 1 } } });
    await letterWhen(letter, 'dropped');
    expect(server.received).toHaveLength(1);
    expect(await kinds({ documentNumber: number })).toEqual(['item.committed', 'payment.posted']);
    const messages = await quittance.delivery.messages.list(tenant);
    expect(messages.items.find(({ kind }) => kind === 'letter')?.state).toBe('withdrawn');
  });

  it('has left when the payment comes after', async () => {
    const { block, release, pay, waits, ten, letterWhen, letter, server, kinds, number } = await bed();
    await block();
    await ten();
    await waits('with its locks');
    const paid = pay();
    await waits('for the locks');
    await release();
    expect(await paid).toMatchObject({ value: { outcome: { posted: 1 } } });
    await letterWhen(letter, 'sent');
    expect(server.received).toHaveLength(2);
    expect(await kinds({ documentNumber: number })).toEqual(['item.committed', 'item.sent', 'payment.posted']);
  });

  it.each([{ kind: 'dispute' }, { kind: 'promise', until: IN_TIME }, { kind: 'manual', until: IN_TIME }] as const)(
    'stays for a hold ($kind), and its items stand as before',
    async (hold) => {
      const { quittance, tenant, number, ten, letterWhen, letter, server, level } = await bed();
      expect(await level()).toBe(1);
      const placed = await quittance.dunning.placeHold(tenant, { ...hold, documentNumber: number }, 'support');
      expect(placed).toMatchObject({ ok: true });
      await ten();
      await letterWhen(letter, 'dropped');
      expect(server.received).toHaveLength(1);
      expect(await level()).toBe(0);
    },
  );

  it('stays for an insolvent customer', async () => {
    const { customer, quittance, tenant, ten, letterWhen, letter, server } = await bed();
    const { id } = await customer();
    await quittance.dunning.placeHold(tenant, { kind: 'insolvency', customerId: id }, 'support');
    await ten();
    await letterWhen(letter, 'dropped');
    expect(server.received).toHaveLength(1);
  });

  it('stays when the bank’s data is old', async () => {
    const { quittance, tenant, ten, letterWhen, letter, server } = await bed();
    await quittance.payments.importStatement(tenant, camt053('old', addDays(TODAY, -20), []));
    await ten();
    await letterWhen(letter, 'dropped');
    expect(server.received).toHaveLength(1);
  });

  it('asks for what is open then, when a part came in', async () => {
    const { quittance, tenant, number, ten, letterWhen, letter } = await bed();
    const payment = { id: 'p', origin: 'erp', documentNumber: number, amount: '100.00', currency: 'EUR', date: TODAY };
    await quittance.applyPayment(tenant, payment);
    await ten();
    const { state, letter: left } = await letterWhen(letter, 'dropped').catch(() => letterWhen(letter, 'sent'));
    // 4.20 EUR are less than a letter of level 1 is written for.
    expect([state, left.totals.claims.toString()]).toEqual(['dropped', '104.20']);
  });
});
