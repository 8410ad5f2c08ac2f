import type { XmlElement } from '../../xml/index.ts';
import type { Group, Leaf, Schema } from './schema.ts';
import { isOfKind } from './values.ts';

/**
 * Whether an element and all below are as the schema demands. Most documents are: this stops at the first fault, and counts nothing, since
 * children in their order leave out what must be there only where they step over its place. `walk.ts` tells what is wrong.
 */
export function isRight(element: XmlElement, schema: Schema): boolean {
  const { type, leaf, group } = schema.standingOf(element.path);
  if (type === undefined) return false;
  if (leaf !== undefined) return isRightLeaf(element, leaf);
  if (group === undefined || group.open) return true;
  return element.attributeNames.length === 0 && element.text.trim() === '' && areRight(element, group, schema);
}

function areRight(element: XmlElement, { nextRequired, places }: Group, schema: Schema): boolean {
  let furthest = -1;
  for (let child = element.firstChild; child !== undefined; child = child.nextSibling) {
    const { place } = schema.standingOf(child.path);
    if (place === undefined) return false;
    const { index, repeats } = place;
    const isNext = index > furthest ? index <= (nextRequired[furthest + 1] ?? 0) : index === furthest && repeats;
    if (!isNext || !isRight(child, schema)) return false;
    furthest = index;
  }
  return nextRequired[furthest + 1] === places.length;
}

function isRightLeaf(element: XmlElement, { kind, attributes, required }: Leaf): boolean {
  const names = element.attributeNames;
  if (!element.isLeaf || !names.every((name) => attributes.has(name))) return false;
  return required.every((name) => names.includes(name)) && isOfKind(kind, element);
}
