import { expect, it } from 'vitest';
import type { Case, ErpSystem } from './system.ts';
import { putAsHub, valueOf } from './hub.ts';
import { sampleOrder } from './sample-order.ts';

/** What the wire and the other side may do to us, and the outcome it must come to. */
export function faultCases(system: () => ErpSystem, has: (name: Case) => boolean): void {
  const wire = wireCases(system);
  for (const name of Object.keys(wire) as (keyof typeof wire)[]) if (has(name)) wire[name]();
  if (has('busy') && has('retry-after')) {
    it('passes on how long to wait', async () => {
      const session = await system().connect();
      await system().arrange('busy');
      const { ext } = sampleOrder(system().sku);
      expect(await session.find('order', ext)).toMatchObject({ ok: false, kind: 'transient', retryAfterMs: 2_000 });
    });
  }

  it('makes no call when the process is stopping', async () => {
    const stop = new AbortController();
    const session = await system().connect({ signal: stop.signal });
    stop.abort();
    const { ext, document } = sampleOrder(system().sku);
    expect(await session.put('order', ext, document)).toMatchObject({
      ok: false,
      kind: 'transient',
      cause: { code: 'STOPPING' },
    });
    expect(await system().count('order', ext)).toBe(0);
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

function wireCases(system: () => ErpSystem) {
  return {
    'answer-lost': () =>
      it('is uncertain after a lost answer, then finds the truth and makes no second record', async () => {
        const session = await system().connect();
        const { ext, document } = sampleOrder(system().sku);
        await system().arrange('answer-lost');
        const outcome = await session.put('order', ext, document);
        expect(outcome).toMatchObject({ ok: false, kind: 'uncertain' });
        await system().mend();
        const there = valueOf(await session.find('order', ext));
        expect(there?.total.toFixed(2)).toBe('50.28');
        expect(await putAsHub(session, ext, document)).toMatchObject({
          ok: true,
          created: false,
          value: { id: there?.id },
        });
        expect(await system().count('order', ext)).toBe(1);
      }),
    unreachable: () =>
      it('is transient while nobody answers, and goes on afterwards', async () => {
        const session = await system().connect();
        const { ext, document } = sampleOrder(system().sku);
        await system().arrange('unreachable');
        expect(await session.put('order', ext, document)).toMatchObject({ ok: false, kind: 'transient' });
        expect(await session.find('order', ext)).toMatchObject({ ok: false, kind: 'transient' });
        await system().mend();
        expect(await putAsHub(session, ext, document)).toMatchObject({ ok: true, created: true });
      }),
    busy: () =>
      it('is transient when the other side is busy', async () => {
        const session = await system().connect();
        const { ext, document } = sampleOrder(system().sku);
        await system().arrange('busy');
        expect(await session.put('order', ext, document)).toMatchObject({ ok: false, kind: 'transient' });
        await system().mend();
        expect(await system().count('order', ext)).toBe(0);
        valueOf(await putAsHub(session, ext, document));
        expect(await system().count('order', ext)).toBe(1);
      }),
    'session-expired': () =>
      it('logs in again once when the session expires in mid-run', async () => {
        const session = await system().connect();
        valueOf(await putAsHub(session, ...pair(system())));
        const before = system().logins();
        await system().arrange('session-expired');
        const outcomes = await Promise.all([
          putAsHub(session, ...pair(system())),
          putAsHub(session, ...pair(system())),
        ]);
        for (const outcome of outcomes) expect(outcome).toMatchObject({ ok: true, created: true });
        expect(system().logins()).toBe(before + 1);
      }),
    'wrong-password': () =>
      it('calls a wrong password misconfigured, and does not try it again', async () => {
        await system().arrange('wrong-password');
        const session = await system().connect();
        const before = system().logins();
        for (let round = 0; round < 8; round += 1) {
          const outcome = await session.put('order', ...pair(system()));
          expect(outcome).toMatchObject({ ok: false, kind: 'misconfigured', cause: { advice: expect.any(String) } });
          for (const secret of system().secrets) expect(JSON.stringify(outcome)).not.toContain(secret);
        }
        expect(system().logins() - before).toBeLessThanOrEqual(1);
        const diagnoses = await session.check();
        expect(diagnoses.some(({ ok, advice }) => !ok && advice !== undefined)).toBe(true);
        await system().mend();
        valueOf(await putAsHub(await system().connect(), ...pair(system())));
      }),
    refusal: () =>
      it('rejects what the other side’s own rules refuse, with advice', async () => {
        const { ext, document } = sampleOrder(system().sku);
        await system().arrange('refusal');
        const session = await system().connect();
        const outcome = await session.put('order', ext, document);
        expect(outcome).toMatchObject({
          ok: false,
          kind: 'rejected',
          cause: { code: expect.stringMatching(/^[A-Z][A-Z0-9_]+$/), advice: expect.any(String) },
        });
        await system().mend();
      }),
    html: () =>
      it('calls a web page instead of an answer misconfigured', async () => {
        const session = await system().connect();
        await system().arrange('html');
        const { ext } = sampleOrder(system().sku);
        expect(await session.find('order', ext)).toMatchObject({
          ok: false,
          kind: 'misconfigured',
          cause: { advice: expect.any(String) },
        });
        await system().mend();
      }),
    malformed: () =>
      it('is transient when an answer cannot be read', async () => {
        const session = await system().connect();
        await system().arrange('malformed');
        const { ext } = sampleOrder(system().sku);
        expect(await session.find('order', ext)).toMatchObject({ ok: false, kind: 'transient' });
        await system().mend();
        expect(valueOf(await session.find('order', ext))).toBeNull();
      }),
    silent: () =>
      it('gives up at once when the process stops while the other side is silent', async () => {
        const stop = new AbortController();
        const session = await system().connect({ signal: stop.signal });
        await system().arrange('silent');
        const started = performance.now();
        setTimeout(() => stop.abort(), 50);
        const { ext, document } = sampleOrder(system().sku);
        const outcome = await session.put('order', ext, document);
        expect(outcome.ok ? 'ok' : outcome.kind).toMatch(/^(transient|uncertain)$/);
        expect(performance.now() - started).toBeLessThan(3_000);
        await system().mend();
      }),
  };
}

function pair(system: ErpSystem) {
  const { ext, document } = sampleOrder(system.sku);
  return [ext, document] as const;
}
