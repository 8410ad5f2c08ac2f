import { type ElementPath, pathFact, type XmlElement } from '../../xml/index.ts';
import type { Finding, LayerId } from '../finding.ts';
import { Judged } from './judged.ts';
import type { Judging, RuleSet, RuleText, TreeRule } from './rule.ts';
import { RulesByPath } from './rules-by-path.ts';
import { Unjudgeable } from './values.ts';

/** The rule that stands for those which cannot be asked, because a value is not what its type demands. */
export const UNJUDGEABLE = 'QUITTANCE-VALUE';

/** A rule set made ready: rules are looked up by the path of an element. Judges any number of documents. */
export class Judge implements Judging {
  readonly set: RuleSet;
  readonly #rules: RulesByPath;
  /** What is asked of the elements of a path. */
  readonly #asked = pathFact((path): Asked => this.#askedAt(path));

  constructor(set: RuleSet) {
    this.set = set;
    this.#rules = new RulesByPath(set);
  }

  get layer(): LayerId {
    return this.set.layer;
  }

  get version(): string {
    return this.set.version;
  }

  /** Every rule that the document breaks, in the order of the document, each with its first place and the number of places. */
  findings(judged: Judged): Finding[] {
    const broken = new Map<TreeRule | undefined, Broken>();
    judged.root.descend(
      (path) => {
        const asked = this.#asked(path);
        return asked === NOTHING ? undefined : asked;
      },
      (element, { rules, ofAttribute }) => {
        askAll(rules, element, judged, broken);
        if (ofAttribute !== undefined)
          for (const name of element.attributeNames) askAll(ofAttribute.get(name) ?? NONE, element, judged, broken);
      },
    );
    return this.#told(broken);
  }

  #askedAt(path: ElementPath): Asked {
    const about = this.#rules.about(path);
    if (about.length === 0) return NOTHING;
    const rules = about.filter(({ attribute }) => attribute === undefined).map(questionOf);
    if (rules.length === about.length) return { rules, ofAttribute: undefined };
    return { rules, ofAttribute: Map.groupBy(about.map(questionOf), ({ rule }) => rule.attribute) };
  }

  #told(broken: ReadonlyMap<TreeRule | undefined, Broken>): Finding[] {
    const { layer } = this.set;
    const byId = new Map<string, Finding>();
    for (const [rule, { element, count }] of broken) {
      const id = rule?.id ?? UNJUDGEABLE;
      const same = byId.get(id);
      if (same !== undefined) {
        byId.set(id, { ...same, count: same.count + count });
        continue;
      }
      const { severity = 'fatal', terms = [], message, advice } = rule?.text ?? this.set.texts[id] ?? VALUE_TEXT;
      byId.set(id, {
        layer,
        rule: id,
        severity,
        location: placeOf(element, rule),
        terms,
        message,
        advice: advice ?? NO_ADVICE,
        count,
      });
    }
    return [...byId.values()];
  }
}

/** What is asked of an element, and of its attributes by their names. */
interface Asked {
  readonly rules: readonly Question[];
  readonly ofAttribute: ReadonlyMap<string | undefined, readonly Question[]> | undefined;
}
const NONE: readonly Question[] = [];
const NOTHING: Asked = { rules: NONE, ofAttribute: undefined };

/** A rule as it is asked: all alike to the engine, which is quicker with objects of one shape, whatever a row leaves out. */
interface Question {
  readonly rule: TreeRule;
  readonly when: TreeRule['when'];
  readonly holds: TreeRule['holds'];
}
const questionOf = (rule: TreeRule): Question => ({ rule, when: rule.when, holds: rule.holds });

function askAll(
  rules: readonly Question[],
  element: XmlElement,
  judged: Judged,
  broken: Map<TreeRule | undefined, Broken>,
): void {
  for (const question of rules) {
    const verdict = ask(question, element, judged);
    if (verdict === HOLDS) continue;
    const key = verdict === BREAKS ? question.rule : undefined;
    const known = broken.get(key);
    if (known === undefined) broken.set(key, { element, count: 1 });
    else known.count += 1;
  }
}

const placeOf = (element: XmlElement, rule: TreeRule | undefined): string =>
  rule?.attribute === undefined ? element.location : `${element.location}/@${rule.attribute}`;

interface Broken {
  readonly element: XmlElement;
  count: number;
}

const HOLDS = 0;
const BREAKS = 1;
const CANNOT_BE_ASKED = 2;

function ask({ when, holds }: Question, element: XmlElement, judged: Judged): 0 | 1 | 2 {
  try {
    if (when !== undefined && !when(element, judged)) return HOLDS;
    return holds(element, judged) ? HOLDS : BREAKS;
  } catch (error) {
    if (error instanceof Unjudgeable) return CANNOT_BE_ASKED;
    throw error;
  }
}

const VALUE_TEXT: RuleText = { message: 'A value is not what its type demands, so that a rule cannot be asked.' };
const NO_ADVICE = {
  en: 'Correct this value in the shop or the ERP: it must be a number, a date or a single text, as its field demands.',
  fr: 'Corrigez cette valeur dans la boutique ou l’ERP : le champ attend un nombre, une date ou un seul texte.',
  de: 'Bitte diesen Wert im Shop oder ERP korrigieren: Das Feld erwartet eine Zahl, ein Datum oder genau einen Text.',
};

/** Judges one document by several layers; what they work out about it they share. */
export function judge(root: XmlElement, judges: readonly Judging[]): Finding[] {
  const judged = new Judged(root);
  return judges.flatMap((one) => one.findings(judged));
}
