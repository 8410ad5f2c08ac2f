import { describe, expect, it } from 'vitest';
import { transient, uncertain } from '../outcome.ts';
import type { CollectionAgency } from '../port.ts';
import { simulatedAgency, type SimulatedAgency } from '../simulated/agency.ts';
import { objectAt, type JsonObject } from '../simulated/json.ts';
import { simulatedSession } from '../simulated/session.ts';
import { configHash, mayGoLive } from './go-live.ts';
import { acceptanceReport, type AcceptanceReport } from './report.ts';
import { runAcceptance } from './run-acceptance.ts';

const clock = { now: () => new Date('2026-11-20T08:00:00Z') };
const HASH = configHash({ seed: 1 });

function accept(session: CollectionAgency): Promise<AcceptanceReport> {
  return runAcceptance(session, {
    clock,
    agency: 'agency-test',
    run: 'A1',
    adapter: { id: 'simulated', version: '1' },
    configHash: HASH,
    wait: () => Promise.resolve(),
    looks: 4,
  });
}

/** The run against an agency with one bad habit. */
function habit(change: (agency: SimulatedAgency) => Partial<SimulatedAgency>): Promise<AcceptanceReport> {
  const agency = simulatedAgency({ seed: 1, mode: 'test', clock });
  return accept(simulatedSession({ ...agency, ...change(agency) }, {}));
}
const failed = ({ steps }: AcceptanceReport) => steps.filter(({ passed }) => !passed).map(({ id }) => id);
const mapEvents = (
  agency: SimulatedAgency,
  change: (event: JsonObject) => readonly JsonObject[],
): Partial<SimulatedAgency> => ({
  events: (from, limit) => {
    const page = agency.events(from, limit);
    return { ...page, events: page.events.flatMap(change) };
  },
});

