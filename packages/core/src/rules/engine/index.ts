export { dateOf } from './dates.ts';
export { Judge, judge, UNJUDGEABLE } from './judge.ts';
export { elementFact, fact, factAbout, Judged } from './judged.ts';
export { Lists } from './lists.ts';
export { pathTest } from './pattern.ts';
export { everyRule } from './rule.ts';
export type { Judging, RulesBelow, RuleSet, RuleText, TreeRule, TreeSyntax } from './rule.ts';
export {
  areAny,
  decimalOf,
  doubleOf,
  isDecimal,
  judgeable,
  normalized,
  numberOf,
  says,
  trimmed,
  Unjudgeable,
} from './values.ts';
