import { AttributeReader, NO_SET } from './attributes.ts';
import { EXCLAMATION, GREATER, isBlank, LESS, QUESTION, SLASH } from './bytes.ts';
import type { XmlElement } from './element.ts';
import { Malformed } from './malformed.ts';
import { hashOf, type Opening, isSame, type Place, placesForDocument, type PlaceTable } from './places.ts';
import { inPieces } from './pieces.ts';
import { resolveReferences } from './references.ts';
import type { NamespaceScope } from './scope.ts';
import { type ShortText, ShortTextTable } from './short-texts.ts';
import { skipComment, skipInstruction } from './skipped.ts';
import { SEEN_REFERENCE, SEEN_RETURN, type Source } from './source.ts';
import { TreeBuilder } from './tree-builder.ts';
import { LINE_FEED } from './tree.ts';

/** Elements and attributes of a small document, whatever its size; a larger one has this many bytes for each, at least. */
const FEW_NODES = 1_000;
const BYTES_PER_NODE = 20;

/** More than any invoice has that no document before it had. */
const MOST_NEW_PLACES = 10_000;

/** Shared by all documents. */
const shortTexts = new ShortTextTable();

const LINE_ENDS = /\r\n?/g;

/** Whether it is more than layout. */
const isText = (gap: string | undefined): boolean => gap !== '' && gap !== LINE_FEED;

/**
 * One pass over a document, one element after another, without recursion: depth costs no stack. Throws {@link Malformed}.
 *
 * Documents repeat each other. What stood in a place the last two times is looked for first, as one text with its line break, indentation
 * and attributes (`#expected`); only where that is not there, the tag is read byte by byte, and remembered.
 */
export class XmlParser {
  readonly #source: Source;
  readonly #attributes: AttributeReader;
  readonly #deepest: number;
  readonly #places: PlaceTable;
  #newPlaces = 0;
  /** How many elements and attributes may still come: each takes memory, however short it is written. */
  #nodes: number;
  readonly #tree: TreeBuilder;
  /** Inside which element the reading is; negative outside the root element. */
  #element = -1;
  #place: Place;
  /** Where the child before was, if there was one. */
  #before: Place | undefined;
  /** The text since the child before; more than layout that is one cut of the source stands there from `#from` to `#to`, if that is not negative. */
  #gap = '';
  #from = -1;
  #to = -1;
  /** The same, if it is one that documents repeat. */
  #short: ShortText | undefined;
  /** The text before each child so far of all open elements. */
  readonly #gaps: string[] = [];
  #count = 0;
  /** Where those of the innermost element begin, and those of the others by depth. */
  #begin = 0;
  readonly #begins: number[] = [];

  constructor(source: Source, deepest: number) {
    this.#source = source;
    this.#deepest = deepest;
    this.#places = placesForDocument();
    this.#place = this.#places.outermost;
    this.#attributes = new AttributeReader(source, this.#place.scope);
    this.#tree = new TreeBuilder(source);
    this.#nodes = FEW_NODES + Math.floor(source.bytes.length / BYTES_PER_NODE);
  }

