import type { ReconcileReport, Sides } from '../flow/index.ts';
import { withTenant } from './installation.ts';
import type { Outcome } from './outcome.ts';
import type { GlobalOptions } from './options.ts';
import { problemText, table } from './text.ts';

/** Exit code 1 when something is not the same on both sides, 0 when all that could be compared is. */
export async function reconcileTenant(global: GlobalOptions): Promise<Outcome> {
  return withTenant(global, async ({ quittance }, tenant) => {
    const report = await quittance.reconcile(tenant);
    return { exit: report.erp.differencesFound > 0 ? 1 : 0, json: report, text: reportText(report) };
  });
}

export function reportText({ found, resumed, shown, erp }: ReconcileReport): string {
  const mended = `${found} orders found in the shops that were not known, ${resumed} put back on the road, ${shown} statuses shown again.`;
  const rows = [...sideRows('orders', erp.orders), ...sideRows('open on invoices', erp.invoices)];
  const sides = rows.length === 0 ? [] : [`\n${table(['what', 'cur', 'here', 'sum', erp.adapter, 'sum'], rows)}`];
  const differences = erp.differences.map(
    ({ code, orderNumber, message, advice }) => `\n✗ ${orderNumber}: ${message} (${code})\n  ${advice}`,
  );
  const more = erp.differencesFound - erp.differences.length;
  return [
    mended,
    ...sides,
    ...differences,
    ...(more > 0 ? [`\n… and ${more} more.`] : []),
    ...(erp.problem === undefined ? [] : [`\nThe ERP was not asked to the end: ${problemText(erp.problem)}`]),
    ...(erp.complete || erp.problem !== undefined ? [] : ['\nThere is more to compare: the next run goes on.']),
  ].join('\n');
}

function sideRows(what: string, sides: readonly Sides[]): readonly (readonly string[])[] {
  return sides.map(({ currency, ours, theirs }) => [
    what,
    currency,
    String(ours.count),
    ours.sum,
    String(theirs.count),
    theirs.sum,
  ]);
}
