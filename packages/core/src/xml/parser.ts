import { DOCUMENT_PATH } from './element-path.ts';
import { NO_ATTRIBUTES, XmlElement, type XmlAttributes } from './element.ts';
import { Malformed } from './malformed.ts';
import { isName, NamespaceScope } from './scope.ts';
import { unescape } from './unescape.ts';

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;
const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const EQUALS = 61;

const OUTERMOST = new NamespaceScope();
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13;

/** An element that is open: what its end tag must say, and the prefixes inside it. */
interface Open {
  readonly raw: string;
  readonly element: XmlElement;
  readonly scope: NamespaceScope;
}

/** One pass over the text, one element after another, without recursion: depth costs no stack. Throws {@link Malformed}. */
export class XmlParser {
  readonly #text: string;
  readonly #deepest: number;
  readonly #open: Open[] = [];
  readonly #hasReferences: boolean;
  #at = 0;
  #root: XmlElement | undefined;

  constructor(text: string, deepest: number) {
    // XML 1.0 §2.11: line ends are line feeds.
    this.#text = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
    this.#deepest = deepest;
    this.#hasReferences = text.includes('&');
  }

  parse(): XmlElement {
    const text = this.#text;
    if (FORBIDDEN.test(text)) throw this.#malformed('A character that XML does not allow', text.search(FORBIDDEN));
    if (text.startsWith('<?xml') && isSpace(text.charCodeAt(5))) this.#at = this.#after('?>', 5);
    while (this.#at < text.length) {
      const less = text.indexOf('<', this.#at);
      const end = less < 0 ? text.length : less;
      if (end > this.#at) this.#characters(end);
      if (less >= 0) this.#markup(less);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) throw this.#malformed(`<${unclosed.raw}> is not closed`, text.length);
    if (this.#root === undefined) throw this.#malformed('There is no element', 0);
    return this.#root;
  }

  #characters(end: number): void {
    const raw = this.#text.slice(this.#at, end);
    const open = this.#open.at(-1);
    if (open === undefined) {
      if (raw.trim() !== '') throw this.#malformed('Text stands outside the root element', this.#at);
    } else {
      if (raw.includes(']]>')) throw this.#malformed(']]> stands in text', this.#at);
      open.element.text += this.#plain(raw, this.#at);
    }
    this.#at = end;
  }

  #plain(raw: string, at: number): string {
    if (!this.#hasReferences) return raw;
    const plain = unescape(raw);
    if (plain === undefined) throw this.#malformed('A reference to what XML does not define', at);
    return plain;
  }

  #markup(less: number): void {
    const next = this.#text.charCodeAt(less + 1);
    if (next === SLASH) this.#endTag(less);
    else if (next === EXCLAMATION) this.#declaration(less);
    else if (next === QUESTION) this.#instruction(less);
    else this.#startTag(less);
  }

  #endTag(less: number): void {
    const open = this.#open.pop();
    if (open === undefined || !this.#text.startsWith(open.raw, less + 2))
      throw this.#malformed(`An end tag does not close <${open?.raw ?? ''}>`, less);
    let at = less + 2 + open.raw.length;
    while (isSpace(this.#text.charCodeAt(at))) at += 1;
    if (this.#text.charCodeAt(at) !== GREATER) throw this.#malformed(`An end tag does not close <${open.raw}>`, less);
    this.#at = at + 1;
  }

  #declaration(less: number): void {
    const text = this.#text;
    if (text.startsWith('<!--', less)) {
      const end = text.indexOf('--', less + 4);
      if (end < 0 || text.charCodeAt(end + 2) !== GREATER) throw this.#malformed('A comment is not closed', less);
      this.#at = end + 3;
    } else if (text.startsWith('<![CDATA[', less)) {
      const open = this.#open.at(-1);
      const after = this.#after(']]>', less);
      if (open === undefined) throw this.#malformed('Text stands outside the root element', less);
      open.element.text += text.slice(less + 9, after - 3);
      this.#at = after;
    } else if (text.startsWith('<!DOCTYPE', less)) {
      throw new Malformed('The file declares a document type, which an invoice never needs.', 'XML_DOCTYPE');
    } else throw this.#malformed('Unknown markup', less);
  }

  #instruction(less: number): void {
    const after = this.#after('?>', less);
    const target = /^[^\s?]*/.exec(this.#text.slice(less + 2, Math.min(after, less + 202)))?.[0] ?? '';
    if (!isName(target) || target.toLowerCase() === 'xml') throw this.#malformed('A misplaced instruction', less);
    this.#at = after;
  }

  #startTag(less: number): void {
    const text = this.#text;
    let at = less + 1;
    let code = text.charCodeAt(at);
    while (code !== GREATER && code !== SLASH && !isSpace(code) && at < text.length) code = text.charCodeAt((at += 1));
    const raw = text.slice(less + 1, at);
    const outer = this.#open.at(-1);
    this.#at = at;
    let scope = outer?.scope ?? OUTERMOST;
    let attributes = NO_ATTRIBUTES;
    if (isSpace(code)) ({ scope, attributes } = this.#attributes(scope, less));
    const isEmpty = text.charCodeAt(this.#at) === SLASH;
    if (isEmpty) this.#at += 1;
    if (text.charCodeAt(this.#at) !== GREATER) throw this.#malformed('A tag is not closed', less);
    this.#at += 1;
    const name = scope.nameOf(raw);
    if (name === undefined) throw this.#malformed(`<${raw.slice(0, 100)}> is no name, or its prefix stands for nothing`, less);
    this.#begin(raw, name, scope, attributes, isEmpty, less);
  }

  #begin(raw: string, name: string, scope: NamespaceScope, attributes: XmlAttributes, isEmpty: boolean, less: number) {
    const outer = this.#open.at(-1)?.element;
    if (outer === undefined && this.#root !== undefined) throw this.#malformed('There are two root elements', less);
    if (this.#open.length >= this.#deepest)
      throw new Malformed('Elements are nested deeper than in any invoice.', 'XML_TOO_DEEP');
    const element = new XmlElement((outer?.path ?? DOCUMENT_PATH).child(name), outer, attributes);
    if (outer === undefined) this.#root = element;
    else outer.append(element);
    if (!isEmpty) this.#open.push({ raw, element, scope });
  }

  /** Reads to the end of the tag. */
  #attributes(outer: NamespaceScope, less: number): { scope: NamespaceScope; attributes: XmlAttributes } {
    const text = this.#text;
    const attributes: Record<string, string> = { __proto__: null } as never;
    const seen: string[] = [];
    let declared: Map<string, string> | undefined;
    for (;;) {
      let at = this.#at;
      while (isSpace(text.charCodeAt(at))) at += 1;
      let code = text.charCodeAt(at);
      if (code === GREATER || code === SLASH || at >= text.length) {
        this.#at = at;
        break;
      }
      if (at === this.#at) throw this.#malformed('Attributes are not apart', at);
      const start = at;
      while (code !== EQUALS && code !== GREATER && !isSpace(code) && at < text.length) code = text.charCodeAt((at += 1));
      const name = text.slice(start, at);
      while (isSpace(text.charCodeAt(at))) at += 1;
      if (text.charCodeAt(at) !== EQUALS) throw this.#malformed('An attribute has no value', start);
      at += 1;
      while (isSpace(text.charCodeAt(at))) at += 1;
      const quote = text[at];
      const end = quote === '"' || quote === "'" ? text.indexOf(quote, at + 1) : -1;
      if (end < 0) throw this.#malformed('An attribute has no value', start);
      const value = this.#attributeValue(at + 1, end);
      this.#at = end + 1;
      if (seen.includes(name)) throw this.#malformed('An attribute stands twice', start);
      seen.push(name);
      if (name === 'xmlns') (declared ??= new Map()).set('', value);
      else if (name.startsWith('xmlns:')) (declared ??= new Map()).set(name.slice(6), value);
      else if (!isName(name)) throw this.#malformed('An attribute has no name', start);
      else if (!name.includes(':')) attributes[name] = value;
    }
    const scope = declared === undefined ? outer : outer.declaring(declared);
    for (const name of seen) this.#checkPrefix(name, scope, less);
    return { scope, attributes };
  }

  #attributeValue(start: number, end: number): string {
    const raw = this.#text.slice(start, end);
    if (raw.includes('<')) throw this.#malformed('< stands in an attribute', start);
    // XML 1.0 §3.3.3: bare white space in an attribute is a blank; what references stand for stays.
    return this.#plain(/[\t\n]/.test(raw) ? raw.replace(/[\t\n]/g, ' ') : raw, start);
  }

  #checkPrefix(name: string, scope: NamespaceScope, less: number): void {
    const colon = name.indexOf(':');
    if (colon < 0 || name.startsWith('xmlns:')) return;
    if (!scope.uriOf(name.slice(0, colon))) throw this.#malformed(`The prefix of ${name.slice(0, 100)} stands for nothing`, less);
  }

  #after(what: string, from: number): number {
    const at = this.#text.indexOf(what, from);
    if (at < 0) throw this.#malformed('The file ends too early', from);
    return at + what.length;
  }

  #malformed(message: string, at: number): Malformed {
    const line = this.#text.slice(0, Math.max(0, at)).split('\n').length;
    return new Malformed(`Line ${line}: ${message}.`);
  }
}
