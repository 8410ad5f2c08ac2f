import { NAMESPACES } from './namespaces.ts';

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

const PREFIXES: ReadonlyMap<string, string> = new Map(Object.entries(NAMESPACES));

/** More than any set of real documents has; documents made to be different must not fill the memory. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 4_000;
const kept = new Map<string, NamespaceScope>();
let made = 0;

/** What the prefixes stand for inside an element that declares some. */
export class NamespaceScope {
  /** Tells scopes apart in tables. */
  readonly number: number;
  readonly #outer: NamespaceScope | undefined;
  /** By prefix, which is empty for `xmlns`. */
  readonly #declared: ReadonlyMap<string, string>;

  private constructor(declared: ReadonlyMap<string, string>, outer: NamespaceScope | undefined) {
    this.number = made++;
    this.#declared = declared;
    this.#outer = outer;
  }

  /** Outside the root element. */
  static readonly outermost = new NamespaceScope(new Map([['xml', XML_NAMESPACE]]), undefined);

  /** The scope inside an element that declares these prefixes: documents of one sender share it. */
  declaring(declared: ReadonlyMap<string, string>): NamespaceScope {
    const key = `${this.number} ${JSON.stringify([...declared])}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const inner = new NamespaceScope(declared, this);
    if (key.length <= LONGEST_KEPT) {
      if (kept.size >= MOST_KEPT) kept.clear();
      kept.set(key, inner);
    }
    return inner;
  }

  /** What a prefix stands for, empty for no namespace; `undefined` when it stands for nothing. */
  uriOf(prefix: string): string | undefined {
    // As many scopes as elements are open, at most: few.
    const uri = this.#declared.get(prefix);
    if (uri !== undefined) return uri;
    if (this.#outer !== undefined) return this.#outer.uriOf(prefix);
    return prefix === '' ? '' : undefined;
  }

  /** `cbc:ID` for a name that a document writes as `x:ID`; `undefined` when its prefix stands for nothing. */
  nameOf(raw: string): string | undefined {
    const colon = raw.indexOf(':');
    const uri = this.uriOf(colon < 0 ? '' : raw.slice(0, colon));
    if (uri === undefined) return undefined;
    const local = raw.slice(colon + 1);
    const ours = PREFIXES.get(uri);
    return ours === undefined ? `{${uri}}${local}` : `${ours}:${local}`;
  }
}
