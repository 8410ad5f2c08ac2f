export { check, layersFor, RULES } from './check.ts';
export { LAYERS, type Advice, type Finding, type Layer, type LayerId, type Severity } from './finding.ts';
export {
  judge,
  Judge,
  Judged,
  UNJUDGEABLE,
  type RuleSet,
  type RuleText,
  type TreeRule,
  type TreeSyntax,
} from './engine/index.ts';
export { judgeOf, RULE_SETS } from './registry.ts';
export type { Rule } from './rule.ts';
export { documentLayers, ownLayers, type Claim } from './own-layers.ts';
export { validate, type ValidateOptions, type Verdict } from './validate.ts';
