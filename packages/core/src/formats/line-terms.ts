import { type InvoiceLine, invoice as invoiceSchema, ok, refused, type Result } from '../model/index.ts';
import { excessInLine } from './excess.ts';
import { invalidTerms, type Issue } from './term-problems.ts';

/** So many items of a list are looked at together. A list of very many faulty items is refused for the first of them. */
export const TOGETHER = 100;

/**
 * The lines of a document, as its reader takes them out one by one. The first hundred are kept as terms, to be looked at with the rest of the
 * invoice; those behind are made lines at once, so that the terms and the lines of a long document never fill the memory together.
 */
export class LineTerms {
  readonly first: unknown[] = [];
  /** A line that holds more than any. */
  excess: Issue | undefined = undefined;
  readonly #size: number;
  #count = 0;
  #batch: unknown[] = [];
  #checked = TOGETHER;
  #issues: readonly Issue[] | undefined = undefined;
  readonly #lines: InvoiceLine[] = [];

  /** `size`: the bytes of the document. */
  constructor(lines: Iterable<unknown>, size: number) {
    this.#size = size;
    for (const line of lines) this.#push(line);
  }

  /** Whether there are lines behind the first. */
  get isLong(): boolean {
    return this.#count > TOGETHER;
  }

  /** The lines behind the first. */
  rest(): Result<readonly InvoiceLine[]> {
    if (this.#batch.length > 0) this.#check();
    return this.#issues === undefined
      ? ok(this.#lines)
      : refused(...invalidTerms(this.#issues, this.#checked < this.#count));
  }

  #push(line: unknown): void {
    this.excess ??= excessInLine(line, this.#count, this.#size);
    this.#count += 1;
    if (this.first.length < TOGETHER) this.first.push(line);
    else if (this.#issues === undefined && this.#batch.push(line) === TOGETHER) this.#check();
  }

  #check(): void {
    const read = invoiceSchema.shape.lines.safeParse(this.#batch);
    if (read.success) for (const line of read.data) this.#lines.push(line);
    else
      this.#issues = read.error.issues.map(({ path: [index, ...path], message }) => ({
        path: ['lines', this.#checked + Number(index), ...path],
        message,
      }));
    this.#checked += this.#batch.length;
    this.#batch = [];
  }
}
