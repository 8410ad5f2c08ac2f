import type { ElementPath } from '../../xml/index.ts';
import { ANY_END, endsOf, pathTest, type PathTest } from './pattern.ts';
import type { TreeRule } from './rule.ts';

/** A rule, its place in the list, and its patterns once they are needed. */
interface Row {
  readonly rule: TreeRule;
  readonly index: number;
  matches?: PathTest;
}

const NONE: readonly Row[] = [];

/**
 * Rules looked up by the path of an element. A path is compared once, and only with the patterns that end as it does: a rule whose elements
 * never occur is not even made ready.
 */
export class RulesByPath {
  readonly #byEnd = new Map<string, Row[]>();

  constructor(rules: readonly TreeRule[]) {
    rules.forEach((rule, index) => {
      const row: Row = { rule, index };
      if (typeof rule.at === 'string') this.#add(row, rule.at);
      else for (const pattern of rule.at) this.#add(row, pattern);
    });
  }

  #add(row: Row, pattern: string): void {
    for (const end of endsOf(pattern)) {
      const rows = this.#byEnd.get(end);
      if (rows === undefined) this.#byEnd.set(end, [row]);
      else rows.push(row);
    }
  }

  /** The rules about the elements of a path, in their order. */
  about(path: ElementPath): readonly TreeRule[] {
    const rows: Row[] = [];
    for (const end of [`${path.parent?.name}/${path.name}`, path.name, ANY_END])
      for (const row of this.#byEnd.get(end) ?? NONE) if ((row.matches ??= isAbout(row.rule))(path)) rows.push(row);
    rows.sort((a, b) => a.index - b.index);
    // A rule with several patterns may have been found by more than one.
    return rows.filter((row, index) => row !== rows[index - 1]).map(({ rule }) => rule);
  }
}

function isAbout({ at, except }: TreeRule): PathTest {
  if (typeof at === 'string' && except === undefined) return pathTest(at);
  const about = [at].flat().map(pathTest);
  const not = [except ?? []].flat().map(pathTest);
  return (path) => about.some((matches) => matches(path)) && !not.some((matches) => matches(path));
}
