/** One segment after unescaping. `elements[0]` is the first data element behind the tag; a component that is left out is `''`. */
export interface Segment {
  readonly tag: string;
  readonly elements: readonly (readonly string[])[];
  /** Its place in the interchange, the first (UNB) being 1. */
  readonly number: number;
}

/** The service characters, by default or as UNA says. */
export interface Separators {
  readonly component: string;
  readonly element: string;
  readonly decimal: string;
  /** `''` when the sender uses none. */
  readonly release: string;
  readonly segment: string;
}

export const DEFAULT_SEPARATORS: Separators = {
  component: ':',
  element: '+',
  decimal: '.',
  release: '?',
  segment: "'",
};

export interface Cut {
  readonly segments: Segments;
  /** Whether the last segment has no terminator. */
  readonly open: boolean;
}

/**
 * Segments one after another, as numbers in one array: where each begins and ends. A segment is made for whoever asks for it, and cut up when
 * it is looked into, so that a hundred thousand lines take little more than their bytes.
 */
export class Segments implements Iterable<Segment> {
  readonly length: number;
  readonly #cutter: Cutter;
  readonly #bounds: Uint32Array;
  /** The place in the interchange of the first. */
  readonly #first: number;

  constructor(cutter: Cutter, bounds: Uint32Array, first: number) {
    this.length = bounds.length / 2;
    this.#cutter = cutter;
    this.#bounds = bounds;
    this.#first = first;
  }

  /** Counted from the end where it is negative. */
  at(index: number): Segment | undefined {
    const place = index < 0 ? this.length + index : index;
    const start = this.#bounds[2 * place];
    const end = this.#bounds[2 * place + 1];
    return start === undefined || end === undefined
      ? undefined
      : new CutSegment(this.#cutter, start, end, this.#first + place);
  }

  slice(start: number, end: number): Segments {
    return new Segments(this.#cutter, this.#bounds.subarray(2 * start, 2 * end), this.#first + start);
  }

  *[Symbol.iterator](): Generator<Segment> {
    for (let index = 0; index < this.length; index += 1) {
      const segment = this.at(index);
      if (segment !== undefined) yield segment;
    }
  }
}

/**
 * The texts as segments, in one pass; each but the last ends with one. Line breaks and blanks before a tag are layout; within a text they
 * belong to it. Whether a tag is one is for the envelope to judge. `most`: how many there are at most.
 */
export function cutSegments(texts: readonly string[], separators: Separators, most: number): Cut {
  const cutter = new Cutter(texts, separators);
  const bounds = new Uint32Array(2 * most);
  let length = 0;
  let before = 0;
  let open = false;
  for (const text of texts) {
    let start = skipLayout(text, 0);
    while (start < text.length) {
      const end = cutter.endFrom(text, start);
      bounds[length++] = before + start;
      bounds[length++] = before + end;
      open = end === text.length;
      start = skipLayout(text, end + 1);
    }
    before += text.length;
  }
  return { segments: new Segments(cutter, bounds.subarray(0, length), 1), open };
}

class CutSegment implements Segment {
  readonly tag: string;
  readonly number: number;
  readonly #cutter: Cutter;
  readonly #start: number;
  readonly #end: number;

  constructor(cutter: Cutter, start: number, end: number, number: number) {
    this.tag = cutter.tag(start, end);
    this.number = number;
    this.#cutter = cutter;
    this.#start = start;
    this.#end = end;
  }

  get elements(): readonly (readonly string[])[] {
    return this.#cutter.elements(this.#start, this.#end);
  }
}

/** Tags that are kept once; real directories have some hundred. */
const MOST_TAGS = 1_000;

class Cutter {
  readonly #texts: readonly string[];
  /** Where each text begins. */
  readonly #starts: readonly number[];
  /** The text that was cut last. */
  #text = 0;
  readonly #component: number;
  readonly #element: number;
  readonly #terminator: number;
  readonly #release: number;
  readonly #tags = new Map<string, string>();
  /** The segment that was cut last: whoever asks for one component asks for the next. */
  #last: { readonly start: number; readonly elements: readonly (readonly string[])[] } = { start: -1, elements: [] };

  constructor(texts: readonly string[], { component, element, release, segment }: Separators) {
    this.#texts = texts;
    let start = 0;
    this.#starts = texts.map(({ length }) => (start += length) - length);
    this.#component = component.charCodeAt(0);
    this.#element = element.charCodeAt(0);
    this.#terminator = segment.charCodeAt(0);
    this.#release = release === '' ? -1 : release.charCodeAt(0);
  }

  /** Where the terminator of the segment stands that begins at `start`; the end of the text without one. */
  endFrom(text: string, start: number): number {
    let at = start;
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#release) at += 1;
      else if (code === this.#terminator) return at;
    }
    return text.length;
  }

  tag(start: number, end: number): string {
    const [tag = ''] = this.#cut(start, end, 1)[0] ?? [];
    const known = this.#tags.get(tag);
    if (known === undefined && this.#tags.size < MOST_TAGS) this.#tags.set(tag, tag);
    return known ?? tag;
  }

  /** The elements behind the tag. */
  elements(start: number, end: number): readonly (readonly string[])[] {
    if (this.#last.start !== start) this.#last = { start, elements: this.#cut(start, end, Infinity).slice(1) };
    return this.#last.elements;
  }

  /** The first elements of a segment, the tag being one. */
  #cut(from: number, to: number, most: number): string[][] {
    const [text, before] = this.#textAt(from);
    const start = from - before;
    const end = to - before;
    const elements: string[][] = [];
    let components: string[] = [];
    let begin = start;
    let kept = '';
    for (let at = start; at < end && elements.length < most; at += 1) {
      const code = text.charCodeAt(at);
      if (code === this.#release) {
        kept += text.slice(begin, at);
        begin = at + 1;
        at += 1;
      } else if (code === this.#component || code === this.#element) {
        components.push(kept + text.slice(begin, at));
        kept = '';
        begin = at + 1;
        if (code === this.#component) continue;
        elements.push(components);
        components = [];
      }
    }
    if (elements.length < most) elements.push([...components, kept + text.slice(begin, end)]);
    return elements;
  }

  /** The text in which a place is, and where it begins: mostly that of the place before. */
  #textAt(place: number): readonly [string, number] {
    while (place < (this.#starts[this.#text] ?? 0)) this.#text -= 1;
    while (place >= (this.#starts[this.#text + 1] ?? Infinity)) this.#text += 1;
    return [this.#texts[this.#text] ?? '', this.#starts[this.#text] ?? 0];
  }
}

function skipLayout(text: string, from: number): number {
  let at = from;
  while (at < text.length && isLayout(text.charCodeAt(at))) at += 1;
  return at;
}

const isLayout = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x1a;

/** The component of a segment, `''` when it is left out. */
export function component(segment: Segment | undefined, element: number, index = 0): string {
  return segment?.elements[element]?.[index] ?? '';
}
