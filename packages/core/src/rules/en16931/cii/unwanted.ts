import type { RulesBelow, RuleText, TreeRule } from '../../engine/index.ts';
import type { Severity } from '../../finding.ts';
import { ADVICE_TO_LEAVE_OUT, words } from './wording.ts';

type Patterns = string | readonly string[];

/** Where, what should not stand there (`222 RoleCode, 186 @format`: an element, an attribute), and for what that does not hold. */
export type Unwanted = readonly [at: Patterns, items: string, except?: Patterns];

const never = (): boolean => false;

/** Something that EN 16931 has no term for. Put into words when they are asked for: a document needs few of the six hundred. */
class UnwantedItem implements TreeRule {
  readonly id: string;
  readonly at: Patterns;
  readonly except?: Patterns;
  readonly attribute?: string;
  readonly holds = never;
  readonly name: string;
  readonly #severity: Severity;

  constructor(id: string, name: string, [at, , except]: Unwanted, severity: Severity) {
    const isAttribute = name.startsWith('@');
    this.id = id;
    this.at = isAttribute ? at : below(at, name);
    if (except !== undefined) this.except = isAttribute ? except : below(except, name);
    if (isAttribute) this.attribute = name.slice(1);
    this.name = name;
    this.#severity = severity;
  }

  get text(): RuleText {
    const message = `EN 16931 has no term for ${words(this.name)} here.`;
    return { severity: this.#severity, message, advice: ADVICE_TO_LEAVE_OUT };
  }
}

function below(patterns: Patterns, name: string): Patterns {
  const child = name.includes(':') ? name : `ram:${name}`;
  return typeof patterns === 'string' ? `${patterns}/${child}` : patterns.map((pattern) => `${pattern}/${child}`);
}

/** The unwanted elements of one row of a table. */
class UnwantedChildren implements RulesBelow {
  readonly at: Patterns;
  readonly except?: Patterns;
  readonly #prefix: string;
  readonly #row: Unwanted;
  readonly #severity: Severity;

  constructor(prefix: string, row: Unwanted, severity: Severity) {
    const [at, , except] = row;
    this.at = at;
    if (except !== undefined) this.except = except;
    this.#prefix = prefix;
    this.#row = row;
    this.#severity = severity;
  }

  rulesOf(name: string): readonly TreeRule[] {
    const [, items] = this.#row;
    const item = name.replace(/^ram:/, '');
    // Most names are not in the text at all.
    return items.includes(item) ? this.all().filter(({ name: own }) => own === item) : [];
  }

  all(): readonly UnwantedItem[] {
    return itemsOf(this.#prefix, this.#row, this.#severity).filter(({ attribute }) => attribute === undefined);
  }
}

const itemsOf = (prefix: string, row: Unwanted, severity: Severity): readonly UnwantedItem[] =>
  row[1].split(',').map((item) => {
    const [number = '', name = ''] = item.trim().split(' ');
    return new UnwantedItem(`${prefix}-${number}`, name, row, severity);
  });

/** Rules that nothing of these tables should be there: attributes, and elements, each about that element itself: where it is absent it costs nothing. */
export const unwanted = (
  prefix: string,
  table: readonly Unwanted[],
  severity: Severity,
): { readonly attributes: readonly TreeRule[]; readonly children: readonly RulesBelow[] } => ({
  attributes: table
    .filter(([, items]) => items.includes('@'))
    .flatMap((row) => itemsOf(prefix, row, severity).filter(({ attribute }) => attribute !== undefined)),
  children: table
    .filter(([, items]) => /\d [^@]/.test(items))
    .map((row) => new UnwantedChildren(prefix, row, severity)),
});
