import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../model/index.ts';
import { sampleOrder } from '../contract/sample-order.ts';
import { putAsHub, valueOf } from '../contract/hub.ts';
import { recordingLog } from '../contract/recording-log.ts';
import { fake } from './adapter.ts';
import { fakeConfig } from './config.ts';
import { erpOfJournal, serveFakeErp, stats } from './serve.ts';

describe('the served ERP', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quittance-fake-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const io = { fetch, clock: systemClock, secret: () => Promise.resolve('secret-of-the-fake'), log: recordingLog() };

  it('survives its own process: the journal rebuilds the same orders', async () => {
    const journal = join(folder, 'journal');
    const served = await serveFakeErp({ idempotency: 'native', journal });
    const session = await fake.connect(fakeConfig.parse({ url: served.url, idempotency: 'native' }), io);
    const { ext, document } = sampleOrder('ANY');
    const ref = valueOf(await putAsHub(session, ext, document));
    valueOf(await session.act(ref, 'confirm'));
    await served.close();
    const rebuilt = erpOfJournal('native', journal);
    expect(rebuilt.orders).toEqual(served.erp.orders);
    expect(rebuilt.orders[0]).toMatchObject({ key: ext, state: 'confirmed', total: '50.28' });
  });

  it('drops answers after doing the work, and the spoke says uncertain', async () => {
    const served = await serveFakeErp({ idempotency: 'lookup', journal: join(folder, 'journal'), dropRate: 1 });
    const session = await fake.connect(fakeConfig.parse({ url: served.url, idempotency: 'lookup' }), io);
    const { ext, document } = sampleOrder('ANY');
    expect(await session.put('order', ext, document)).toMatchObject({ ok: false, kind: 'uncertain' });
    expect(stats(served.erp)).toMatchObject({ customers: 1, duplicates: 0 });
    await served.close();
  });
});
