import type { Invoice } from '../model/index.ts';
import type { Facts } from './facts.ts';
import type { Finding, Layer } from './finding.ts';
import type { Rule, Scope, Scopes } from './rule.ts';

/** The rules of one layer, sorted by what they look at. */
export type RuleSet = Readonly<Record<Scope, ScopeRules>>;

/** The rules of one scope for what has these VAT categories (sorted, blanks between them): those of other categories are left out. */
type ScopeRules = (categories: string) => readonly Rule[];

export function ruleSet(rules: readonly Rule[]): RuleSet {
  const of = (scope: Scope) => scopeRules(rules.filter((rule) => rule.scope === scope));
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

function scopeRules(rules: readonly Rule[]): ScopeRules {
  const known = new Map<string, readonly Rule[]>();
  return (categories) => {
    let some = known.get(categories);
    if (some === undefined) {
      const present = categories.split(' ');
      some = rules.filter(({ category }) => category === undefined || present.includes(category));
      known.set(categories, some);
    }
    return some;
  };
}

type Broken = Map<Rule, { location: string; count: number }>;

/** Every rule of `rules` that `invoice` breaks, in the order the document is read. */
export function findings(layer: Layer, rules: RuleSet, invoice: Invoice, facts: Facts): Finding[] {
  const broken: Broken = new Map();
  apply(broken, rules.invoice(facts.categories), invoice, facts, '');
  applyEach(broken, rules.note, invoice.notes, NONE, facts, 'notes');
  applyEach(broken, rules.preceding, invoice.precedingInvoiceReferences, NONE, facts, 'precedingInvoiceReferences');
  applyEach(broken, rules.allowance, invoice.allowances, (item) => item.vatCategoryCode, facts, 'allowances');
  applyEach(broken, rules.charge, invoice.charges, (item) => item.vatCategoryCode, facts, 'charges');
  applyEach(broken, rules.vat, invoice.vatBreakdown, (row) => row.categoryCode, facts, 'vatBreakdown');
  applyEach(broken, rules.line, invoice.lines, (line) => line.vat.categoryCode, facts, 'lines');
  invoice.lines.forEach((line, index) => {
    applyEach(broken, rules['line-allowance'], line.allowances, NONE, facts, `lines[${index}].allowances`);
    applyEach(broken, rules['line-charge'], line.charges, NONE, facts, `lines[${index}].charges`);
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

/** What has no VAT category of its own. */
const NONE = (): string => '';

function applyEach<Item extends Scopes[Scope]>(
  broken: Broken,
  rules: ScopeRules,
  items: readonly Item[] | undefined,
  categoryOf: (item: Item) => string,
  facts: Facts,
  path: string,
): void {
  if (items === undefined) return;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item !== undefined) apply(broken, rules(categoryOf(item)), item, facts, path, index);
  }
}

function apply(
  broken: Broken,
  rules: readonly Rule[],
  item: Scopes[Scope],
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
