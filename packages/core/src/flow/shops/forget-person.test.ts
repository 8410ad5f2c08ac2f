import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { camt053 } from '../testing/camt.ts';
import { openCollectionBed, valueOf } from '../testing/collection-bed.ts';
import { openDeliveryBed } from '../testing/delivery-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('requests for privacy', roadSuite, (database) => {
  const shop = { host: 'shopfront', shop: 'main' };

  async function payloads(tenant: string): Promise<readonly string[]> {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query<{ id: string }>(
      `select source_id as id from quittance.inbox where tenant_id = $1 order by source_id, revision`,
      [tenant],
    );
    await client.end();
    return rows.map(({ id }) => id);
  }

  const DEBTOR = /Camille|33611112222|Librairie du Port|place du March/;

  async function casesAsStored(tenant: string): Promise<string> {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query(
      `select (select jsonb_agg(content order by id) from quittance.agency_case where tenant_id = $1) as cases,
        (select jsonb_agg(command order by id) from quittance.agency_command where tenant_id = $1) as commands,
        (select jsonb_agg(event order by id) from quittance.agency_event where tenant_id = $1) as events`,
      [tenant],
    );
    await client.end();
    return JSON.stringify(rows);
  }

  /** The agency tells everything anew, as after a change of its systems. */
  async function fromTheBeginning(tenant: string): Promise<void> {
    const client = new pg.Client(database().url);
    await client.connect();
    await client.query(`update quittance.agency_cursor set cursor = null where tenant_id = $1`, [tenant]);
    await client.end();
  }

  it('forget orders without documents, keep issued invoices and what stands behind them, and are kept as ids only', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'forgetting' });
    const find = (orderId: string) => quittance.orders.findBySource(tenant, { ...shop, orderId });
    // A third decimal stops the order before anything is issued.
    const stuck = sampleOrder('stuck', { overrides: { currency: 'BHD', totals: { total: '104.205' } } });
    for (const order of [sampleOrder('issued'), stuck, sampleOrder('other', { shop: 'elsewhere' })])
      await quittance.acceptOrder(tenant, order);
    await quittance.keepUnmapped(tenant, {
      ...shop,
      orderId: 'odd',
      payload: { email: 'x@example.org' },
      problems: [],
    });
    const worker = await quittance.work({ maintenance: false });
    await until(async () => (await find('issued'))?.stage === 'paid');
    await until(async () => (await find('stuck'))?.stopped);
    const request = {
      ...shop,
      key: 'r1',
      kind: 'erase-customer',
      customerId: '7',
      orderIds: ['issued', 'stuck', 'odd'],
    } as const;
    expect(await quittance.privacy.request(tenant, request)).toBe('kept');
    expect(await quittance.privacy.request(tenant, request)).toBe('repeated');
    const [done] = await until(async () => {
      const list = await quittance.privacy.list(tenant);
      return list[0]?.doneAt !== undefined && list;
    });
    expect(done).toMatchObject({ kind: 'erase-customer', customerId: '7', outcome: { erased: 1, kept: 1 } });
    expect(await payloads(tenant)).toEqual(['issued', 'other']);
    expect(await find('issued')).toMatchObject({ stage: 'paid', documents: [{ total: '104.20' }] });
    const forgotten = await find('stuck');
    expect(forgotten).toMatchObject({ stage: 'cancelled', number: '#stuck' });
    expect(JSON.stringify(forgotten)).not.toContain('Camille');
    if (forgotten === undefined) throw new Error('lost');
    expect((await quittance.events(tenant, forgotten.id)).at(-1)?.kind).toBe('order.erased');
    expect(await quittance.verifyAudit(tenant)).toMatchObject({ ok: true });
    await worker.stop();
    await quittance.close();
  });

  it('of a whole shop forget what its app kept, and leave the shop in peace that is back', async () => {
    const { quittance } = await openTestbed(database().url, { slug: 'closing' });
    const { installations, privacy } = quittance;
    const worker = await quittance.work({ maintenance: false });
    const states: unknown[] = [];
    for (const name of ['gone.test', 'back.test']) {
      const { tenant } = await installations.ensure('shopfront', name);
      await installations.change('shopfront', name, () => Promise.resolve({ answer: 0, state: { since: 'x' } }));
      await installations.uninstall('shopfront', name);
      if (name === 'back.test') await installations.ensure('shopfront', name);
      await privacy.request(tenant, { host: 'shopfront', shop: name, key: 'r', kind: 'erase-shop' });
      await until(async () => (await privacy.list(tenant))[0]?.doneAt);
      states.push((await installations.read('shopfront', name))?.state);
    }
    expect(states).toEqual([{}, { since: 'x' }]);
    await worker.stop();
    await quittance.close();
  });

  it('forget where a customer can be reached who owes nothing, and of another nothing that is needed to be paid', async () => {
    const bed = await openDeliveryBed(database().url, { slug: 'forgetting-addresses' });
    const { quittance, tenant } = bed;
    const who = { host: 'host-forgetting-addresses', shop: 'forgetting-addresses' };
    const { buyer } = sampleOrder('1');
    const paid = await bed.invoice('1', { buyer: { ...buyer, customerId: '7', email: 'paid@example.org' } });
    const owing = await bed.invoice('2', {
      buyer: { ...buyer, customerId: '8', email: 'owing@example.org' },
      payments: [],
    });
    for (const document of [paid, owing]) await bed.when(document, ({ standing }) => standing?.state === 'accepted');
    for (const customerId of ['7', '8'])
      await quittance.privacy.request(tenant, {
        ...who,
        key: customerId,
        kind: 'erase-customer',
        customerId,
        orderIds: [],
      });
    await until(async () => (await quittance.privacy.list(tenant)).every(({ doneAt }) => doneAt !== undefined));

    const told = async (document: typeof paid) =>
      JSON.stringify([
        await quittance.delivery.messages.ofDocument(tenant, document),
        (await quittance.delivery.customers.list(tenant)).items,
      ]);
    expect(await told(paid)).not.toContain('paid@example.org');
    expect(await told(owing)).toContain('owing@example.org');
    // That it was delivered, and when, stays with the document.
    expect(await quittance.delivery.messages.ofDocument(tenant, paid)).toMatchObject({
      standing: { state: 'accepted' },
    });
    await bed.close();
  });

  it('forget the debtor of an ended case and keep its claim, and leave a case alone that is with an agency', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, slug } = bed;
    const { cases, agencies } = quittance.collections;
    await bed.remindedInvoice();
    await bed.goLive();
    const { id } = await bed.draft();
    valueOf(await cases.handOver(tenant, id, 'test'));
    await bed.caseWhen(id, ({ status }) => status.acknowledged);
    bed.agency.tell(id, 'contacted', { channel: 'phone', reached: true, note: 'Spoke with Camille.' });
    bed.agency.tell(id, 'address_updated', { contact: { type: 'mobile', value: '+33611112222', status: 'valid' } });
    await agencies.reconcile(tenant, 'nord');
    await bed.caseWhen(id, ({ events }) => events.some(({ type }) => type === 'address_updated'));
    const forget = async (key: string) => {
      const who = {
        host: `host-${slug}`,
        shop: slug,
        kind: 'erase-customer',
        customerId: 'c-1',
        orderIds: [],
      } as const;
      await quittance.privacy.request(tenant, { ...who, key });
      await until(async () => (await quittance.privacy.list(tenant)).every(({ doneAt }) => doneAt !== undefined));
      return casesAsStored(tenant);
    };
    expect(await forget('owing')).toMatch(DEBTOR);

    const [document] = (await quittance.documents.list(tenant)).items;
    const entry = { ref: 'B1', amount: '104.20', day: '2026-10-20', text: document?.number ?? '', name: 'LIBRAIRIE' };
    valueOf(await quittance.payments.importStatement(tenant, camt053('S1', '2026-10-20', [entry])));
    await until(async () => (await quittance.documents.list(tenant)).items[0]?.open === '0.00');
    expect(await forget('paid, and still with the agency')).toMatch(DEBTOR);

    await bed.caseWhen(id, ({ commands }) => commands.every(({ state }) => state === 'done'));
    bed.agency.tell(id, 'closed', { outcome: 'paid', collected: '0.00' });
    await agencies.reconcile(tenant, 'nord');
    // The agency closes what is paid by itself, too, and says so in its turn.
    const closed = await bed.caseWhen(id, ({ events }) =>
      ['acknowledged', 'closed'].every((told) => events.filter(({ type }) => type === told).length === 2),
    );
    const left = await forget('over');
    expect(left).not.toMatch(DEBTOR);
    expect(left).toContain(document?.number);
    const view = await cases.get(tenant, id);
    expect(view?.balance).toEqual(closed.balance);
    expect(view?.documents).toEqual(closed.documents);
    expect(view?.events.map(({ type }) => type)).toEqual(closed.events.map(({ type }) => type));
    // Told again as it was, an event is the one that was forgotten.
    await fromTheBeginning(tenant);
    await agencies.reconcile(tenant, 'nord');
    expect(await casesAsStored(tenant)).toBe(left);
  });

  it('to be told stay open: the merchant answers', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'telling' });
    const worker = await quittance.work({ maintenance: false });
    await quittance.privacy.request(tenant, { ...shop, key: 'r', kind: 'access', customerId: '7', orderIds: ['1'] });
    await quittance.privacy.request(tenant, { ...shop, key: 's', kind: 'erase-customer', orderIds: [] });
    await until(async () => (await quittance.privacy.list(tenant)).some(({ doneAt }) => doneAt !== undefined));
    expect((await quittance.privacy.list(tenant)).find(({ kind }) => kind === 'access')).toMatchObject({
      orderIds: ['1'],
    });
    expect((await quittance.privacy.list(tenant)).filter(({ doneAt }) => doneAt === undefined)).toHaveLength(1);
    await worker.stop();
    await quittance.close();
  });
});
