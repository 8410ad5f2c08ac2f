import { Decimal, type Problem, type Result } from '../../model/index.ts';
import type { DryRun } from '../quittance.ts';

/** A dry run in a word: it would be invoiced, it would stop, or nothing would come of it. */
export interface DryRunVerdict {
  readonly verdict: 'invoice' | 'stop' | 'skip';
  /** What the invoices would come to, tax included; of `invoice` alone. Decimal text in the order's currency. */
  readonly invoiceTotal?: string;
  readonly problems: readonly Problem[];
}

export function dryRunVerdict(run: Result<DryRun>): DryRunVerdict {
  if (!run.ok) return { verdict: 'stop', problems: run.problems };
  const { problems, documents } = run.value;
  if (problems.length > 0) return { verdict: 'stop', problems };
  const invoices = documents.filter(({ kind }) => kind !== 'creditNote');
  if (invoices.length === 0) return { verdict: 'skip', problems: [] };
  const invoiceTotal = Decimal.sum(invoices.map(({ total }) => Decimal.of(total))).toString();
  return { verdict: 'invoice', invoiceTotal, problems: [] };
}
