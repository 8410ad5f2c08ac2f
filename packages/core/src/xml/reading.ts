import type { XmlElement } from './element.ts';

/** Something in the bytes that the model has no place for, or that was repaired on the way in. */
export interface ReadWarning {
  /** Where in the document: `/ubl:Invoice/cac:Delivery[2]`. */
  readonly location: string;
  readonly message: string;
}

/**
 * Reads an element tree term by term and remembers what was taken, so that nothing in the document is lost without a warning.
 * Texts that are empty or blank are absent.
 */
export class Reading {
  readonly #taken = new Set<XmlElement>();
  readonly #warnings: ReadWarning[] = [];

  /** The first element at `path`. */
  element(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
    let found = parent;
    for (const name of path) found = found?.child(name);
    return found;
  }

  /** Every child of that name. */
  elements(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
    return parent?.children.filter((child) => child.name === name) ?? [];
  }

  /** The text of the first element at `path`. */
  text(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
    return this.textOf(this.element(parent, ...path));
  }

  /** The text of an element. */
  textOf(element: XmlElement | undefined): string | undefined {
    if (element === undefined) return undefined;
    this.#taken.add(element);
    return element.text.trim() === '' ? undefined : element.text;
  }

  warn(location: string, message: string): void {
    this.#warnings.push({ location, message });
  }

  /** Everything noticed, and every element with text that was never read. */
  warningsFor(root: XmlElement): readonly ReadWarning[] {
    this.#findUnread(root, `/${root.name}`);
    return this.#warnings;
  }

  #findUnread(element: XmlElement, location: string): void {
    if (!this.#taken.has(element) && element.text.trim() !== '')
      this.warn(location, 'Not read: the invoice has no term for it.');
    const counts = new Map<string, number>();
    for (const child of element.children) {
      const count = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count);
      this.#findUnread(child, `${location}/${child.name}${count === 1 ? '' : `[${count}]`}`);
    }
  }
}

/** A group of terms without its absent ones; `undefined` when nothing is left. */
export function present<T extends object>(terms: T): T | undefined {
  const entries = Object.entries(terms).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as T);
}

/** The items, or `undefined` for none: an empty list is an absent term. */
export function some<T>(items: readonly T[]): T[] | undefined {
  return items.length === 0 ? undefined : [...items];
}
