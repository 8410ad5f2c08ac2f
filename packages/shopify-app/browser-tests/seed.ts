import { setTimeout as sleep } from 'node:timers/promises';
import type { Quittance } from '@quittance/core/flow';
import type { ConnectionId, TenantId } from '@quittance/core/model';
import { sampleOrder, sampleSettings } from '../../core/src/flow/testing/sample-order.ts';
import type { OrderJson } from '../../core/src/model/index.ts';

export const SHOP = 'quittance-sandbox.myshopify.com';

const SOURCE = { host: 'shopify', shop: SHOP };
const FIRST_ID = 6_120_000_001_000n;

/** What is overdue today was issued so many days ago, and its orders came before. */
export const ISSUED_DAYS_AGO = 41;

/** The day that is so many days from today, by UTC. */
export function day(offset: number): string {
  return new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
}

interface Sale {
  readonly buyer: string;
  readonly kind?: 'business' | 'public';
  readonly country?: string;
  readonly city?: string;
  /** Of a company: an agency takes no claim against one without. */
  readonly siren?: string;
  /** Bought so often. */
  readonly quantity?: number;
  readonly paid?: boolean;
  readonly placed: string;
  readonly due?: string;
  /** Something that stops the order. */
  readonly fault?: 'total' | 'address' | 'currency';
}

/** Three weeks of a shop: consumers and companies, paid and unpaid, on time and late, and what stops orders. */
const SALES: readonly Sale[] = [
  { buyer: 'Camille Durand', paid: true, placed: day(-59) },
  {
    buyer: 'Brasserie du Port SARL',
    kind: 'business',
    city: 'Marseille',
    siren: '732829320',
    quantity: 12,
    placed: day(-56),
    due: day(-26),
  },
  { buyer: 'Hugo Lefèvre', paid: true, placed: day(-55) },
  {
    buyer: 'Librairie des Alpes',
    kind: 'business',
    city: 'Grenoble',
    quantity: 7,
    placed: day(-53),
    due: day(-23),
  },
  { buyer: 'Inès Moreau', paid: true, quantity: 2, placed: day(-52) },
  {
    buyer: 'Hôtel Bellevue SAS',
    kind: 'business',
    city: 'Annecy',
    quantity: 24,
    placed: day(-49),
    due: day(31),
  },
  { buyer: 'Nora Petit', paid: true, placed: day(-48) },
  { buyer: 'Atelier Roux', kind: 'business', city: 'Nantes', quantity: 3, placed: day(-46), due: day(15) },
  {
    buyer: 'Brasserie du Port SARL',
    kind: 'business',
    city: 'Marseille',
    siren: '732829320',
    quantity: 5,
    placed: day(-45),
    due: day(16),
  },
  { buyer: 'Jules Bernard', paid: true, placed: day(-44) },
  { buyer: 'Léa Fontaine', paid: true, quantity: 2, placed: day(-43), fault: 'total' },
  { buyer: 'Tom Girard', paid: true, placed: day(-43), fault: 'total' },
  { buyer: 'Maison Clerc', kind: 'business', city: 'Dijon', quantity: 4, placed: day(-42), fault: 'address' },
  { buyer: 'Louis Marchand', paid: true, placed: day(-42) },
];

/** Fills a shop through the front door: what is seen in the screens went the whole road. `more` paid orders come on top. */
export async function seed(quittance: Quittance, tenant: TenantId, more = 30): Promise<void> {
  await quittance.settings.put(tenant, sampleSettings);
  await quittance.connections.put(tenant, { id: 'erp' as ConnectionId, adapter: 'ledger', config: {} });
  const extra = Array.from({ length: more }, (_, index): Sale => {
    return { buyer: `Client ${index + 1}`, paid: true, placed: day((index % 28) - 90), quantity: 1 + (index % 3) };
  });
  const worker = await quittance.work({ maintenance: false });
  const all = [...extra, ...SALES];
  for (const [index, sale] of all.entries()) {
    const accepted = await quittance.acceptOrder(tenant, orderOf(sale, index));
    if (!accepted.ok) throw new Error(`${sale.buyer}: ${accepted.problems[0]?.message ?? ''}`);
  }
  const stuck = SALES.filter(({ fault }) => fault !== undefined).length;
  const settled = async () => {
    const { stages, stopped } = await quittance.stats(tenant);
    const moving = ['received', 'taken', 'pushing', 'pushed'].reduce((sum, stage) => sum + (stages[stage] ?? 0), 0);
    return stopped === stuck && moving <= stuck;
  };
  while (!(await settled())) await sleep(100);
  const { items } = await quittance.documents.list(tenant, { open: true });
  const roux = items.find(({ buyer }) => buyer === 'Atelier Roux');
  if (roux !== undefined)
    await quittance.requestCreditNote(tenant, roux.id, {
      key: 'seed',
      reason: 'One book arrived damaged',
      gross: '21.10',
    });
  await worker.stop();
}

/** The sample order sold so often, to this buyer. */
function orderOf(
  { buyer, kind, country = 'FR', city = 'Lyon', siren, quantity = 1, paid = false, placed, due, fault }: Sale,
  index: number,
): OrderJson {
  const id = String(FIRST_ID + BigInt(index));
  const base = sampleOrder(id, { ...SOURCE, paid: false });
  const total = (104.2 + 59.9 * (quantity - 1)).toFixed(2);
  const address = { line1: '3 place du Marché', city, postCode: '69002', countryCode: country };
  return {
    ...base,
    number: `#${1001 + index}`,
    placedAt: `${placed}T10:15:00Z`,
    lines: base.lines.map((line, place) => (place === 0 ? { ...line, quantity: String(quantity) } : line)),
    buyer: {
      ...base.buyer,
      name: buyer,
      kind: kind ?? 'consumer',
      customerId: `c-${buyer}`,
      ...(siren !== undefined && { siren }),
      ...(fault === 'address' ? { billingAddress: undefined } : { billingAddress: address }),
    },
    deliverTo: fault === 'address' ? undefined : { name: buyer, address },
    ...(due !== undefined && { terms: { dueDate: due } }),
    payments: paid
      ? [
          {
            id: `p-${id}`,
            at: `${placed}T10:16:00Z`,
            amount: total,
            status: 'captured',
            method: 'card',
            reference: `pi_${id}`,
          },
        ]
      : [],
    totals: { total: fault === 'total' ? '99.00' : total },
  };
}
