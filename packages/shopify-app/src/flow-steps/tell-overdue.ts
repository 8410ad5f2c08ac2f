import type { DocumentView, Installation, InstallationData, Installations, Quittance } from '@quittance/core/flow';
import { z } from 'zod';
import type { FindShopApi } from '../admin-api/client.ts';
import { HOST } from '../index.ts';
import { dayEverywhere, newlyOverdue, type Overdue } from './overdue.ts';
import { invoiceOverdue, startFlows } from './trigger.ts';

interface Parts {
  readonly quittance: Pick<Quittance, 'documents' | 'orders'>;
  readonly installations: Pick<Installations, 'list' | 'read' | 'change'>;
  readonly shopApi: FindShopApi;
  readonly log: { warn(fields: object, message: string): void };
}

/** The trigger "Invoice overdue", once per document, in every shop. One shop's trouble does not keep the others. */
export async function tellOverdue(parts: Parts, now: Date): Promise<void> {
  const today = dayEverywhere(now);
  for (const installation of await parts.installations.list(HOST)) {
    try {
      await tellShop(parts, installation, today);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      parts.log.warn({ shop: installation.shop, error: name }, 'overdue invoices');
    }
  }
}

async function tellShop(parts: Parts, { shop, tenant }: Installation, today: string): Promise<void> {
  const stored = await parts.installations.read(HOST, shop);
  const told = stored === undefined ? [] : toldIn(stored);
  const late = newlyOverdue(await owed(parts.quittance, tenant, today), today);
  for (const each of late.filter(({ document }) => !told.includes(document.id))) {
    if (!(await tell(parts, shop, tenant, each))) return;
  }
  const current = new Set<string>(late.map(({ document }) => document.id));
  const over = new Set(told.filter((id) => !current.has(id)));
  if (over.size > 0) await keepTold(parts, shop, (known) => known.filter((id) => !over.has(id)));
}

/** Written down first: a process that dies in between loses one notice, and never sends it twice. `false` while the shop takes none. */
async function tell(
  parts: Parts,
  shop: string,
  tenant: Installation['tenant'],
  { document, days }: Overdue,
): Promise<boolean> {
  const order = await parts.quittance.orders.get(tenant, document.orderId);
  if (order === undefined || order.host !== HOST || order.shop !== shop) return true;
  const isFirst = await keepTold(parts, shop, (known) =>
    known.includes(document.id) ? undefined : [...known, document.id],
  );
  if (!isFirst) return true;
  const outcome = await startFlows(parts.shopApi(shop), invoiceOverdue(order.sourceId, document, days));
  if (outcome !== 'not-now') return true;
  await keepTold(parts, shop, (known) => known.filter((id) => id !== document.id));
  return false;
}

async function owed(
  { documents }: Pick<Quittance, 'documents'>,
  tenant: Installation['tenant'],
  dueBefore: string,
): Promise<readonly DocumentView[]> {
  const found: DocumentView[] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await documents.list(tenant, { dueBefore }, { limit: 200, ...(after !== undefined && { after }) });
    found.push(...page.items);
    after = page.next;
  }
  return found;
}

/** Ids of documents that are overdue and were told of; what is settled, or no news any more, goes. */
const ids = z.array(z.string());

function toldIn({ state }: InstallationData): readonly string[] {
  const read = ids.safeParse(state['overdueTold']);
  return read.success ? read.data : [];
}

/** Whether anything was changed. */
async function keepTold(
  { installations }: Parts,
  shop: string,
  next: (told: readonly string[]) => readonly string[] | undefined,
): Promise<boolean> {
  return installations.change(HOST, shop, (stored) => {
    const overdueTold = next(toldIn(stored));
    if (overdueTold === undefined) return Promise.resolve({ answer: false });
    return Promise.resolve({ answer: true, state: { ...stored.state, overdueTold } });
  });
}
