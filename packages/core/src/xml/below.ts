import { FIELDS, type XmlTree } from './tree.ts';

/**
 * What stands at a path below an element (`at`, a row of the tree): `path` from its name at `depth` on. Children of large families come from
 * the index; the few of a small one are looked at where they stand, since a list of them would cost more than the rule that asks.
 */

export const SEVERAL = -2;
export const NONE = -1;

/** The first; {@link NONE} if there is none. */
export function firstBelow(tree: XmlTree, at: number, path: readonly string[], depth = 0): number {
  const name = path[depth];
  if (name === undefined) return at;
  if (depth === path.length - 1) return tree.child(at, name);
  if (tree.isLarge(at)) {
    for (const child of tree.indexed(at, name)) {
      const found = firstBelow(tree, child, path, depth + 1);
      if (found >= 0) return found;
    }
    return NONE;
  }
  const end = tree.end(at);
  for (let child = at + FIELDS; child < end; child = tree.end(child)) {
    if (tree.path(child).name !== name) continue;
    const found = firstBelow(tree, child, path, depth + 1);
    if (found >= 0) return found;
  }
  return NONE;
}

/** The only one; {@link NONE} or {@link SEVERAL} if there is not one. */
export function soleBelow(tree: XmlTree, at: number, path: readonly string[], depth = 0, before = NONE): number {
  const name = path[depth];
  if (name === undefined) return before === NONE ? at : SEVERAL;
  let found = before;
  if (tree.isLarge(at)) {
    for (const child of tree.indexed(at, name))
      if ((found = soleBelow(tree, child, path, depth + 1, found)) === SEVERAL) return SEVERAL;
    return found;
  }
  const isLast = depth === path.length - 1;
  const end = tree.end(at);
  for (let child = at + FIELDS; child < end; child = tree.end(child)) {
    if (tree.path(child).name !== name) continue;
    if (!isLast) found = soleBelow(tree, child, path, depth + 1, found);
    else found = found === NONE ? child : SEVERAL;
    if (found === SEVERAL) return SEVERAL;
  }
  return found;
}

/** How many. */
export function countBelow(tree: XmlTree, at: number, path: readonly string[], depth = 0): number {
  const name = path[depth];
  if (name === undefined) return 1;
  const isLast = depth === path.length - 1;
  let count = 0;
  if (tree.isLarge(at)) {
    const children = tree.indexed(at, name);
    if (isLast) return children.length;
    for (const child of children) count += countBelow(tree, child, path, depth + 1);
    return count;
  }
  const end = tree.end(at);
  for (let child = at + FIELDS; child < end; child = tree.end(child))
    if (tree.path(child).name === name) count += isLast ? 1 : countBelow(tree, child, path, depth + 1);
  return count;
}
