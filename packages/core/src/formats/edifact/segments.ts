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
  readonly segments: readonly Segment[];
  /** Whether the last segment has no terminator. */
  readonly open: boolean;
}

/**
 * The text as segments, in one pass. Line breaks and blanks before a tag are layout; within a text they belong to it. Whether a
 * tag is one is for the envelope to judge.
 */
export function cutSegments(text: string, separators: Separators): Cut {
  const cutter = new Cutter(text, separators);
  const segments: Segment[] = [];
  let start = skipLayout(text, 0);
  for (let end = cutter.endFrom(start); end < text.length; end = cutter.endFrom(start)) {
    segments.push(new CutSegment(cutter, start, end, segments.length + 1));
    start = skipLayout(text, end + 1);
  }
  const open = start < text.length;
  if (open) segments.push(new CutSegment(cutter, start, text.length, segments.length + 1));
  return { segments, open };
}

/** A segment knows where it stands and cuts itself up when it is asked: an interchange of a hundred thousand lines takes a third of the memory. */
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
  readonly #text: string;
  readonly #component: number;
  readonly #element: number;
  readonly #terminator: number;
  readonly #release: number;
  readonly #tags = new Map<string, string>();
  /** The segment that was cut last: whoever asks for one component asks for the next. */
  #last: { readonly start: number; readonly elements: readonly (readonly string[])[] } = { start: -1, elements: [] };

  constructor(text: string, { component, element, release, segment }: Separators) {
    this.#text = text;
    this.#component = component.charCodeAt(0);
    this.#element = element.charCodeAt(0);
    this.#terminator = segment.charCodeAt(0);
    this.#release = release === '' ? -1 : release.charCodeAt(0);
  }

  /** Where the terminator of the segment stands that begins at `start`; the end of the text without one. */
  endFrom(start: number): number {
    const text = this.#text;
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
  #cut(start: number, end: number, most: number): string[][] {
    const text = this.#text;
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
