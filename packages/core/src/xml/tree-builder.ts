import type { AttributeSet } from './attribute-sets.ts';
import { NO_SET } from './attributes.ts';
import type { ElementPath } from './element-path.ts';
import { XmlElement } from './element.ts';
import type { Place } from './places.ts';
import type { ShortText } from './short-texts.ts';
import type { Source } from './source.ts';
import { ATTRIBUTES, END, FIELDS, FROM, LINE_FEED, PARENT, PATH, TO, XmlTree } from './tree.ts';

/** What is kept between documents: most are smaller. */
const KEPT = 2 ** 18;
let scratch = new Int32Array(KEPT);

/** Tells documents apart. */
let documents = 0;

/** The tree of one document, while it grows: elements are opened and closed as the document does it. */
export class TreeBuilder {
  readonly #source: Source;
  readonly #document = (documents += 1);
  #numbers = scratch;
  /** Where the numbers of the next element go. */
  #next = 0;
  readonly #paths: ElementPath[] = [];
  readonly #sets: AttributeSet[] = [NO_SET];
  readonly #texts: string[] = [LINE_FEED];
  #gaps: Map<number, readonly string[]> | undefined = undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#next === 0;
  }

  /** Begins an element in another, and answers which it is. */
  open(parent: number, place: Place, set: AttributeSet): number {
    const at = this.#next;
    if (at + FIELDS > this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[at + PARENT] = parent;
    numbers[at + END] = this.#next = at + FIELDS;
    numbers[at + PATH] = place.document === this.#document ? place.number : this.#added(place);
    numbers[at + ATTRIBUTES] = set === NO_SET ? 0 : this.#numberOf(set);
    numbers[at + FROM] = 0;
    numbers[at + TO] = 0;
    return at;
  }

  /** Ends an element; answers the one around it, negative for none. */
  close(at: number): number {
    this.#numbers[at + END] = this.#next;
    return this.#numbers[at + PARENT] ?? -1;
  }

  /** Its text, as a cut of the source. */
  cut(at: number, from: number, to: number): void {
    this.#numbers[at + FROM] = from;
    this.#numbers[at + TO] = to;
  }

  /** Its text, whatever stands in the source. */
  write(at: number, text: string): void {
    if (text === '') return;
    this.#numbers[at + FROM] = text === LINE_FEED ? ~0 : ~(this.#texts.push(text) - 1);
  }

  /** Its text, which documents repeat. */
  repeat(at: number, short: ShortText): void {
    if (short.document !== this.#document) {
      short.document = this.#document;
      short.number = this.#texts.push(short.text) - 1;
    }
    this.#numbers[at + FROM] = ~short.number;
  }

  /** The text before each of its children and after the last. */
  mix(at: number, gaps: readonly string[]): void {
    this.#gaps ??= new Map();
    this.#gaps.set(at, gaps);
    this.write(at, gaps.join(''));
  }

  root(): XmlElement {
    const isKept = this.#numbers.length <= KEPT;
    if (isKept) scratch = this.#numbers;
    const numbers = isKept ? this.#numbers.slice(0, this.#next) : this.#numbers.subarray(0, this.#next);
    const tree = new XmlTree({
      numbers,
      paths: this.#paths,
      sets: this.#sets,
      source: this.#source.text,
      texts: this.#texts,
      gaps: this.#gaps,
    });
    return new XmlElement(tree, 0);
  }

  #added(place: Place): number {
    place.document = this.#document;
    return (place.number = this.#paths.push(place.path) - 1);
  }

  #numberOf(set: AttributeSet): number {
    if (set.document === this.#document) return set.number;
    set.document = this.#document;
    return (set.number = this.#sets.push(set) - 1);
  }

  /** To what the document will need if it goes on as it began, which costs nothing as long as it is not used. */
  #grow(): void {
    const expected = (this.#next / Math.max(this.#source.share, 0.05)) * 1.05;
    const larger = new Int32Array(Math.ceil(Math.max(expected, this.#next * 1.5)));
    larger.set(this.#numbers.subarray(0, this.#next));
    this.#numbers = larger;
  }
}
