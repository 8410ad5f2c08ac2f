import { mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Decimal, systemClock } from '../../model/index.ts';
import { FileErp } from '../../../test/file-erp.ts';
import { describeErpContract, type ErpSystem } from '../contract.ts';
import { recordingLog } from '../contract/recording-log.ts';
import { sampleOrder } from '../contract/sample-order.ts';
import type { ErpSession } from '../port.ts';
import { files } from './adapter.ts';
import { filesConfig } from './config.ts';

type Format = 'csv' | 'json' | 'xml' | 'edifact';

const EDIFACT = {
  sender: { id: '4012345000009', qualifier: '14' },
  recipient: { id: '5412345678908', qualifier: '14' },
  supplier: { name: 'Lilas SARL', gln: '4012345000009' },
};

function connectTo(folder: string, format: Format, signal?: AbortSignal, log = recordingLog()): Promise<ErpSession> {
  return files.connect(filesConfig.parse({ folder, format, ...(format === 'edifact' && { edifact: EDIFACT }) }), {
    fetch,
    clock: systemClock,
    secret: () => Promise.reject(new Error('files have no secrets')),
    log,
    ...(signal && { signal }),
  });
}

async function filesSystem(format: Format): Promise<ErpSystem> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-files-'));
  const erp = new FileErp(folder, format);
  const log = recordingLog();
  return {
    async connect({ signal } = {}) {
      const session = await connectTo(folder, format, signal, log);
      // The ERP's import runs after each of our writes.
      const imported = async <T>(work: Promise<T>): Promise<T> => {
        const done = await work;
        await erp.import();
        return done;
      };
      return new Proxy(session, {
        get(target, name) {
          const member: unknown = Reflect.get(target, name, target);
          if (typeof member !== 'function') return member;
          return (...input: unknown[]) => {
            const work: unknown = member.apply(target, input);
            return name === 'put' || name === 'putMany' || name === 'act' ? imported(Promise.resolve(work)) : work;
          };
        },
      });
    },
    sku: 'SKU-TEE-M',
    count: (_kind, ext) => Promise.resolve(erp.orders.has(ext) ? 1 : 0),
    office: erp.office,
    arrange: (fault) =>
      fault === 'unreachable' ? rename(folder, `${folder}-away`) : Promise.reject(new Error(`no ${fault} here`)),
    mend: () => rename(`${folder}-away`, folder).catch(() => undefined),
    logins: () => 0,
    miscount: () => Promise.reject(new Error('files compute nothing')),
    secrets: [],
    logged: log.text,
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

const NO_WIRE = 'a folder has no connection, login or answer on the same call';
for (const format of ['csv', 'json', 'xml', 'edifact'] as const) {
  describeErpContract(`files, ${format}`, {
    start: () => filesSystem(format),
    without: {
      'answer-lost': 'a file is either under its name or not, and find() looks',
      busy: NO_WIRE,
      'retry-after': NO_WIRE,
      'session-expired': NO_WIRE,
      'wrong-password': NO_WIRE,
      html: NO_WIRE,
      malformed: 'tested below: an unreadable file never hides the others',
      silent: NO_WIRE,
      refusal: 'tested below: it comes later, as a file in error/',
      customers: 'the ERP’s import makes the customers',
      articles: 'the ERP’s import knows the articles',
      totals: 'the answer file carries the total; the hub compares it',
      notes: 'a drop folder has no place for notes',
      'credit-write': 'whether too much is credited is the ERP’s to say, in error/',
    },
  });
}

describe('the drop folder', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quittance-files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is rejected with the ERP’s reason by a file in error/, and sent anew when put again', async () => {
    const session = await connectTo(folder, 'json');
    const { ext, document } = sampleOrder('NO-SUCH');
    const erp = new FileErp(folder, 'json');
    erp.refuse = 'Article NO-SUCH is unknown';
    await session.put('order', ext, document);
    await erp.import();
    expect(await session.find('order', ext)).toMatchObject({
      ok: false,
      kind: 'rejected',
      cause: { code: 'ERP_REFUSED', message: 'Article NO-SUCH is unknown', advice: expect.any(String) },
    });
    erp.refuse = undefined;
    expect(await session.put('order', ext, document)).toMatchObject({ ok: true });
    await erp.import();
    expect(await session.find('order', ext)).toMatchObject({ ok: true, value: { state: 'confirmed', number: 'SO-1' } });
  });

  it('writes orders and cancellations as ORDERS for an ERP that speaks EDIFACT, and the rest as JSON', async () => {
    const session = await connectTo(folder, 'edifact');
    const { ext, document } = sampleOrder('SKU');
    await session.put('order', ext, document);
    expect(await readdir(join(folder, 'out'))).toEqual([`${ext}.edi`]);
    const text = await readFile(join(folder, 'out', `${ext}.edi`), 'latin1');
    expect(text).toContain(`FTX+ACB+++${ext}'`);
    expect(await session.preview('order', ext, document)).toMatchObject({ ok: true, value: text });
    const waiting = await session.find('order', ext);
    expect(waiting.ok && [waiting.value?.state, waiting.value?.total.toString()]).toEqual(['draft', '50.28']);
    await session.act({ id: ext, ext }, 'cancel');
    const [cancellation = ''] = (await readdir(join(folder, 'out'))).filter((name) => name !== `${ext}.edi`);
    expect(cancellation).toMatch(/\.edi$/);
    expect(await readFile(join(folder, 'out', cancellation), 'latin1')).toMatch(/BGM\+220\+\+1'/);
    const payment = { invoice: { id: 'I1' }, amount: Decimal.of('1.00'), currency: 'EUR', date: '2026-11-21' } as const;
    const preview = await session.preview('payment', ext, payment);
    expect(preview.ok && JSON.parse(String(preview.value))).toMatchObject({ kind: 'payment', total: '1.00' });
  });

  it('rejects an order that EDIFACT cannot spell, and a connection that does not say who speaks', async () => {
    const session = await connectTo(folder, 'edifact');
    const { ext, document } = sampleOrder('SKU', { note: '漢字' });
    expect(await session.put('order', ext, document)).toMatchObject({
      ok: false,
      kind: 'rejected',
      field: 'note',
      cause: { code: 'EDIFACT_CHARACTERS' },
    });
    expect(await readdir(join(folder, 'sent'))).toEqual([]);
    expect(filesConfig.safeParse({ folder, format: 'edifact' }).error?.issues).toMatchObject([{ path: ['edifact'] }]);
  });

  it('waits as a draft until the ERP answers', async () => {
    const session = await connectTo(folder, 'csv');
    const { ext, document } = sampleOrder('SKU');
    await session.put('order', ext, document);
    const waiting = await session.find('order', ext);
    expect(waiting).toMatchObject({ ok: true, value: { state: 'draft', currency: 'EUR' } });
    expect(waiting.ok && waiting.value?.total.toString()).toBe('50.28');
  });

  it('leaves nothing half written, and one file of many writers', async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => connectTo(folder, 'json')));
    const { ext, document } = sampleOrder('SKU');
    const outcomes = await Promise.all(sessions.map((session) => session.put('order', ext, document)));
    expect(outcomes.filter((outcome) => outcome.ok && outcome.created)).toHaveLength(1);
    expect(await readdir(join(folder, 'out'))).toEqual([`${ext}.json`]);
  });

  it('reads past files that are partial, malformed or foreign, and says which', async () => {
    const log = recordingLog();
    const session = await connectTo(folder, 'json', undefined, log);
    await session.check();
    const status = { id: '1', state: 'open', total: '10.00', open: '10.00', currency: 'EUR' };
    await writeFile(join(folder, 'in', 'invoice-1.json'), JSON.stringify(status));
    await writeFile(join(folder, 'in', 'invoice-2.json'), '{"id":"2","sta');
    await writeFile(join(folder, 'in', 'invoice-3.json'), JSON.stringify({ ...status, total: 10.5 }));
    await writeFile(join(folder, 'in', 'invoice-4.json.part'), '{');
    await writeFile(
      join(folder, 'in', 'invoice-5.xml'),
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><record><id>&b;</id></record>',
    );
    const page = await session.changes('invoice', null, 10);
    expect(page.ok && page.value.items.map(({ id }) => id)).toEqual(['1']);
    const [, statusFiles] = await session.check();
    expect(statusFiles).toMatchObject({
      ok: false,
      message: expect.stringMatching(/invoice-2\.json.*invoice-3\.json.*invoice-5\.xml/),
    });
    expect(log.text()).not.toContain('invoice-4');
  });

  it('never starts a spreadsheet formula, and keeps every other character', async () => {
    const session = await connectTo(folder, 'csv');
    const { ext, document } = sampleOrder('=cmd|calc', {
      note: 'n',
      buyer: {
        kind: 'business',
        name: '@SUM(1) "quoted", with\ncomma',
        customerId: 'c',
        billingAddress: { countryCode: 'FR', line1: '+33' },
      },
    });
    await session.put('order', ext, document);
    const [row] = parse<Record<string, string>>(await readFile(join(folder, 'out', `${ext}.csv`), 'utf8'), {
      columns: true,
    });
    expect(row).toMatchObject({
      sku: "'=cmd|calc",
      customerName: '\'@SUM(1) "quoted", with\ncomma',
      billingLine1: "'+33",
      total: '50.28',
      net: '36.00',
    });
  });

  it('never makes the folder itself: a share that is not mounted must not swallow orders', async () => {
    const session = await connectTo(join(folder, 'not-mounted'), 'json');
    const { ext, document } = sampleOrder('SKU');
    expect(await session.put('order', ext, document)).toMatchObject({
      ok: false,
      kind: 'transient',
      cause: { code: 'FILES_FOLDER_GONE' },
    });
    expect(await readdir(folder)).toEqual([]);
    expect(await session.check()).toMatchObject([{ ok: false, advice: expect.any(String) }]);
  });

  it('refuses relative folders, and reads nothing through a record’s id', async () => {
    expect(filesConfig.safeParse({ folder: '../out' }).success).toBe(false);
    const session = await connectTo(folder, 'json');
    await session.check();
    await writeFile(join(folder, 'secret.json'), '{"ext":"x","id":"1","total":"1","currency":"EUR"}');
    expect(await session.read('order', { id: '../secret' })).toMatchObject({ ok: false, kind: 'rejected' });
  });
});
