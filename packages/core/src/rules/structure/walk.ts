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

/** Everything in which the document is not as its schema demands, in the order of the document. */
export function structureFaults(root: XmlElement, schema: Schema): readonly Fault[] {
  const type = schema.rootType(root.name);
  const faults: Fault[] = [];
  if (type === undefined) faults.push({ kind: 'root', element: root, about: root.name });
  else walk(root, type, schema, faults);
  return faults;
}

function walk(element: XmlElement, type: string, schema: Schema, faults: Fault[]): void {
  const leaf = schema.leaf(type);
  if (leaf !== undefined) return checkLeaf(element, leaf, faults);
  const group = schema.group(type);
  if (group === undefined || group.open) return;
  for (const name in element.attributes) faults.push({ kind: 'attribute', element, about: `@${name}` });
  if (element.text.trim() !== '') faults.push({ kind: 'text', element, about: element.name });
  walkChildren(element, group, schema, faults);
}

function walkChildren(element: XmlElement, group: Group, schema: Schema, faults: Fault[]): void {
  const counts = new Uint8Array(group.places.length);
  let furthest = 0;
  for (const child of element.children) {
    const known = group.byName.get(child.path.name);
    if (known === undefined) {
      faults.push({ kind: 'unknown', element: child, about: child.name });
      continue;
    }
    const { index, repeats } = known.place;
    if (index < furthest) faults.push({ kind: 'order', element: child, about: child.name });
    else furthest = index;
    if (counts[index] === 1 && !repeats) faults.push({ kind: 'repeated', element: child, about: child.name });
    counts[index] = 1;
    walk(child, known.type, schema, faults);
  }
  for (const place of group.places)
    if (place.required && counts[place.index] === 0) faults.push({ kind: 'missing', element, about: oneOf(place) });
}

const oneOf = ({ names }: Place): string => names.join(' or ');

function checkLeaf(element: XmlElement, { kind, attributes }: Leaf, faults: Fault[]): void {
  for (const child of element.children) faults.push({ kind: 'unknown', element: child, about: child.name });
  if (!isOfKind(kind, element.text)) faults.push({ kind: 'value', element, about: element.name });
  for (const name in element.attributes)
    if (!attributes.has(name)) faults.push({ kind: 'attribute', element, about: `@${name}` });
  for (const [name, required] of attributes)
    if (required && element.attributes[name] === undefined)
      faults.push({ kind: 'missing', element, about: `@${name}` });
}
