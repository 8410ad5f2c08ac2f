import { serveSimulatedAgency, simulatedAgency, type SimulatedAgency } from '../../src/agencies/index.ts';
import type { Clock } from '../../src/model/index.ts';

export interface DebtOffice {
  /** What an agency is set up with that speaks HTTP. */
  readonly connection: {
    readonly adapter: 'http';
    readonly config: Readonly<Record<string, unknown>>;
    readonly secrets: Readonly<Record<string, string>>;
  };
  /** From now on it tells what happened with its cases. */
  tell(): void;
  close(): Promise<void>;
}

/** A collection agency over HTTP, with a side for tests and one for real cases. What it is given it is paid in full; it keeps that to itself until it is let. */
export async function openDebtOffice(clock: Clock): Promise<DebtOffice> {
  const token = 'agency-token';
  let isTelling = false;
  const live = paidInFull(simulatedAgency({ seed: 1, mode: 'live', clock }));
  const sides = {
    test: await serveSimulatedAgency({ agency: simulatedAgency({ seed: 1, mode: 'test', clock }), token }),
    live: await serveSimulatedAgency({
      token,
      agency: {
        ...live,
        events: (from, limit) => (isTelling ? live.events(from, limit) : { events: [], next: from, more: false }),
      },
    }),
  };
  return {
    connection: {
      adapter: 'http',
      config: { test: { url: sides.test.url }, live: { url: sides.live.url } },
      secrets: { token, webhook: 'unused' },
    },
    tell: () => {
      isTelling = true;
    },
    close: async () => {
      await Promise.all([sides.test.close(), sides.live.close()]);
    },
  };
}

function paidInFull(agency: SimulatedAgency): SimulatedAgency {
  return {
    ...agency,
    take(command) {
      const copy = JSON.parse(JSON.stringify(command)) as { type: string; payload: { case?: { creditorRef: string } } };
      if (copy.payload.case !== undefined && copy.type === 'submit') copy.payload.case.creditorRef = 'TEST:paid';
      return agency.take(copy);
    },
  };
}
