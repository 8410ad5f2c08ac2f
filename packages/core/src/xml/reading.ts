import type { XmlElement } from './element.ts';

/** Something in the bytes that the model has no place for, or that was repaired on the way in. */
export interface ReadWarning {
  /** Where in the document: `/ubl:Invoice/cac:Delivery[2]`. */
  readonly location: string;
  readonly message: string;
}

/** More help nobody; of the others is said how many they are. */
export const MOST_WARNINGS = 100;

/**
 * Reads an element tree term by term and remembers what was taken, so that nothing in the document is lost without a warning.
 * Texts that are empty or blank are absent.
 */
export class Reading {
  readonly #root: XmlElement;
  /** By the order of the element: whether it was taken. */
  readonly #taken: Uint8Array;
  readonly #warnings: ReadWarning[] = [];
  /** How many there were beside these. */
  #more = 0;

  constructor(root: XmlElement) {
    this.#root = root;
    this.#taken = new Uint8Array(root.size);
  }

  /** The first element at `path`. */
  element(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
    let found = parent;
    for (const name of path) found = found?.child(name);
    return found;
  }

  /** Every child of that name; of very many no more than `most`. */
  elements(parent: XmlElement | undefined, name: string, most?: number): readonly XmlElement[] {
    return parent?.named(name, most) ?? [];
  }

  /** The text of the first element at `path`. */
  text(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
    return this.textOf(this.element(parent, ...path));
  }

  /** The text of an element. */
  textOf(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined;
    this.#taken[element.order] = 1;
    const { text } = element;
    return text.trim() === '' ? undefined : text;
  }

  /** An attribute without a namespace; one that is empty or blank is absent, as texts are. */
  attribute(element: XmlElement | undefined, name: string): string | undefined {
    const value = element?.attributes[name];
    return value === undefined || value.trim() === '' ? undefined : value;
  }

  warn(location: string, message: string): void {
    if (this.#warnings.length < MOST_WARNINGS) this.#warnings.push({ location, message });
    else this.#more += 1;
  }

  /** Everything noticed, and every element with text that was never read. */
  warnings(): readonly ReadWarning[] {
    this.#root.descend(everyPath, (element) => {
      if (this.#taken[element.order] === 0 && element.text.trim() !== '') this.#warnOf(element);
    });
    if (this.#more === 0) return this.#warnings;
    return [...this.#warnings, { location: `/${this.#root.name}`, message: `And ${this.#more} places more.` }];
  }

  #warnOf(element: XmlElement): void {
    if (this.#warnings.length >= MOST_WARNINGS) this.#more += 1;
    else this.warn(placeOf(element), 'Not read: the invoice has no term for it.');
  }
}

const everyPath = (): true => true;

/** Its path, with a number from the second sibling of its name on. */
function placeOf(element: XmlElement): string {
  const { parent, name, position } = element;
  if (parent === undefined) return `/${name}`;
  return `${placeOf(parent)}/${name}${position === 1 ? '' : `[${position}]`}`;
}

/** A group of terms without its absent ones; `undefined` when nothing is left. */
export function present<T extends object>(terms: T): T | undefined {
  const entries = Object.entries(terms).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

/** The items, or `undefined` for none: an empty list is an absent term. */
export function some<T>(items: T[]): T[] | undefined {
  return items.length === 0 ? undefined : items;
}
