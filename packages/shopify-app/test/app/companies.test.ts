import { expect, it, onTestFinished, vi } from 'vitest';
import { FRENCH_ADDRESS, numberOf, openBed } from './bed.ts';
import { openCalendar } from './calendar.ts';
import { openPostOffice } from './post-office.ts';

const [ANNA, BERT] = [
  { customer: 501, email: 'anna@librairie.example' },
  { customer: 502, email: 'bert@librairie.example' },
];
const LEVEL = { afterDays: 1, template: 'level-1', tone: 'firm', holdOrders: true };

/** A company with two locations, whose people order, on the first of June. */
async function openCompany() {
  const calendar = openCalendar('2026-06-01');
  onTestFinished(() => void vi.restoreAllMocks());
  const bed = await openBed();
  onTestFinished(() => bed.stop());
  await bed.install();
  const policy = { sending: { weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false } };
  const mail = await openPostOffice(bed, {
    settings: { dunning: { enabled: true, policy, procedures: [{ id: 'business', levels: [LEVEL] }] } },
  });
  onTestFinished(() => mail.stop());
  return {
    ...bed,
    calendar,
    sentTo: () => mail.received.flatMap(({ envelope }) => envelope.rcptTo.map(({ address }) => address)),
    buy: (number: number, buyer: { readonly customer: number; readonly email: string; readonly paid?: boolean }) =>
      bed.order({
        number,
        ...buyer,
        company: { id: 71, location_id: buyer.customer },
        address: { ...FRENCH_ADDRESS, company: 'Librairie du Port SARL' },
        attributes: { SIREN: '552100554', 'Due date': '2026-06-15' },
      }),
  };
}

it('a company owes what its people order: in default by one of them, it is held when another orders', async () => {
  const { buy, calendar, metafields, quittance, sentTo, tenant } = await openCompany();
  const first = buy(1001, ANNA);
  await expect.poll(sentTo).toEqual([ANNA.email]);
  const second = buy(1002, BERT);
  await expect.poll(sentTo).toEqual([ANNA.email, BERT.email]);
  const { items } = await quittance.dunning.customers(await tenant());
  expect(items).toMatchObject([{ name: 'Librairie du Port SARL' }]);

  calendar.turnTo('2026-07-10');
  const planned = await quittance.dunning.plan(await tenant(), 'test');
  if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
  await quittance.dunning.commit(await tenant(), planned.value.id, { by: 'test', snapshot: planned.value.snapshot });
  await expect.poll(() => sentTo().length).toBe(3);
  const held = buy(1003, { customer: 503, email: 'carl@librairie.example' });
  await expect.poll(() => metafields(held)['invoice_reason']).toContain('CUSTOMER_IN_DEFAULT');
  expect([first, second].map((order) => metafields(order)['invoice_status'])).toEqual(['issued', 'issued']);
});

it('who orders for a company sees their own orders alone, and is forgotten alone', async () => {
  const { buy, buyer, merchant, quittance, sentTo, tenant } = await openCompany();
  const order = buy(1001, { ...ANNA, paid: true });
  buy(1002, BERT);
  await expect.poll(() => sentTo().toSorted()).toEqual([ANNA.email, BERT.email]);
  const path = `/buyer/orders/${numberOf(order)}`;
  const form = { siren: '552100554', vatId: '', routingAddress: '' };
  expect((await buyer(ANNA.customer, `${path}/e-invoicing`, form)).status).toBe(200);
  expect((await buyer(BERT.customer, path)).status).toBe(404);

  const contacts = async () => JSON.stringify((await quittance.delivery.customers.list(await tenant())).items);
  expect(await contacts()).toContain(ANNA.email);
  merchant.redactCustomer(ANNA.customer, ANNA.email, [numberOf(order)]);
  await expect.poll(contacts).not.toContain(ANNA.email);
  expect(await contacts()).toContain(BERT.email);
});
