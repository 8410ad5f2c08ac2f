import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Decimal } from '../../model/index.ts';
import { openOf, totalsOf } from '../case-totals.ts';
import type { Acknowledgement, AgencyCommand } from '../schema/index.ts';

const sum = z.object({ currency: z.string(), open: z.string() });

/** What a file of ours holds; kept in `sent/`, so that a repeat knows it and its acknowledgement can be held against it. */
export const manifest = z.object({
  file: z.string(),
  at: z.iso.datetime(),
  sha256: z.string(),
  commandIds: z.array(z.string()),
  /** Open sums of the cases submitted or amended in it, item by item. */
  totals: z.array(sum),
});
export type Manifest = z.output<typeof manifest>;

export function manifestOf(file: string, at: Date, bytes: Uint8Array, commands: readonly AgencyCommand[]): Manifest {
  const cases = commands.flatMap(({ type, payload }) =>
    (type === 'submit' || type === 'amend') && 'case' in payload ? [payload.case] : [],
  );
  const totals = [...Map.groupBy(cases, ({ currency }) => currency)].map(([currency, group]) => ({
    currency,
    open: Decimal.sum(group.map(({ items }) => openOf(totalsOf(items)))).toString(),
  }));
  return {
    file,
    at: at.toISOString(),
    sha256: sha256(bytes),
    commandIds: commands.map(({ commandId }) => commandId),
    totals,
  };
}

/** What in an acknowledgement is not as we wrote the file; `undefined` when both sides speak of the same. */
export function acknowledgedOtherwise(ours: Manifest, theirs: Acknowledgement): string | undefined {
  if (theirs.sha256 !== ours.sha256) return 'the checksum is that of other bytes';
  if (theirs.status === 'refused') return undefined;
  if (theirs.records !== ours.commandIds.length)
    return `${theirs.records} records were read of ${ours.commandIds.length}`;
  const results = new Set(theirs.results.map(({ commandId }) => commandId));
  if (!ours.commandIds.every((id) => results.has(id))) return 'it does not say what became of every command';
  const sums = new Map(theirs.totals.map(({ currency, open }) => [currency, open]));
  const differs = ours.totals.find(({ currency, open }) => sums.get(currency)?.equals(Decimal.of(open)) !== true);
  return differs === undefined ? undefined : `the open sum in ${differs.currency} is another`;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
