import type { AttributeSet } from './attribute-sets.ts';
import { ElementPath } from './element-path.ts';
import { isQualifiedName } from './names.ts';
import { Phrase } from './phrase.ts';
import { NamespaceScope } from './scope.ts';

/** An end tag, from the blanks before it on. */
export interface Closing {
  readonly phrase: Phrase;
  /** The blanks before it as text. */
  readonly layout: string;
}

/** A start tag, from the blanks before it on. */
export interface Opening extends Closing {
  /** How many more bytes than UTF-16 units it has. */
  readonly surplus: number;
  readonly place: Place;
  readonly set: AttributeSet;
  readonly isEmpty: boolean;
  /** What else stood here, before this. */
  other: Opening | undefined;
}

/** Inside an element: its path, and how this document writes it. Documents of one sender share their places. */
export class Place {
  readonly path: ElementPath;
  readonly outer: Place | undefined;
  readonly scope: NamespaceScope;
  /** The name as it stands in the tags, in UTF-8. */
  readonly raw: Uint8Array;
  readonly tag: string;
  readonly endTag: Phrase;
  /** How many more bytes than UTF-16 units the name has. */
  readonly surplus: number;
  readonly depth: number;
  readonly hash: number;
  /** What stood in this place when it was last read: the first tag in it, the tag after it, and its own end tag. */
  first: Opening | undefined = undefined;
  next: Opening | undefined = undefined;
  closing: Closing | undefined = undefined;
  /** The document that was the last to have it, and the number of its path there. */
  document = 0;
  number = 0;

  constructor(
    path: ElementPath,
    outer: Place | undefined,
    scope: NamespaceScope,
    raw: Uint8Array,
    tag: string,
    hash: number,
  ) {
    this.path = path;
    this.outer = outer;
    this.scope = scope;
    this.raw = raw;
    this.tag = tag;
    this.endTag = new Phrase(encoder.encode(`</${tag}>`));
    this.surplus = raw.length - tag.length;
    this.depth = outer === undefined ? 0 : outer.depth + 1;
    this.hash = hash;
  }
}

/** Real documents, all taken together, have some thousand; documents made to be different must not fill the memory. */
const MOST_KEPT = 10_000;
let table: PlaceTable | undefined;

/** The places that the next document shares. They begin anew when they have become too many. */
export function placesForDocument(): PlaceTable {
  if (table === undefined || table.added > MOST_KEPT) table = new PlaceTable();
  return table;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const BITS = 13;
const TRIES = 4;

/**
 * The places met so far, found by the bytes of a name without cutting it out. A table of fixed size in which the newer push out the older:
 * nothing that documents hold can make it grow.
 */
export class PlaceTable {
  readonly outermost = new Place(
    new ElementPath('', undefined),
    undefined,
    NamespaceScope.outermost,
    new Uint8Array(),
    '',
    0,
  );
  /** How many places were new. */
  added = 0;
  readonly #slots: (Place | undefined)[] = [];

  constructor() {
    this.#slots.length = 2 ** BITS + TRIES;
  }

  /** The place inside an element of this name, which stands between `start` and `end`. */
  find(
    outer: Place,
    scope: NamespaceScope,
    bytes: Uint8Array,
    start: number,
    end: number,
    hash: number,
  ): Place | undefined {
    const first = slotOf(hash);
    for (let slot = first; slot < first + TRIES; slot += 1) {
      const place = this.#slots[slot];
      if (place === undefined) return undefined;
      if (place.hash === hash && place.outer === outer && place.scope === scope && isSame(place.raw, bytes, start, end))
        return place;
    }
    return undefined;
  }

  /** The place inside an element of this name (`raw`, in UTF-8); `undefined` for no name, or a prefix that stands for nothing. */
  add(outer: Place, scope: NamespaceScope, raw: Uint8Array, hash: number): Place | undefined {
    const text = decoder.decode(raw);
    const name = isElementName(text) ? scope.nameOf(text) : undefined;
    if (name === undefined) return undefined;
    this.added += 1;
    const place = new Place(outer.path.child(name), outer, scope, raw, text, hash);
    this.#keep(place);
    return place;
  }

  #keep(place: Place): void {
    const first = slotOf(place.hash);
    let slot = first;
    while (slot < first + TRIES - 1 && this.#slots[slot] !== undefined) slot += 1;
    this.#slots[slot] = place;
  }
}

/** The hash of a name in its surroundings. */
export function hashOf(name: number, outer: Place, scope: NamespaceScope): number {
  return Math.imul(name ^ Math.imul(outer.hash, 31) ^ scope.number, 0x9e3779b1);
}

function isElementName(raw: string): boolean {
  return isQualifiedName(raw) && !raw.startsWith('xmlns:');
}

function slotOf(hash: number): number {
  return hash >>> (32 - BITS);
}

/** Whether these bytes stand between `start` and `end`. */
export function isSame(raw: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (raw.length !== end - start) return false;
  for (let index = 0; index < raw.length; index += 1) if (raw[index] !== bytes[start + index]) return false;
  return true;
}
