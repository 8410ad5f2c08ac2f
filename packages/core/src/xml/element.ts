import { countBelow, firstBelow, SEVERAL, soleBelow } from './below.ts';
import type { ElementPath } from './element-path.ts';
import { FIELDS, type XmlAttributes, type XmlTree } from './tree.ts';

const NO_ELEMENTS: readonly XmlElement[] = [];

/**
 * One element of a document. Names carry the prefixes of `namespaces.ts`, whatever prefixes the document uses. It is a look at the tree, made
 * anew for whoever asks: two of them are the same element if {@link XmlElement.is} says so.
 */
export class XmlElement {
  readonly #tree: XmlTree;
  readonly #at: number;

  constructor(tree: XmlTree, at: number) {
    this.#tree = tree;
    this.#at = at;
  }

  /** Its names from the root down. */
  get path(): ElementPath {
    return this.#tree.path(this.#at);
  }

  /** `cbc:ID`, or `{urn:some:namespace}Name` for a namespace that is none of an invoice. */
  get name(): string {
    return this.path.name;
  }

  /** How many elements begin before it in the document. */
  get order(): number {
    return this.#at / FIELDS;
  }

  /** How many elements there are from it down, itself included. */
  get size(): number {
    return (this.#tree.end(this.#at) - this.#at) / FIELDS;
  }

  is(other: XmlElement | undefined): boolean {
    return other !== undefined && this.#at === other.#at && this.#tree === other.#tree;
  }

  get parent(): XmlElement | undefined {
    const parent = this.#tree.parent(this.#at);
    return parent < 0 ? undefined : new XmlElement(this.#tree, parent);
  }

  /** Attributes without a namespace. */
  get attributes(): XmlAttributes {
    return this.#tree.attributes(this.#at);
  }

  /** The names of these. */
  get attributeNames(): readonly string[] {
    return this.#tree.attributeNames(this.#at);
  }

  /** Its own character data. Blanks between child elements, which lay the document out, are at most a line feed. */
  get text(): string {
    return this.#tree.text(this.#at);
  }

  /** All character data below, which is what XPath takes for the element's value. */
  get value(): string {
    return this.#tree.value(this.#at);
  }

  /** Whether it has no children. */
  get isLeaf(): boolean {
    return this.#tree.end(this.#at) === this.#at + FIELDS;
  }

  get firstChild(): XmlElement | undefined {
    return this.isLeaf ? undefined : new XmlElement(this.#tree, this.#at + FIELDS);
  }

  /** The element after it that has the same parent. */
  get nextSibling(): XmlElement | undefined {
    const tree = this.#tree;
    const next = tree.end(this.#at);
    return next < tree.end(tree.parent(this.#at)) ? new XmlElement(tree, next) : undefined;
  }

  get children(): readonly XmlElement[] {
    const tree = this.#tree;
    const end = tree.end(this.#at);
    const first = this.#at + FIELDS;
    if (first === end) return NO_ELEMENTS;
    const children: XmlElement[] = [];
    for (let at = first; at < end; at = tree.end(at)) children.push(new XmlElement(tree, at));
    return children;
  }

  /** The children of that name; of very many no more than `most`. */
  named(name: string, most = Infinity): readonly XmlElement[] {
    const tree = this.#tree;
    const end = tree.end(this.#at);
    let found: XmlElement[] | undefined;
    if (tree.isLarge(this.#at)) {
      const all = tree.indexed(this.#at, name);
      return (all.length > most ? all.slice(0, most) : all).map((one) => new XmlElement(tree, one));
    }
    for (let at = this.#at + FIELDS; at < end; at = tree.end(at)) {
      if (tree.path(at).name !== name) continue;
      if (found === undefined) found = [new XmlElement(tree, at)];
      else found.push(new XmlElement(tree, at));
    }
    return found ?? NO_ELEMENTS;
  }

  /** The first child of that name. */
  child(name: string): XmlElement | undefined {
    const at = this.#tree.child(this.#at, name);
    return at < 0 ? undefined : new XmlElement(this.#tree, at);
  }

  /** The first element at this path below: `find('cac:Party', 'cac:PartyName', 'cbc:Name')`. Looks into every branch. */
  find(...path: readonly string[]): XmlElement | undefined {
    const at = firstBelow(this.#tree, this.#at, path);
    return at < 0 ? undefined : new XmlElement(this.#tree, at);
  }

  /** Every element at this path below, in the order of the document. */
  all(...path: readonly string[]): readonly XmlElement[] {
    return allBelow(this.#tree, this.#at, path) ?? NO_ELEMENTS;
  }

  /** The only element at this path below, in every branch; `'several'` where there are more. */
  only(...path: readonly string[]): XmlElement | 'several' | undefined {
    const at = soleBelow(this.#tree, this.#at, path);
    if (at < 0) return at === SEVERAL ? 'several' : undefined;
    return new XmlElement(this.#tree, at);
  }

  /** Whether there is an element at this path below. */
  has(...path: readonly string[]): boolean {
    return firstBelow(this.#tree, this.#at, path) >= 0;
  }

  /** How many elements there are at this path below. */
  count(...path: readonly string[]): number {
    return countBelow(this.#tree, this.#at, path);
  }

  /** The first element below whose path is such a one. */
  firstBelow(test: (path: ElementPath) => boolean): XmlElement | undefined {
    const tree = this.#tree;
    const end = tree.end(this.#at);
    for (let at = this.#at + FIELDS; at < end; at += FIELDS) if (test(tree.path(at))) return new XmlElement(tree, at);
    return undefined;
  }

  /** The first element of that name at any depth below. */
  anywhere(name: string): XmlElement | undefined {
    return this.firstBelow((path) => path.name === name);
  }

  /** Every element of that name at any depth below, in the order of the document. */
  everywhere(name: string): readonly XmlElement[] {
    const tree = this.#tree;
    const end = tree.end(this.#at);
    const found: XmlElement[] = [];
    for (let at = this.#at + FIELDS; at < end; at += FIELDS)
      if (tree.path(at).name === name) found.push(new XmlElement(tree, at));
    return found;
  }

  /** Itself and all elements below, in the order of the document, as far as `about` says something of their path. */
  descend<About>(
    about: (path: ElementPath) => About | undefined,
    visit: (element: XmlElement, about: About) => void,
  ): void {
    const tree = this.#tree;
    const end = tree.end(this.#at);
    const found = tree.paths.map(about);
    for (let at = this.#at; at < end; at += FIELDS) {
      const here = found[tree.pathNumber(at)];
      if (here !== undefined) visit(new XmlElement(tree, at), here);
    }
  }

  /** The XPath to it, with a position where it has siblings of its name: `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`. */
  get location(): string {
    const { parent, name } = this;
    if (parent === undefined) return `/${name}`;
    const alike = this.#tree.named(parent.#at, name);
    return `${parent.location}/${name}${alike.length === 1 ? '' : `[${alike.indexOf(this.#at) + 1}]`}`;
  }

  /** Its number among the siblings of its name, from 1 on. */
  get position(): number {
    const parent = this.#tree.parent(this.#at);
    return parent < 0 ? 1 : this.#tree.named(parent, this.name).indexOf(this.#at) + 1;
  }
}

type Found = XmlElement[] | undefined;

/** Every element at the rest of a path below, behind those found before (see `below.ts`). */
function allBelow(tree: XmlTree, at: number, path: readonly string[], depth = 0, before?: Found): Found {
  const name = path[depth];
  if (name === undefined) return withOne(before, new XmlElement(tree, at));
  let found = before;
  if (tree.isLarge(at)) {
    for (const child of tree.indexed(at, name)) found = allBelow(tree, child, path, depth + 1, found);
    return found;
  }
  const isLast = depth === path.length - 1;
  const end = tree.end(at);
  for (let child = at + FIELDS; child < end; child = tree.end(child)) {
    if (tree.path(child).name !== name) continue;
    found = isLast ? withOne(found, new XmlElement(tree, child)) : allBelow(tree, child, path, depth + 1, found);
  }
  return found;
}

/** Mostly there is one: a list that begins with it is shorter than one that grows. */
function withOne(found: Found, element: XmlElement): XmlElement[] {
  if (found === undefined) return [element];
  found.push(element);
  return found;
}
