import { Judge, type Judging, type RuleSet, type TreeSyntax } from './engine/index.ts';
import type { LayerId } from './finding.ts';

type Load = () => Promise<RuleSet>;

/**
 * Every rule set, by layer and syntax. One is loaded when it is first asked for: who judges a UBL invoice by EN 16931 reads no French rule.
 * To add the next release of a rule set, add its folder and change its line.
 */
export const RULE_SETS: Readonly<Partial<Record<LayerId, Readonly<Partial<Record<TreeSyntax, Load>>>>>> = {};

const judges = new Map<string, Promise<Judging>>();

/** The judge for a layer in a syntax; `undefined` where the layer says nothing of that syntax. Made once, for any number of documents. */
export async function judgeOf(layer: LayerId, syntax: TreeSyntax): Promise<Judging | undefined> {
  const key = `${layer} ${syntax}`;
  let judge = judges.get(key);
  if (judge === undefined) {
    judge = made(layer, syntax);
    if (judge === undefined) return undefined;
    judges.set(key, judge);
  }
  return judge;
}

function made(layer: LayerId, syntax: TreeSyntax): Promise<Judging> | undefined {
  if (layer === 'structure') return import('./structure/index.ts').then(({ structureJudge }) => structureJudge(syntax));
  return RULE_SETS[layer]?.[syntax]?.().then((set) => new Judge(set));
}
