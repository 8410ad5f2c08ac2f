import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, testServers, type TestDatabase } from '../../test/database.ts';
import { openDatabase } from '../store/index.ts';

const MAIN = join(import.meta.dirname, 'main.ts');
const EXAMPLES = join(import.meta.dirname, '../../../../docs/examples');
const ORDER = join(EXAMPLES, 'order.json');
const SETTINGS = join(EXAMPLES, 'settings.json');
/** Everything in the sample that names a person: no log may hold it. */
const PERSONAL = /Camille|Moreau|librairie|quai du Port/i;

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'quittance-cli-'));
});
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true });
});

function start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
  // Nothing of the surroundings: a DATABASE_URL of the machine must not be written to.
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH, HOME, NO_COLOR: '1', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

async function quittance(args: readonly string[], env: Record<string, string> = {}, input = '') {
  const child = start(args, env);
  child.stdin?.end(input);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe('the command line', () => {
  it('teaches', async () => {
    const help = await quittance(['order', 'push', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('$ quittance order push order.json');
    expect((await quittance(['--help'])).stdout).toContain(
      'Exit codes: 0 fine, 1 refused with reasons, 2 could not run.',
    );
  });

  it.each([
    [['nonsense']],
    [['order', 'push']],
    [['serve', '--port', 'many']],
    [['orders', 'list', '--colour', 'red']],
  ])('cannot run %j: exit 2, one sentence, no stack', async (args) => {
    const { code, stderr } = await quittance(args);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr.length).toBeGreaterThan(20);
  });
});

describe('quittance invoice', () => {
  it('makes the documents of an order without any database, the same bytes every time', async () => {
    const args = (out: string) => [
      '--json',
      'invoice',
      ORDER,
      '--settings',
      SETTINGS,
      '--date',
      '2026-11-21',
      '-o',
      join(dir, out),
    ];
    const [first, second] = await Promise.all([quittance(args('a')), quittance(args('b'))]);
    expect([first.code, first.stderr]).toEqual([0, '']);
    const { documents } = JSON.parse(first.stdout) as { documents: { files: string[] }[] };
    expect(documents).toMatchObject([
      { number: 'F2026-00001', issueDate: '2026-11-21', currency: 'EUR', total: '398.25', due: '398.25' },
    ]);
    expect(JSON.parse(second.stdout)).toMatchObject({ ok: true });
    for (const extension of ['xml', 'json', 'pdf']) {
      const [a, b] = ['a', 'b'].map((out) => readFileSync(join(dir, out, `F2026-00001.${extension}`)));
      expect([extension, a?.equals(b!)]).toEqual([extension, true]);
    }
    expect(readFileSync(join(dir, 'a/F2026-00001.xml'), 'utf8')).toContain('398.25');
    expect(readFileSync(join(dir, 'a/F2026-00001.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('refuses an order with reasons: exit 1', async () => {
    const order = { ...(JSON.parse(readFileSync(ORDER, 'utf8')) as object), currency: 'EURO', colour: 'red' };
    writeFileSync(join(dir, 'bad.json'), JSON.stringify(order));
    const plain = await quittance(['invoice', join(dir, 'bad.json'), '--settings', SETTINGS, '-o', dir]);
    expect([plain.code, plain.stdout]).toEqual([1, '']);
    expect(plain.stderr).toContain('currency');
    const json = await quittance(['invoice', join(dir, 'bad.json'), '--settings', SETTINGS, '-o', dir, '--json']);
    expect([json.code, json.stderr]).toEqual([1, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([expect.objectContaining({ field: 'currency' })]),
    });
  });

  it('cannot run on what is no file or no JSON: exit 2', async () => {
    expect(await quittance(['invoice', join(dir, 'nowhere.json'), '--settings', SETTINGS])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('FILE_UNREADABLE'),
    });
    writeFileSync(join(dir, 'cut.json'), '{"number":');
    const cut = await quittance(['--json', 'invoice', join(dir, 'cut.json'), '--settings', SETTINGS]);
    expect([cut.code, JSON.parse(cut.stdout)]).toMatchObject([
      2,
      { ok: false, problems: [{ code: 'JSON_MALFORMED' }] },
    ]);
  });
});

describe('with the built-in database', () => {
  it('starts it, keeps what it was told, and leaves nothing running', async () => {
    const state = join('/tmp', `q-cli-${process.pid}`);
    try {
      const env = { QUITTANCE_STATE: state };
      expect(await quittance(['settings', 'set', SETTINGS], env)).toMatchObject({ code: 0, stderr: '' });
      expect(existsSync(join(state, 'database/data/postmaster.pid'))).toBe(false);
      const kept = await quittance(['settings', 'get'], env);
      expect(JSON.parse(kept.stdout)).toMatchObject({ seller: { name: 'Atelier des Lilas SARL' } });
      expect(existsSync(join(state, 'database/data/postmaster.pid'))).toBe(false);
    } finally {
      rmSync(state, { recursive: true, force: true });
    }
  });
});

describe('with a database server', () => {
  let database: TestDatabase;
  let env: Record<string, string> = {};
  beforeAll(async () => {
    const [server] = testServers;
    database = await createTestDatabase(server!, 'store', async (url) =>
      (await openDatabase({ connectionString: url }, () => undefined)).close(),
    );
    env = { DATABASE_URL: database.url, QUITTANCE_STATE: join(dir, 'state') };
  });
  afterAll(async () => database.drop());

  const json = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await quittance([...args, '--json'], env)).stdout);

  it('takes an order down the road, shows it to its owner alone, and stops cleanly', async () => {
    await quittance(['tenant', 'create', 'other'], env);
    expect(await quittance(['settings', 'set', SETTINGS], env)).toMatchObject({ code: 0 });
    expect(await json('order', 'push', ORDER)).toMatchObject({ ok: true, created: 1 });
    expect(await json('order', 'push', ORDER)).toMatchObject({ ok: true, created: 0, duplicate: 1 });
    const mine = (await json('key', 'create', 'shop')) as { token: string; prefix: string };
    const theirs = (await json('--tenant', 'other', 'key', 'create', 'spy', '--role', 'admin')) as { token: string };

    const server = await serving();
    const call = (path: string, token: string) =>
      fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    const order = await untilInvoiced(() => call('/v1/orders', mine.token));
    expect(order).toMatchObject({
      number: '#1001',
      stage: 'invoiced',
      documents: [{ number: expect.stringMatching(/^F\d{4}-00001$/), total: '398.25', open: '398.25' }],
    });
    const [document] = order.documents;
    const ubl = await call(`/v1/documents/${document?.id}/ubl`, mine.token);
    expect([ubl.status, ubl.headers.get('content-type')]).toEqual([200, expect.stringContaining('xml')]);
    expect(await ubl.text()).toContain('398.25');
    const pdf = await call(`/v1/documents/${document?.id}/pdf`, mine.token);
    expect([
      pdf.status,
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ]).toEqual([200, '%PDF-']);

    for (const path of [
      `/v1/orders/${order.id}`,
      `/v1/documents/${document?.id}`,
      `/v1/documents/${document?.id}/ubl`,
      `/v1/documents/${document?.id}/pdf`,
      '/v1/settings',
    ]) {
      expect([path, (await call(path, mine.token)).status, (await call(path, theirs.token)).status]).toEqual([
        path,
        200,
        404,
      ]);
    }
    expect(await (await call('/v1/orders', theirs.token)).json()).toEqual({ items: [] });
    expect(await (await call('/v1/documents', theirs.token)).json()).toEqual({ items: [] });

    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toContain('quittance_orders_total{step="issue-invoice",outcome="done"} 1');
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    // The whole run: intake over the command line, the road, the API, the end.
    expect(server.log()).toContain('"msg":"request"');
    expect(server.log()).not.toMatch(PERSONAL);
    expect(metrics).not.toMatch(PERSONAL);
  });

  it('shows, retries and verifies', async () => {
    const shown = await quittance(['orders', 'show', '#1001'], env);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('invoiced');
    expect(await quittance(['orders', 'show', '#4711'], env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ORDER_NOT_FOUND'),
    });
    expect(await json('orders', 'retry', '--all')).toEqual({ ok: true, retried: 0 });
    expect(await json('audit', 'verify')).toMatchObject({
      ok: true,
      chains: [{ tenant: 'default' }, { tenant: 'other' }],
    });
    expect(await quittance(['--tenant', 'nobody', 'orders', 'list'], env)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('quittance tenant create nobody'),
    });
  });

  it('refuses orders one by one, names their lines, and keeps the others', async () => {
    const order = JSON.parse(readFileSync(ORDER, 'utf8')) as { source: object };
    const good = JSON.stringify({ ...order, source: { ...order.source, orderId: 'order-1002' } });
    const { code, stdout } = await quittance(
      ['order', 'push', '--lines', '-', '--json'],
      env,
      `${good}\n{"number":\n{}\n`,
    );
    expect([code, JSON.parse(stdout)]).toMatchObject([
      1,
      {
        ok: false,
        created: 1,
        refused: 2,
        refusals: expect.arrayContaining([
          expect.objectContaining({ position: 2, problems: [expect.objectContaining({ code: 'JSON_MALFORMED' })] }),
        ]),
      },
    ]);
  });

  it('rehearses an order without keeping it', async () => {
    const order = JSON.parse(readFileSync(ORDER, 'utf8')) as { source: object };
    writeFileSync(
      join(dir, 'rehearsed.json'),
      JSON.stringify({ ...order, number: '#2000', source: { ...order.source, orderId: 'order-2000' } }),
    );
    expect(await json('order', 'push', join(dir, 'rehearsed.json'), '--dry-run')).toMatchObject({
      ok: true,
      orders: [{ dryRun: { documents: [{ total: '398.25' }] }, problems: [] }],
    });
    expect(await json('orders', 'list', '--search', '#2000')).toMatchObject({ items: [] });
  });

  it('checks the ERP, ends keys, and looks after itself', async () => {
    expect(await json('erp', 'check')).toMatchObject({ ok: true });
    const { prefix } = (await json('key', 'create', 'short-lived')) as { prefix: string };
    expect(await json('key', 'revoke', prefix)).toEqual({ ok: true });
    expect(await quittance(['key', 'revoke', prefix], env)).toMatchObject({ code: 1 });
    const doctor = (await json('doctor')) as { findings: { check: string; ok: boolean }[] };
    expect(doctor.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ check: 'Encryption key', ok: true }),
        expect.objectContaining({ check: 'Merchant other', ok: false }),
      ]),
    );
  });

  it('moves secrets and chains to a new key, and drops the old one', async () => {
    const rotated = await json('secrets', 'rotate');
    expect(rotated).toMatchObject({ ok: true, resigned: 1 });
    expect(await json('audit', 'verify')).toMatchObject({ ok: true });
    expect(await json('secrets', 'rotate', '--retire')).toMatchObject({ ok: true, resealed: 0, resigned: 0 });
    expect(readFileSync(join(dir, 'state/key'), 'utf8').trim().split('\n')).toHaveLength(1);
    expect(await json('audit', 'verify')).toMatchObject({ ok: true });
  });

  interface Shown {
    readonly id: string;
    readonly stage: string;
    readonly stopped?: unknown;
    readonly documents: readonly { readonly id: string }[];
  }

  async function untilInvoiced(list: () => Promise<Response>): Promise<Shown> {
    for (let look = 0; look < 300; look += 1) {
      const { items } = (await (await list()).json()) as { items: readonly Shown[] };
      const [order] = items;
      if (order?.stopped !== undefined) throw new Error(`The order stopped: ${JSON.stringify(order.stopped)}`);
      if (order?.stage === 'invoiced') return order;
      await sleep(200);
    }
    throw new Error('The order was not invoiced within a minute.');
  }

  /** A serving and working process. */
  async function serving() {
    const child = start(['serve', '--work', '--port', '0'], env);
    let log = '';
    child.stdout!.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()));
    let url: string | undefined;
    for (let look = 0; look < 600 && url === undefined; look += 1) {
      if (child.exitCode !== null) throw new Error(`It ended: ${log}`);
      url = /"url":"([^"]+)"/.exec(log)?.[1];
      await sleep(100);
    }
    return {
      url: url ?? '',
      log: () => log,
      async stop(): Promise<number> {
        const ended = once(child, 'exit') as Promise<[number]>;
        child.kill('SIGTERM');
        const [code] = await ended;
        return code;
      },
    };
  }
});
