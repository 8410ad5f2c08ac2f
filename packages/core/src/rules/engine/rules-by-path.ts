import type { ElementPath } from '../../xml/index.ts';
import { lastNames, pathTest, type PathTest } from './pattern.ts';
import type { TreeRule } from './rule.ts';

/** A rule, its place in the list, and its patterns once they are needed. */
interface Row {
  readonly rule: TreeRule;
  readonly index: number;
  matches?: PathTest;
}

/**
 * Rules looked up by the path of an element. A path is compared once, and only with the patterns that end in its name: a rule whose elements
 * never occur is not even made ready.
 */
export class RulesByPath {
  readonly #byLastName = new Map<string, Row[]>();
  readonly #ofAnyName: Row[] = [];

  constructor(rules: readonly TreeRule[]) {
    for (const [index, rule] of rules.entries()) {
      const names = [rule.at].flat().map(lastNames);
      const row: Row = { rule, index };
      if (names.includes(undefined)) this.#ofAnyName.push(row);
      else for (const name of new Set(names.flatMap((some) => some ?? []))) this.#add(name, row);
    }
  }

  #add(name: string, row: Row): void {
    const rows = this.#byLastName.get(name);
    if (rows === undefined) this.#byLastName.set(name, [row]);
    else rows.push(row);
  }

  /** The rules about the elements of a path, in their order. */
  about(path: ElementPath): readonly TreeRule[] {
    const isMet = (row: Row): boolean => (row.matches ??= isAbout(row.rule))(path);
    const named = this.#byLastName.get(path.name)?.filter(isMet) ?? [];
    const others = this.#ofAnyName.filter(isMet);
    const rows = others.length === 0 ? named : [...named, ...others].toSorted((a, b) => a.index - b.index);
    return rows.map(({ rule }) => rule);
  }
}

function isAbout({ at, except = [] }: TreeRule): PathTest {
  const about = [at].flat().map(pathTest);
  const not = [except].flat().map(pathTest);
  return (path) => about.some((matches) => matches(path)) && !not.some((matches) => matches(path));
}
