import type { Message } from './interchange.ts';
import type { Segment } from './segments.ts';

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
  readonly lines: readonly Group[];
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
export function sectionsOf(message: Message): Sections {
  const single: Segment[] = [];
  const header: OpenGroup[] = [];
  const lines: OpenGroup[] = [];
  const summary: OpenGroup[] = [];
  let place = header;
  let group: OpenGroup | undefined;
  for (const segment of message.segments) {
    const { tag } = segment;
    if (tag === 'LIN' || tag === 'UNS') group = undefined;
    if (group !== undefined && BELONGS.get(group.head.tag)?.has(tag) === true) {
      group.members.push(segment);
    } else if (tag === 'LIN') {
      group = opened(segment, lines);
      place = group.groups;
    } else if (SINGLE.has(tag) && place !== lines.at(-1)?.groups) {
      single.push(segment);
      group = undefined;
      if (tag === 'UNS') place = summary;
    } else if (tag === 'UNS' || tag === 'UNT') {
      single.push(segment);
      place = summary;
    } else if (place === lines.at(-1)?.groups && BELONGS.get('LIN')?.has(tag) === true) {
      // A line's own segment behind one of its groups.
      lines.at(-1)?.members.push(segment);
      group = undefined;
    } else {
      group = opened(segment, place);
    }
  }
  return { single, header, lines, summary };
}

function opened(head: Segment, place: OpenGroup[]): OpenGroup {
  const group = { head, members: [], groups: [] };
  place.push(group);
  return group;
}
