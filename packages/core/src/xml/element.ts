import type { ElementPath } from './element-path.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: XmlAttributes = Object.freeze({});
const NO_CHILDREN: XmlElement[] = [];

/** One element of a document. Names carry the prefixes of `namespaces.ts`, whatever prefixes the document uses. */
export class XmlElement {
  readonly path: ElementPath;
  readonly parent: XmlElement | undefined;
  /** Attributes without a namespace. */
  readonly attributes: XmlAttributes;
  /** Its own character data, as it stands. */
  text = '';
  #children: XmlElement[] = NO_CHILDREN;

  constructor(path: ElementPath, parent: XmlElement | undefined, attributes: XmlAttributes) {
    this.path = path;
    this.parent = parent;
    this.attributes = attributes;
  }

  /** `cbc:ID`, or `{urn:some:namespace}Name` for a namespace that is none of an invoice. */
  get name(): string {
    return this.path.name;
  }

  get children(): readonly XmlElement[] {
    return this.#children;
  }

  append(child: XmlElement): void {
    if (this.#children === NO_CHILDREN) this.#children = [child];
    else this.#children.push(child);
  }

  /** The first child of that name. */
  child(name: string): XmlElement | undefined {
    for (const child of this.#children) if (child.path.name === name) return child;
    return undefined;
  }

  /** The first element at this path below: `find('cac:Party', 'cac:PartyName', 'cbc:Name')`. Looks into every branch. */
  find(...path: readonly string[]): XmlElement | undefined {
    return first(this, path, 0);
  }

  /** Every element at this path below, in the order of the document. */
  all(...path: readonly string[]): readonly XmlElement[] {
    const found: XmlElement[] = [];
    collect(this, path, 0, found);
    return found;
  }

  /** Whether there is an element at this path below. */
  has(...path: readonly string[]): boolean {
    return first(this, path, 0) !== undefined;
  }

  /** All character data below, which is what XPath takes for the element's value. */
  get value(): string {
    if (this.#children.length === 0) return this.text;
    return this.text + this.#children.map((child) => child.value).join('');
  }

  /** The XPath to it, with a position where it has siblings of its name: `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`. */
  get location(): string {
    const { parent, name } = this;
    if (parent === undefined) return `/${name}`;
    const alike = parent.children.filter((sibling) => sibling.name === name);
    return `${parent.location}/${name}${alike.length === 1 ? '' : `[${alike.indexOf(this) + 1}]`}`;
  }
}

function first(element: XmlElement, path: readonly string[], depth: number): XmlElement | undefined {
  if (depth === path.length) return element;
  const name = path[depth];
  for (const child of element.children) {
    if (child.path.name !== name) continue;
    const found = first(child, path, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function collect(element: XmlElement, path: readonly string[], depth: number, found: XmlElement[]): void {
  if (depth === path.length) {
    found.push(element);
    return;
  }
  const name = path[depth];
  for (const child of element.children) if (child.path.name === name) collect(child, path, depth + 1, found);
}
