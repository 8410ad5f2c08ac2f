import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { camt053 } from '../testing/camt.ts';
import { openCollectionBed, valueOf } from '../testing/collection-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

withTestDatabase('a case from its draft to its end', roadSuite, (database) => {
  it('is checked, approved, handed over, paid in parts to both sides, disputed, and closed everywhere', async () => {
    const strict = { minLevel: 3, minOpen: { EUR: '500.00' }, lettersDelivered: true, approvalBy: 'manager' };
    const bed = await openCollectionBed(database().url, { selection: strict });
    const { quittance, tenant, agency, put, shown } = bed;
    const { agencies, cases } = quittance.collections;
    const { number } = await bed.remindedInvoice();

    expect(await agencies.goLive(tenant, 'nord', { liveFrom: '2026-09-01', by: 'test' })).toMatchObject({
      ok: false,
      problems: [{ code: 'AGENCY_NOT_ACCEPTED' }],
    });
    expect(await bed.goLive()).toMatchObject({ state: 'live', acceptance: { state: 'passed', failedSteps: [] } });

    const blocked = await bed.draft();
    const codes = ['LEVEL_TOO_LOW', 'NOT_OVERDUE_ENOUGH', 'OPEN_TOO_SMALL', 'LETTER_NOT_DELIVERED', 'APPROVAL_MISSING'];
    expect(blocked.status.state).toBe('blocked_by_check');
    expect(blocked.criteria.map(({ code }) => code)).toEqual(codes);
    const candidates = valueOf(await agencies.candidates(tenant, 'nord'));
    expect(candidates.items).toMatchObject([
      { open: '104.20', caseId: blocked.id, criteria: codes.map((code) => ({ code })) },
    ]);
    const refusal = await cases.handOver(tenant, blocked.id, 'test');
    expect(!refusal.ok && refusal.problems.map(({ code }) => code)).toEqual(codes);

    await put({ selection: { minLevel: 1, minDaysOverdue: 1, lettersDelivered: false, approvalBy: 'manager' } });
    expect((await bed.draft()).criteria.map(({ code }) => code)).toEqual(['APPROVAL_MISSING']);
    const ready = valueOf(await cases.approve(tenant, blocked.id, { by: 'anna', role: 'manager' }));
    expect(ready.status.state).toBe('ready');
    expect(ready.approvals).toMatchObject([{ role: 'manager', by: 'anna' }]);

    agency.script.scenario = 'remittance';
    const out = valueOf(await cases.handOver(tenant, ready.id, 'anna'));
    expect(out).toMatchObject({ status: { state: 'submitted' }, claimed: '104.20', mode: 'live' });
    const working = await bed.caseWhen(out.id, ({ balance }) => balance.commission !== '0');
    expect(working).toMatchObject({ reference: 'SIM-1', status: { acknowledged: true, flags: [] } });
    expect(working.balance).toMatchObject({ paid: '41.68', open: '62.52', remitted: '41.68', commission: '6.25' });
    await until(async () => (await bed.customer()).balances[0]?.open === '62.52');

    bed.setClock('2026-10-29T10:00:00+01:00');
    expect((await bed.run()).run.report).toMatchObject({ letters: 0, skipped: { HANDED_OVER: 1 } });

    const entry = { ref: 'B1', amount: '20.00', day: '2026-10-28', text: number, name: 'LIBRAIRIE DU PORT' };
    const paid = camt053('S1', '2026-10-28', [entry]);
    expect(valueOf(await quittance.payments.importStatement(tenant, paid)).outcome.posted).toBe(1);
    await until(async () => agency.told.some(({ type }) => type === 'direct_payment'));
    const told = await bed.caseWhen(out.id, ({ open, commands }) => open === '42.52' && commands[1]?.state === 'done');
    expect(told.commands.map(({ type, state }) => [type, state])).toEqual([
      ['submit', 'done'],
      ['direct_payment', 'done'],
    ]);

    agency.tell(out.id, 'disputed', { reason: 'A page is missing.' });
    agency.tell(out.id, 'request_to_creditor', { requestId: 'R1', form: 'text', question: 'Was it complained of?' });
    agency.live.cases.get(out.id)?.requests.set('R1', 0n);
    await agencies.reconcile(tenant, 'nord');
    const asked = await bed.caseWhen(out.id, ({ questions }) => questions.length === 1);
    expect(asked).toMatchObject({ status: { disputed: true, needsAnswer: ['R1'] } });
    const disputes = async () => (await quittance.dunning.holds(tenant, { kind: 'dispute', standing: true })).items;
    await until(async () => (await disputes()).length === 1);
    expect(valueOf(await cases.answer(tenant, out.id, { by: 'anna', requestId: 'R1', text: 'No.' })).questions).toEqual(
      [],
    );
    agency.tell(out.id, 'resumed', {});
    await agencies.reconcile(tenant, 'nord');
    await until(async () => (await disputes()).length === 0);

    const rest = { ...entry, ref: 'B2', amount: '42.52', day: '2026-10-29' };
    await quittance.payments.importStatement(tenant, camt053('S2', '2026-10-29', [rest]));
    const closed = await bed.caseWhen(out.id, ({ status }) => status.state === 'closed');
    expect(closed).toMatchObject({ status: { outcome: 'paid', flags: [] }, open: '0.00' });
    expect(valueOf(await agencies.reconcile(tenant, 'nord'))).toMatchObject({ cases: 1, differences: [] });

    const order = (await quittance.orders.list(tenant)).items[0];
    const history = async () => (await quittance.events(tenant, order!.id)).map(({ kind }) => kind);
    await until(async () => (await history()).includes('order.collection-closed'));
    expect(await history()).toEqual(
      expect.arrayContaining([
        'order.handed-over',
        'order.part-paid',
        'order.disputed',
        'order.dispute-settled',
        'order.paid',
      ]),
    );
    expect((await quittance.orders.get(tenant, order!.id))?.stage).toBe('paid');
    const last = (await quittance.events(tenant, order!.id)).at(-1);
    await until(async () => shown.some(({ sequence }) => sequence === last?.sequence));
    const { id } = await quittance.delivery.customers.list(tenant).then(({ items }) => items[0]!);
    expect(await bed.kinds({ customerId: id })).toEqual(
      expect.arrayContaining(['case.drafted', 'case.handed-over', 'case.event', 'case.told']),
    );
    expect(await bed.kinds({ documentNumber: number })).toContain('item.collection-closed');
  });
});
