import { EN16931_CII } from '../en16931/cii/index.ts';
import { type RuleSet, type RuleText, type TreeRule, Unjudgeable } from '../engine/index.ts';
import type { LayerId } from '../finding.ts';
import { OTHER_FORM_IDS, OTHER_FORMS } from './other-forms.ts';
import { ruleOf, rowsOf, type Table } from './table.ts';
import { textsOf } from './texts.ts';

export interface Profile {
  readonly layer: LayerId;
  /** As people say it: `BASIC WL`. */
  readonly name: string;
  readonly table: Table;
  /** The rules that it takes over from EN 16931. */
  readonly takenOver: readonly string[];
  /** Rules of its own, also in the place of ones of EN 16931 with the same id. */
  readonly own: readonly TreeRule[];
  readonly texts: Readonly<Record<string, RuleText>>;
}

/** The rules of a profile of Factur-X 1.09.2 (ZUGFeRD 2.5.2). */
export function profileRules({ layer, name, table, takenOver, own, texts }: Profile): RuleSet {
  const rows = rowsOf(table);
  const ids = new Set(takenOver);
  for (const { id } of own) ids.delete(id);
  const rules = EN16931_CII.rules.filter(({ id }) => ids.has(id) && !OTHER_FORM_IDS.has(id));
  const otherForms = OTHER_FORMS.filter(({ id }) => ids.has(id));
  return {
    layer,
    syntax: 'cii',
    version: '1.09.2',
    rules: [...rows.map(ruleOf), ...rules.map(undisturbed), ...otherForms, ...own],
    texts: { ...takenOverTexts(ids), ...textsOf(name, rows), ...texts },
  };
}

const PRESENCE = new Set(
  'BR-01 BR-02 BR-03 BR-04 BR-05 BR-06 BR-07 BR-09 BR-11 BR-21 BR-25 BR-52 BR-57 BR-64'.split(' '),
);

/** Rules that are about a text being there stop in EN 16931 where there are two; here they do not, as rows of the table count them. */
const undisturbed = (rule: TreeRule): TreeRule =>
  PRESENCE.has(rule.id) ? { ...rule, holds: (element, judged) => quietly(() => rule.holds(element, judged)) } : rule;

function quietly(asked: () => boolean): boolean {
  try {
    return asked();
  } catch (error) {
    if (error instanceof Unjudgeable) return true;
    throw error;
  }
}

/** Here the syntax rules of EN 16931 are fatal too, but for those. */
const WARNINGS = new Set(['CII-SR-474', 'CII-SR-475', 'CII-SR-476']);

const takenOverTexts = (ids: ReadonlySet<string>): Record<string, RuleText> =>
  Object.fromEntries(
    [...ids].map((id) => [id, { ...textOf(id), severity: WARNINGS.has(id) ? 'warning' : 'fatal' } as const]),
  );

const textOf = (id: string): RuleText => EN16931_CII.texts[id] ?? { message: `The invoice breaks rule ${id}.` };
