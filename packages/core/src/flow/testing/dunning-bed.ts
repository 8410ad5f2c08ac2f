import { onTestFinished } from 'vitest';
import type { Clock, MerchantSettingsJson, OrderJson } from '../../model/index.ts';
import type { LetterView, RunView } from '../dunning/dunning-doors.ts';
import type { QuittanceOptions } from '../open-quittance.ts';
import { openDeliveryBed, withDelivery } from './delivery-bed.ts';
import { until } from './testbed.ts';

export interface DunningBedOptions {
  readonly dunning?: MerchantSettingsJson['dunning'];
  readonly payments?: MerchantSettingsJson['payments'];
  /** What the facade is opened with, told the clock that the test winds. */
  readonly options?: (clock: Clock) => Partial<QuittanceOptions>;
}

let slugs = 0;

/** A merchant who reminds, with a clock that the test winds, and a real mail server. */
export async function openDunningBed(
  url: string,
  { dunning = {}, payments = {}, options = () => ({}) }: DunningBedOptions = {},
) {
  let now = new Date('2026-09-01T10:00:00+02:00');
  const slug = `dunning-${(slugs += 1)}`;
  const clock = { now: () => now };
  const bed = await openDeliveryBed(url, { slug, options: { clock, ...options(clock) } });
  onTestFinished(() => bed.close());
  const { quittance, tenant } = bed;
  const enabled = {
    enabled: true,
    policy: { sending: { weekdays: [1, 2, 3, 4, 5, 6, 7], skipHolidays: false } },
    ...dunning,
  };
  await quittance.settings.put(tenant, { ...withDelivery(), dunning: enabled, payments });

  /** An invoice of a business, due on a day. */
  async function invoice(id: string, dueDate: string, overrides: Partial<OrderJson> = {}) {
    const document = await bed.invoice(id, { ...business(), terms: { dueDate }, payments: [], ...overrides });
    const view = await quittance.documents.get(tenant, document);
    if (view === undefined) throw new Error('no document');
    return view;
  }

  return {
    ...bed,
    slug,
    clock,
    invoice,
    setClock(moment: string) {
      now = new Date(moment);
    },
    /** Plans and commits; answers the run and the letters that were in it. */
    async run(): Promise<{ readonly run: RunView; readonly letters: readonly LetterView[] }> {
      const planned = await quittance.dunning.plan(tenant, 'test');
      if (!planned.ok) throw new Error(JSON.stringify(planned.problems));
      const { id, snapshot } = planned.value;
      const committed = await quittance.dunning.commit(tenant, id, { by: 'test', snapshot });
      if (!committed.ok) throw new Error(JSON.stringify(committed.problems));
      const letters = await quittance.dunning.letters(tenant, { run: id });
      return { run: committed.value, letters: letters.items };
    },
    /** The customer of the sample order. */
    async customer() {
      const { items } = await quittance.dunning.customers(tenant);
      const [first] = items;
      if (first === undefined) throw new Error('nobody owes');
      return first;
    },
    letterWhen: (id: string, state: LetterView['state']) =>
      until(async () => {
        const { items } = await quittance.dunning.letters(tenant);
        return items.find((letter) => letter.id === id && letter.state === state);
      }),
    kinds: async (of: { readonly customerId: string } | { readonly documentNumber: string }) =>
      (await quittance.dunning.timeline(tenant, of, { limit: 200 })).items.map(({ kind }) => kind).toReversed(),
  };
}

function business(): Partial<OrderJson> {
  return {
    buyer: {
      kind: 'business',
      name: 'Librairie du Port SARL',
      email: 'compta@librairie.example',
      customerId: 'c-1',
      siren: '552100554',
      billingAddress: { line1: '3 place du Marché', city: 'Lyon', postCode: '69002', countryCode: 'FR' },
      language: 'fr',
    },
  };
}
