/** Lists by key, in the order in which their values came; a value that comes twice in a row stands once. */
export class Lists<Value> {
  readonly #lists = new Map<string, Value[]>();

  add(key: string, value: Value): void {
    const list = this.#lists.get(key);
    if (list === undefined) this.#lists.set(key, [value]);
    else if (list.at(-1) !== value) list.push(value);
  }

  of(key: string): readonly Value[] {
    return this.#lists.get(key) ?? [];
  }
}
