import type { Message } from './interchange.ts';
import type { Segment, Segments } from './segments.ts';

/** A segment that opens a group of its message, with those that belong to it. */
export interface Group {
  readonly head: Segment;
  readonly members: readonly Segment[];
  /** Groups inside: the allowances, prices, parties of a line. */
  readonly groups: readonly Group[];
}

/** An INVOIC as its three parts. */
export interface Sections {
  /** Segments before any group: BGM, DTM, FTX … */
  readonly single: readonly Segment[];
  readonly header: readonly Group[];
  /** Each is made when it is asked for. */
  readonly lines: Iterable<Group>;
  /** After UNS. */
  readonly summary: readonly Group[];
}

/** What follows the head of a group and belongs to it, in D.96A as in D.14B; what could as well belong to the message or the line is theirs. */
const MEMBERS: Readonly<Record<string, string>> = {
  RFF: 'DTM GIR',
  NAD: 'LOC FII RFF DTM DOC CTA COM',
  TAX: 'MOA LOC',
  CUX: 'DTM',
  PYT: 'DTM PCD MOA PAI FII',
  PAT: 'DTM PCD MOA PAI FII',
  TDT: 'TSR LOC DTM RFF',
  TOD: 'LOC',
  PAC: 'MEA EQD PCI RFF DTM GIN',
  ALC: 'ALI RFF DTM QTY RNG PCD MOA RTE TAX',
  RCS: 'RFF DTM FTX',
  AJT: 'FTX',
  INP: 'FTX',
  PRI: 'CUX APR RNG DTM',
  LIN: 'PIA IMD MEA QTY PCD ALI DTM GIN GIR QVR EQD FTX DGS',
};
const BELONGS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(MEMBERS).map(([head, tags]) => [head, new Set(tags.split(' '))]),
);
/** Header segments that stand before the first group, or between groups. */
const SINGLE = new Set([
  'UNH',
  'BGM',
  'DTM',
  'PAI',
  'ALI',
  'IMD',
  'FTX',
  'LOC',
  'GIS',
  'GIR',
  'DGS',
  'UNS',
  'CNT',
  'UNT',
]);

interface OpenGroup {
  readonly head: Segment;
  readonly members: Segment[];
  readonly groups: OpenGroup[];
}

/** The message cut where its groups begin, in one pass. The order of groups is not asked for: senders do not keep it. */
export function sectionsOf({ segments }: Message): Sections {
  const single: Segment[] = [];
  const header: OpenGroup[] = [];
  const summary: OpenGroup[] = [];
  const lines: Stretch[] = [];
  let place = header;
  let group: OpenGroup | undefined;
  let stretch: Stretch | undefined;
  let index = -1;
  for (const segment of segments) {
    index += 1;
    const { tag } = segment;
    if (tag === 'LIN' && stretch === undefined) lines.push((stretch = { start: index, end: index }));
    if (stretch !== undefined && tag !== 'UNS' && tag !== 'UNT') {
      stretch.end = index + 1;
      continue;
    }
    if (stretch !== undefined || tag === 'UNS') {
      place = summary;
      group = undefined;
      stretch = undefined;
    }
    if (group !== undefined && BELONGS.get(group.head.tag)?.has(tag) === true) group.members.push(segment);
    else if (SINGLE.has(tag)) {
      single.push(segment);
      group = undefined;
    } else group = opened(segment, place);
  }
  return { single, header, lines: new LineGroups(segments, lines), summary };
}

/** Segments of lines, one line after another: from LIN on. */
interface Stretch {
  readonly start: number;
  end: number;
}

class LineGroups implements Iterable<Group> {
  readonly #segments: Segments;
  readonly #stretches: readonly Stretch[];

  constructor(segments: Segments, stretches: readonly Stretch[]) {
    this.#segments = segments;
    this.#stretches = stretches;
  }

  *[Symbol.iterator](): Generator<Group> {
    for (const { start, end } of this.#stretches) {
      let head: Segment | undefined;
      let rest: Segment[] = [];
      for (const segment of this.#segments.slice(start, end)) {
        if (segment.tag !== 'LIN') {
          rest.push(segment);
          continue;
        }
        if (head !== undefined) yield lineOf(head, rest);
        head = segment;
        rest = [];
      }
      if (head !== undefined) yield lineOf(head, rest);
    }
  }
}

function lineOf(head: Segment, rest: readonly Segment[]): Group {
  const line: OpenGroup = { head, members: [], groups: [] };
  let group: OpenGroup | undefined = line;
  for (const segment of rest) {
    if (group !== undefined && BELONGS.get(group.head.tag)?.has(segment.tag) === true) group.members.push(segment);
    else if (BELONGS.get('LIN')?.has(segment.tag) === true) {
      // A line's own segment behind one of its groups.
      line.members.push(segment);
      group = undefined;
    } else group = opened(segment, line.groups);
  }
  return line;
}

function opened(head: Segment, place: OpenGroup[]): OpenGroup {
  const group = { head, members: [], groups: [] };
  place.push(group);
  return group;
}
