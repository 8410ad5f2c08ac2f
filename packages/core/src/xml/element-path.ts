/**
 * The names from the root down to an element, kept once: two elements of one path share the object, in every document. Rules are looked up
 * by it instead of matching each element against each pattern.
 */
export class ElementPath {
  /** Small and dense, so that tables can be arrays; -1 when too many different paths have been seen to keep more of them. */
  readonly id: number;
  /** `cbc:ID` */
  readonly name: string;
  readonly parent: ElementPath | undefined;
  readonly #children = new Map<string, ElementPath>();

  constructor(id: number, name: string, parent: ElementPath | undefined) {
    this.id = id;
    this.name = name;
    this.parent = parent;
  }

  /** The path of a child of this name. */
  child(name: string): ElementPath {
    let child = this.#children.get(name);
    if (child === undefined) {
      child = new ElementPath(kept < MOST_KEPT ? kept++ : -1, name, this);
      if (child.id >= 0) this.#children.set(name, child);
    }
    return child;
  }
}

/** Real documents have some thousand different paths; documents made to be different must not fill the memory. */
const MOST_KEPT = 20_000;
let kept = 1;

/** The parent of every root element. */
export const DOCUMENT_PATH = new ElementPath(0, '', undefined);
