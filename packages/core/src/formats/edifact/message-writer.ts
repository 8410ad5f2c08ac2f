import type { Decimal, Problem } from '../../model/index.ts';
import type { Dropped } from '../port.ts';
import { carriedBy, type CharacterSet, notCarried } from './characters.ts';
import type { Directory } from './directories.ts';
import { cutInto, joinedPieces } from './texts.ts';

type Component = string | Decimal | undefined;
type Element = Component | readonly Component[];

/** Where a value stands in the model, for what does not fit. */
export interface Term {
  readonly term: string;
  readonly field: string;
}

/** Segments that are handed over together: so few that they are gone before the engine keeps them for longer. */
const BLOCK = 100;

/** A hundred thousand lines may each lose something: told of each, it would take more memory than the lines. */
const MOST_DROPPED = 10_000;
const MOST_PROBLEMS = 100;

/** Writes the segments of one message, cuts texts to what components hold and remembers what that loses. */
export class MessageWriter {
  readonly directory: Directory;
  readonly characters: CharacterSet;
  readonly #dropped: Dropped[] = [];
  #droppedMore = 0;
  /** Why the message must not go out: the first reasons. */
  readonly problems: Problem[] = [];
  /** All that were written, and those that {@link taken} did not hand over yet. */
  count = 0;
  #segments: string[] = [];

  constructor(directory: Directory, characters: CharacterSet) {
    this.directory = directory;
    this.characters = characters;
  }

  /** Elements and components that are absent at the end are left out, as the syntax demands. */
  segment(tag: string, ...elements: readonly Element[]): void {
    this.count += 1;
    this.#segments.push(segmentText(tag, elements));
  }

  /** Whether there is enough to be handed over. */
  get isFull(): boolean {
    return this.#segments.length >= BLOCK;
  }

  /** The segments since the last time, each on a line of its own. A message is handed over while it is written: all of it would take much memory. */
  taken(): string {
    const lines = `${this.#segments.join('\n')}\n`;
    this.#segments = [];
    return lines;
  }

  /** The text if it fits into `length` characters, else its beginning, and a note of the loss. A blank text is none. */
  fit(text: string | undefined, length: number, where: Term): string | undefined {
    return this.split(text, length, 1, where)[0];
  }

  /** A code, which is nothing when it is cut: whole, or left out with a note. */
  code(text: string | undefined, length: number, where: Term): string | undefined {
    if (text === undefined || Array.from(text).length <= length) return this.fit(text, length, where);
    this.drop(where, `A code of more than ${length} characters has no place.`);
    return undefined;
  }

  /** The text in full pieces of `length` characters and a last shorter one, which read back as the same text. */
  split(text: string | undefined, length: number, pieces: number, where: Term): readonly string[] {
    if (text === undefined || this.#isBlank(text, where)) return [];
    const whole = this.#carried(text, where);
    const cut = cutInto(whole, length);
    if (cut.length <= pieces) return cut;
    this.drop(where, `The segment holds ${length * pieces} characters; the rest is left out.`);
    // Blanks that a text begins with might be all that is left of it.
    return cutInto(whole.trimStart(), length).slice(0, pieces);
  }

  /** The lines of the text in pieces of `length`, as a reader joins them; a note where they read back otherwise. */
  lines(text: string | undefined, length: number, pieces: number, where: Term): readonly string[] {
    if (text === undefined || this.#isBlank(text, where)) return [];
    const lines = text.split('\n').map((line) => this.#carried(line, where));
    const cut = lines.flatMap((line) => cutInto(line, length)).slice(0, pieces);
    if (joinedPieces(cut, length, '\n') !== lines.join('\n'))
      this.drop(
        where,
        `The segment holds ${pieces} lines of ${length} characters; the rest or its line breaks are lost.`,
      );
    return cut;
  }

  /** The number if it has no more than `digits`, sign and point apart; else it is left out with a note. */
  number(value: Decimal | undefined, digits: number, where: Term): Decimal | undefined {
    if (value === undefined || value.toString().replace(/\D/g, '').length <= digits) return value;
    this.drop(where, `A number of more than ${digits} digits has no place.`);
    return undefined;
  }

  drop({ term, field }: Term, reason: string): void {
    if (this.#dropped.length < MOST_DROPPED) this.#dropped.push({ term, field, reason });
    else this.#droppedMore += 1;
  }

  /** What the message does not say; of very much the first, and how much more it is. */
  get dropped(): readonly Dropped[] {
    if (this.#droppedMore === 0) return this.#dropped;
    return [...this.#dropped, { term: 'BG-25', field: 'lines', reason: `And ${this.#droppedMore} terms more.` }];
  }

  #isBlank(text: string, where: Term): boolean {
    if (text.trim() !== '') return false;
    this.drop(where, 'A blank text reads back as none.');
    return true;
  }

  #carried(text: string, where: Term): string {
    const carried = carriedBy(this.characters, text);
    if (carried.missing.length > 0 && this.problems.length < MOST_PROBLEMS)
      this.problems.push(notCarried(this.characters, where.field, carried.missing));
    if (carried.respelt.length > 0)
      this.drop(where, `${this.characters} has no ${carried.respelt.map(named).join(' ')}: spelt otherwise.`);
    return carried.text;
  }
}

const named = (character: string): string =>
  /^[\s\p{C}]$/u.test(character) ? `U+${character.codePointAt(0)?.toString(16).padStart(4, '0')}` : character;

/** One segment with its terminator. */
export function segmentText(tag: string, elements: readonly Element[]): string {
  const written = elements.map((element) => joined(Array.isArray(element) ? element : [element]));
  while (written.at(-1) === '') written.pop();
  return `${[tag, ...written].join('+')}'`;
}

function joined(components: readonly Component[]): string {
  const last = components.findLastIndex((component) => component !== undefined && component !== '');
  return components
    .slice(0, last + 1)
    .map((component) => escaped(component?.toString() ?? ''))
    .join(':');
}

/** Service characters of the text are released; `*` repeats elements in syntax 4. */
const escaped = (text: string): string => (SERVICE.test(text) ? text.replace(/[?+:'*]/g, '?$&') : text);

const SERVICE = /[?+:'*]/;
