import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { creditorReference } from '../../model/index.ts';
import { camt053, type TestEntry } from '../testing/camt.ts';
import { openDunningBed } from '../testing/dunning-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

const IBAN = 'FR7610107001011234567890129';
const DAY = '2026-09-02';

withTestDatabase('bank statements', roadSuite, (database) => {
  let statements = 0;
  async function bed() {
    const opened = await openDunningBed(database().url);
    const { quittance, tenant } = opened;
    const take = async (...entries: readonly Omit<TestEntry, 'day'>[]) => {
      const bytes = camt053(
        `S${(statements += 1)}`,
        DAY,
        entries.map((entry) => ({ day: DAY, ...entry })),
      );
      const imported = await quittance.payments.importStatement(tenant, bytes);
      if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
      return imported.value;
    };
    const open = async (number: string) => (await quittance.documents.list(tenant, { search: number })).items[0]?.open;
    const proposals = async () => (await quittance.payments.entries(tenant, { state: 'proposed' })).items;
    return { ...opened, take, open, proposals };
  }

  it('posts by reference, and one transfer for several invoices', async () => {
    const { invoice, take, open, quittance, tenant } = await bed();
    const [a, b, c] = [
      await invoice('1', '2026-10-01'),
      await invoice('2', '2026-10-01'),
      await invoice('3', '2026-10-01'),
    ];
    const reference = creditorReference(a.number) ?? '';
    const first = await take({ ref: 'A', amount: '104.20', creditorReference: reference, name: 'SOMEBODY ELSE' });
    expect(first.outcome).toMatchObject({ posted: 1 });
    expect(await open(a.number)).toBe('0.00');
    const both = await take({
      ref: 'B',
      amount: '208.40',
      text: `${b.number} + ${c.number}`,
      name: 'Librairie du Port',
    });
    expect(both.outcome).toMatchObject({ posted: 1 });
    expect([await open(b.number), await open(c.number)]).toEqual(['0.00', '0.00']);
    const stages = (await quittance.orders.list(tenant)).items.map(({ stage }) => stage);
    expect(stages).toEqual(['paid', 'paid', 'paid']);
  });

  it('counts an entry once, whichever statements tell of it', async () => {
    const { invoice, take, open } = await bed();
    const { number } = await invoice('1', '2026-10-01');
    const paid = { ref: 'X1', amount: '50.00', text: number, name: 'Librairie du Port', iban: IBAN };
    expect(await take(paid)).toMatchObject({ fresh: 1, outcome: { posted: 1 } });
    const overlapping = await take(paid, {
      ref: 'X2',
      amount: '54.20',
      text: number,
      name: 'Librairie du Port',
      iban: IBAN,
    });
    expect(overlapping).toMatchObject({ entries: 2, fresh: 1, outcome: { posted: 1 } });
    expect(await open(number)).toBe('0.00');
  });

  it('never pays an invoice twice: what the shop took already is a person’s to decide', async () => {
    const { invoice, take, open, proposals, quittance, tenant, customer } = await bed();
    await invoice('2', '2026-10-01');
    const { number } = await invoice('1', '2026-10-01', {
      payments: [{ id: 'p1', at: '2026-09-01T08:00:00Z', amount: '104.20', status: 'captured', method: 'card' }],
    });
    const { outcome } = await take({ ref: 'P', amount: '104.20', text: number, name: 'Librairie du Port', iban: IBAN });
    expect(outcome).toMatchObject({ posted: 0, proposed: 1 });
    expect(await open(number)).toBe('0.00');
    const [entry] = await proposals();
    const { id } = await customer();
    const posted = await quittance.payments.post(tenant, entry?.id ?? '', {
      by: 'ada',
      allocations: [],
      customerId: id,
    });
    expect(posted).toMatchObject({ ok: true, value: { state: 'posted', decidedBy: 'ada' } });
    const account = await quittance.dunning.customer(tenant, id);
    expect(account?.balances).toMatchObject([{ currency: 'EUR', open: '0.00', overdue: '0' }]);
    expect(account?.items.map(({ kind, open: left }) => [kind, left])).toEqual(
      expect.arrayContaining([
        ['payment-on-account', '-104.20'],
        ['invoice', '104.20'],
      ]),
    );
  });

  it('takes a posting back, and lets a person post it elsewhere', async () => {
    const { invoice, take, open, quittance, tenant } = await bed();
    const [a, b] = [await invoice('1', '2026-10-01'), await invoice('2', '2026-10-01')];
    await take({ ref: 'R', amount: '104.20', text: a.number, name: 'Librairie du Port', iban: IBAN });
    const [entry] = (await quittance.payments.entries(tenant, { state: 'posted' })).items;
    const id = entry?.id ?? '';
    const act = { by: 'ada', reason: 'meant the other one' };
    expect(await quittance.payments.reverse(tenant, id, act)).toMatchObject({ ok: true, value: { state: 'proposed' } });
    expect([await open(a.number), await open(b.number)]).toEqual(['104.20', '104.20']);
    expect(await quittance.payments.reverse(tenant, id, act)).toMatchObject({ ok: false });
    const tooMuch = [{ documentNumber: b.number, amount: '104.21' }];
    expect(await quittance.payments.post(tenant, id, { by: 'ada', allocations: tooMuch })).toMatchObject({
      problems: [{ code: 'ALLOCATION_IMPOSSIBLE' }],
    });
    const right = [{ documentNumber: b.number, amount: '104.20' }];
    expect(await quittance.payments.post(tenant, id, { by: 'ada', allocations: right })).toMatchObject({ ok: true });
    expect([await open(a.number), await open(b.number)]).toEqual(['104.20', '0.00']);
    const told = await quittance.dunning.timeline(tenant, { documentNumber: a.number });
    expect(told.items.map(({ kind }) => kind)).toEqual(['payment.reversed', 'payment.posted']);
  });

  it('opens an invoice again when its direct debit comes back, and begins its dunning anew', async () => {
    const { invoice, take, open, quittance, tenant, run, setClock, customer, letterWhen } = await bed();
    setClock('2026-08-03T10:00:00+02:00');
    const { number } = await invoice('1', '2026-08-15');
    setClock('2026-09-01T10:00:00+02:00');
    const [letter] = (await run()).letters;
    expect(letter?.level).toBe(1);
    await letterWhen(letter?.id ?? '', 'sent');
    await take({
      ref: 'D',
      amount: '104.20',
      text: number,
      endToEndId: 'E2E-1',
      name: 'Librairie du Port',
      iban: IBAN,
    });
    expect(await open(number)).toBe('0.00');
    const { outcome } = await take({
      ref: 'D-R',
      amount: '-104.20',
      endToEndId: 'E2E-1',
      returned: 'AC04',
      iban: IBAN,
    });
    expect(outcome).toMatchObject({ returned: 1 });
    expect(await open(number)).toBe('104.20');
    const account = await quittance.dunning.customer(tenant, (await customer()).id);
    expect(account?.items).toMatchObject([{ documentNumber: number, level: 0 }]);
    setClock('2026-09-10T10:00:00+02:00');
    await quittance.payments.importStatement(tenant, camt053('later', '2026-09-09', []));
    expect((await run()).letters.map(({ level }) => level)).toEqual([1]);
  });

  it('holds new orders of a customer in default, and lets them go when it has paid', async () => {
    const level = { afterDays: 1, template: 'level-1', tone: 'firm', holdOrders: true } as const;
    const opened = await openDunningBed(database().url, {
      dunning: { procedures: [{ id: 'business', levels: [level] }] },
    });
    const { quittance, tenant, invoice, run, letterWhen, setClock } = opened;
    setClock('2026-08-03T10:00:00+02:00');
    const { number } = await invoice('1', '2026-08-15');
    setClock('2026-09-01T10:00:00+02:00');
    const [letter] = (await run()).letters;
    await letterWhen(letter?.id ?? '', 'sent');
    const late = invoice('2', '2026-10-15');
    const stopped = await until(async () => {
      const { items } = await quittance.orders.list(tenant, { stopped: true });
      return items[0];
    });
    expect(stopped.stopped).toMatchObject({ code: 'CUSTOMER_IN_DEFAULT' });
    const shown = await until(async () =>
      opened.shown.findLast(({ stopped: why }) => why?.code === 'CUSTOMER_IN_DEFAULT'),
    );
    expect(shown.source.orderId).toBe('2');
    const paid = camt053(`H${(statements += 1)}`, DAY, [
      { ref: 'H', amount: '104.20', day: DAY, text: number, name: 'Librairie du Port' },
    ]);
    expect(await quittance.payments.importStatement(tenant, paid)).toMatchObject({ value: { outcome: { posted: 1 } } });
    expect((await late).number).toBe('F2026-00002');
  });
});
