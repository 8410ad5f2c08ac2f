import { afterAll, beforeAll, describe, it } from 'vitest';
import { changesCases } from './contract/changes.ts';
import { faultCases } from './contract/faults.ts';
import { noteCases } from './contract/notes.ts';
import { putCases } from './contract/put.ts';
import { readCases } from './contract/read.ts';
import type { Case, ErpSystem, ErpUnderTest } from './contract/system.ts';

export * from './contract/system.ts';

/** A real ERP takes minutes to make its tables on a busy machine. */
const START_TIMEOUT_MS = 600_000;

/** Every ERP spoke passes this one suite; a new spoke is done when it does. */
export function describeErpContract(name: string, underTest: ErpUnderTest): void {
  describe(`ERP contract: ${name}`, { timeout: underTest.timeoutMs ?? 30_000 }, () => {
    let running: ErpSystem | undefined;
    beforeAll(async () => {
      running = await underTest.start();
    }, START_TIMEOUT_MS);
    afterAll(async () => {
      await running?.stop();
    });
    const system = () => {
      if (running === undefined) throw new Error('The system runs only while a test does.');
      return running;
    };
    const has = (wanted: Case) => underTest.without?.[wanted] === undefined;

    for (const [left, reason] of Object.entries(underTest.without ?? {})) {
      if (reason.length < 10)
        it(`gives a reason for leaving out ${left}`, () => Promise.reject(new Error('no reason')));
    }
    describe('put', () => putCases(system, has));
    describe('read', () => readCases(system, has));
    if (has('notes')) describe('notes', () => noteCases(system, has));
    describe('changes', () => changesCases(system));
    describe('faults', () => faultCases(system, has));
  });
}
