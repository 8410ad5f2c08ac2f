import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recordingLog } from '../../erp/contract/recording-log.ts';
import { drain, idsOf, sendOne, submission, valueOf } from '../contract/hub.ts';
import type { CollectionAgency } from '../port.ts';
import { simulatedAgency, type SimulatedAgency } from '../simulated/agency.ts';
import { simulatedOffice, type Office } from '../simulated/office.ts';
import { files } from './adapter.ts';

let folder: string;
let now: Date;
let agency: SimulatedAgency;
let office: Office;
const clock = { now: () => now };
const pass = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const names = async (place: string) =>
  (await readdir(join(folder, place))).filter((name) => !name.startsWith('.')).toSorted();

function connect(): Promise<CollectionAgency> {
  const config = files.config.parse({
    format: 'jsonl',
    test: { folder },
    acknowledgeWithinMinutes: 60,
    largestFile: 20_000,
  });
  return files.connect(config, 'test', {
    fetch,
    clock,
    secret: () => Promise.reject(new Error('none')),
    log: recordingLog(),
  });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-exchange-'));
  now = new Date('2026-11-20T08:00:00Z');
  agency = simulatedAgency({ seed: 1, mode: 'test', clock });
  office = simulatedOffice({ agency, folder, format: 'jsonl' });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('files to the agency', () => {
  it('are written again byte by byte when no acknowledgement comes in time, never while they lie there', async () => {
    const session = await connect();
    const command = submission();
    await sendOne(session, command);
    const [file = ''] = await names('out');
    const written = await readFile(join(folder, 'out', file));
    pass(120);
    await sendOne(session, command);
    expect(await names('out')).toEqual([file]);
    await rm(join(folder, 'out', file));
    pass(-90);
    expect(await sendOne(session, command)).toMatchObject({ ok: true, created: false, value: { state: 'sent' } });
    expect(await names('out')).toEqual([]);
    pass(90);
    await sendOne(await connect(), command);
    expect(await names('out')).toEqual([file]);
    expect(await readFile(join(folder, 'out', file))).toEqual(written);
    await office.work();
    expect(await sendOne(session, command)).toMatchObject({
      ok: true,
      created: false,
      value: { state: 'acknowledged' },
    });
    pass(120);
    await sendOne(session, command);
    expect(await names('out')).toEqual([]);
  });

  it('are not written twice after a crash between the manifest and the file', async () => {
    const command = submission();
    await sendOne(await connect(), command);
    const [file = ''] = await names('out');
    // What a crash leaves: the copy and the manifest, and no file in out/.
    await rm(join(folder, 'out', file));
    pass(61);
    expect(await sendOne(await connect(), command)).toMatchObject({ ok: true, created: false });
    expect(await names('out')).toEqual([file]);
    expect((await names('sent')).length).toBe(2);
  });

  const corrupt: readonly (readonly [what: string, change: (ack: string) => string, reason: RegExp])[] = [
    ['other bytes', (ack) => ack.replace(/"sha256":"[0-9a-f]{4}/, '"sha256":"0000'), /checksum/],
    ['fewer records', (ack) => ack.replace('"records":1,"status"', '"records":0,"status"'), /0 records were read of 1/],
    ['another sum', (ack) => ack.replace('"open":"236.80"', '"open":"236.79"'), /the open sum in EUR/],
    ['no word on a command', (ack) => ack.replace(/"results":\[.*?\]/, '"results":[]'), /every command/],
    ['no JSON', () => '{', /line 1 is not JSON/],
  ];
  it.each(corrupt)(
    'are not taken as acknowledged where the acknowledgement tells of %s',
    async (_what, change, reason) => {
      const session = await connect();
      const command = submission();
      await sendOne(session, command);
      await office.work();
      const [ack = ''] = await names('out-ack');
      const told = await readFile(join(folder, 'out-ack', ack), 'utf8');
      expect(change(told)).not.toBe(told);
      await writeFile(join(folder, 'out-ack', ack), change(told));
      expect(await session.receipt(command.commandId)).toMatchObject({ ok: true, value: { state: 'sent' } });
      expect(await names('quarantine')).toEqual([ack, `${ack}.reason.json`]);
      expect(await readFile(join(folder, 'quarantine', `${ack}.reason.json`), 'utf8')).toMatch(reason);
      // The right one, left again, counts.
      await writeFile(join(folder, 'out-ack', ack), told);
      expect(await session.receipt(command.commandId)).toMatchObject({ ok: true, value: { state: 'acknowledged' } });
    },
  );

  it('are rejected when the agency used nothing of them, and go anew once they are sent again', async () => {
    const session = await connect();
    const command = submission();
    await sendOne(session, command);
    const [file = ''] = await names('out');
    const written = await readFile(join(folder, 'out', file), 'utf8');
    await writeFile(join(folder, 'out', file), `${written}rubbish`);
    await office.work();
    // The checksum is of other bytes than ours: that acknowledgement is none. One for our bytes is.
    const { createHash } = await import('node:crypto');
    const refused = {
      schemaVersion: '1.0',
      file,
      sha256: createHash('sha256').update(written).digest('hex'),
      records: 0,
      status: 'refused',
      reason: 'We are closed.',
    };
    expect(await session.receipt(command.commandId)).toMatchObject({ ok: true, value: { state: 'sent' } });
    await writeFile(
      join(folder, 'out-ack', `${file}.ack.jsonl`),
      `${JSON.stringify(refused)}\n{"end":{"records":1}}\n`,
    );
    expect(await session.receipt(command.commandId)).toMatchObject({
      ok: false,
      kind: 'rejected',
      cause: { code: 'AGENCY_REFUSED_FILE', message: expect.stringContaining('We are closed.') },
    });
    pass(1);
    expect(await sendOne(session, command)).toMatchObject({ ok: true, created: true });
    await office.work();
    expect(await session.receipt(command.commandId)).toMatchObject({ ok: true, value: { state: 'acknowledged' } });
  });
});

describe('files of the agency', () => {
  it('are acknowledged with checksum and count once the hub comes back, then archived', async () => {
    const session = await connect();
    await sendOne(session, submission('paid'));
    await office.work();
    const page = valueOf(await session.events(null, 100));
    expect(page.events.length).toBeGreaterThan(4);
    expect(await names('in-ack')).toEqual([]);
    expect(await names('in')).toEqual(['balances-000001.jsonl', 'events-000001.jsonl']);
    valueOf(await session.events(page.next, 100));
    const ack = JSON.parse(await readFile(join(folder, 'in-ack', 'events-000001.jsonl.ack.json'), 'utf8'));
    expect(ack).toMatchObject({
      file: 'events-000001.jsonl',
      records: page.events.length,
      status: 'taken',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await names('archive')).toEqual(['events-000001.jsonl']);
    expect(await names('in')).toEqual(['balances-000001.jsonl']);
  });

  it('go to quarantine with the reason where they cannot be read, and hide no other', async () => {
    const session = await connect();
    await sendOne(session, submission('paid'));
    await office.work();
    await writeFile(join(folder, 'in', 'events-000000.csv'), 'eventId;caseId\n1;2\n');
    await writeFile(join(folder, 'in', 'events-000002.xml'), '<events records="1"><event>');
    await writeFile(join(folder, 'in', 'events-000003.jsonl'), `${'x'.repeat(30_000)}\n`);
    await writeFile(join(folder, 'in', 'balances-000009.jsonl'), '{"caseId":"C"}\n{"end":{"records":1}}\n');
    const { events } = await drain(session);
    expect(events.every(({ known }) => known)).toBe(true);
    expect(events.length).toBeGreaterThan(4);
    expect(valueOf(await session.balances(null, 10)).balances).toHaveLength(1);
    const put = (await names('quarantine')).filter((name) => !name.endsWith('.reason.json'));
    expect(put).toEqual(['balances-000009.jsonl', 'events-000000.csv', 'events-000002.xml', 'events-000003.jsonl']);
    const ack = JSON.parse(await readFile(join(folder, 'in-ack', 'events-000000.csv.ack.json'), 'utf8'));
    expect(ack).toMatchObject({ status: 'refused', reason: 'the last row is not end' });
    expect(await session.check()).toMatchObject([
      { ok: true },
      { check: 'quarantine', ok: false, advice: expect.any(String) },
    ]);
  });

  it('are told again from their beginning when one changes while it is read', async () => {
    const session = await connect();
    await sendOne(session, submission('paid'));
    await office.work();
    const first = valueOf(await session.events(null, 2));
    const path = join(folder, 'in', 'events-000001.jsonl');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"source":"agency"', '"source":"court"'));
    const again = valueOf(await session.events(first.next, 2));
    expect(idsOf(again.events)).toEqual(idsOf(first.events));
  });

  it('that are still being written are not read', async () => {
    const session = await connect();
    await sendOne(session, submission());
    await writeFile(join(folder, 'in', 'events-1.jsonl.part'), 'half');
    expect(valueOf(await session.events(null, 10)).events).toEqual([]);
    expect(await names('quarantine')).toEqual([]);
  });

  it('without a list of balances, nothing is said to differ', async () => {
    const session = await connect();
    expect(await session.balances(null, 10)).toMatchObject({
      ok: false,
      kind: 'transient',
      cause: { code: 'AGENCY_BALANCES_MISSING' },
    });
  });
});

describe('the live side', () => {
  it('cannot be used before it is set up', async () => {
    const config = files.config.parse({ test: { folder } });
    const live = await files.connect(config, 'live', {
      fetch,
      clock,
      secret: () => Promise.reject(new Error('none')),
      log: recordingLog(),
    });
    expect(live.mode).toBe('live');
    expect(await sendOne(live, submission())).toMatchObject({
      ok: false,
      kind: 'misconfigured',
      cause: { code: 'AGENCY_NOT_SET_UP' },
    });
    expect((await live.check()).some(({ ok }) => !ok)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });
});
