import type { ElementPath } from './element-path.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: XmlAttributes = Object.freeze(Object.create(null) as Record<string, string>);
const NO_CHILDREN: readonly XmlElement[] = [];
/** From so many children on they are found by an index. */
const MANY = 16;

/** One element of a document. Names carry the prefixes of `namespaces.ts`, whatever prefixes the document uses. */
export class XmlElement {
  readonly path: ElementPath;
  readonly parent: XmlElement | undefined;
  /** Attributes without a namespace. */
  readonly attributes: XmlAttributes;
  /** Its own character data. Blanks between child elements, which lay the document out, are at most a line feed. */
  text = '';
  #children: readonly XmlElement[] = NO_CHILDREN;
  /** The text before each child and after the last, where there is more than layout. */
  #gaps: readonly string[] | undefined = undefined;
  #byName: ReadonlyMap<string, readonly XmlElement[]> | undefined = undefined;

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

  /** Done once, by the parser: the children, with the text around each, or with layout alone. */
  fill(children: readonly XmlElement[], text: string | readonly string[]): void {
    this.#children = children;
    if (typeof text === 'string') {
      this.text = text;
    } else {
      this.#gaps = text;
      this.text = text.join('');
    }
  }

  /** Every child of that name, and perhaps others: an invoice of ten thousand lines is not searched through for each of them. */
  mayBeNamed(name: string): readonly XmlElement[] {
    if (this.#children.length < MANY) return this.#children;
    this.#byName ??= Map.groupBy(this.#children, (child) => child.path.name);
    return this.#byName.get(name) ?? NO_CHILDREN;
  }

  /** The first child of that name. */
  child(name: string): XmlElement | undefined {
    for (const child of this.mayBeNamed(name)) if (child.path.name === name) return child;
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
    const children = this.#children;
    if (children.length === 0) return this.text;
    const gaps = this.#gaps;
    if (gaps === undefined) return children.map((child) => child.value).join(this.text);
    return gaps.map((gap, index) => gap + (children[index]?.value ?? '')).join('');
  }

  /** The XPath to it, with a position where it has siblings of its name: `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`. */
  get location(): string {
    const { parent, name } = this;
    if (parent === undefined) return `/${name}`;
    const alike = parent.all(name);
    return `${parent.location}/${name}${alike.length === 1 ? '' : `[${alike.indexOf(this) + 1}]`}`;
  }
}

function first(element: XmlElement, path: readonly string[], depth: number): XmlElement | undefined {
  const name = path[depth];
  if (name === undefined) return element;
  for (const child of element.mayBeNamed(name)) {
    if (child.path.name !== name) continue;
    const found = first(child, path, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

function collect(element: XmlElement, path: readonly string[], depth: number, found: XmlElement[]): void {
  const name = path[depth];
  if (name === undefined) {
    found.push(element);
    return;
  }
  for (const child of element.mayBeNamed(name)) if (child.path.name === name) collect(child, path, depth + 1, found);
}
