import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';
import { invoiceNumber } from '../testing/this-year.ts';

withTestDatabase('the road with the built-in ledger', roadSuite, (database) => {
  it('leads from an accepted order to a numbered invoice, its bytes, its events and a verified chain', async () => {
    const { quittance, tenant } = await openTestbed(database().url);
    const accepted = await quittance.acceptOrder(tenant, sampleOrder('1001'));
    expect(accepted).toMatchObject({ ok: true, value: { outcome: 'created' } });
    const worker = await quittance.work({ maintenance: false });
    const order = await until(async () => {
      const found = await quittance.orders.findBySource(tenant, { host: 'shopfront', shop: 'main', orderId: '1001' });
      if (found?.stopped !== undefined) throw new Error(JSON.stringify(found.stopped));
      return found?.stage === 'paid' && found;
    });
    expect(order).toMatchObject({
      number: '#1001',
      stage: 'paid',
      erpReference: 'L-1001',
      total: '104.20',
      documents: [{ kind: 'invoice', number: invoiceNumber(1), total: '104.20', open: '0.00' }],
    });
    const [document] = order.documents;
    if (document === undefined) throw new Error('no document');
    const file = await quittance.documents.bytes(tenant, document.id, 'ubl');
    expect(Buffer.from(file?.content ?? []).toString()).toContain(`<cbc:ID>${invoiceNumber(1)}</cbc:ID>`);
    const events = await quittance.events(tenant, order.id);
    expect(events.map(({ kind, sequence }) => `${sequence} ${kind}`)).toEqual([
      '1 order.taken',
      '2 order.pushed',
      '3 order.invoiced',
    ]);
    const audit = await until(async () => {
      const report = await quittance.verifyAudit(tenant);
      return report.unsealed === 0 && report;
    });
    expect(audit).toMatchObject({ ok: true, sealedEvents: 3 });
    await worker.stop();
    await quittance.close();
  });
});
