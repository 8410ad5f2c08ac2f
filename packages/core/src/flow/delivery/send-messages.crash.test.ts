import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { keyText } from '../../access/index.ts';
import { withTestDatabase } from '../../../test/database.ts';
import { withDelivery } from '../testing/delivery-bed.ts';
import type { Counted } from '../testing/mail-sink.ts';
import { sampleOrder } from '../testing/sample-order.ts';
import { openTestbed, roadSuite, testKeys, until } from '../testing/testbed.ts';

const MAILS = 150;
const KILLS = 2;

withTestDatabase('killed while it mails', roadSuite, (database) => {
  it('mails every invoice, and at most one more for each kill, under the same Message-ID', async () => {
    const { quittance, tenant } = await openTestbed(database().url, { slug: 'killed' });
    const sink = fork(new URL('../testing/mail-sink.ts', import.meta.url));
    const { port } = await reply<{ readonly port: number }>(sink);
    await quittance.settings.put(tenant, withDelivery());
    const config = { host: '127.0.0.1', port, tls: 'none' };
    await quittance.delivery.connections.put(tenant, { id: 'email', adapter: 'smtp', config });
    for (let id = 0; id < MAILS; id += 1) await quittance.acceptOrder(tenant, sampleOrder(String(id)));
    const counted = async () => {
      sink.send('count');
      return reply<Counted>(sink);
    };
    let worker = start(database().url);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await until(async () => (await counted()).invoices >= (MAILS * kill) / (KILLS + 2));
      worker.kill('SIGKILL');
      worker = start(database().url);
    }
    await until(async () => (await counted()).invoices === MAILS);
    // What a dead process held is sent again when it is surely dead: nothing of it is left to come.
    await until(
      async () =>
        (await quittance.delivery.messages.list(tenant, { state: 'accepted' }, { limit: 200 })).items.length === MAILS,
    );
    await sleep(500);
    const { mails, severalIds } = await counted();
    expect(mails - MAILS).toBeLessThanOrEqual(KILLS);
    expect(severalIds).toBe(0);
    worker.kill('SIGKILL');
    sink.kill();
    await quittance.close();
  });
});

function start(url: string): ChildProcess {
  return fork(new URL('../testing/mail-worker.ts', import.meta.url), [url, keyText(testKeys.current)]);
}

function reply<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}
