import { expect, it } from 'vitest';
import { runAcceptance } from '../acceptance/run-acceptance.ts';
import { systemClock } from '../../model/index.ts';
import type { AgencySystem } from './system.ts';

/** The scripted acceptance run, over this wire. */
export function acceptanceCases(system: () => AgencySystem): void {
  it('passes the acceptance run', async () => {
    const report = await runAcceptance(await system().connect(), {
      clock: systemClock,
      agency: 'agency-test',
      run: `A${process.pid}`,
      adapter: { id: 'test', version: '1' },
      configHash: 'none',
      wait: () => system().elapse(),
      looks: 8,
    });
    expect(report.steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(report.passed).toBe(true);
    expect(report.steps).toHaveLength(22);
  });
}
