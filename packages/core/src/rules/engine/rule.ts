import type { XmlElement } from '../../xml/index.ts';
import type { Advice, Finding, LayerId, Severity } from '../finding.ts';
import type { Judged } from './judged.ts';

/** One rule of a layer in one syntax: which elements it is about, and what must be true of each. */
export interface TreeRule {
  /** The published id: `BR-CO-10`. Two rows may share one. */
  readonly id: string;
  /** The elements, as patterns (see `pattern.ts`): `/ubl:Invoice/cac:Delivery`, `cac:Price/cbc:PriceAmount`. */
  readonly at: string | readonly string[];
  /** Patterns of elements among them that the rule is not about. */
  readonly except?: string | readonly string[];
  /** Of these elements only those that carry this attribute, be it empty: the rule costs nothing elsewhere, and tells of the attribute. */
  readonly attribute?: string;
  /** Of these elements only those for which this is so. */
  readonly when?: (element: XmlElement, judged: Judged) => boolean;
  /** What it says, where that does not stand in the texts of its set. */
  readonly text?: RuleText;
  /** May throw `Unjudgeable`. */
  readonly holds: (element: XmlElement, judged: Judged) => boolean;
}

/** Rules about the children of a place, by their names. They are hundreds, and a document shows few: one is made when there is such a child. */
export interface RulesBelow {
  /** The parents, as patterns. */
  readonly at: string | readonly string[];
  /** Patterns of parents among them that the rules are not about. */
  readonly except?: string | readonly string[];
  /** The rules about children of this name. */
  rulesOf(name: string): readonly TreeRule[];
  /** Every one of them, for whoever lists rules. */
  all(): readonly TreeRule[];
}

/** What a rule says, whatever the syntax. */
export interface RuleText {
  /** `fatal` unless said otherwise. */
  readonly severity?: Severity;
  /** Business terms and groups concerned: `BT-146`. */
  readonly terms?: readonly string[];
  /** One plain sentence. */
  readonly message: string;
  /** What to change in the shop or the ERP. */
  readonly advice?: Advice;
}

/** The rules of one layer for one syntax. */
export interface RuleSet {
  readonly layer: LayerId;
  readonly syntax: TreeSyntax;
  /** Of the published artefact: `1.3.16`. */
  readonly version: string;
  readonly rules: readonly TreeRule[];
  readonly below?: readonly RulesBelow[];
  /** By id; of rules that carry no text of their own. Asked for when a rule is broken. */
  readonly texts: Readonly<Record<string, RuleText>>;
}

/** Every rule of a set, those below a place too. */
export const everyRule = ({ rules, below = [] }: RuleSet): readonly TreeRule[] => [
  ...rules,
  ...below.flatMap((place) => place.all()),
];

export type TreeSyntax = 'ubl' | 'cii' | 'cdar';

/** Whatever judges a document by one layer: a rule set made ready, or the schema of a syntax. */
export interface Judging {
  readonly layer: LayerId;
  /** Of the published rules or schema: `1.3.16`. */
  readonly version: string;
  findings(judged: Judged): Finding[];
}
