import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelSession, OutgoingMessage, SendOutcome } from './port.ts';

/** A channel with something real, or a fake of its contract, on the other side. */
export interface ChannelUnderTest<Message extends OutgoingMessage> {
  /** Sessions by what is wrong with them. `login` and `nobody` are left out where a channel has no other side. */
  start(): Promise<{
    readonly session: ChannelSession<Message>;
    readonly wrongLogin?: ChannelSession<Message>;
    readonly nobodyThere?: ChannelSession<Message>;
    message(id: string): Message;
    /** One that the other side refuses for good. */
    refused(id: string): Message;
    /** How often a message arrived, as its recipient counts. */
    arrivals(id: string): number;
    /** Everything that was logged, as text. */
    logged(): string;
    /** What must never be logged. */
    readonly secrets: readonly string[];
    stop(): Promise<void>;
  }>;
}

type Running<Message extends OutgoingMessage> = Awaited<ReturnType<ChannelUnderTest<Message>['start']>>;

/** Every channel passes this one suite; a new one is done when it does. */
export function describeChannelContract<Message extends OutgoingMessage>(
  name: string,
  underTest: ChannelUnderTest<Message>,
): void {
  describe(`channel contract: ${name}`, () => {
    let running: Running<Message>;
    beforeAll(async () => {
      running = await underTest.start();
    });
    afterAll(async () => {
      await running.session.close();
      await running.stop();
    });

    it('takes a message, names its recipients and keeps evidence', async () => {
      const outcome = await running.session.send(running.message('m-1'));
      expect(outcome).toMatchObject({ ok: true, refused: [] });
      expect(outcome.ok && outcome.accepted.length).toBeGreaterThan(0);
      expect(Object.keys(outcome.evidence)).not.toEqual([]);
      expect(running.arrivals('m-1')).toBe(1);
    });

    it('keeps its word about repeats', async () => {
      const { repeats } = await running.session.capabilities();
      for (let time = 0; time < 2; time += 1)
        expect((await running.session.send(running.message('m-2'))).ok).toBe(true);
      expect(running.arrivals('m-2')).toBe(repeats === 'known' ? 1 : 2);
    });

    it('tells a refusal with what to do, and goes on', async () => {
      const outcome = await running.session.send(running.refused('m-3'));
      expect(outcome).toMatchObject({ ok: false, kind: 'rejected' });
      expectPlain(outcome);
      expect(running.arrivals('m-3')).toBe(0);
      expect((await running.session.send(running.message('m-4'))).ok).toBe(true);
    });

    it('sends many at once, each once', async () => {
      const ids = Array.from({ length: 20 }, (_, index) => `many-${index}`);
      const outcomes = await Promise.all(ids.map((id) => running.session.send(running.message(id))));
      expect(outcomes.every(({ ok }) => ok)).toBe(true);
      expect(ids.map((id) => running.arrivals(id))).toEqual(ids.map(() => 1));
    });

    it('pauses where nobody is let in', async () => {
      if (running.wrongLogin === undefined) return;
      const outcome = await running.wrongLogin.send(running.message('m-5'));
      expect(outcome).toMatchObject({ ok: false, kind: 'misconfigured' });
      expectPlain(outcome);
      expect(await running.wrongLogin.check()).toMatchObject([{ ok: false, advice: expect.any(String) }]);
    });

    it('tries later where nobody answers', async () => {
      if (running.nobodyThere === undefined) return;
      const outcome = await running.nobodyThere.send(running.message('m-6'));
      expect(outcome).toMatchObject({ ok: false, kind: 'transient' });
      expectPlain(outcome);
      expect(await running.nobodyThere.check()).toMatchObject([{ ok: false }]);
    });

    it('is found fine by its check', async () => {
      expect((await running.session.check()).every(({ ok }) => ok)).toBe(true);
    });

    it('logs no secret', () => {
      for (const secret of running.secrets) expect(running.logged()).not.toContain(secret);
    });
  });
}

/** A cause that machines can group and people can act on. */
function expectPlain(outcome: SendOutcome): void {
  const causes = [...(outcome.ok ? [] : [outcome.cause]), ...outcome.refused.map(({ cause }) => cause)];
  for (const { code, message, advice } of causes) {
    expect(code).toMatch(/^[A-Z][A-Z\d_]+$/);
    for (const sentence of [message, advice]) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  }
}
