import { elementFact, type TreeRule } from '../engine/index.ts';
import { allowed } from './lists.ts';
import { variant, type Variant } from './variants.ts';

/**
 * What a profile demands of each element, as a tree of lines. A line names an element (`SpecifiedTaxRegistration[VA]`: one of that kind; of the
 * kinds of an element the first that fits counts), then its demands, each with the number of its published rule and its business terms:
 * - `ID=1#406(BT-23)`: exactly one child of that name; `<1` at most, `>1` at least;
 * - `@format#21`: the attribute must be there; `@format~date#22`: its value is of that list; `~country#36`: so is the element's own;
 * - `-`: the profile does not know the element; `-@schemeID`: the attribute; `-ID`, `-ID@schemeID`: that of a child. The published rules for
 *   these have no id but their test.
 */
export type Table = string;

/** One demand of a table. */
export interface Row {
  readonly id: string;
  /** From the root down. */
  readonly path: readonly string[];
  readonly demand: Demand;
  /** Business terms. */
  readonly terms: readonly string[];
  /** Which elements of that path: none of the kinds named before, and of this kind, as its ancestors are. */
  readonly when: TreeRule['when'];
}

export type Demand =
  | {
      readonly kind: 'count';
      readonly child: string;
      readonly of: Variant | undefined;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'attribute'; readonly name: string }
  | { readonly kind: 'value'; readonly attribute: string | undefined; readonly list: string }
  | { readonly kind: 'unknown'; readonly attribute: string | undefined };

interface Group {
  readonly path: readonly string[];
  readonly when: TreeRule['when'];
  /** The same, as each of its children asks it of their parent. */
  readonly whenParent: TreeRule['when'];
  /** The kinds that elements of the same name have had so far, by name. */
  readonly kinds: Map<string, Variant[]>;
}

/** Reads a table. */
export function rowsOf(table: Table): Row[] {
  const groups: Group[] = [
    { path: ['rsm:CrossIndustryInvoice'], when: undefined, whenParent: undefined, kinds: new Map() },
  ];
  return table
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const [name = '', ...demands] = line.trim().split(' ');
      const depth = (line.length - line.trimStart().length) / 2;
      groups.length = depth + 1;
      const group = groupOf(name, groups[depth] as Group);
      groups.push(group);
      return demands.map((demand) => rowOf(demand, group));
    });
}

function groupOf(line: string, above: Group): Group {
  const [name, kind] = named(line);
  const path = [...above.path, qualified(name, above.path.at(-1) ?? '')];
  const earlier = above.kinds.get(name) ?? [];
  above.kinds.set(name, kind === undefined ? earlier : [...earlier, kind]);
  const when = whenOf(kind, earlier, above.whenParent);
  return { path, when, whenParent: when === undefined ? undefined : elementFact(when), kinds: new Map() };
}

function whenOf(kind: Variant | undefined, earlier: readonly Variant[], above: TreeRule['when']): TreeRule['when'] {
  if (kind === undefined && earlier.length === 0)
    return above === undefined
      ? undefined
      : (element, judged) => element.parent !== undefined && above(element.parent, judged);
  return (element, judged) =>
    (kind === undefined || kind(element)) &&
    !earlier.some((other) => other(element)) &&
    (above === undefined || (element.parent !== undefined && above(element.parent, judged)));
}

const named = (text: string): [string, Variant | undefined] => {
  const [name = '', kind] = text.split(/[[\]]/);
  return [name, kind === undefined ? undefined : variant(kind)];
};

const DEMAND = /^(?:(\w+(?:\[[^\]]+\])?)([=<>])(\d))?(?:@(\w+))?(?:~([\w-]+))?#(\d+)(?:\((.*)\))?$/;

function rowOf(text: string, group: Group): Row {
  if (text.startsWith('-')) return unknownRow(text.slice(1), group);
  const [, child, sign, number, attribute, list, id = '', terms] = DEMAND.exec(text) ?? [];
  const { path, when } = group;
  const demand = demandOf(path, child, sign, Number(number), attribute, list);
  return { id: `FX-SCH-A-${id.padStart(6, '0')}`, path, when, demand, terms: terms?.split(',') ?? [] };
}

function unknownRow(text: string, group: Group): Row {
  const [child = '', attribute] = text.split('@');
  const { path, when } = child === '' ? group : groupOf(child, group);
  return {
    id: attribute === undefined ? '?true()' : `?@${attribute}`,
    path,
    when,
    demand: { kind: 'unknown', attribute },
    terms: [],
  };
}

function demandOf(
  path: readonly string[],
  child: string | undefined,
  sign: string | undefined,
  number: number,
  attribute: string | undefined,
  list: string | undefined,
): Demand {
  if (list !== undefined) return { kind: 'value', attribute, list };
  if (attribute !== undefined) return { kind: 'attribute', name: attribute };
  const [name, of] = named(child ?? '');
  const least = sign === '<' ? 0 : number;
  const most = sign === '>' ? Infinity : number;
  return { kind: 'count', child: qualified(name, path.at(-1) ?? ''), of, least, most };
}

const TOP = new Set(['ExchangedDocumentContext', 'ExchangedDocument', 'SupplyChainTradeTransaction']);

/** The name with its prefix, which the table leaves out. */
function qualified(name: string, parent: string): string {
  if (TOP.has(name)) return `rsm:${name}`;
  if (name === 'Indicator') return `udt:${name}`;
  if (name === 'DateTimeString' || name === 'DateString')
    return `${parent.startsWith('ram:Formatted') ? 'qdt' : 'udt'}:${name}`;
  return `ram:${name}`;
}

/** The rule of a row. */
export function ruleOf({ id, path, demand, when }: Row): TreeRule {
  const rule = { id, at: `/${path.join('/')}`, ...(when === undefined ? {} : { when }) };
  switch (demand.kind) {
    case 'count':
      return { ...rule, holds: counts(demand) };
    case 'attribute':
      return { ...rule, holds: ({ attributes }) => attributes[demand.name] !== undefined };
    case 'unknown':
      return { ...rule, ...about(demand.attribute), holds: () => false };
    case 'value':
      return valueRule(rule, demand.attribute, allowed(demand.list));
  }
}

const about = (attribute: string | undefined): Pick<TreeRule, 'attribute'> =>
  attribute === undefined ? {} : { attribute };

function counts({ child, of, least, most }: Demand & { readonly kind: 'count' }): TreeRule['holds'] {
  return (element) => {
    const found = of === undefined ? element.count(child) : element.named(child).filter(of).length;
    return found >= least && found <= most;
  };
}

function valueRule(
  rule: Omit<TreeRule, 'holds'>,
  attribute: string | undefined,
  isAllowed: (code: string) => boolean,
): TreeRule {
  return attribute === undefined
    ? { ...rule, holds: ({ value }) => isAllowed(value) }
    : { ...rule, attribute, holds: ({ attributes }) => isAllowed(attributes[attribute] ?? '') };
}
