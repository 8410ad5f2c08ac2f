import { expect, it } from 'vitest';
import { withTestDatabase } from '../../../test/database.ts';
import { Decimal } from '../../model/index.ts';
import { openCollectionBed, valueOf, type CollectionBed } from '../testing/collection-bed.ts';
import { roadSuite, until } from '../testing/testbed.ts';

const HISTORIES = 6;
const STEPS = 7;

/** Numbers that a seed draws, the same every time. */
function drawn(seed: number) {
  let state = seed * 7_919 + 1;
  return (most: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
}

interface History {
  readonly bed: CollectionBed;
  readonly caseId: string;
  readonly document: { readonly id: string; readonly number: string };
  readonly draw: (most: number) => number;
  readonly payments: string[];
  count: number;
}

type Step = (history: History) => Promise<unknown>;

const cents = (amount: number) => Decimal.fromUnits(BigInt(amount), 2).toString();

const STEPS_THERE_ARE: readonly Step[] = [
  async ({ bed, document, draw, payments, ...rest }) => {
    const id = `B${rest.count}`;
    payments.push(id);
    const amount = cents(1 + draw(2_500));
    const payment = { origin: 'erp', id, documentNumber: document.number, amount, currency: 'EUR', date: '2026-10-20' };
    return bed.quittance.applyPayment(bed.tenant, payment);
  },
  async ({ bed, payments }) => {
    const id = payments.pop();
    const act = { by: 'test', reason: 'returned' };
    return id && bed.quittance.payments.reversePayment(bed.tenant, { origin: 'erp', id }, act);
  },
  async ({ bed, document, draw, count }) =>
    bed.quittance.requestCreditNote(bed.tenant, document.id as never, {
      key: `K${count}`,
      gross: cents(1 + draw(900)),
    }),
  async (history) => payAtAgency(history, 1 + history.draw(2_500)),
  async (history) => payAtAgency(history, -1 - history.draw(500)),
  async ({ bed, document }) => {
    const hold = { kind: 'dispute', documentNumber: document.number, reason: 'maybe' };
    const placed = valueOf(await bed.quittance.dunning.placeHold(bed.tenant, hold, 'test'));
    return bed.quittance.dunning.liftHold(bed.tenant, placed.id, { by: 'test', reason: 'no' });
  },
];

/** The debtor pays the agency, or gets money back from it: booked there, and told twice now and then. */
async function payAtAgency({ bed, caseId, draw, count }: History, amount: number): Promise<void> {
  const file = bed.agency.live.cases.get(caseId);
  if (file === undefined || file.closed) return;
  const units = BigInt(amount) * 100n;
  if (units < 0n && file.collected + units < 0n) return;
  file.paid += units;
  file.collected += units;
  const told = {
    paymentId: `A${count}`,
    amount: cents(amount),
    valueDate: '2026-10-20',
    to: 'agency',
    allocation: { principal: cents(amount), interest: '0', fees: '0', costs: '0' },
  };
  bed.agency.tell(caseId, 'payment', told);
  if (draw(3) === 0) bed.agency.tell(caseId, 'payment', told);
  await bed.quittance.collections.agencies.reconcile(bed.tenant, 'nord');
}

const positive = (amount: string) => (amount.startsWith('-') ? Decimal.ZERO : Decimal.of(amount));

withTestDatabase('random histories of a case', roadSuite, (database) => {
  it.each(Array.from({ length: HISTORIES }, (_, seed) => seed + 1))(
    'both books come to the same (%i)',
    async (seed) => {
      const faults = { duplicate: 0.3, reorder: 0.3, lostAnswer: 0.2 };
      const bed = await openCollectionBed(database().url, {}, faults);
      const { quittance, tenant } = bed;
      const { id, number } = await bed.remindedInvoice();
      await bed.goLive();
      const { id: caseId } = await bed.draft();
      valueOf(await quittance.collections.cases.handOver(tenant, caseId, 'test'));
      await bed.caseWhen(caseId, ({ status }) => status.acknowledged);
      const draw = drawn(seed);
      const history: History = { bed, caseId, document: { id, number }, draw, payments: [], count: 0 };
      const steps: number[] = [];
      for (; history.count < STEPS; history.count += 1) {
        const step = draw(STEPS_THERE_ARE.length);
        steps.push(step);
        await STEPS_THERE_ARE[step]?.(history);
        // Sometimes several things happen before anybody looks.
        if (draw(2) === 0) await settled(history, steps);
        if (bed.agency.live.cases.get(caseId)?.closed === true) break;
      }
      await settled(history, steps);
      const report = valueOf(await quittance.collections.agencies.reconcile(tenant, 'nord'));
      expect({ steps, differences: report.differences }).toEqual({ steps, differences: [] });
    },
  );
});

/** Waits until the document, our book of the case and the agency's book say the same. */
async function settled({ bed, caseId, document }: History, steps: readonly number[]): Promise<void> {
  const { quittance, tenant, agency } = bed;
  let last: readonly string[] = [];
  const same = async () => {
    const view = await quittance.collections.cases.get(tenant, caseId);
    const owed = (await quittance.documents.get(tenant, document.id as never))?.open ?? '';
    const file = agency.live.cases.get(caseId);
    const theirs = Decimal.fromUnits((file?.principal ?? 0n) - (file?.paid ?? 0n), 4);
    last = [owed, view?.open ?? '', theirs.toString()];
    return last.every((amount) => positive(amount).equals(positive(owed)));
  };
  await until(same).catch(() => expect.fail(`${JSON.stringify(steps)}: document, ours, theirs: ${last.join(', ')}`));
}
