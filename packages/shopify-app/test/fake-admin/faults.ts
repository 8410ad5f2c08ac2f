/** What may go wrong with one call of the Admin API. */
export type FaultKind =
  | 'throttled'
  | 'rate-limited'
  | 'unauthorized'
  | 'bad-gateway'
  | 'slow'
  | 'answer-lost'
  | 'connection-reset';

export interface Fault {
  /**
   * - `throttled`: HTTP 200 with code THROTTLED; `rate-limited`: HTTP 429 with `Retry-After: 2.0`;
   * - `unauthorized`: HTTP 401; `bad-gateway`: HTTP 502; `slow`: the answer comes after `milliseconds`;
   * - `answer-lost`: the call takes effect and the connection ends; `connection-reset`: it ends before anything happened.
   */
  readonly kind: FaultKind;
  readonly milliseconds?: number;
  /** Only for a document that contains this text, e.g. `metafieldsSet`. */
  readonly on?: string;
}

/** The faults that wait for a shop's next calls; each is met once. */
export class Faults {
  readonly #waiting: Fault[] = [];

  next(kind: FaultKind, details: Omit<Fault, 'kind'> & { readonly times?: number } = {}): void {
    const { times = 1, ...rest } = details;
    for (let count = 0; count < times; count += 1) this.#waiting.push({ kind, ...rest });
  }

  take(document: string): Fault | undefined {
    const index = this.#waiting.findIndex(({ on }) => on === undefined || document.includes(on));
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  get left(): number {
    return this.#waiting.length;
  }
}
