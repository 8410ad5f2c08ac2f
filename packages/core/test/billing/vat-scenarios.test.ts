import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeDocument } from '../../src/billing/close-document.ts';
import type { CoverageEntry } from '../../src/billing/index.ts';
import { readUbl } from '../../src/formats/index.ts';
import { Decimal, type Invoice } from '../../src/model/index.ts';

/** Invoices of every VAT category, sound and with one defect each, and what the official rules say of each: judged by billing's own arithmetic. */
const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus/vat-scenarios');
const isThere = existsSync(CORPUS);
if (!isThere) console.log('skipped: no VAT scenarios beside the checkout');

interface Verdict {
  readonly file: string;
  readonly syntax: string;
  readonly oracle: { readonly cen: { readonly fatal?: Readonly<Record<string, number>> } };
}
const lines = (file: string): string[] => (isThere ? readFileSync(join(CORPUS, file), 'utf8').trim().split('\n') : []);
const defects = new Map(
  lines('manifest.jsonl')
    .map((line) => JSON.parse(line) as { file: string; defect: string })
    .map(({ file, defect }) => [file, defect]),
);
const verdicts = lines('expected.jsonl')
  .map((line) => JSON.parse(line) as Verdict)
  .filter(({ syntax }) => syntax === 'ubl');
const fatals = ({ oracle }: Verdict): string[] => Object.keys(oracle.cen.fatal ?? {});

const entry = (category: CoverageEntry['category'], rate: Decimal | undefined, net: Decimal): CoverageEntry => ({
  ref: 'line:any',
  name: 'any',
  quantity: Decimal.ONE,
  unitCode: 'C62',
  net,
  allowance: Decimal.ZERO,
  discount: Decimal.ZERO,
  gross: Decimal.ZERO,
  includesTax: false,
  category,
  rate,
});

/** The VAT breakdown that lines, allowances and charges call for, as text. */
function rebuilt(invoice: Invoice): string[] {
  const entries = [
    ...invoice.lines.map((line) => entry(line.vat.categoryCode, line.vat.rate, line.netAmount)),
    ...(invoice.allowances ?? []).map((each) => entry(each.vatCategoryCode, each.vatRate, each.amount.negated())),
    ...(invoice.charges ?? []).map((each) => entry(each.vatCategoryCode, each.vatRate, each.amount)),
  ];
  return closeDocument(entries, { before: new Map() }, 2)
    .vat.map((group) => told(group.category, group.rate, group.base, group.vat))
    .toSorted();
}
const stated = (invoice: Invoice): string[] =>
  invoice.vatBreakdown
    .map((group) => told(group.categoryCode, group.rate, group.taxableAmount, group.taxAmount))
    .toSorted();
const told = (category: string, rate: Decimal | undefined, base: Decimal, vat: Decimal): string =>
  `${category} ${(rate ?? Decimal.ZERO).trimmed().toString()}: ${base.toFixed(2)} ${vat.toFixed(2)}`;

const compared = verdicts.flatMap((verdict) => {
  const read = readUbl(readFileSync(join(CORPUS, verdict.file)));
  return read.ok
    ? [{ verdict, agrees: JSON.stringify(rebuilt(read.value.invoice)) === JSON.stringify(stated(read.value.invoice)) }]
    : [];
});

describe.skipIf(!isThere)('VAT breakdowns of others', () => {
  it('are ours wherever the official rules find nothing, but for what they tolerate', () => {
    const sound = compared.filter(({ verdict }) => fatals(verdict).length === 0);
    expect(sound.length).toBeGreaterThan(50);
    const differing = sound.filter(({ agrees }) => !agrees).map(({ verdict }) => defects.get(verdict.file) ?? '');
    expect(differing.filter((defect) => !/^(?:tax|taxable)[+-]?|^three-decimals/.test(defect))).toEqual([]);
  });

  it('differ from ours wherever the official rules find a base or VAT wrong', () => {
    // A third decimal is refused for itself (BR-DEC); billing rounds it away.
    const exact = compared.filter(({ verdict }) => defects.get(verdict.file)?.startsWith('three-decimals') === false);
    const wrong = exact.filter(({ verdict }) =>
      fatals(verdict).some((rule) => /^BR-(?:AE|E|G|IC|O|S|Z|AF|AG)-0[89]$|^BR-CO-17$/.test(rule)),
    );
    expect(wrong.length).toBeGreaterThan(50);
    expect(wrong.filter(({ agrees }) => agrees).map(({ verdict }) => [verdict.file, fatals(verdict)])).toEqual([]);
  });
});
