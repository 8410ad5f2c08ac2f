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
  const segments: Segment[] = [];
  const component = separators.component.charCodeAt(0);
  const element = separators.element.charCodeAt(0);
  const terminator = separators.segment.charCodeAt(0);
  const release = separators.release === '' ? -1 : separators.release.charCodeAt(0);
  let elements: string[][] = [];
  let components: string[] = [];
  let begin = skipLayout(text, 0);
  let at = begin;
  let kept = '';
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === release) {
      kept += text.slice(begin, at);
      begin = at + 1;
      at += 1;
    } else if (code === component || code === element || code === terminator) {
      components.push(kept + text.slice(begin, at));
      kept = '';
      begin = at + 1;
      if (code === component) continue;
      elements.push(components);
      components = [];
      if (code === element) continue;
      segments.push(segmentOf(elements, segments.length + 1));
      elements = [];
      begin = skipLayout(text, begin);
      at = begin - 1;
    }
  }
  const open = begin < text.length || elements.length > 0 || components.length > 0 || kept !== '';
  if (open) {
    components.push(kept + text.slice(begin));
    segments.push(segmentOf([...elements, components], segments.length + 1));
  }
  return { segments, open };
}

function segmentOf([head = [], ...elements]: string[][], number: number): Segment {
  return { tag: head[0] ?? '', elements, number };
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
