import { Judge, type RuleSet, type TreeSyntax } from './engine/index.ts';
import type { LayerId } from './finding.ts';

type Load = () => Promise<RuleSet>;

/**
 * Every rule set, by layer and syntax. One is loaded when it is first asked for: who judges a UBL invoice by EN 16931 reads no French rule.
 * To add the next release of a rule set, add its folder and change its line.
 */
export const RULE_SETS: Readonly<Partial<Record<LayerId, Readonly<Partial<Record<TreeSyntax, Load>>>>>> = {};

const judges = new Map<string, Promise<Judge>>();

/** The judge for a layer in a syntax; `undefined` where the layer says nothing of that syntax. */
export async function judgeOf(layer: LayerId, syntax: TreeSyntax): Promise<Judge | undefined> {
  const load = RULE_SETS[layer]?.[syntax];
  if (load === undefined) return undefined;
  const key = `${layer} ${syntax}`;
  let judge = judges.get(key);
  if (judge === undefined) {
    judge = load().then((set) => new Judge(set));
    judges.set(key, judge);
  }
  return judge;
}
