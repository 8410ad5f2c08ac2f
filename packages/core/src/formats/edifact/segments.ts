import { Texts } from './charset.ts';

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
 * Segments one after another, as numbers in one array: where each begins among the bytes. A segment is made for whoever asks for it, and cut up
 * when it is looked into, so that a hundred thousand lines take little more than their bytes.
 */
export class Segments implements Iterable<Segment> {
  readonly length: number;
  readonly #cutter: Cutter;
  readonly #starts: Uint32Array;
  /** The place in the interchange of the first. */
  readonly #first: number;

  constructor(cutter: Cutter, starts: Uint32Array, first: number) {
    this.length = starts.length;
    this.#cutter = cutter;
    this.#starts = starts;
    this.#first = first;
  }

  /** Counted from the end where it is negative. */
  at(index: number): Segment | undefined {
    const place = index < 0 ? this.length + index : index;
    const start = this.#starts[place];
    return start === undefined ? undefined : new CutSegment(this.#cutter, start, this.#first + place);
  }

  slice(start: number, end: number): Segments {
    return new Segments(this.#cutter, this.#starts.subarray(start, end), this.#first + start);
  }

  *[Symbol.iterator](): Generator<Segment> {
    for (let index = 0; index < this.length; index += 1) {
      const segment = this.at(index);
      if (segment !== undefined) yield segment;
    }
  }
}

/**
 * The bytes as segments, in one pass; each but the last ends with a terminator. Line breaks and blanks before a tag are layout; within a text
 * they belong to it. Whether a tag is one is for the envelope to judge. `most`: how many there are at most.
 */
export function cutSegments(bytes: Uint8Array, charset: string, separators: Separators, most: number): Cut {
  const cutter = new Cutter(bytes, charset, separators);
  const starts = new Uint32Array(most);
  let length = 0;
  let end = -1;
  for (let start = skipLayout(bytes, 0); start < bytes.length; start = skipLayout(bytes, end + 1)) {
    end = cutter.endFrom(start);
    starts[length++] = start;
  }
  return { segments: new Segments(cutter, starts.subarray(0, length), 1), open: end === bytes.length };
}

class CutSegment implements Segment {
  readonly tag: string;
  readonly number: number;
  readonly #cutter: Cutter;
  readonly #start: number;

  constructor(cutter: Cutter, start: number, number: number) {
    this.tag = cutter.tag(start);
    this.number = number;
    this.#cutter = cutter;
    this.#start = start;
  }

  get elements(): readonly (readonly string[])[] {
    return this.#cutter.elements(this.#start);
  }
}

/** Tags that are kept once; real directories have some hundred. */
const MOST_TAGS = 1_000;

/** Cuts segments out of the bytes. Separators are ASCII, of which every character set we read makes one byte that is part of nothing else. */
class Cutter {
  readonly #texts: Texts;
  readonly #bytes: Uint8Array;
  readonly #component: number;
  readonly #element: number;
  readonly #terminator: number;
  readonly #release: number;
  readonly #tags = new Map<string, string>();
  /** The segment that was cut last: whoever asks for one component asks for the next. */
  #last: { readonly start: number; readonly elements: readonly (readonly string[])[] } = { start: -1, elements: [] };

  constructor(bytes: Uint8Array, charset: string, { component, element, release, segment }: Separators) {
    this.#bytes = bytes;
    this.#texts = new Texts(bytes, charset);
    this.#component = component.charCodeAt(0);
    this.#element = element.charCodeAt(0);
    this.#terminator = segment.charCodeAt(0);
    this.#release = release === '' ? -1 : release.charCodeAt(0);
  }

  /** Where the terminator of the segment stands that begins at `start`; the end of the bytes without one. */
  endFrom(start: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === this.#release) at += 1;
      else if (byte === this.#terminator) return at;
    }
    return bytes.length;
  }

  tag(start: number): string {
    const [tag = ''] = this.#cut(start, 1)[0] ?? [];
    const known = this.#tags.get(tag);
    if (known === undefined && this.#tags.size < MOST_TAGS) this.#tags.set(tag, tag);
    return known ?? tag;
  }

  /** The elements behind the tag. */
  elements(start: number): readonly (readonly string[])[] {
    if (this.#last.start !== start) this.#last = { start, elements: this.#cut(start, Infinity).slice(1) };
    return this.#last.elements;
  }

  /** The first elements of a segment, the tag being one. */
  #cut(start: number, most: number): string[][] {
    const bytes = this.#bytes;
    const texts = this.#texts;
    const elements: string[][] = [];
    let components: string[] = [];
    let begin = start;
    let kept = '';
    let at = start;
    for (; at < bytes.length && elements.length < most; at += 1) {
      const byte = bytes[at];
      if (byte === this.#terminator) break;
      if (byte === this.#release) {
        kept += texts.between(begin, at);
        begin = at + 1;
        at += 1;
      } else if (byte === this.#component || byte === this.#element) {
        components.push(kept + texts.between(begin, at));
        kept = '';
        begin = at + 1;
        if (byte === this.#component) continue;
        elements.push(components);
        components = [];
      }
    }
    if (elements.length < most) elements.push([...components, kept + texts.between(begin, at)]);
    return elements;
  }
}

function skipLayout(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isLayout(bytes[at])) at += 1;
  return at;
}

const isLayout = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x1a;

/** The component of a segment, `''` when it is left out. */
export function component(segment: Segment | undefined, element: number, index = 0): string {
  return segment?.elements[element]?.[index] ?? '';
}