  parse(): XmlElement {
    const source = this.#source;
    while (!source.isAtEnd) {
      if (this.#expected()) continue;
      const from = this.#isBare ? source.at : -1;
      if (this.#element < 0) source.skipBlanks();
      else this.#characters();
      if (!source.isAtEnd) this.#markup(this.#from >= 0 || isText(this.#gap) ? -1 : from);
    }
    if (this.#element >= 0) throw source.malformed(`<${this.#place.path.name}> is not closed`);
    if (this.#tree.isEmpty) throw source.malformed('There is no element');
    return this.#tree.root();
  }

  /** Whether nothing stands behind the child before. */
  get #isBare(): boolean {
    return this.#gap === '' && this.#from < 0;
  }

  /** Reads a tag that stood here before, if it stands here again. */
  #expected(): boolean {
    if (!this.#isBare) return false;
    const source = this.#source;
    const before = this.#before;
    const next = before === undefined ? this.#place.first : before.next;
    const opening = next === undefined ? undefined : this.#thatStands(next);
    if (opening !== undefined) {
      source.surplus += opening.surplus;
      this.#gap = opening.layout;
      this.#open(opening);
      return true;
    }
    const { closing } = this.#place;
    if (before === undefined || closing === undefined || !source.skipIf(closing.phrase)) return false;
    source.surplus += this.#place.surplus;
    this.#gap = closing.layout;
    this.#close();
    return true;
  }

  /** Of the two tags that stood here last the one that stands here. */
  #thatStands(last: Opening): Opening | undefined {
    if (this.#source.skipIf(last.phrase)) return last;
    const { other } = last;
    return other !== undefined && this.#source.skipIf(other.phrase) ? other : undefined;
  }

  /** Reads up to the next markup. Blanks beside child elements count as one line feed: they lay the document out. */
  #characters(): void {
    const source = this.#source;
    const { bytes, place, at } = source;
    source.skipBlanks();
    if (bytes[source.at] === LESS && this.#isLayout(bytes[source.at + 1] ?? 0)) {
      if (source.at > at) this.#gap = LINE_FEED;
      return;
    }
    source.at = at;
    const seen = source.skipText();
    if (source.at === at) return;
    if (seen === 0 && this.#isBare && !source.isLineFeed(place)) {
      this.#from = place;
      this.#to = source.place;
      this.#short = shortTexts.find(source, at, place);
      return;
    }
    const bare = source.since(place);
    // XML 1.0 §2.11: line ends are line feeds.
    const text = (seen & SEEN_RETURN) === 0 ? bare : inPieces(bare, (piece) => piece.replace(LINE_ENDS, LINE_FEED));
    this.#gap = this.#takeGap() + ((seen & SEEN_REFERENCE) === 0 ? text : this.#resolved(text));
  }

  /** Whether blanks before markup that begins with this byte only lay the document out. */
  #isLayout(next: number): boolean {
    if (this.#from >= 0 || (this.#gap !== '' && this.#gap !== LINE_FEED)) return false;
    return next === SLASH ? this.#count > this.#begin : next !== EXCLAMATION && next !== QUESTION;
  }

  #resolved(text: string): string {
    const resolved = resolveReferences(text);
    if (resolved === undefined) throw this.#source.malformed('A reference to what XML does not define');
    return resolved;
  }

  /** Reads what begins here with `<`; if nothing but layout stands before it, that begins at `from`, which else is negative. */
  #markup(from: number): void {
    const source = this.#source;
    const { bytes, at } = source;
    if (bytes[at] !== LESS) throw source.malformed('Text stands outside the root element');
    const next = bytes[at + 1];
    if (next === SLASH) this.#endTag(from);
    else if (next === EXCLAMATION) this.#declaration();
    else if (next === QUESTION) skipInstruction(source);
    else this.#startTag(from);
  }

  #startTag(from: number): void {
    const source = this.#source;
    const { bytes } = source;
    const { surplus } = source;
    const outer = this.#place;
    const start = (source.at += 1);
    const name = source.skipName();
    const end = source.at;
    let { scope } = outer;
    let set = NO_SET;
    if (isBlank(bytes[end])) {
      this.#attributes.read(scope);
      ({ set, scope } = this.#attributes);
    }
    const isEmpty = bytes[source.at] === SLASH;
    if (isEmpty) source.at += 1;
    if (bytes[source.at] !== GREATER) throw source.malformed('A tag does not end');
    source.at += 1;
    const hash = hashOf(name, outer, scope);
    const place = this.#places.find(outer, scope, bytes, start, end, hash) ?? this.#newPlace(scope, start, end, hash);
    const before = this.#before;
    const last = before === undefined ? outer.first : before.next;
    if (last !== undefined) last.other = undefined;
    const opening: Opening = {
      phrase: source.phraseSince(from < 0 ? source.at : from),
      surplus: source.surplus - surplus,
      layout: this.#gap,
      place,
      set,
      isEmpty,
      other: last,
    };
    if (before === undefined) outer.first = opening;
    else before.next = opening;
    this.#open(opening);
  }

  /** A name in a place where no document has had it before. */
  #newPlace(scope: NamespaceScope, start: number, end: number, hash: number): Place {
    const source = this.#source;
    if (this.#newPlaces++ > MOST_NEW_PLACES)
      throw new Malformed('There are more different elements than in any invoice.', 'XML_TOO_LARGE');
    const place = this.#places.add(this.#place, scope, source.bytes.slice(start, end), hash);
    if (place === undefined) throw source.malformed('An element has no name, or its prefix stands for nothing', start);
    return place;
  }

