import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openCollectionBed, valueOf, type CollectionBed } from '../testing/collection-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

/** A case that is with the live agency, which waits for commands. */
async function handedOver(bed: CollectionBed) {
  const invoice = await bed.remindedInvoice();
  await bed.goLive();
  const { id } = await bed.draft();
  valueOf(await bed.quittance.collections.cases.handOver(bed.tenant, id, 'test'));
  return { invoice, id };
}

withTestDatabase('the rules of collections', roadSuite, (database) => {
  it('sends no letter that was queued before the case went, and none after', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, server } = bed;
    await bed.invoice('1', '2026-10-01');
    bed.setClock('2026-10-12T03:00:00+02:00');
    const { letters } = await bed.run();
    // It waits for the morning.
    await bed.letterWhen(letters[0]?.id ?? '', 'committed');
    await bed.goLive();
    await bed.put({ selection: { minLevel: 1, minDaysOverdue: 1, minOpen: { EUR: '1.00' }, lettersDelivered: false } });
    const { id } = await bed.draft();
    const before = server.received.length;
    valueOf(await quittance.collections.cases.handOver(tenant, id, 'test'));
    bed.setClock('2026-10-12T12:00:00+02:00');
    for (const { id: message } of (await quittance.delivery.messages.list(tenant)).items)
      await quittance.delivery.messages.release(tenant, message);
    await bed.letterWhen(letters[0]?.id ?? '', 'dropped');
    expect(server.received.length).toBe(before);
    bed.setClock('2026-11-12T12:00:00+01:00');
    expect((await bed.run()).letters).toEqual([]);
  });

  it.each([
    ['a dispute', 'OPEN_DISPUTE', { kind: 'dispute' }],
    ['a promise', 'OPEN_PROMISE', { kind: 'promise', until: '2026-12-31' }],
    ['a block', 'ON_HOLD', { kind: 'manual' }],
    ['a part in dispute', 'OPEN_DISPUTE', { kind: 'dispute', amount: '5.00' }],
    ['insolvency', 'DEBTOR_INSOLVENT', { kind: 'insolvency' }],
  ] as const)('hands nothing over under %s, even when it came after the draft', async (_, code, hold) => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    const { number } = await bed.remindedInvoice();
    await bed.goLive();
    const { id, status } = await bed.draft();
    expect(status.state).toBe('ready');
    const customerId = (await bed.customer()).id;
    valueOf(await quittance.dunning.placeHold(tenant, { ...hold, customerId, documentNumber: number }, 'test'));
    const refusal = await quittance.collections.cases.handOver(tenant, id, 'test');
    expect(!refusal.ok && refusal.problems.map((problem) => problem.code)).toEqual([code]);
    expect((await quittance.collections.cases.get(tenant, id))?.status.state).toBe('blocked_by_check');
  });

  it('pauses a case while a hold of ours stands on it, and lets it go on', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    const { id, invoice } = await handedOver(bed);
    const hold = { kind: 'dispute', documentNumber: invoice.number, reason: 'broken' };
    const placed = valueOf(await quittance.dunning.placeHold(tenant, hold, 'support'));
    await bed.caseWhen(id, ({ status }) => status.paused);
    valueOf(await quittance.dunning.liftHold(tenant, placed.id, { by: 'support', reason: 'replaced' }));
    await bed.caseWhen(id, ({ status }) => !status.paused);
    expect(agency.told.map(({ type }) => type)).toEqual(['submit', 'pause', 'resume']);
  });

  it('is live with no other connection than the one that was accepted', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    const { agencies, cases } = quittance.collections;
    await bed.remindedInvoice();
    const { id } = await bed.draft();
    await bed.goLive();
    expect(await bed.put({ config: { another: true } })).toMatchObject({
      state: 'waiting',
      obstacles: [{ code: 'AGENCY_CONFIG_CHANGED' }],
    });
    const refusal = await cases.handOver(tenant, id, 'test');
    expect(!refusal.ok && refusal.problems.map(({ code }) => code)).toEqual(['AGENCY_CONFIG_CHANGED']);
    expect(await agencies.goLive(tenant, 'nord', { liveFrom: '2026-09-01', by: 'test' })).toMatchObject({ ok: false });
    expect(agency.told).toEqual([]);
  });

  it('lets a test case touch nothing', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    await bed.remindedInvoice();
    const customer = await bed.customer();
    const request = { agency: 'nord', customerId: customer.id, currency: 'EUR', by: 'test', scenario: 'paid' };
    const { id, mode } = valueOf(await quittance.collections.cases.draft(tenant, request));
    expect(mode).toBe('test');
    valueOf(await quittance.collections.cases.handOver(tenant, id, 'test'));
    const closed = await bed.caseWhen(id, ({ status }) => status.state === 'closed');
    expect(closed).toMatchObject({ mode: 'test', status: { outcome: 'paid' } });
    expect((await bed.customer()).balances).toMatchObject([{ open: '104.20' }]);
    bed.setClock('2026-10-29T10:00:00+01:00');
    expect((await bed.run()).letters, 'reminders go on').toHaveLength(1);
  });

  it('stops in one call: what waits does not leave, what is out pauses, money is still told', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    const { agencies, cases } = quittance.collections;
    const { id, invoice } = await handedOver(bed);
    await bed.caseWhen(id, ({ status }) => status.acknowledged);
    const stop = { by: 'anna', reason: 'They write to customers who have paid.', running: 'pause' } as const;
    expect(valueOf(await agencies.stop(tenant, 'nord', stop))).toMatchObject({
      state: 'stopped',
      stopped: { by: 'anna' },
    });
    await bed.caseWhen(id, ({ status }) => status.paused);
    await bed.invoice('2', '2026-10-21', { buyer: another() });
    bed.setClock('2026-10-29T10:00:00+01:00');
    const second = (await quittance.dunning.customers(tenant)).items.find((each) => each.name === 'Autre SARL');
    const request = { agency: 'nord', customerId: second?.id ?? '', currency: 'EUR', by: 'test' };
    const other = valueOf(await cases.draft(tenant, request));
    const refusal = await cases.handOver(tenant, other.id, 'test');
    expect(!refusal.ok && refusal.problems[0]?.code).toBe('AGENCY_STOPPED');
    valueOf(await quittance.applyPayment(tenant, paid(invoice.number, '10.00')));
    await bed.caseWhen(id, ({ open }) => open === '94.20');
    await until(async () => agency.told.length === 3);
    expect(agency.told.map(({ type }) => type)).toEqual(['submit', 'pause', 'direct_payment']);
    expect(valueOf(await agencies.goLive(tenant, 'nord', { liveFrom: '2026-09-01', by: 'anna' })).state).toBe('live');
  });

  it('takes a case back that the agency does not take on, or gives back', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    agency.script.scenario = 'rejected';
    const { id } = await handedOver(bed);
    await bed.caseWhen(id, ({ status }) => status.rejected);
    const account = async () => (await quittance.dunning.customer(tenant, (await bed.customer()).id))!;
    bed.setClock('2026-10-29T10:00:00+01:00');
    await until(async () => (await bed.run()).letters.length === 1);
    // A level rises when its letter leaves.
    await until(async () => (await account()).items[0]?.level === 2);

    agency.script.scenario = 'accepted';
    const again = await bed.draft();
    expect(again.id).not.toBe(id);
    valueOf(await quittance.collections.cases.handOver(tenant, again.id, 'test'));
    await bed.caseWhen(again.id, ({ status }) => status.state === 'accepted');
    valueOf(await quittance.collections.cases.withdraw(tenant, again.id, { by: 'anna', reason: 'goodwill' }));
    await bed.caseWhen(again.id, ({ status }) => status.outcome === 'withdrawn');
    bed.setClock('2026-11-20T10:00:00+01:00');
    await until(async () => (await bed.run()).letters.length === 1);
  });

  it('counts what comes twice, late, out of order or wrong once, keeps it, and flags it', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    const { id } = await handedOver(bed);
    await bed.caseWhen(id, ({ status }) => status.state === 'accepted');
    const { live } = agency;
    const allocation = { principal: '40.00', interest: '0', fees: '0', costs: '0' };
    const event = (eventId: string, seq: number, type: string, payload: object) => ({
      schemaVersion: '1.0',
      eventId,
      caseId: id,
      seq,
      occurredAt: '2026-10-20T09:00:00Z',
      type,
      payload: JSON.parse(JSON.stringify(payload)),
    });
    const payment = { paymentId: 'P1', amount: '40.00', valueDate: '2026-10-20', to: 'agency', allocation };
    live.say(event('X9', 9, 'payment', payment));
    live.say(event('X9', 9, 'payment', payment));
    live.say(event('X9', 9, 'payment', { ...payment, amount: '99.00' }));
    live.say(event('X10', 10, 'payment', payment));
    live.say(event('X3', 3, 'contacted', { channel: 'phone' }));
    live.say(event('X4', 4, 'frozen', {}));
    live.say({ nonsense: 'null \u0000 and \ud800' });
    live.say({ ...event('X5', 5, 'paused', {}), caseId: 'somebody-elses' });
    await quittance.collections.agencies.reconcile(tenant, 'nord');
    const seen = await bed.caseWhen(id, ({ events }) => events.length === 7);
    expect(seen.balance.paid).toBe('40.00');
    expect(seen.status.flags.map(({ code }) => code).toSorted()).toEqual(['MONEY_TOLD_TWICE', 'OUT_OF_ORDER']);
    expect(seen.status.missing).toEqual([4, 5, 6, 7, 8]);
    expect(seen.events.flatMap(({ flags }) => flags).toSorted()).toEqual([
      'CONFLICT',
      'EVENT_TYPE_UNKNOWN',
      'MONEY_TOLD_TWICE',
      'OUT_OF_ORDER',
    ]);
    await until(async () => (await bed.customer()).balances[0]?.open === '64.20');
    const strays = await quittance.collections.agencies.strays(tenant, 'nord');
    expect(strays.items.map(({ code }) => code)).toEqual([
      'CASE_UNKNOWN',
      'EVENT_MALFORMED',
      'EVENT_TYPE_UNKNOWN',
      'CONFLICT',
    ]);
    const [first] = strays.items;
    const closed = { by: 'anna', reason: 'asked them' };
    expect(await quittance.collections.agencies.closeStray(tenant, 'nord', first?.id ?? '', closed)).toBe(true);
    expect((await quittance.collections.agencies.strays(tenant, 'nord')).items).toHaveLength(3);
    expect((await quittance.collections.agencies.get(tenant, 'nord'))?.strayEvents).toBe(3);
  });

  it('asks for the receipt when an answer is lost, and sends nothing twice', async () => {
    const bed = await openCollectionBed(database().url);
    const { agency } = bed;
    agency.script.scenario = 'lost-acknowledgement';
    const { id } = await handedOver(bed);
    const out = await bed.caseWhen(id, ({ status }) => status.state === 'accepted');
    expect(out.commands).toMatchObject([{ state: 'done' }]);
    expect(
      agency.told.map(({ type }) => type),
      'sent once',
    ).toEqual(['submit']);
  });

  it('gives a case back that the agency refuses, to be mended and handed over anew', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    let refusals = 1;
    const cause = { code: 'DEBTOR_INCOMPLETE', message: 'No telephone.', advice: 'Add it.' };
    agency.script.change = (session) => ({
      ...session,
      send: (commands) =>
        session.mode === 'live' && refusals-- > 0
          ? Promise.resolve(commands.map(() => ({ ok: false, kind: 'rejected', cause })))
          : session.send(commands),
    });
    const { id } = await handedOver(bed);
    const back = await bed.caseWhen(id, ({ status }) => status.state === 'blocked_by_check');
    expect(back).toMatchObject({ problem: { code: 'DEBTOR_INCOMPLETE' }, commands: [{ state: 'refused' }] });
    bed.setClock('2026-10-29T10:00:00+01:00');
    expect((await bed.run()).letters, 'reminders go on').toHaveLength(1);
    valueOf(await quittance.collections.cases.handOver(tenant, id, 'test'));
    const out = await bed.caseWhen(id, ({ status }) => status.state === 'accepted');
    expect(out.commands.map(({ id: command, state }) => [command, state])).toEqual([
      [`${id}:submit:1`, 'refused'],
      [expect.stringMatching(`${id}:submit:[23]`), 'done'],
    ]);
  });

  it('pauses a connection that must be mended, and goes on when it is', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    let isWrong = true;
    const cause = { code: 'AGENCY_TOKEN_REFUSED', message: 'The token is not valid.' };
    agency.script.change = (session) => ({
      ...session,
      send: (commands) =>
        session.mode === 'live' && isWrong
          ? Promise.resolve(commands.map(() => ({ ok: false, kind: 'misconfigured', cause })))
          : session.send(commands),
    });
    const { id } = await handedOver(bed);
    const { agencies } = quittance.collections;
    await until(async () => (await agencies.get(tenant, 'nord'))?.paused?.code === 'AGENCY_TOKEN_REFUSED');
    expect(agency.told).toEqual([]);
    isWrong = false;
    bed.setClock('2026-10-21T10:00:00+02:00');
    expect(await agencies.check(tenant, 'nord')).toMatchObject({ ok: true, value: { ok: true } });
    await bed.caseWhen(id, ({ status }) => status.state === 'accepted');
    expect((await agencies.get(tenant, 'nord'))?.paused).toBeUndefined();
  });

  it('writes off what a settlement lets go, in the books and at the order', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    agency.script.scenario = 'settlement';
    const { id, invoice } = await handedOver(bed);
    const asked = await bed.caseWhen(id, ({ questions }) => questions.length === 1);
    expect(asked.questions).toMatchObject([{ requestId: 'S1', form: 'settlement', amount: '62.52' }]);
    const approval = { by: 'anna', requestId: 'S1', approved: true };
    valueOf(await quittance.collections.cases.approveSettlement(tenant, id, approval));
    await bed.caseWhen(id, ({ status }) => status.outcome === 'settled');
    await until(async () => (await quittance.documents.get(tenant, invoice.id))?.open === '0.00');
    expect((await quittance.orders.list(tenant)).items[0]?.stage).toBe('paid');
    const again = await quittance.collections.cases.approveSettlement(tenant, id, approval);
    expect(!again.ok && again.problems[0]?.code).toBe('CASE_NOT_OUT');
    expect((await quittance.collections.agencies.get(tenant, 'nord'))?.casesOut).toBe(0);
  });

  it('finds a planted cent', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant, agency } = bed;
    const { id } = await handedOver(bed);
    await bed.caseWhen(id, ({ status }) => status.state === 'accepted');
    const { agencies } = quittance.collections;
    expect(valueOf(await agencies.reconcile(tenant, 'nord')).differences).toEqual([]);
    const file = agency.live.cases.get(id);
    if (file !== undefined) file.paid += 100n;
    const report = valueOf(await agencies.reconcile(tenant, 'nord'));
    expect(report.differences).toMatchObject([
      { code: 'PAID_DIFFERS', caseId: id, ours: '0.00', theirs: '0.01', difference: '-0.01' },
    ]);
    expect(report.sums).toEqual([{ currency: 'EUR', ours: '104.20', theirs: '104.19' }]);
    expect(await agencies.reconciliation(tenant, 'nord')).toEqual(report);
    const { reconciled } = await bed.caseWhen(id, (view) => view.reconciled !== undefined);
    expect(reconciled).toEqual({ at: report.at, differences: report.differences });
    expect(await quittance.delivery.workList(tenant)).toMatchObject([
      { kind: 'books-differ', code: 'PAID_DIFFERS', caseId: id, problem: { code: 'PAID_DIFFERS' } },
    ]);
    if (file !== undefined) file.paid -= 100n;
    bed.setClock('2026-10-21T10:00:00+02:00');
    valueOf(await agencies.reconcile(tenant, 'nord'));
    expect((await quittance.collections.cases.get(tenant, id))?.reconciled?.differences).toEqual([]);
    expect(await quittance.delivery.workList(tenant)).toEqual([]);
  });

  it('drafts what a dunning run found ready, and lets it go where the terms say so', async () => {
    const bed = await openCollectionBed(database().url, { terms: { automatic: true } });
    const { quittance, tenant } = bed;
    const level = { afterDays: 3, template: 'final', tone: 'final', deadlineDays: 7, handOver: true };
    const settings = await quittance.settings.get(tenant);
    const procedures = [{ id: 'short', name: 'Short', levels: [level] }];
    const dunning = { ...settings?.dunning, procedures, choice: { business: 'short' } };
    valueOf(await quittance.settings.put(tenant, JSON.parse(JSON.stringify({ ...settings, dunning }))));
    await bed.goLive();
    await bed.invoice('1', '2026-10-01');
    bed.setClock('2026-10-12T10:00:00+02:00');
    const { letters } = await bed.run();
    for (const letter of letters) await bed.letterWhen(letter.id, 'sent');
    bed.setClock('2026-10-29T10:00:00+01:00');
    const { run } = await bed.run();
    expect(run.report.handOver).toHaveLength(1);
    const { cases } = quittance.collections;
    const out = await until(async () => (await cases.list(tenant, { out: true })).items[0]);
    expect(out).toMatchObject({ agency: 'nord', mode: 'live' });

    // What came back is a person's to hand over again.
    await bed.caseWhen(out.id, ({ status }) => status.acknowledged);
    bed.agency.tell(out.id, 'closed', { outcome: 'uncollectible', collected: '0.00' });
    await bed.quittance.collections.agencies.reconcile(tenant, 'nord');
    await bed.caseWhen(out.id, ({ undecided }) => undecided !== undefined);
    valueOf(await cases.decide(tenant, out.id, { by: 'anna', reason: 'They trade again', decision: 'chase' }));
    bed.setClock('2026-11-20T10:00:00+01:00');
    const again = await bed.run();
    expect(again.run.report.handOver).toHaveLength(1);
    const draft = await until(async () =>
      (await cases.list(tenant, {})).items.find(({ id, status }) => id !== out.id && status.state === 'ready'),
    );
    // One that goes by itself goes with its draft.
    await sleep(1_000);
    expect(await cases.get(tenant, draft.id)).toMatchObject({ status: { state: 'ready' } });
    expect((await cases.list(tenant, { out: true })).items).toEqual([]);
  });
});

function another() {
  return {
    kind: 'business' as const,
    name: 'Autre SARL',
    email: 'compta@autre.example',
    customerId: 'c-2',
    siren: '732829320',
    billingAddress: { line1: '1 rue Neuve', city: 'Paris', postCode: '75002', countryCode: 'FR' },
  };
}

function paid(documentNumber: string, amount: string) {
  return { origin: 'erp', id: `p-${amount}`, documentNumber, amount, currency: 'EUR', date: '2026-10-20' };
}
