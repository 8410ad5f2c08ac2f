import { z } from 'zod';
import type { AgencyAdapter } from '../port.ts';
import { simulatedAgency } from './agency.ts';
import { simulatedSession } from './session.ts';

const share = z.number().min(0).max(1).optional();

export const simulatedConfig = z.strictObject({
  /** The same seed plays the same stories. */
  seed: z.int().min(0).max(2_147_483_647).default(1),
  /** Shares of what goes wrong with cases that name no scenario. */
  faults: z
    .strictObject({ duplicate: share, reorder: share, late: share, lostAnswer: share })
    .transform((faults) => Object.fromEntries(Object.entries(faults).filter(([, rate]) => rate !== undefined)))
    .default({}),
});
export type SimulatedConfig = z.output<typeof simulatedConfig>;

/** An agency for trying everything out; it lives as long as the session, and never collects a cent. */
export const simulated: AgencyAdapter<SimulatedConfig> = {
  id: 'simulated',
  version: '1',
  config: simulatedConfig,
  connect: ({ seed, faults }, mode, io) =>
    Promise.resolve(simulatedSession(simulatedAgency({ seed, mode, clock: io.clock, faults }), io)),
};
