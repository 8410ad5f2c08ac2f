import type { CollectionAgency } from '../port.ts';
import { rehearsal, type RehearsalOptions } from './rehearsal.ts';
import type { AcceptanceReport } from './report.ts';
import { STEPS } from './steps.ts';

export interface AcceptanceOptions extends RehearsalOptions {
  readonly adapter: { readonly id: string; readonly version: string };
  /** {@link configHash} of the adapter's configuration. */
  readonly configHash: string;
  /** Called after each step, for who watches. */
  readonly onStep?: (step: AcceptanceReport['steps'][number]) => void;
}

/**
 * Plays the scripted acceptance run against the test side of an agency: what is sent, what comes back, twice, late, out of order, wrong and not at
 * all. Refuses to run against a live side: nothing here may reach a debtor.
 */
export async function runAcceptance(agency: CollectionAgency, options: AcceptanceOptions): Promise<AcceptanceReport> {
  if (agency.mode !== 'test') throw new RangeError('An acceptance run is for the test side alone.');
  const startedAt = options.clock.now().toISOString();
  const hub = rehearsal(agency, options);
  const steps: AcceptanceReport['steps'] = [];
  for (const { id, expected, run } of STEPS) {
    const step = { id, expected, ...(await run(hub)) };
    steps.push(step);
    options.onStep?.(step);
  }
  return {
    reportVersion: 1,
    agency: options.agency,
    adapter: options.adapter.id,
    adapterVersion: options.adapter.version,
    configHash: options.configHash,
    startedAt,
    finishedAt: options.clock.now().toISOString(),
    passed: steps.every(({ passed }) => passed),
    steps,
  };
}
