import { expect, it } from 'vitest';
import { answered, drain, idsOf, submission, valueOf } from './hub.ts';
import type { AgencySystem } from './system.ts';

/** Hearing from the agency, at least once. */
export function eventCases(system: () => AgencySystem): void {
  it('tells all events of a case, page by page', async () => {
    const agency = await system().connect();
    const before = await drain(agency);
    const command = submission('every-event');
    await agency.send([command]);
    await answered(system(), agency, command.commandId);
    const { events, pages } = await drain(agency, before.cursor, 3);
    const own = events.filter(({ event }) => event.caseId === command.caseId);
    expect(own.every(({ known }) => known)).toBe(true);
    expect(own).toHaveLength(system().agency.cases.get(command.caseId)?.seq ?? 0);
    expect(pages).toBeGreaterThan(2);
  });

  it('tells the same again when asked with the same cursor, and nothing is left out', async () => {
    const agency = await system().connect();
    const { cursor } = await drain(agency);
    const command = submission('paid');
    await agency.send([command]);
    await answered(system(), agency, command.commandId);
    const first = valueOf(await agency.events(cursor, 4));
    const again = valueOf(await (await system().connect()).events(cursor, 4));
    expect(idsOf(again.events)).toEqual(idsOf(first.events));
    const { events } = await drain(agency, first.next, 4);
    const all = new Set([...idsOf(first.events), ...idsOf(events)]);
    const reference = system().agency.cases.get(command.caseId)?.reference ?? '';
    for (let seq = 1; seq <= (system().agency.cases.get(command.caseId)?.seq ?? 0); seq += 1)
      expect(all).toContain(`${reference}.${seq}`);
  });

  it('keeps what it cannot read, with the reason, and goes on', async () => {
    const agency = await system().connect();
    const { cursor } = await drain(agency);
    const base = { schemaVersion: '1.0', caseId: 'K-0', seq: 1, occurredAt: '2026-11-20T08:00:00Z', source: 'agency' };
    system().agency.say({ ...base, eventId: 'odd-1', type: 'telepathy', payload: { channel: 'mind' } });
    system().agency.say({
      ...base,
      eventId: 'odd-2',
      type: 'promise',
      payload: { amount: 'much', date: '2026-11-20' },
    });
    system().agency.say({ ...base, eventId: 'even-3', type: 'resumed', payload: {} });
    await system().elapse();
    const { events } = await drain(agency, cursor);
    expect(events.map(({ known, event }) => [event.eventId, known])).toEqual([
      ['odd-1', false],
      ['odd-2', false],
      ['even-3', true],
    ]);
    expect(events[0]?.event).toMatchObject({
      code: 'EVENT_TYPE_UNKNOWN',
      raw: { type: 'telepathy', payload: { channel: 'mind' } },
    });
    expect(events[1]?.event).toMatchObject({
      code: 'EVENT_MALFORMED',
      caseId: 'K-0',
      reason: expect.stringContaining('payload.amount'),
    });
  });

  it('tells the balances of every case, page by page', async () => {
    const agency = await system().connect();
    const commands = [submission('remittance'), submission(), submission()];
    await agency.send(commands);
    for (const { commandId } of commands) await answered(system(), agency, commandId);
    await system().elapse();
    const balances = [];
    let cursor: string | null = null;
    for (let more = true; more;) {
      const page: { readonly balances: readonly unknown[]; readonly next: string; readonly more: boolean } = valueOf(
        await agency.balances(cursor, 2),
      );
      balances.push(...page.balances);
      ({ next: cursor, more } = page);
    }
    expect(balances).toHaveLength(system().agency.cases.size);
    const [first] = commands;
    expect(balances).toContainEqual(expect.objectContaining({ caseId: first?.caseId, currency: 'EUR' }));
  });
}
