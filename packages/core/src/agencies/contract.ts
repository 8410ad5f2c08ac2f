import { afterAll, beforeAll, describe, it } from 'vitest';
import { acceptanceCases } from './contract/acceptance.ts';
import { eventCases } from './contract/events.ts';
import { faultCases } from './contract/faults.ts';
import { sendCases } from './contract/send.ts';
import type { AgencySystem, AgencyUnderTest, Fault } from './contract/system.ts';

export * from './contract/system.ts';

/** Every agency spoke passes this one suite; a new spoke is done when it does. */
export function describeAgencyContract(name: string, underTest: AgencyUnderTest): void {
  describe(`agency contract: ${name}`, { timeout: underTest.timeoutMs ?? 60_000 }, () => {
    let running: AgencySystem | undefined;
    beforeAll(async () => {
      running = await underTest.start();
    });
    afterAll(async () => {
      await running?.stop();
    });
    const system = () => {
      if (running === undefined) throw new Error('The system runs only while a test does.');
      return running;
    };
    const has = (fault: Fault) => underTest.without?.[fault] === undefined;

    for (const [left, reason] of Object.entries(underTest.without ?? {}))
      if (reason.length < 10)
        it(`gives a reason for leaving out ${left}`, () => Promise.reject(new Error('no reason')));
    describe('send', () => sendCases(system));
    describe('events', () => eventCases(system));
    describe('faults', () => faultCases(system, has));
    describe('acceptance', () => acceptanceCases(system));
  });
}
