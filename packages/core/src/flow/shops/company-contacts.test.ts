import pg from 'pg';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { OrderJson } from '../../model/index.ts';
import { camt053 } from '../testing/camt.ts';
import { openCollectionBed, valueOf, type CollectionBed } from '../testing/collection-bed.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { roadSuite, until } from '../testing/testbed.ts';

const ANNA = 'anna@librairie.example';
const BERT = 'bert@librairie.example';

withTestDatabase('a company whose people order', roadSuite, (database) => {
  /** Anna has ordered and paid, and Bert after her, who has not; each was sent what they ordered. */
  async function ordered(bed: CollectionBed) {
    const { payments = [] } = sampleOrder('1');
    const [first, second] = [
      await bed.invoice('1', '2026-10-01', { buyer: boughtBy('7', ANNA), payments }),
      await bed.invoice('2', '2026-10-02', { buyer: boughtBy('8', BERT) }),
    ];
    await until(async () => bed.server.received.length === 2);
    return { first, second };
  }

  let requests = 0;

  async function forget({ quittance, tenant, slug }: CollectionBed, customerId: string) {
    const who = { host: `host-${slug}`, shop: slug, kind: 'erase-customer', customerId, orderIds: [] } as const;
    await quittance.privacy.request(tenant, { ...who, key: String((requests += 1)) });
    await until(async () => (await quittance.privacy.list(tenant)).every(({ doneAt }) => doneAt !== undefined));
  }

  async function casesOf(tenant: string): Promise<string> {
    const client = new pg.Client(database().url);
    await client.connect();
    const { rows } = await client.query(`select content from quittance.agency_case where tenant_id = $1`, [tenant]);
    await client.end();
    return JSON.stringify(rows);
  }

  const sentTo = ({ server }: CollectionBed) =>
    server.received.flatMap(({ envelope }) => envelope.rcptTo.map(({ address }) => address));

  it('is one customer, who is written to where was ordered what is written about', { timeout: 60_000 }, async () => {
    const bed = await openCollectionBed(database().url);
    await ordered(bed);
    expect(sentTo(bed).toSorted()).toEqual([ANNA, BERT]);
    const { items } = await bed.quittance.delivery.customers.list(bed.tenant);
    expect(items).toMatchObject([{ name: 'Librairie du Port SARL' }]);
    expect(items[0]?.contacts.map(({ email }) => email).toSorted()).toEqual([ANNA, BERT]);
    bed.setClock('2026-10-12T10:00:00+02:00');
    const [letter] = (await bed.run()).letters;
    await bed.letterWhen(letter?.id ?? '', 'sent');
    expect(sentTo(bed).slice(2)).toEqual([BERT]);
  });

  it('has an agency told of those alone who ordered what is claimed', { timeout: 60_000 }, async () => {
    const bed = await openCollectionBed(database().url);
    await ordered(bed);
    bed.setClock('2026-10-20T10:00:00+02:00');
    await bed.goLive();
    await bed.draft();
    const told = await casesOf(bed.tenant);
    expect(told).toContain(BERT);
    expect(told).not.toContain(ANNA);
  });

  it('has a person forgotten alone, whatever the others still owe', { timeout: 60_000 }, async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    const { first, second } = await ordered(bed);
    const told = async () =>
      JSON.stringify([
        (await quittance.delivery.customers.list(tenant)).items,
        await quittance.delivery.messages.ofDocument(tenant, first.id),
        await quittance.delivery.messages.ofDocument(tenant, second.id),
      ]);
    expect(await told()).toContain(ANNA);
    await forget(bed, '7');
    expect(await told()).not.toContain(ANNA);
    expect(await told()).toContain(BERT);
    // Who owes is written to until it is paid, as any other customer.
    await forget(bed, '8');
    expect(await told()).toContain(BERT);
  });

  it('has a person forgotten in the cases that are over', { timeout: 60_000 }, async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    const { second } = await ordered(bed);
    bed.setClock('2026-10-12T10:00:00+02:00');
    for (const letter of (await bed.run()).letters) await bed.letterWhen(letter.id, 'sent');
    bed.setClock('2026-10-20T10:00:00+02:00');
    await bed.goLive();
    const { id } = await bed.draft();
    valueOf(await quittance.collections.cases.handOver(tenant, id, 'test'));
    await bed.caseWhen(id, ({ status }) => status.acknowledged);
    const entry = { ref: 'B1', amount: '104.20', day: '2026-10-20', text: second.number, name: 'LIBRAIRIE' };
    valueOf(await quittance.payments.importStatement(tenant, camt053('S1', '2026-10-20', [entry])));
    await until(async () => (await quittance.documents.list(tenant)).items.every(({ open }) => open === '0.00'));
    await forget(bed, '8');
    expect(await casesOf(tenant)).toContain(BERT);

    await bed.caseWhen(id, ({ commands }) => commands.every(({ state }) => state === 'done'));
    bed.agency.tell(id, 'closed', { outcome: 'paid', collected: '0.00' });
    await quittance.collections.agencies.reconcile(tenant, 'nord');
    await bed.caseWhen(id, ({ status }) => status.state === 'closed');
    await forget(bed, '7');
    expect(await casesOf(tenant)).toContain(BERT);
    await forget(bed, '8');
    expect(await casesOf(tenant)).not.toContain(BERT);
  });
});

function boughtBy(contactId: string, email: string): OrderJson['buyer'] {
  return {
    kind: 'business',
    name: 'Librairie du Port SARL',
    contactId,
    email,
    customerId: 'company-9',
    siren: '552100554',
    billingAddress: { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
    language: 'fr',
  };
}
