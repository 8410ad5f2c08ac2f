import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('what buyers owe', roadSuite, (database) => {
  it('is told by currency and by buyer, with what is past its due day', async () => {
    let now = new Date('2026-11-20T12:00:00Z');
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'owed', clock: { now: () => now } });
    const worker = await quittance.work({ maintenance: false });
    const company = (name: string, id: string, paid: boolean) => {
      const order = sampleOrder(id, { shop: 'owed', paid });
      return { ...order, buyer: { ...order.buyer, kind: 'business', name }, terms: { dueDate: '2026-12-20' } };
    };
    for (const [id, name, paid] of [
      ['1', 'Alma SA', false],
      ['2', 'Alma SA', false],
      ['3', 'Brise SARL', false],
      ['4', 'Ciel SAS', true],
    ] as const)
      expect(await quittance.acceptOrder(tenant, company(name, id, paid))).toMatchObject({ ok: true });
    await until(async () => (await quittance.documents.list(tenant)).items.length === 4);

    const [euros] = await quittance.documents.receivables(tenant);
    expect(euros).toEqual({ currency: 'EUR', documents: 3, open: '312.60', overdueDocuments: 0, overdue: '0' });

    now = new Date('2027-03-01T12:00:00Z');
    expect(await quittance.documents.receivables(tenant)).toMatchObject([{ overdueDocuments: 3, overdue: '312.60' }]);
    const debtors = await quittance.documents.debtors(tenant);
    expect(debtors.map(({ buyer, documents, open }) => [buyer, documents, open])).toEqual([
      ['Alma SA', 2, '208.40'],
      ['Brise SARL', 1, '104.20'],
    ]);
    expect(await quittance.documents.debtors(tenant, { search: 'bris' })).toHaveLength(1);
    expect(await quittance.documents.debtors(tenant, { limit: 1 })).toHaveLength(1);

    const names = async (filter: Parameters<typeof quittance.documents.list>[1]) =>
      (await quittance.documents.list(tenant, filter)).items.map(({ buyer }) => buyer).toSorted();
    expect(await names({ dueBefore: '2027-03-01' })).toEqual(['Alma SA', 'Alma SA', 'Brise SARL']);
    expect(await names({ dueBefore: '2026-11-20' })).toEqual([]);
    expect(await names({ buyer: 'Alma SA', open: true })).toEqual(['Alma SA', 'Alma SA']);

    let csv = '';
    for await (const piece of quittance.documents.exportCsv(tenant, { open: true })) csv += piece;
    expect(csv.split('\r\n')).toHaveLength(5);
    expect(csv).toMatch(/^number,kind,order,issued,due,buyer,total,open,currency,status,format\r\n/);
    expect(csv).toContain('Brise SARL,104.20,104.20,EUR,issued');

    const other = await quittance.tenants.ensure('owed-elsewhere');
    expect(await quittance.documents.receivables(other)).toEqual([]);
    expect(await quittance.documents.debtors(other)).toEqual([]);
    await worker.stop();
    await quittance.close();
  });
});