describe('runAcceptance', () => {
  it('passes against the simulated agency, and its report keeps', async () => {
    const report = await habit(() => ({}));
    expect(failed(report)).toEqual([]);
    expect(acceptanceReport.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({
      passed: true,
      adapter: 'simulated',
      configHash: HASH,
      startedAt: '2026-11-20T08:00:00.000Z',
    });
  });

  it('passes where the wire lost a command and a question now and then', async () => {
    const session = simulatedSession(simulatedAgency({ seed: 1, mode: 'test', clock }), {});
    const lost: string[] = [];
    const loses = (call: string) => !lost.includes(call) && lost.push(call) > 0;
    const cause = { code: 'AGENCY_ANSWER_LOST', message: 'The connection ended before the answer came.' };
    const report = await accept({
      ...session,
      send: ([command, ...more]) =>
        command?.caseId === 'A1-02' && loses('send')
          ? Promise.resolve([uncertain(cause)])
          : session.send(command === undefined ? [] : [command, ...more]),
      receipt: (id) =>
        id.startsWith('A1-02') && loses('receipt') ? Promise.resolve(transient(cause)) : session.receipt(id),
    });
    expect(lost).toEqual(['send', 'receipt']);
    expect(failed(report)).toEqual([]);
  });

  const habits: readonly (readonly [what: string, change: Parameters<typeof habit>[0], steps: readonly string[]])[] = [
    [
      'carries a repeat out again',
      (agency) => ({ take: (command) => ({ ...agency.take(command), status: 'taken' }) }),
      ['duplicate-submit', 'wrong-totals', 'unknown-case'],
    ],
    [
      'takes anything',
      () => ({
        take: (command) => ({ commandId: idOf(command), status: 'taken', lost: false }),
        answerTo: () => undefined,
      }),
      ['wrong-totals', 'unknown-case', 'withdraw'],
    ],
    ['tells nothing', (agency) => mapEvents(agency, () => []), ['acknowledge', 'close-paid', 'every-event']],
    [
      'acknowledges another sum',
      (agency) => mapEvents(agency, (event) => [changed(event, 'acknowledged', { open: '1.00' })]),
      ['acknowledge'],
    ],
    [
      'acknowledges fewer items',
      (agency) => mapEvents(agency, (event) => [changed(event, 'acknowledged', { items: 1 })]),
      ['acknowledge'],
    ],
    [
      'keeps remittances to itself',
      (agency) => mapEvents(agency, (event) => (event['type'] === 'remittance' ? [] : [event])),
      ['remittance', 'close-paid', 'reconcile'],
    ],
    [
      'takes no commission',
      (agency) => mapEvents(agency, (event) => [changed(event, 'remittance', { commission: '0.00' })]),
      ['remittance'],
    ],
    [
      'tells events no schema has',
      (agency) => mapEvents(agency, (event) => [event['type'] === 'paused' ? { ...event, type: 'frozen' } : event]),
      ['pause-and-resume', 'every-event'],
    ],
    [
      'counts a cent too much',
      (agency) => ({ balances: () => agency.balances().map((balance) => ({ ...balance, principal: '229.99' })) }),
      ['direct-payment', 'close-paid', 'reconcile'],
    ],
    ['keeps no balances', () => ({ balances: () => [] }), ['duplicate-submit', 'lost-acknowledgement', 'reconcile']],
    [
      'never loses an answer',
      (agency) => ({ take: (command) => ({ ...agency.take(command), lost: false }) }),
      ['lost-acknowledgement'],
    ],
  ];
  it.each(habits)('fails against one that %s (control)', async (_what, change, steps) => {
    const report = await habit(change);
    expect(failed(report)).toEqual(expect.arrayContaining([...steps]));
    expect(report.passed).toBe(false);
  });

  it('never runs against a live side', async () => {
    const live = simulatedSession(simulatedAgency({ seed: 1, mode: 'live', clock }), {});
    await expect(accept(live)).rejects.toThrow(RangeError);
  });
});

describe('mayGoLive', async () => {
  const report = await habit(() => ({}));
  const now = { report, liveFrom: '2026-12-01', adapterVersion: '1', configHash: HASH, today: '2026-12-01' };
  const codes = (more: Partial<typeof now> | { readonly report: undefined } | { readonly liveFrom: undefined }) => {
    const decided = mayGoLive({ ...now, ...more });
    return decided.ok ? [] : decided.problems.map(({ code }) => code);
  };

  it('lets an agency go live whose run passed, on its day', () => {
    expect(mayGoLive(now)).toEqual({ ok: true, value: { liveFrom: '2026-12-01' } });
  });

  it('names every reason against it', () => {
    expect(codes({ report: undefined })).toEqual(['AGENCY_NOT_ACCEPTED']);
    expect(codes({ liveFrom: undefined })).toEqual(['AGENCY_NO_KEY_DATE']);
    expect(codes({ today: '2026-11-30' })).toEqual(['AGENCY_NOT_LIVE_YET']);
    expect(codes({ adapterVersion: '2' })).toEqual(['AGENCY_ADAPTER_CHANGED']);
    expect(codes({ configHash: configHash({ seed: 2 }) })).toEqual(['AGENCY_CONFIG_CHANGED']);
    expect(codes({ today: '2027-02-18' })).toEqual([]);
    expect(codes({ today: '2027-02-19' })).toEqual(['AGENCY_RUN_TOO_OLD']);
    expect(codes({ report: { ...report, passed: false } })).toEqual(['AGENCY_RUN_FAILED']);
    expect(codes({ report: { ...report, steps: report.steps.slice(1) } })).toEqual(['AGENCY_RUN_FAILED']);
    expect(codes({ report: undefined, liveFrom: undefined })).toEqual(['AGENCY_NOT_ACCEPTED', 'AGENCY_NO_KEY_DATE']);
  });

  it('hashes a configuration whatever the order of its members', () => {
    expect(configHash({ a: 1, b: [1, 2] })).toBe(configHash({ b: [1, 2], a: 1 }));
    expect(configHash({ a: 1 })).not.toBe(configHash({ a: 2 }));
  });
});

function idOf(command: unknown): string {
  return typeof command === 'object' && command !== null && 'commandId' in command ? String(command.commandId) : '';
}

function changed(event: JsonObject, type: string, more: JsonObject): JsonObject {
  return event['type'] === type ? { ...event, payload: { ...objectAt(event, 'payload'), ...more } } : event;
}
