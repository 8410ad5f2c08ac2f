import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import type { AccountStatementView } from '../dunning/dunning-doors.ts';
import { camt053 } from '../testing/camt.ts';
import { openDunningBed } from '../testing/dunning-bed.ts';
import { roadSuite } from '../testing/testbed.ts';

withTestDatabase('a statement of account', roadSuite, (database) => {
  it('adds up while a payment comes and goes: it is in the whole statement, or in none of it', async () => {
    const { quittance, tenant, invoice, customer } = await openDunningBed(database().url);
    const { number } = await invoice('1', '2026-10-01');
    const { id: customerId } = await customer();
    const paid = { ref: 'A', amount: '104.20', text: number, name: 'Librairie du Port', day: '2026-09-01' };
    await quittance.payments.importStatement(tenant, camt053('S1', '2026-09-01', [paid]));
    const [entry] = (await quittance.payments.entries(tenant, { state: 'posted' })).items;
    const id = entry?.id ?? '';
    let moving = true;
    const read = async () => {
      const seen: AccountStatementView[] = [];
      while (moving) seen.push(...(await quittance.dunning.statement(tenant, customerId)));
      return seen;
    };
    const readers = [read(), read(), read()];
    for (let turn = 0; turn < 15; turn += 1) {
      await quittance.payments.reverse(tenant, id, { by: 'ada', reason: 'to see' });
      await quittance.payments.post(tenant, id, {
        by: 'ada',
        allocations: [{ documentNumber: number, amount: '104.20' }],
      });
    }
    moving = false;
    const seen = (await Promise.all(readers)).flat();
    expect(new Set(seen.map(({ closing }) => closing))).toEqual(new Set(['0.00', '104.20']));
    expect(seen.flatMap(({ problems }) => problems)).toEqual([]);
  });
});
