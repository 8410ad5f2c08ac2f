import type { XmlElement } from '../../xml/index.ts';
import type { Group, Leaf, Place, Schema } from './schema.ts';
import { isOfKind } from './values.ts';

/** What is wrong with the structure at one place. */
export interface Fault {
  readonly kind: 'root' | 'unknown' | 'order' | 'repeated' | 'missing' | 'text' | 'value' | 'attribute';
  /** Where it stands; for `missing` where it should. */
  readonly element: XmlElement;
  /** The name of the element or attribute that it is about. */
  readonly about: string;
}

/** So many different faults are told apart; a file made to have more is told of the others by their kind. */
const MOST_TOLD = 100;

/** The faults of a document, alike ones together, in the order of the first of each. */
export class Faults {
  /** How many there are in all. */
  count = 0;
  readonly #alike = new Map<string, { readonly fault: Fault; count: number }>();

  push(fault: Fault): void {
    this.count += 1;
    const { kind, element, about } = fault;
    const own = `${kind} ${about} ${kind === 'missing' ? element.name : ''}`;
    const key = this.#alike.size < MOST_TOLD || this.#alike.has(own) ? own : kind;
    const known = this.#alike.get(key);
    if (known === undefined) this.#alike.set(key, { fault, count: 1 });
    else known.count += 1;
  }

  /** The first of each, and how many are like it. */
  alike(): readonly { readonly fault: Fault; readonly count: number }[] {
    return [...this.#alike.values()];
  }
}

/** Everything in which the document is not as its schema demands. */
export function structureFaults(root: XmlElement, schema: Schema): Faults {
  const faults = new Faults();
  if (schema.standingOf(root.path).type === undefined) faults.push({ kind: 'root', element: root, about: root.name });
  else walk(root, schema, faults);
  return faults;
}

function walk(element: XmlElement, schema: Schema, faults: Faults): void {
  const { leaf, group } = schema.standingOf(element.path);
  if (leaf !== undefined) return checkLeaf(element, leaf, faults);
  if (group === undefined || group.open) return;
  for (const name of element.attributeNames) faults.push({ kind: 'attribute', element, about: `@${name}` });
  if (element.text.trim() !== '') faults.push({ kind: 'text', element, about: element.name });
  walkChildren(element, group, schema, faults);
}

function walkChildren(element: XmlElement, group: Group, schema: Schema, faults: Faults): void {
  const counts = new Uint8Array(group.places.length);
  let furthest = 0;
  for (const child of element.children) {
    const { place } = schema.standingOf(child.path);
    if (place === undefined) {
      faults.push({ kind: 'unknown', element: child, about: child.name });
      continue;
    }
    const { index, repeats } = place;
    if (index < furthest) faults.push({ kind: 'order', element: child, about: child.name });
    else furthest = index;
    if (counts[index] === 1 && !repeats) faults.push({ kind: 'repeated', element: child, about: child.name });
    counts[index] = 1;
    walk(child, schema, faults);
  }
  for (const place of group.places)
    if (place.required && counts[place.index] === 0) faults.push({ kind: 'missing', element, about: oneOf(place) });
}

const oneOf = ({ names }: Place): string => names.join(' or ');

function checkLeaf(element: XmlElement, { kind, attributes }: Leaf, faults: Faults): void {
  for (const child of element.children) faults.push({ kind: 'unknown', element: child, about: child.name });
  if (!isOfKind(kind, element)) faults.push({ kind: 'value', element, about: element.name });
  for (const name of element.attributeNames)
    if (!attributes.has(name)) faults.push({ kind: 'attribute', element, about: `@${name}` });
  for (const [name, required] of attributes)
    if (required && element.attributes[name] === undefined)
      faults.push({ kind: 'missing', element, about: `@${name}` });
}
