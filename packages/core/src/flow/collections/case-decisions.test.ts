import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { openCollectionBed, valueOf, type CollectionBed } from '../testing/collection-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

/** A case that the agency closed as uncollectible, with everything open. */
async function givenUp(bed: CollectionBed) {
  const invoice = await bed.remindedInvoice();
  await bed.goLive();
  bed.agency.script.scenario = 'uncollectible';
  const { id } = valueOf(await bed.quittance.collections.cases.handOver(bed.tenant, (await bed.draft()).id, 'anna'));
  await bed.caseWhen(id, ({ status }) => status.state === 'closed');
  return { id, invoice };
}

withTestDatabase('what an agency leaves open', roadSuite, (database) => {
  it('is not chased before a person takes it back into dunning', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    const { cases } = quittance.collections;
    const { id } = await givenUp(bed);
    const closed = await bed.caseWhen(id, ({ undecided }) => undecided !== undefined);
    expect(closed).toMatchObject({ status: { outcome: 'uncollectible' }, undecided: { open: '104.20' } });
    expect(await quittance.delivery.workList(tenant)).toMatchObject([
      { kind: 'case-undecided', caseId: id, customer: expect.any(String), open: '104.20', currency: 'EUR' },
    ]);
    bed.setClock('2026-11-10T10:00:00+01:00');
    expect((await bed.run()).run.report).toMatchObject({ letters: 0, skipped: { HANDED_OVER: 1 } });

    const decision = { by: 'anna', reason: 'They trade again', decision: 'chase' } as const;
    const decided = valueOf(await cases.decide(tenant, id, decision));
    expect(decided).toMatchObject({ decision });
    expect(decided.undecided).toBeUndefined();
    expect(await cases.decide(tenant, id, { ...decision, decision: 'write-off' })).toMatchObject({
      problems: [{ code: 'CASE_NOTHING_TO_DECIDE' }],
    });
    expect(await quittance.delivery.workList(tenant)).toEqual([]);
    bed.setClock('2026-11-20T10:00:00+01:00');
    expect((await bed.run()).run.report?.skipped).not.toHaveProperty('HANDED_OVER');
    const { id: customerId, balances } = await bed.customer();
    expect(balances[0]?.open).not.toBe('0.00');
    const history = await quittance.dunning.timeline(tenant, { customerId }, { limit: 200 });
    expect(history.items.find(({ kind }) => kind === 'case.decided')?.details).toMatchObject(decision);
  });

  it('is owed no more when a person writes it off, and belongs to nobody else', async () => {
    const bed = await openCollectionBed(database().url);
    const { quittance, tenant } = bed;
    const { cases } = quittance.collections;
    const { id, invoice } = await givenUp(bed);
    await bed.caseWhen(id, ({ undecided }) => undecided !== undefined);
    const decision = { by: 'anna', reason: 'Nothing to be had', decision: 'write-off' } as const;
    const other = await quittance.tenants.ensure(`stranger-${id}`);
    expect(await cases.decide(other, id, decision)).toMatchObject({ problems: [{ code: 'CASE_NOT_FOUND' }] });
    expect(valueOf(await cases.decide(tenant, id, decision))).toMatchObject({ decision });
    await until(async () => (await quittance.documents.get(tenant, invoice.id))?.open === '0.00');
    expect((await quittance.orders.list(tenant)).items[0]?.stage).toBe('paid');
    expect(await quittance.delivery.workList(tenant)).toEqual([]);
  });

  it('is nothing to decide while the agency works on it', async () => {
    const bed = await openCollectionBed(database().url);
    const { cases } = bed.quittance.collections;
    await bed.remindedInvoice();
    await bed.goLive();
    const { id } = valueOf(await cases.handOver(bed.tenant, (await bed.draft()).id, 'anna'));
    const decision = { by: 'anna', reason: 'Too early', decision: 'chase' } as const;
    expect(await cases.decide(bed.tenant, id, decision)).toMatchObject({
      problems: [{ code: 'CASE_NOTHING_TO_DECIDE' }],
    });
  });
});