  #open({ place, set, isEmpty }: Opening): void {
    if (place.depth > this.#deepest)
      throw new Malformed('Elements are nested deeper than in any invoice.', 'XML_TOO_DEEP');
    this.#nodes -= 1 + set.count;
    if (this.#nodes < 0)
      throw new Malformed('There are more elements and attributes than in any invoice of that size.', 'XML_TOO_LARGE');
    const outer = this.#element;
    if (outer < 0 && !this.#tree.isEmpty) throw this.#source.malformed('There are two root elements');
    const element = this.#tree.open(outer, place, set);
    this.#gaps[this.#count] = this.#takeGap();
    this.#count += 1;
    this.#before = place;
    if (isEmpty) return;
    this.#begins[place.depth] = this.#begin;
    this.#begin = this.#count;
    this.#element = element;
    this.#place = place;
    this.#before = undefined;
  }

  /** The text since the child before, which then begins anew. */
  #takeGap(): string {
    const gap = this.#from < 0 ? this.#gap : this.#source.text.slice(this.#from, this.#to);
    this.#gap = '';
    this.#from = -1;
    return gap;
  }

  #endTag(from: number): void {
    const source = this.#source;
    const place = this.#place;
    if (!source.skipIf(place.endTag)) this.#looseEndTag();
    source.surplus += place.surplus;
    if (from >= 0 && this.#count > this.#begin) place.closing = { phrase: source.phraseSince(from), layout: this.#gap };
    this.#close();
  }

  /** An end tag with blanks in it, or none. */
  #looseEndTag(): void {
    const source = this.#source;
    const { raw, tag } = this.#place;
    const start = source.at + '</'.length;
    source.at = start + raw.length;
    if (this.#element < 0 || !isSame(raw, source.bytes, start, source.at))
      throw source.malformed(`An end tag does not close <${tag}>`, start);
    source.skipBlanks();
    if (source.bytes[source.at] !== GREATER) throw source.malformed(`An end tag does not close <${tag}>`, start);
    source.at += 1;
  }

  /** Leaves the innermost element, which gets what stood in it. */
  #close(): void {
    const element = this.#element;
    const place = this.#place;
    if (element < 0 || place.outer === undefined) return;
    if (this.#count > this.#begin) this.#fill(element);
    else if (this.#from < 0) this.#tree.write(element, this.#gap);
    else if (this.#short !== undefined) this.#tree.repeat(element, this.#short);
    else this.#tree.cut(element, this.#from, this.#to);
    this.#begin = this.#begins[place.depth] ?? 0;
    this.#element = this.#tree.close(element);
    this.#place = place.outer;
    this.#before = place;
    this.#gap = '';
    this.#from = -1;
  }

  /** The text beside children: mostly that which lays them out. */
  #fill(element: number): void {
    const begin = this.#begin;
    const last = this.#takeGap();
    let isMixed = isText(last);
    for (let index = begin; index < this.#count && !isMixed; index += 1) isMixed = isText(this.#gaps[index]);
    if (isMixed) this.#tree.mix(element, [...this.#gaps.slice(begin, this.#count), last]);
    else this.#tree.write(element, last);
    this.#count = begin;
  }

  #declaration(): void {
    const source = this.#source;
    if (source.says('<!--')) skipComment(source);
    else if (source.says('<![CDATA[')) this.#literal();
    else if (source.says('<!DOCTYPE'))
      throw new Malformed('The file declares a document type, which an invoice never needs.', 'XML_DOCTYPE');
    else throw source.malformed('Unknown markup');
  }

  #literal(): void {
    const source = this.#source;
    if (this.#element < 0) throw source.malformed('Text stands outside the root element');
    source.at += '<![CDATA['.length;
    const { place } = source;
    source.skipTo(']]>', 'A CDATA section');
    this.#gap = this.#takeGap() + inPieces(source.since(place), (piece) => piece.replace(LINE_ENDS, LINE_FEED));
    source.at += ']]>'.length;
  }
}
