import { AttributeSet, AttributeSetTable } from './attribute-sets.ts';
import {
  APOSTROPHE,
  BEYOND_ASCII,
  ENDS_LINE,
  EQUALS,
  GREATER,
  IN_VALUE,
  LESS,
  PLAIN,
  QUOTE,
  REFERS,
  SLASH,
  STOPS,
} from './bytes.ts';
import { declaredPrefix, faultOfDeclaration } from './declarations.ts';
import { Malformed } from './malformed.ts';
import { internedName, isQualifiedName } from './names.ts';
import { resolveReferences } from './references.ts';
import type { NamespaceScope } from './scope.ts';
import type { Source } from './source.ts';
import { NO_ATTRIBUTES } from './tree.ts';

/** More than any element of an invoice has. */
const MOST = 1_000;

/** More than any invoice has that no document before it had. */
const MOST_NEW_NAMES = 1_000;
const MOST_NAMES_KEPT = 10_000;
/** Met so far, in whatever document. */
const names = new Set<string>();

/** Of a tag without attributes. */
export const NO_SET = new AttributeSet(NO_ATTRIBUTES, 0);

/** Shared by all documents. */
const sets = new AttributeSetTable();

/** No properties but the attributes: one called `constructor` is not there unless the document has it. */
const PROTOTYPE = Object.freeze(Object.create(null)) as object;

/** Reads the attributes of start tags, one tag after another. */
export class AttributeReader {
  readonly #source: Source;
  /** Those of the tag read last. */
  set = NO_SET;
  /** What the prefixes stand for in the element of the tag read last. */
  scope: NamespaceScope;
  #newNames = 0;
  /** Whether namespaces have no part in the tag read last. */
  #isPlain = true;

  constructor(source: Source, scope: NamespaceScope) {
    this.#source = source;
    this.scope = scope;
  }

  /** Reads from the end of the element's name to the end of the tag. */
  read(outer: NamespaceScope): void {
    const source = this.#source;
    const { at: start, surplus } = source;
    const known = sets.find(source.bytes, start);
    if (known === undefined) {
      this.#settle(this.#values(), outer);
      if (this.#isPlain && source.surplus === surplus) sets.keep(source.bytes.subarray(start, source.at), this.set);
      return;
    }
    source.at = start + known.raw.length;
    this.set = known.set;
    this.scope = outer;
  }

  /** The values by name, as they stand in the tag. */
  #values(): Map<string, string> {
    const source = this.#source;
    const { bytes } = source;
    const values = new Map<string, string>();
    for (;;) {
      const before = source.at;
      source.skipBlanks();
      const byte = bytes[source.at];
      if (byte === GREATER || byte === SLASH || source.isAtEnd) return values;
      if (source.at === before) throw source.malformed('Attributes are not apart');
      const { place } = source;
      source.skipName();
      const name = source.since(place);
      if (!isQualifiedName(name)) throw source.malformed('An attribute has no name');
      if (!names.has(name)) this.#meet(name);
      if (values.has(name)) throw source.malformed(`The attribute ${name} stands twice`);
      if (values.size >= MOST)
        throw new Malformed('An element has more attributes than in any invoice.', 'XML_TOO_LARGE');
      source.skipBlanks();
      if (bytes[source.at] !== EQUALS) throw source.malformed(`The attribute ${name} has no value`);
      source.at += 1;
      source.skipBlanks();
      values.set(name, this.#value());
    }
  }

  /** Each name takes memory, in the engine too, as long as the document is read. */
  #meet(name: string): void {
    if ((this.#newNames += 1) > MOST_NEW_NAMES)
      throw new Malformed('There are more different attributes than in any invoice.', 'XML_TOO_LARGE');
    if (names.size >= MOST_NAMES_KEPT) names.clear();
    names.add(internedName(name));
  }

  /** XML 1.0 §3.3.3: bare white space is a blank, what references stand for stays. */
  #value(): string {
    const source = this.#source;
    const { bytes } = source;
    const quote = bytes[source.at];
    if (quote !== QUOTE && quote !== APOSTROPHE) throw source.malformed('The value of an attribute is not quoted');
    source.at += 1;
    const { place } = source;
    let endsLine = false;
    let refers = false;
    for (;;) {
      const byte = bytes[source.at] ?? 0;
      const kind = IN_VALUE[byte];
      if (kind === STOPS && byte === quote) break;
      if (byte === LESS) throw source.malformed('< stands in an attribute');
      if (kind === BEYOND_ASCII) source.meetLead(byte);
      else if (kind === ENDS_LINE) endsLine = true;
      else if (kind === REFERS) refers = true;
      else if (kind !== PLAIN && kind !== STOPS) throw source.unfinished('An attribute');
      source.at += 1;
    }
    const bare = source.since(place);
    source.at += 1;
    const blank = endsLine ? bare.replace(/\r\n|[\r\n\t]/g, ' ') : bare;
    const value = refers ? resolveReferences(blank) : blank;
    if (value === undefined) throw source.malformed('A reference to what XML does not define');
    return value;
  }

  #settle(values: ReadonlyMap<string, string>, outer: NamespaceScope): void {
    const source = this.#source;
    const attributes = Object.create(PROTOTYPE) as Record<string, string>;
    const declared = new Map<string, string>();
    const prefixed: string[] = [];
    for (const [name, value] of values) {
      const prefix = declaredPrefix(name);
      if (prefix !== undefined) declared.set(prefix, value);
      else if (name.includes(':')) prefixed.push(name);
      else attributes[name] = value;
    }
    for (const [prefix, uri] of declared) {
      const fault = faultOfDeclaration(prefix, uri);
      if (fault !== undefined) throw source.malformed(fault);
    }
    this.set = values.size === 0 ? NO_SET : new AttributeSet(Object.freeze(attributes), values.size);
    this.scope = declared.size === 0 ? outer : outer.declaring(declared);
    if (prefixed.length > 0) this.#checkPrefixed(prefixed);
    this.#isPlain = declared.size + prefixed.length === 0;
  }

  /** Each prefix stands for something, and no two attributes are the same under two prefixes. */
  #checkPrefixed(names: readonly string[]): void {
    const seen = new Set<string>();
    for (const raw of names) {
      const name = this.scope.nameOf(raw);
      if (name === undefined) throw this.#source.malformed(`The prefix of ${raw} stands for nothing`);
      if (seen.has(name)) throw this.#source.malformed(`The attribute ${raw} stands twice`);
      seen.add(name);
    }
  }
}
