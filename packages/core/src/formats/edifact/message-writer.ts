import type { Decimal } from '../../model/index.ts';
import type { Dropped } from '../port.ts';

type Component = string | Decimal | undefined;
type Element = Component | readonly Component[];

/** Where a value stands in the model, for what does not fit. */
export interface Term {
  readonly term: string;
  readonly field: string;
}

/** Writes the segments of one message, cuts texts to what components hold and remembers what that loses. */
export class MessageWriter {
  readonly dropped: Dropped[] = [];
  readonly #segments: string[] = [];

  /** Elements and components that are absent at the end are left out, as the syntax demands. */
  segment(tag: string, ...elements: readonly Element[]): void {
    const written = elements.map((element) => joined(Array.isArray(element) ? element : [element]));
    while (written.at(-1) === '') written.pop();
    this.#segments.push(`${[tag, ...written].join('+')}'`);
  }

  get count(): number {
    return this.#segments.length;
  }

  /** The text if it fits into `length` characters, else its beginning, and a note of the loss. A blank text is none. */
  fit(text: string | undefined, length: number, where: Term): string | undefined {
    return this.split(text, length, 1, where)[0];
  }

  /** The text in full pieces of `length` characters and a last shorter one, which read back as the same text. */
  split(text: string | undefined, length: number, pieces: number, where: Term): readonly string[] {
    if (text === undefined) return [];
    if (text.trim() === '') {
      this.drop(where, 'A blank text reads back as none.');
      return [];
    }
    if (text.length <= length) return [text];
    const characters = Array.from(text);
    if (characters.length > length * pieces)
      this.drop(where, `The segment holds ${length * pieces} characters; the rest is left out.`);
    const cut: string[] = [];
    for (let start = 0; start < characters.length && cut.length < pieces; start += length)
      cut.push(characters.slice(start, start + length).join(''));
    return cut;
  }

  drop({ term, field }: Term, reason: string): void {
    this.dropped.push({ term, field, reason });
  }

  toString(): string {
    return this.#segments.join('\n');
  }
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
