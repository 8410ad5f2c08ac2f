import { serveSimulatedAgency, simulatedAgency } from '../../src/agencies/index.ts';
import { book } from '../../src/agencies/simulated/case-file.ts';
import type { JsonObject } from '../../src/agencies/simulated/json.ts';
import { playing } from '../../src/flow/testing/playing.ts';
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
  /** Something happens with a case of its own, or with one that nobody gave it. */
  happen(caseId: string, type: string, payload: JsonObject): void;
  close(): Promise<void>;
}

/** The selection of an agency that takes whatever is overdue. */
export const WHATEVER_IS_OVERDUE = {
  minLevel: 0,
  minDaysOverdue: 1,
  minOpen: { EUR: '1.00' },
  lettersDelivered: false,
};

/**
 * A collection agency over HTTP, with a side for tests and one for real cases. What it is given it is paid in full, or plays another scenario; it keeps
 * that to itself until it is let.
 */
export async function openDebtOffice(clock: Clock, scenario = 'paid'): Promise<DebtOffice> {
  const token = 'agency-token';
  let isTelling = false;
  let strangers = 0;
  const live = simulatedAgency({ seed: 1, mode: 'live', clock });
  const sides = {
    test: await serveSimulatedAgency({ agency: simulatedAgency({ seed: 1, mode: 'test', clock }), token }),
    live: await serveSimulatedAgency({
      token,
      agency: {
        ...playing(live, () => scenario),
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
    happen: (caseId, type, payload) => {
      const file = live.cases.get(caseId);
      const seq = file === undefined ? (strangers += 1) : (file.seq += 1);
      if (file !== undefined) book(file, { type, payload });
      const eventId = `${file?.reference ?? 'STRANGER'}.${seq}`;
      live.say({ schemaVersion: '1.0', eventId, caseId, seq, occurredAt: clock.now().toISOString(), type, payload });
    },
    close: async () => {
      await Promise.all([sides.test.close(), sides.live.close()]);
    },
  };
}
