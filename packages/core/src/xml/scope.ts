import { NAMESPACES } from './namespaces.ts';

const XML = 'http://www.w3.org/XML/1998/namespace';
const NAME = /^[:A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd][-.:\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]*$/;

/** Whether XML allows it as a name, and namespaces as one: at most one colon, and something on both sides of it. */
export function isName(raw: string): boolean {
  if (!NAME.test(raw)) return false;
  const colon = raw.indexOf(':');
  return colon < 0 || (colon > 0 && colon < raw.length - 1 && !raw.includes(':', colon + 1));
}

/** More than any real document has; documents made to be different must not fill the memory. */
const MOST_KEPT = 2_000;

/** What the prefixes stand for at one place of a document. */
export class NamespaceScope {
  readonly #uris: ReadonlyMap<string, string>;
  readonly #names = new Map<string, string | undefined>();
  readonly #inner = new Map<string, NamespaceScope>();

  constructor(uris: ReadonlyMap<string, string> = new Map([['xml', XML]])) {
    this.#uris = uris;
  }

  /** The scope inside an element that declares these prefixes (`''` for `xmlns`): documents of one sender share it. */
  declaring(declared: ReadonlyMap<string, string>): NamespaceScope {
    const key = JSON.stringify([...declared]);
    let inner = this.#inner.get(key);
    if (inner === undefined) {
      inner = new NamespaceScope(new Map([...this.#uris, ...declared]));
      if (this.#inner.size < MOST_KEPT && key.length < 2_000) this.#inner.set(key, inner);
    }
    return inner;
  }

  uriOf(prefix: string): string | undefined {
    return this.#uris.get(prefix);
  }

  /** `cbc:ID` for what a document writes as `x:ID`; `undefined` for no name, or a prefix that stands for nothing. */
  nameOf(raw: string): string | undefined {
    const known = this.#names.get(raw);
    if (known !== undefined) return known;
    const name = this.#resolve(raw);
    if (this.#names.size < MOST_KEPT && raw.length < 200) this.#names.set(raw, name);
    return name;
  }

  #resolve(raw: string): string | undefined {
    if (!isName(raw)) return undefined;
    const colon = raw.indexOf(':');
    const prefix = colon < 0 ? '' : raw.slice(0, colon);
    const uri = this.#uris.get(prefix) ?? '';
    if (uri === '' && prefix !== '') return undefined;
    const local = raw.slice(colon + 1);
    const ours = NAMESPACES[uri];
    return ours === undefined ? `{${uri}}${local}` : `${ours}:${local}`;
  }
}
