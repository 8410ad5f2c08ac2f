import type { ElementPath } from '../../xml/index.ts';
import { ANY_END, endsOf, pathTest, type PathTest } from './pattern.ts';

/** Something that says by patterns which elements it is about (see `pattern.ts`). */
interface Placed {
  readonly at: string | readonly string[];
  readonly except?: string | readonly string[];
}

/** One of them, its place in the list, and its patterns once they are needed. */
interface Row<Kind> {
  readonly of: Kind;
  readonly index: number;
  matches?: PathTest;
}

/**
 * Rules and their like, looked up by the path of an element. A path is compared once, and only with the patterns that end as it does: a rule whose
 * elements never occur is not even made ready.
 */
export class ByPath<Kind extends Placed> {
  readonly #byEnd = new Map<string, Row<Kind>[]>();

  constructor(all: readonly Kind[]) {
    all.forEach((of, index) => {
      const row: Row<Kind> = { of, index };
      if (typeof of.at === 'string') this.#add(row, of.at);
      else for (const pattern of of.at) this.#add(row, pattern);
    });
  }

  #add(row: Row<Kind>, pattern: string): void {
    for (const end of endsOf(pattern)) {
      const rows = this.#byEnd.get(end);
      if (rows === undefined) this.#byEnd.set(end, [row]);
      else rows.push(row);
    }
  }

  /** Those about the elements of a path, in their order. */
  about(path: ElementPath): readonly Kind[] {
    const rows: Row<Kind>[] = [];
    for (const end of [`${path.parent?.name}/${path.name}`, path.name, ANY_END])
      for (const row of this.#byEnd.get(end) ?? []) if ((row.matches ??= isAbout(row.of))(path)) rows.push(row);
    rows.sort((a, b) => a.index - b.index);
    // One with several patterns may have been found by more than one.
    return rows.filter((row, index) => row !== rows[index - 1]).map(({ of }) => of);
  }
}

function isAbout({ at, except }: Placed): PathTest {
  if (typeof at === 'string' && except === undefined) return pathTest(at);
  const about = [at].flat().map(pathTest);
  const not = [except ?? []].flat().map(pathTest);
  return (path) => about.some((matches) => matches(path)) && !not.some((matches) => matches(path));
}
