import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { camt053 } from '../testing/camt.ts';
import { openDunningBed } from '../testing/dunning-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('from an invoice to its payment', roadSuite, (database) => {
  it('reminds, counts what came in, rests while it is disputed, goes on, and ends when it is paid', async () => {
    const { quittance, tenant, server, invoice, run, setClock, customer, letterWhen, kinds } = await openDunningBed(
      database().url,
    );
    const { number } = await invoice('1', '2026-10-01');
    await until(async () => server.received.length === 1);
    const { id } = await customer();

    setClock('2026-09-20T10:00:00+02:00');
    expect((await run()).letters, 'long before it is due').toEqual([]);

    setClock('2026-09-28T10:00:00+02:00');
    const friendly = (await run()).letters;
    expect(friendly.map(({ level, letter }) => [level, letter.kind])).toEqual([[0, 'reminder']]);
    await until(async () => server.received.length === 2);
    expect((await run()).letters, 'a second run changes nothing').toEqual([]);

    setClock('2026-10-12T10:00:00+02:00');
    const first = (await run()).letters;
    expect(first.map(({ level }) => level)).toEqual([1]);
    await letterWhen(first[0]?.id ?? '', 'sent');
    expect(server.received).toHaveLength(3);
    expect(server.received[2]?.text).toContain(number);

    const statement = camt053('S1', '2026-10-14', [
      {
        ref: 'B1',
        amount: '40.00',
        day: '2026-10-14',
        text: `Facture ${number}`,
        name: 'LIBRAIRIE DU PORT',
        iban: 'FR7610107001011234567890129',
      },
    ]);
    setClock('2026-10-15T10:00:00+02:00');
    const imported = await quittance.payments.importStatement(tenant, statement);
    expect(imported).toMatchObject({
      ok: true,
      value: { fresh: 1, outcome: { posted: 1 }, statements: [{ check: 'adds-up' }] },
    });
    expect(await quittance.payments.importStatement(tenant, statement)).toMatchObject({
      ok: true,
      value: { repeated: true, fresh: 0 },
    });
    expect((await quittance.dunning.customer(tenant, id))?.balances).toMatchObject([{ open: '64.20', level: 1 }]);

    const held = await quittance.dunning.placeHold(
      tenant,
      { kind: 'dispute', documentNumber: number, reason: 'a page is missing' },
      'support',
    );
    if (!held.ok) throw new Error(JSON.stringify(held.problems));
    setClock('2026-10-29T10:00:00+01:00');
    await quittance.payments.importStatement(tenant, camt053('S2', '2026-10-28', []));
    const resting = await run();
    expect(resting.letters).toEqual([]);
    expect(resting.run.report.skipped).toMatchObject({ DISPUTED: 1 });

    await quittance.dunning.liftHold(tenant, held.value.id, { by: 'support', reason: 'replaced' });
    const second = (await run()).letters;
    expect(second.map(({ level }) => level)).toEqual([2]);
    expect(second[0]?.letter.totals.claims.toString()).toBe('64.20');
    await letterWhen(second[0]?.id ?? '', 'sent');
    const account = await quittance.dunning.customer(tenant, id);
    expect(account?.items.map(({ kind, level }) => [kind, level])).toEqual([
      ['invoice', 2],
      ['fee', 0],
      ['interest', 0],
    ]);

    setClock('2026-11-05T10:00:00+01:00');
    const rest = camt053('S3', '2026-11-04', [
      {
        ref: 'B2',
        amount: '64.20',
        day: '2026-11-04',
        text: number,
        name: 'LIBRAIRIE DU PORT',
        iban: 'FR7610107001011234567890129',
      },
    ]);
    expect(await quittance.payments.importStatement(tenant, rest)).toMatchObject({ value: { outcome: { posted: 1 } } });
    const order = await quittance.orders.list(tenant);
    expect(order.items[0]?.stage).toBe('paid');

    const told = await kinds({ documentNumber: number });
    expect(told).toEqual([
      'item.committed',
      'item.sent',
      'item.committed',
      'item.sent',
      'payment.posted',
      'hold.placed',
      'hold.lifted',
      'item.committed',
      'item.sent',
      'payment.posted',
    ]);
    const events = await quittance.events(tenant, order.items[0]!.id);
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'order.reminded',
        'order.part-paid',
        'order.disputed',
        'order.dispute-settled',
        'order.paid',
      ]),
    );
  });
});
