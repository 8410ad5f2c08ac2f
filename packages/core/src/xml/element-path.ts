import { internedName } from './names.ts';

/**
 * The names from the root down to an element, kept once: two elements of one path share the object, in every document. What is worked out
 * for a path (see `pathFact`) is kept with it, so that a rule set matches its patterns with paths, not with elements.
 */
export class ElementPath {
  /** `cbc:ID` */
  readonly name: string;
  readonly parent: ElementPath | undefined;
  /** By the number of the fact. */
  readonly known: unknown[] = [];
  #children: Map<string, ElementPath> | undefined;

  constructor(name: string, parent: ElementPath | undefined) {
    this.name = name;
    this.parent = parent;
  }

  /** The path of a child of this name. */
  child(name: string): ElementPath {
    this.#children ??= new Map();
    let child = this.#children.get(name);
    if (child === undefined) {
      const interned = internedName(name);
      child = new ElementPath(interned, this);
      this.#children.set(interned, child);
    }
    return child;
  }
}

let facts = 0;

/** Something worked out once per path: `const rulesAt = pathFact((path) => rules.filter(…))`. */
export function pathFact<Value extends object>(work: (path: ElementPath) => Value): (path: ElementPath) => Value {
  const index = facts++;
  return (path) => (path.known[index] ??= work(path)) as Value;
}
