import { expect, it } from 'vitest';
import { answered, drain, sendOne, submission, valueOf } from './hub.ts';
import type { AgencySystem, Fault } from './system.ts';

/** What the wire and the other side may do to us, and the outcome it must come to. */
export function faultCases(system: () => AgencySystem, has: (fault: Fault) => boolean): void {
  const wire = wireCases(system);
  for (const fault of Object.keys(wire) as (keyof typeof wire)[]) if (has(fault)) wire[fault]();

  it('makes no call when the process is stopping', async () => {
    const stop = new AbortController();
    const agency = await system().connect({ signal: stop.signal });
    stop.abort();
    const command = submission();
    expect(await sendOne(agency, command)).toMatchObject({ ok: false, kind: 'transient', cause: { code: 'STOPPING' } });
    expect(await agency.events(null, 10)).toMatchObject({ ok: false, kind: 'transient', cause: { code: 'STOPPING' } });
    await system().elapse();
    expect(system().agency.cases.has(command.caseId)).toBe(false);
  });

  it('diagnoses a healthy connection', async () => {
    const diagnoses = await (await system().connect()).check();
    expect(diagnoses.filter(({ ok }) => !ok)).toEqual([]);
    expect(diagnoses.length).toBeGreaterThan(0);
  });

  it('has told no secret to anyone', () => {
    for (const secret of system().secrets) expect(system().logged()).not.toContain(secret);
  });
}

function wireCases(system: () => AgencySystem): Readonly<Record<Fault, () => void>> {
  return {
    'answer-lost': () =>
      it('is uncertain after a lost answer, then finds the truth, and the case is there once', async () => {
        const agency = await system().connect();
        const command = submission();
        await system().arrange('answer-lost');
        expect(await sendOne(agency, command)).toMatchObject({ ok: false, kind: 'uncertain' });
        await system().mend();
        expect(await agency.receipt(command.commandId)).toMatchObject({ ok: true, value: { state: 'acknowledged' } });
        expect(await sendOne(agency, command)).toMatchObject({ ok: true, created: false });
        expect(system().agency.cases.get(command.caseId)?.seq).toBe(2);
      }),
    unreachable: () =>
      it('is transient while nobody answers, and goes on afterwards', async () => {
        const agency = await system().connect();
        const command = submission();
        await system().arrange('unreachable');
        expect(await sendOne(agency, command)).toMatchObject({ ok: false, kind: 'transient' });
        expect(await agency.events(null, 10)).toMatchObject({ ok: false, kind: 'transient' });
        expect((await agency.check()).some(({ ok, advice }) => !ok && advice !== undefined)).toBe(true);
        await system().mend();
        expect(await sendOne(agency, command)).toMatchObject({ ok: true, created: true });
        valueOf(await answered(system(), agency, command.commandId));
      }),
    busy: () =>
      it('is transient when the other side is busy, and says how long to wait', async () => {
        const agency = await system().connect();
        const command = submission();
        await system().arrange('busy');
        expect(await sendOne(agency, command)).toMatchObject({ ok: false, kind: 'transient', retryAfterMs: 2_000 });
        await system().mend();
        expect(system().agency.cases.has(command.caseId)).toBe(false);
        expect(await sendOne(agency, command)).toMatchObject({ ok: true, created: true });
      }),
    'wrong-password': () =>
      it('calls a wrong secret misconfigured, and tells it to nobody', async () => {
        await system().arrange('wrong-password');
        const agency = await system().connect();
        const outcome = await sendOne(agency, submission());
        expect(outcome).toMatchObject({ ok: false, kind: 'misconfigured', cause: { advice: expect.any(String) } });
        for (const secret of system().secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
        expect((await agency.check()).some(({ ok, advice }) => !ok && advice !== undefined)).toBe(true);
        await system().mend();
        valueOf(await sendOne(await system().connect(), submission()));
      }),
    html: () =>
      it('calls a web page instead of an answer misconfigured', async () => {
        const agency = await system().connect();
        await system().arrange('html');
        expect(await agency.events(null, 10)).toMatchObject({
          ok: false,
          kind: 'misconfigured',
          cause: { advice: expect.any(String) },
        });
        await system().mend();
      }),
    malformed: () =>
      it('is transient when what was asked for cannot be read, and uncertain when what was told cannot', async () => {
        const agency = await system().connect();
        await system().arrange('malformed');
        expect(await agency.events(null, 10)).toMatchObject({ ok: false, kind: 'transient' });
        await system().arrange('malformed');
        const command = submission();
        expect(await sendOne(agency, command)).toMatchObject({ ok: false, kind: 'uncertain' });
        await system().mend();
        await drain(agency);
        expect(await sendOne(agency, command)).toMatchObject({ ok: true, created: false });
      }),
    silent: () =>
      it('gives up at once when the process stops while the other side is silent', async () => {
        const stop = new AbortController();
        const agency = await system().connect({ signal: stop.signal });
        await system().arrange('silent');
        setTimeout(() => stop.abort(), 50);
        const outcome = await sendOne(agency, submission());
        expect(outcome.ok ? 'ok' : outcome.kind).toMatch(/^(transient|uncertain)$/);
        await system().mend();
      }),
  };
}
