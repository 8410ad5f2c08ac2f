import { fork, type ChildProcess } from 'node:child_process';
import { expect, it, onTestFinished } from 'vitest';
import pg from 'pg';
import { withTestDatabase } from '../../../test/database.ts';
import { keyText } from '../../access/index.ts';
import { serveSimulatedAgency, simulatedAgency } from '../../agencies/index.ts';
import { systemClock } from '../../model/index.ts';
import { LENIENT, valueOf } from '../testing/collection-bed.ts';
import { hangingAgency } from '../testing/hanging-agency.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, testKeys, until } from '../testing/testbed.ts';

withTestDatabase('killed while it tells an agency', roadSuite, (database) => {
  it('asks for the receipt before anything is sent again', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'killed' });
    const { agencies, cases } = quittance.collections;
    const live = await hangingAgency('sesame');
    const agency = simulatedAgency({ seed: 5, mode: 'test', clock: systemClock });
    const test = await serveSimulatedAgency({ agency, token: 'sesame' });
    let worker = start(database().url);
    onTestFinished(async () => {
      worker.kill('SIGKILL');
      await quittance.close();
      await live.close();
      await test.close();
    });
    const config = { test: { url: test.url }, live: { url: live.url } };
    const secrets = { token: 'sesame', webhook: 'w' };
    const selection = { ...LENIENT, minLevel: 0 };
    valueOf(await agencies.put(tenant, { id: 'nord', name: 'Nord', adapter: 'http', config, secrets, selection }));
    expect(valueOf(await agencies.rehearse(tenant, 'nord')).passed).toBe(true);
    valueOf(await agencies.goLive(tenant, 'nord', { liveFrom: '2020-01-01', dueBefore: 'migrate', by: 'test' }));
    const customerId = await overdueCustomer();

    live.state.hangs = true;
    const request = { agency: 'nord', customerId, currency: 'EUR', by: 'test' };
    const { id } = valueOf(await cases.draft(tenant, request));
    valueOf(await cases.handOver(tenant, id, 'test'));
    await until(async () => live.seen.length > 0);
    worker.kill('SIGKILL');
    live.state.hangs = false;
    expect(live.agency.cases.has(id), 'the agency has the case, and we do not know it').toBe(true);
    expect((await cases.get(tenant, id))?.commands).toMatchObject([{ state: 'waiting' }]);

    worker = start(database().url);
    await until(async () => (await cases.get(tenant, id))?.commands[0]?.state === 'done', 90_000);
    const command = `${id}:submit:1`;
    expect(live.seen.map((line) => decodeURIComponent(line))).toEqual([`POST ${command}`, `GET ${command}`]);

    async function overdueCustomer(): Promise<string> {
      const overrides = {
        payments: [],
        buyer: {
          kind: 'business' as const,
          name: 'Librairie du Port SARL',
          siren: '552100554',
          customerId: 'c-1',
          billingAddress: { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
        },
      };
      await quittance.acceptOrder(tenant, sampleOrder('1', { overrides }));
      await until(async () => (await quittance.documents.list(tenant)).items[0]);
      const client = new pg.Client(database().url);
      await client.connect();
      const { rows } = await client.query(
        `update quittance.open_item set due_date = '2020-02-01' returning customer_id`,
      );
      await client.end();
      return rows[0].customer_id;
    }
  });
});

function start(url: string): ChildProcess {
  return fork(new URL('../testing/mail-worker.ts', import.meta.url), [url, keyText(testKeys.current)]);
}
