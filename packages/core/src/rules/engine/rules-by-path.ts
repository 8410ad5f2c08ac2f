import { type ElementPath, pathFact } from '../../xml/index.ts';
import { ByPath } from './by-path.ts';
import type { RuleSet, RulesBelow, TreeRule } from './rule.ts';

/** The rules of a set, looked up by the path of an element. */
export class RulesByPath {
  readonly #rules: ByPath<TreeRule>;
  readonly #below: ByPath<RulesBelow>;
  /** What is said of the children of a path. */
  readonly #belowAt = pathFact((parent) => this.#below.about(parent));

  constructor({ rules, below = [] }: RuleSet) {
    this.#rules = new ByPath(rules);
    this.#below = new ByPath(below);
  }

  /** The rules about the elements of a path, in their order. */
  about(path: ElementPath): readonly TreeRule[] {
    const rules = this.#rules.about(path);
    const below = path.parent === undefined ? [] : this.#belowAt(path.parent);
    return below.length === 0 ? rules : [...rules, ...below.flatMap((place) => place.rulesOf(path.name))];
  }
}
