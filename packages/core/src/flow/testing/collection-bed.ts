import {
  simulatedAgency,
  simulatedSession,
  type CollectionAgency,
  type SimulatedAgency,
  type SimulatedFaults,
} from '../../agencies/index.ts';
import type { Clock } from '../../model/index.ts';
import type { AnyAgency } from '../collections/agency-sessions.ts';
import type { AgencyInput } from '../collections/agency-doors.ts';
import type { CaseDetail } from '../collections/case-doors.ts';
import type { QuittanceOptions } from '../open-quittance.ts';
import { openDunningBed } from './dunning-bed.ts';
import { playing } from './playing.ts';
import { until } from './testbed.ts';

export type Scripted = ReturnType<typeof scriptedAgency>;

/** The simulated agency with both sides in the test's hands: it plays what the test says, also of live cases. */
export function scriptedAgency(clock: Clock, faults: SimulatedFaults = {}) {
  const script = { scenario: 'accepted', isDown: false, change: (session: CollectionAgency) => session };
  const live = simulatedAgency({ seed: 7, mode: 'live', clock, faults });
  const told: { readonly id: string; readonly type: string }[] = [];
  const player = playing(live, () => script.scenario);
  const scripted: SimulatedAgency = {
    ...player,
    take(command) {
      const { commandId, type } = command as { readonly commandId: string; readonly type: string };
      told.push({ id: commandId, type });
      return player.take(command);
    },
  };
  const adapter: AnyAgency = {
    id: 'scripted',
    version: '1',
    config: { safeParse: (data: unknown) => ({ success: true, data }) } as AnyAgency['config'],
    connect: (_config, mode, io) => {
      const side = mode === 'live' ? scripted : simulatedAgency({ seed: 7, mode, clock });
      return Promise.resolve(script.change(simulatedSession(side, io)));
    },
  };
  return {
    adapter,
    script,
    live,
    /** Every command that reached the live side, repeats too. */
    told,
    /** Something that happens with a case, told in its turn. */
    tell(caseId: string, type: string, payload: Readonly<Record<string, unknown>>) {
      const file = live.cases.get(caseId);
      if (file === undefined) throw new Error('the agency has no such case');
      file.seq += 1;
      const { reference, seq } = file;
      live.say({
        schemaVersion: '1.0',
        eventId: `${reference}.${seq}`,
        caseId,
        seq,
        occurredAt: clock.now().toISOString(),
        type,
        payload: JSON.parse(JSON.stringify(payload)),
      });
    },
  };
}

export const LENIENT = { minLevel: 1, minDaysOverdue: 1, minOpen: { EUR: '1.00' }, lettersDelivered: false };

/** A merchant with one overdue invoice that was reminded, and an agency that went live. */
export async function openCollectionBed(
  url: string,
  input: Partial<AgencyInput> = {},
  faults: SimulatedFaults = {},
  options: Partial<QuittanceOptions> = {},
) {
  let agency: Scripted | undefined;
  const bed = await openDunningBed(url, {
    options: (clock) => {
      agency = scriptedAgency(clock, faults);
      return { agencyAdapters: [agency.adapter], ...options };
    },
  });
  if (agency === undefined) throw new Error('no agency');
  const { quittance, tenant } = bed;
  const { agencies, cases } = quittance.collections;
  const put = async (more: Partial<AgencyInput> = {}) => {
    const set = {
      id: 'nord',
      name: 'Nord Inkasso',
      adapter: 'scripted',
      config: {},
      selection: LENIENT,
      ...input,
      ...more,
    };
    return valueOf(await agencies.put(tenant, set));
  };
  await put();

  return {
    ...bed,
    agency,
    put,
    /** Accepted, and live from the first of September on. */
    async goLive() {
      await agencies.accept(tenant, 'nord', 'test');
      await until(async () => (await agencies.get(tenant, 'nord'))?.acceptance.state === 'passed');
      return valueOf(
        await agencies.goLive(tenant, 'nord', { liveFrom: '2026-09-01', dueBefore: 'migrate', by: 'test' }),
      );
    },
    /** An invoice of 104.20 EUR due on the first of October, reminded on the twelfth. */
    async remindedInvoice(id = '1') {
      const view = await bed.invoice(id, '2026-10-01');
      bed.setClock('2026-10-12T10:00:00+02:00');
      const { letters } = await bed.run();
      for (const letter of letters) await bed.letterWhen(letter.id, 'sent');
      bed.setClock('2026-10-20T10:00:00+02:00');
      return view;
    },
    async draft() {
      const { id } = await bed.customer();
      const request = { agency: 'nord', customerId: id, currency: 'EUR', by: 'test' };
      return valueOf(await cases.draft(tenant, request));
    },
    caseWhen: (id: string, is: (view: CaseDetail) => boolean): Promise<CaseDetail> =>
      until(async () => {
        const view = await cases.get(tenant, id);
        return view !== undefined && is(view) ? view : undefined;
      }),
  };
}
export type CollectionBed = Awaited<ReturnType<typeof openCollectionBed>>;

/** The value, or the reason there is none as the test's failure. */
export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.problems));
}
