import { EN16931_CII } from '../en16931/cii/index.ts';
import { everyRule, type RuleSet, type RuleText, type TreeRule } from '../engine/index.ts';
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
  const rules = everyRule(EN16931_CII).filter(({ id }) => ids.has(id) && !OTHER_FORM_IDS.has(id));
  const otherForms = OTHER_FORMS.filter(({ id }) => ids.has(id));
  return {
    layer,
    syntax: 'cii',
    version: '1.09.2',
    rules: [...rows.map(ruleOf), ...rules, ...otherForms, ...own],
    texts: { ...takenOverTexts(ids), ...textsOf(name, rows), ...texts },
  };
}

/** Here the syntax rules of EN 16931 are fatal too, but for those. */
const WARNINGS = new Set(['CII-SR-474', 'CII-SR-475', 'CII-SR-476']);

const takenOverTexts = (ids: ReadonlySet<string>): Record<string, RuleText> =>
  Object.fromEntries(
    [...ids].map((id) => [id, { ...textOf(id), severity: WARNINGS.has(id) ? 'warning' : 'fatal' } as const]),
  );

const textOf = (id: string): RuleText => EN16931_CII.texts[id] ?? { message: `The invoice breaks rule ${id}.` };
