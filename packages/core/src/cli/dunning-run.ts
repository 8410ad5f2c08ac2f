import type { LetterView, Quittance, RunView } from '../flow/index.ts';
import type { Result, TenantId } from '../model/index.ts';
import { withTenant } from './installation.ts';
import { refusedBecause, type Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { problemText, table } from './text.ts';

export interface RunOptions {
  readonly draft?: string;
}

/** Shown; the others are counted. */
const SHOWN = 50;

/** Plans a run and shows it: nothing leaves. */
export async function planDunning(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) =>
    outcomeOf(quittance, tenant, await quittance.dunning.plan(tenant, 'cli')),
  );
}

/** Commits the draft that was reviewed, or plans and commits at once. */
export async function runDunning(global: GlobalOptions, { draft }: RunOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    if (draft !== undefined)
      return outcomeOf(quittance, tenant, await quittance.dunning.commit(tenant, draft, { by: 'cli' }));
    const planned = await quittance.dunning.plan(tenant, 'cli');
    if (!planned.ok) return refusedBecause(planned.problems);
    const { id, snapshot } = planned.value;
    return outcomeOf(quittance, tenant, await quittance.dunning.commit(tenant, id, { by: 'cli', snapshot }));
  });
}

async function outcomeOf(quittance: Quittance, tenant: TenantId, run: Result<RunView>): Promise<Outcome> {
  if (!run.ok) return refusedBecause(run.problems);
  const { items } = await quittance.dunning.letters(tenant, { run: run.value.id }, { limit: SHOWN });
  return { exit: 0, json: { ok: true, run: run.value, letters: items }, text: runText(run.value, items) };
}

function runText({ id, state, report }: RunView, letters: readonly LetterView[]): string {
  const totals = Object.entries(report.totals).map(([currency, total]) => `${total} ${currency}`);
  const left = Object.entries(report.skipped).map(([code, count]) => `${count} ${code}`);
  const rows = letters.map(({ customer, level, currency, letter, sendAt, state: where }) => [
    customer,
    String(level),
    letter.totals.total.toString(),
    currency,
    letter.channels.join(' '),
    sendAt.slice(0, 16),
    where,
  ]);
  const more = report.letters - letters.length;
  return [
    `Run ${id}, ${state}: ${report.letters} letters for ${totals.join(', ') || 'nothing'}, of ${report.items} open items of ${report.customers} customers.`,
    ...(rows.length === 0 ? [] : [table(['customer', 'level', 'total', 'cur', 'by', 'leaves', 'state'], rows)]),
    ...(more > 0 ? [`… and ${more} more.`] : []),
    ...(left.length === 0 ? [] : [`Left out: ${left.join(', ')}.`]),
    ...report.leftOut.slice(0, SHOWN).map(({ itemId, sentence }) => `  ${itemId}: ${sentence}`),
    ...report.warnings.map(problemText),
    ...(state === 'draft' ? [`Nothing has left. To send it: quittance dunning run --draft ${id}`] : []),
  ].join('\n');
}
