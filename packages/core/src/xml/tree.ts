import type { AttributeSet } from './attribute-sets.ts';
import type { ElementPath } from './element-path.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

export const NO_ATTRIBUTES: XmlAttributes = Object.freeze(Object.create(null) as Record<string, string>);

/** Six numbers for each element, in the order of the document. An element is called by the place of its first. */
export const FIELDS = 6;
/** The element around it; negative for the root. */
export const PARENT = 0;
/** The first element after it that is not inside it. */
export const END = 1;
/** Its path and its attributes, as places in the lists of the tree. */
export const PATH = 2;
export const ATTRIBUTES = 3;
/** Its own text, as a cut of the source; where FROM is negative, `texts[~FROM]`. */
export const FROM = 4;
export const TO = 5;

/** Of texts that are no cut of the source the first: what lays a document out. */
export const LINE_FEED = '\n';

/** The children of an element with more below it are found by an index. */
const LARGE = 64 * FIELDS;
const NONE: readonly number[] = [];

export interface TreeParts {
  readonly numbers: Int32Array;
  readonly paths: readonly ElementPath[];
  readonly sets: readonly AttributeSet[];
  readonly source: string;
  readonly texts: readonly string[];
  /** Of the elements with text among their children: the text before each child and after the last. */
  readonly gaps: ReadonlyMap<number, readonly string[]> | undefined;
}

/**
 * The elements of a document as numbers in one array: a tenth of the memory of objects, none of which the engine has to move about while a
 * large document is read. `XmlElement` looks at them.
 */
export class XmlTree {
  readonly #numbers: Int32Array;
  readonly paths: readonly ElementPath[];
  readonly #sets: readonly AttributeSet[];
  readonly #source: string;
  readonly #texts: readonly string[];
  readonly #gaps: ReadonlyMap<number, readonly string[]> | undefined;
  /** The children of large families by name. */
  #byName: Map<number, ReadonlyMap<string, readonly number[]>> | undefined = undefined;

  constructor({ numbers, paths, sets, source, texts, gaps }: TreeParts) {
    this.#numbers = numbers;
    this.paths = paths;
    this.#sets = sets;
    this.#source = source;
    this.#texts = texts;
    this.#gaps = gaps;
  }

  parent(at: number): number {
    return this.#numbers[at + PARENT] ?? -1;
  }

  end(at: number): number {
    return this.#numbers[at + END] ?? 0;
  }

  path(at: number): ElementPath {
    return this.paths[this.pathNumber(at)] as ElementPath;
  }

  /** The place of its path among those of the tree. */
  pathNumber(at: number): number {
    return this.#numbers[at + PATH] ?? 0;
  }

  attributes(at: number): XmlAttributes {
    return this.#setOf(at).attributes;
  }

  attributeNames(at: number): readonly string[] {
    return this.#setOf(at).names;
  }

  #setOf(at: number): AttributeSet {
    return this.#sets[this.#numbers[at + ATTRIBUTES] ?? 0] as AttributeSet;
  }

  /** Its own character data. */
  text(at: number): string {
    const from = this.#numbers[at + FROM] ?? 0;
    if (from < 0) return this.#texts[~from] ?? '';
    const to = this.#numbers[at + TO] ?? 0;
    return from === to ? '' : this.#source.slice(from, to);
  }

  /** All character data in it. */
  value(at: number): string {
    const end = this.end(at);
    const first = at + FIELDS;
    if (first === end) return this.text(at);
    const gaps = this.#gaps?.get(at);
    const between = gaps === undefined ? this.text(at) : '';
    let value = gaps?.[0] ?? '';
    let index = 0;
    for (let child = first; child < end; child = this.end(child)) {
      index += 1;
      value += (index === 1 ? '' : between) + this.value(child) + (gaps?.[index] ?? '');
    }
    return value;
  }

  /** Whether its children are better found by the index. */
  isLarge(at: number): boolean {
    return this.end(at) - at > LARGE;
  }

  /** The first child of a name; negative for none. */
  child(parent: number, name: string): number {
    if (this.isLarge(parent)) return this.indexed(parent, name)[0] ?? -1;
    const end = this.end(parent);
    for (let at = parent + FIELDS; at < end; at = this.end(at)) if (this.path(at).name === name) return at;
    return -1;
  }

  /** The children of a name. */
  named(parent: number, name: string): readonly number[] {
    if (this.isLarge(parent)) return this.indexed(parent, name);
    const end = this.end(parent);
    let found: number[] | undefined;
    for (let at = parent + FIELDS; at < end; at = this.end(at)) {
      if (this.path(at).name !== name) continue;
      if (found === undefined) found = [at];
      else found.push(at);
    }
    return found ?? NONE;
  }

  /** The children of a name in a large family. */
  indexed(parent: number, name: string): readonly number[] {
    this.#byName ??= new Map();
    let index = this.#byName.get(parent);
    if (index === undefined) this.#byName.set(parent, (index = this.#indexOf(parent)));
    return index.get(name) ?? NONE;
  }

  #indexOf(parent: number): ReadonlyMap<string, readonly number[]> {
    const index = new Map<string, number[]>();
    const end = this.end(parent);
    for (let at = parent + FIELDS; at < end; at = this.end(at)) {
      const { name } = this.path(at);
      const alike = index.get(name);
      if (alike === undefined) index.set(name, [at]);
      else alike.push(at);
    }
    return index;
  }
}
