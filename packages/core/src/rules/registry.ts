import { Judge, type Judging, type RuleSet, type TreeSyntax } from './engine/index.ts';
import type { LayerId } from './finding.ts';

type Load = () => Promise<RuleSet>;

/**
 * Every rule set, by layer and syntax. One is loaded when it is first asked for: who judges a UBL invoice by EN 16931 reads no French rule.
 * To add the next release of a rule set, add its folder and change its line.
 */
export const RULE_SETS: Readonly<Partial<Record<LayerId, Readonly<Partial<Record<TreeSyntax, Load>>>>>> = {
  cen: {
    ubl: () => import('./en16931/ubl/index.ts').then(({ EN16931_UBL }) => EN16931_UBL),
    cii: () => import('./en16931/cii/index.ts').then(({ EN16931_CII }) => EN16931_CII),
  },
  peppol: {
    ubl: () => import('./peppol/ubl.ts').then(({ peppolUbl }) => peppolUbl),
    cii: () => import('./peppol/cii.ts').then(({ peppolCii }) => peppolCii),
  },
  'fr-cdv': {
    cdar: () => import('./france/cdv/index.ts').then(({ cdv }) => cdv),
  },
  'fr-flux2': {
    ubl: () => import('./france/flux2/index.ts').then(({ flux2 }) => flux2('ubl')),
    cii: () => import('./france/flux2/index.ts').then(({ flux2 }) => flux2('cii')),
  },
  xrechnung: {
    ubl: () => import('./xrechnung/ubl.ts').then(({ xrechnungUbl }) => xrechnungUbl),
    cii: () => import('./xrechnung/cii.ts').then(({ xrechnungCii }) => xrechnungCii),
  },
  'fr-ext': {
    ubl: () => import('./france/ext/ubl.ts').then(({ frExtUbl }) => frExtUbl),
    cii: () => import('./france/ext/cii.ts').then(({ frExtCii }) => frExtCii),
  },
  'fx-minimum': { cii: () => import('./facturx/minimum.ts').then(({ facturxMinimum }) => facturxMinimum) },
  'fx-basicwl': { cii: () => import('./facturx/basic-wl.ts').then(({ facturxBasicWl }) => facturxBasicWl) },
  'fx-basic': { cii: () => import('./facturx/basic.ts').then(({ facturxBasic }) => facturxBasic) },
  'fx-en16931': { cii: () => import('./facturx/en16931.ts').then(({ facturxEn16931 }) => facturxEn16931) },
  'fx-extended': { cii: () => import('./facturx/extended.ts').then(({ facturxExtended }) => facturxExtended) },
};

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
