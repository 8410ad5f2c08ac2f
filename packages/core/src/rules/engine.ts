import type { Invoice } from '../model/index.ts';
import type { Facts } from './facts.ts';
import type { Finding, Layer } from './finding.ts';
import type { Rule, Scope } from './rule.ts';

/** The rules of one layer, sorted by what they look at. */
export type RuleSet = Readonly<Record<Scope, readonly Rule[]>>;

export function ruleSet(rules: readonly Rule[]): RuleSet {
  const of = (scope: Scope) => rules.filter((rule) => rule.scope === scope);
  return {
    invoice: of('invoice'),
    note: of('note'),
    preceding: of('preceding'),
    allowance: of('allowance'),
    charge: of('charge'),
    vat: of('vat'),
    line: of('line'),
    'line-allowance': of('line-allowance'),
    'line-charge': of('line-charge'),
  };
}

type Broken = Map<Rule, { location: string; count: number }>;

/** Every rule of `rules` that `invoice` breaks, in the order the document is read. */
export function findings(layer: Layer, rules: RuleSet, invoice: Invoice, facts: Facts): Finding[] {
  const broken: Broken = new Map();
  apply(broken, rules.invoice, invoice, facts, '');
  applyEach(broken, rules.note, invoice.notes, facts, 'notes');
  applyEach(broken, rules.preceding, invoice.precedingInvoiceReferences, facts, 'precedingInvoiceReferences');
  applyEach(broken, rules.allowance, invoice.allowances, facts, 'allowances');
  applyEach(broken, rules.charge, invoice.charges, facts, 'charges');
  applyEach(broken, rules.vat, invoice.vatBreakdown, facts, 'vatBreakdown');
  applyEach(broken, rules.line, invoice.lines, facts, 'lines');
  invoice.lines.forEach((line, index) => {
    applyEach(broken, rules['line-allowance'], line.allowances, facts, `lines[${index}].allowances`);
    applyEach(broken, rules['line-charge'], line.charges, facts, `lines[${index}].charges`);
  });
  return [...broken].map(([rule, place]) => ({
    layer,
    rule: rule.id,
    severity: rule.severity ?? 'fatal',
    terms: rule.terms,
    message: rule.message,
    advice: rule.advice,
    ...place,
  }));
}

function applyEach(
  broken: Broken,
  rules: readonly Rule[],
  items: readonly Parameters<Rule['holds']>[0][] | undefined,
  facts: Facts,
  path: string,
): void {
  if (items === undefined || rules.length === 0) return;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item !== undefined) apply(broken, rules, item, facts, path, index);
  }
}

function apply(
  broken: Broken,
  rules: readonly Rule[],
  item: Parameters<Rule['holds']>[0],
  facts: Facts,
  path: string,
  index?: number,
): void {
  for (const rule of rules) {
    if (rule.holds(item, facts)) continue;
    const known = broken.get(rule);
    if (known !== undefined) known.count += 1;
    else broken.set(rule, { location: locationOf(path, index, rule.at), count: 1 });
  }
}

function locationOf(path: string, index: number | undefined, field: string): string {
  const place = index === undefined ? path : `${path}[${index}]`;
  return place === '' || field === '' ? place + field : `${place}.${field}`;
}
