import {
  type FilledNode,
  type TemplateAttribute,
  TemplateFault,
  type TemplateNode,
  type Text,
  type Variable,
} from './tree.ts';

/** What placeholders stand for: texts, lists to repeat a section for, and groups of them. An empty text or list is nothing. */
export type View = { readonly [name: string]: ViewValue };
export type ViewValue = string | readonly View[] | View;

/** The view itself and those around it: a section sees what is outside. */
type Scope = readonly View[];

/** Most that a filled letter may hold, in nodes: a list of lists grows fast. */
const LARGEST = 200_000;

/** Fills the placeholders. Throws a {@link TemplateFault} for one that is not known. */
export function fill(nodes: readonly TemplateNode[], view: View): readonly FilledNode[] {
  const budget = { left: LARGEST };
  return nodes.flatMap((node) => filled(node, [view], budget));
}

export function fillText(parts: readonly (Text | Variable)[], view: View): string {
  return textOf(parts, [view]);
}

function filled(node: TemplateNode, scope: Scope, budget: { left: number }): readonly FilledNode[] {
  budget.left -= 1;
  if (budget.left < 0)
    throw new TemplateFault('TEMPLATE_TOO_LARGE', 'The filled letter is too large.', 'Repeat less in the template.');
  if (node.kind === 'text') return [node];
  if (node.kind === 'variable') return [{ kind: 'text', text: textOf([node], scope) }];
  const inside = (inner: Scope): FilledNode[] => node.children.flatMap((child) => filled(child, inner, budget));
  if (node.kind === 'section')
    return repeats(lookUp(node.name, scope, node.line), node.inverted, scope).flatMap(inside);
  return [
    { kind: 'element', name: node.name, attributes: attributesOf(node.attributes, scope), children: inside(scope) },
  ];
}

/** Throws a {@link TemplateFault} for a placeholder that is not known, wherever it stands; the view is one in which nothing is empty. */
export function refuseUnknown(nodes: readonly TemplateNode[], scope: Scope): void {
  for (const node of nodes) {
    if (node.kind === 'variable') textOf([node], scope);
    else if (node.kind === 'element') {
      for (const { value } of node.attributes) textOf(value, scope);
      refuseUnknown(node.children, scope);
    } else if (node.kind === 'section') {
      const [inner = scope] = repeats(lookUp(node.name, scope, node.line), false, scope);
      refuseUnknown(node.children, node.inverted ? scope : inner);
    }
  }
}

/** The scopes for which a section is written: none, one, or one for each. */
function repeats(value: ViewValue, inverted: boolean, scope: Scope): readonly Scope[] {
  const isNothing = value === '' || (Array.isArray(value) && value.length === 0);
  if (inverted) return isNothing ? [scope] : [];
  if (isNothing) return [];
  if (typeof value === 'string') return [scope];
  return Array.isArray(value) ? value.map((item: View) => [item, ...scope]) : [[value as View, ...scope]];
}

function attributesOf(attributes: readonly TemplateAttribute[], scope: Scope): Record<string, string> {
  return Object.fromEntries(attributes.map(({ name, value }) => [name, textOf(value, scope)]));
}

function textOf(parts: readonly (Text | Variable)[], scope: Scope): string {
  return parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const value = lookUp(part.name, scope, part.line);
      if (typeof value === 'string') return value;
      throw unknown(part.name, part.line, scope);
    })
    .join('');
}

/** `document.number`: the first name in the nearest scope that has it, the others below it. */
function lookUp(path: string, scope: Scope, line: number): ViewValue {
  const [first = '', ...rest] = path.split('.');
  let value = scope.find((view) => Object.hasOwn(view, first))?.[first];
  for (const name of rest) value = isGroup(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  if (value === undefined) throw unknown(path, line, scope);
  return value;
}

const isGroup = (value: ViewValue | undefined): value is View => typeof value === 'object' && !Array.isArray(value);

function unknown(path: string, line: number, scope: Scope): TemplateFault {
  const near = nearest(path, [...new Set(scope.flatMap((view) => namesOf(view)))]);
  return new TemplateFault(
    'TEMPLATE_UNKNOWN_VARIABLE',
    `The template names {{${path}}}, which is not known.`,
    near === undefined ? 'Choose one of the placeholders of the list beside the editor.' : `Did you mean {{${near}}}?`,
    line,
  );
}

/** Every name that may stand in a placeholder or open a section. */
export function namesOf(view: View, prefix = ''): string[] {
  return Object.entries(view).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    return isGroup(value) ? [path, ...namesOf(value, `${path}.`)] : [path];
  });
}

/** The name that takes the fewest edits, if they are few. */
function nearest(path: string, names: readonly string[]): string | undefined {
  const [best] = names
    .map((name) => ({ name, edits: editsBetween(path.toLowerCase(), name.toLowerCase()) }))
    .sort((left, right) => left.edits - right.edits);
  return best !== undefined && best.edits <= Math.max(2, path.length / 3) ? best.name : undefined;
}

/** Levenshtein's distance. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let at = 1; at <= from.length; at += 1) {
    const next = [at];
    for (let index = 1; index <= to.length; index += 1) {
      const swap = (row[index - 1] ?? 0) + (from[at - 1] === to[index - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[index] ?? 0) + 1, (next[index - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
