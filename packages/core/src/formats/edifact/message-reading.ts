import { MOST_WARNINGS } from '../../xml/index.ts';
import type { ReadWarning } from '../port.ts';
import { plainNumber } from '../values.ts';
import { D14B, D96A, type Directory } from './directories.ts';
import { type Group, type Sections, sectionsOf } from './groups.ts';
import type { Message } from './interchange.ts';
import { component, type Segment, type Separators } from './segments.ts';
import { joinedPieces } from './texts.ts';

/**
 * Reads a message term by term and remembers which segments were taken, so that none is lost without a warning. What is blank is absent.
 */
export class MessageReading {
  readonly message: Message;
  readonly sections: Sections;
  /** That of the binding of EN 16931 for D.14B and later, else D.96A. */
  readonly directory: Directory;
  readonly #separators: Separators;
  readonly #first: number;
  /** By the place of the segment in the message: whether it was taken. */
  readonly #taken: Uint8Array;
  readonly #warnings: ReadWarning[] = [];

  constructor(message: Message, separators: Separators) {
    this.message = message;
    this.#first = message.segments.at(0)?.number ?? 0;
    this.#taken = new Uint8Array(message.segments.length);
    this.sections = sectionsOf(message);
    this.directory = /^(?:1[4-9]|[2-7]\d)/.test(message.release) ? D14B : D96A;
    this.#separators = separators;
  }

  /** The segments among `segments` of that tag and, in the first component, one of those qualifiers. */
  all(segments: readonly Segment[], tag: string, qualifiers?: readonly string[]): readonly Segment[] {
    return segments.filter(
      (segment) => segment.tag === tag && (qualifiers === undefined || qualifiers.includes(component(segment, 0))),
    );
  }

  /** The first of {@link all}, in the order of the qualifiers. */
  first(segments: readonly Segment[], tag: string, ...qualifiers: readonly string[]): Segment | undefined {
    for (const qualifier of qualifiers) {
      const found = segments.find((segment) => segment.tag === tag && component(segment, 0) === qualifier);
      if (found !== undefined) return found;
    }
    return qualifiers.length === 0 ? segments.find((segment) => segment.tag === tag) : undefined;
  }

  /** The groups whose head has that tag and, in its first component, one of those qualifiers. */
  groups(groups: readonly Group[], tag: string, ...qualifiers: readonly string[]): readonly Group[] {
    return groups.filter(
      ({ head }) => head.tag === tag && (qualifiers.length === 0 || qualifiers.includes(component(head, 0))),
    );
  }

  take(segment: Segment | undefined): void {
    if (segment !== undefined) this.#taken[segment.number - this.#first] = 1;
  }

  text(segment: Segment | undefined, element: number, index = 0): string | undefined {
    if (segment === undefined) return undefined;
    this.take(segment);
    const value = component(segment, element, index);
    return value.trim() === '' ? undefined : value;
  }

  /** A code: without the blanks around it. */
  code(segment: Segment | undefined, element: number, index = 0): string | undefined {
    return this.text(segment, element, index)?.trim();
  }

  number(segment: Segment | undefined, element: number, index = 0): string | undefined {
    const written = this.text(segment, element, index);
    return plainNumber(
      this.#separators.decimal === ',' ? written?.replace(',', '.') : written?.replace(/,(?=\d*$)/, '.'),
    );
  }

  /** DTM as `YYYY-MM-DD`; a time of day is left out. */
  date(segment: Segment | undefined): string | undefined {
    const written = this.code(segment, 0, 1);
    if (written === undefined) return undefined;
    const format = component(segment, 0, 2);
    const day = format === '101' ? `${century(written)}${written}` : written;
    const [, year, month, rest] = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?)?$/.exec(day) ?? [];
    return year === undefined ? written : `${year}-${month}-${rest}`;
  }

  /** The components of an element from `from` on. */
  pieces(segment: Segment | undefined, element: number, from = 0, to?: number): readonly string[] {
    this.take(segment);
    return segment?.elements[element]?.slice(from, to) ?? [];
  }

  /** The text of FTX. */
  freeText(segment: Segment | undefined): string | undefined {
    return joinedPieces(this.pieces(segment, 3), this.directory.lengths.text, '\n');
  }

  warn(segment: Segment | undefined, message: string): void {
    this.#warnings.push({ location: placeOf(segment), message });
  }

  /** What was warned of, and every segment that nothing was read from. */
  warnings(): readonly ReadWarning[] {
    const told: Segment[] = [];
    let more = 0;
    for (const [index, taken] of this.#taken.entries()) {
      const segment = taken === 1 ? undefined : this.message.segments.at(index);
      if (segment === undefined || FRAME.has(segment.tag)) continue;
      if (told.length < MOST_WARNINGS) told.push(segment);
      else more += 1;
    }
    return [
      ...this.#warnings.slice(0, MOST_WARNINGS),
      ...told.map((segment) => {
        const what = [segment.tag, component(segment, 0)].filter((part) => part !== '').join('+');
        return {
          location: placeOf(segment),
          message: `${what.slice(0, 60)} is not a term of the invoice that we know.`,
        };
      }),
      ...(more === 0 ? [] : [{ location: 'message', message: `And ${more} segments more.` }]),
    ];
  }
}

/** What frames a message and says nothing by itself. */
const FRAME = new Set(['UNH', 'BGM', 'UNS', 'UNT', 'CNT']);

/** `segment 12 (FTX)` */
export function placeOf(segment: Segment | undefined): string {
  return segment === undefined ? 'message' : `segment ${segment.number} (${segment.tag.slice(0, 3)})`;
}

const century = (date: string): string => (Number(date.slice(0, 2)) < 80 ? '20' : '19');
