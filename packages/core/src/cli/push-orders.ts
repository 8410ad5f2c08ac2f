import type { Accepted, DryRun, Quittance } from '../flow/index.ts';
import type { Problem, Result, TenantId } from '../model/index.ts';
import { withTenant } from './installation.ts';
import { ordersIn, type PostedOrder } from './order-source.ts';
import type { Outcome } from './outcome.ts';
import type { GlobalOptions, PushOptions } from './options.ts';
import { progress } from './progress.ts';
import { problemText } from './text.ts';

/** Accepts orders; with `dryRun` only shows what would become of them. */
export async function pushOrders(
  global: GlobalOptions,
  file: string,
  { dryRun = false, lines = false }: PushOptions,
): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const source = ordersIn(file, lines);
    return dryRun ? dryRunOrders(quittance, tenant, source) : acceptOrders(quittance, tenant, source);
  });
}

// What the database's pool stands at once.
const AT_ONCE = 16;
/** Refusals shown with all their reasons; beyond, only counted. */
const REFUSALS_SHOWN = 100;

interface Refusal {
  readonly position: number;
  readonly problems: readonly Problem[];
}

async function acceptOrders(
  quittance: Quittance,
  tenant: TenantId,
  source: AsyncGenerator<PostedOrder>,
): Promise<Outcome> {
  const counts: Record<Accepted['outcome'] | 'refused', number> = { created: 0, duplicate: 0, older: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const shown = progress('Accepting');
  const worker = async () => {
    for await (const { position, order, part } of shared(source)) {
      const accepted: Result<Accepted> = order.ok ? await quittance.acceptOrder(tenant, order.value) : order;
      counts[accepted.ok ? accepted.value.outcome : 'refused'] += 1;
      if (!accepted.ok && refusals.length < REFUSALS_SHOWN) refusals.push({ position, problems: accepted.problems });
      shown.at(part, `${counts.created + counts.duplicate + counts.older} kept, ${counts.refused} refused`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  shown.end();
  const text = `${counts.created} new, ${counts.duplicate} known already, ${counts.older} older than what is known, ${counts.refused} refused.`;
  return {
    exit: counts.refused > 0 ? 1 : 0,
    json: { ok: counts.refused === 0, ...counts, refusals },
    text: [text, ...refusals.map(refusalText)].join('\n'),
  };
}

/** Several readers of one generator: `for await` would close it when the first of them is done. */
async function* shared<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  for (let next = await source.next(); next.done !== true; next = await source.next()) yield next.value;
}

interface Rehearsal {
  readonly position: number;
  readonly dryRun?: DryRun;
  readonly problems: readonly Problem[];
}

async function dryRunOrders(
  quittance: Quittance,
  tenant: TenantId,
  source: AsyncGenerator<PostedOrder>,
): Promise<Outcome> {
  const rehearsals: Rehearsal[] = [];
  for await (const { position, order } of source) {
    const tried = order.ok ? await quittance.orders.dryRun(tenant, order.value) : order;
    rehearsals.push(
      tried.ok
        ? { position, dryRun: tried.value, problems: tried.value.problems }
        : { position, problems: tried.problems },
    );
  }
  const fine = rehearsals.every(({ problems }) => problems.length === 0);
  return {
    exit: fine ? 0 : 1,
    json: { ok: fine, orders: rehearsals },
    text: rehearsals.map(rehearsalText).join('\n\n'),
  };
}

function rehearsalText({ position, dryRun, problems }: Rehearsal): string {
  const erp =
    dryRun?.erp === undefined
      ? []
      : [`To the ERP (${dryRun.erp.adapter}):\n${JSON.stringify(dryRun.erp.payload, undefined, 2)}`];
  const documents =
    dryRun?.documents.map(({ kind, part, total, ubl }) => `${kind} of ${part}, ${total}:\n${ubl}`) ?? [];
  return [`Order ${position}:`, ...erp, ...documents, ...problems.map((problem) => `✗ ${problemText(problem)}`)].join(
    '\n',
  );
}

function refusalText({ position, problems }: Refusal): string {
  return [
    `Order ${position} is refused:`,
    ...problems.map((problem) => `  ${problemText(problem).replaceAll('\n', '\n  ')}`),
  ].join('\n');
}
