import type { XmlElement } from '../../../xml/index.ts';
import type { Judged, RuleText, TreeRule } from '../../engine/index.ts';

/** Invoices are written in two syntaxes; most rules differ in where they look only. */
export interface Both<Value> {
  readonly ubl: Value;
  readonly cii: Value;
}
export type InvoiceSyntax = keyof Both<unknown>;

type Asked = (element: XmlElement, judged: Judged) => boolean;

/** A rule of BR-FR-Flux2 in both syntaxes, or in the one that has a place in `at`. */
export interface Row {
  /** The published id, which some rules have per syntax. */
  readonly id: string | Both<string>;
  readonly at: Partial<Both<string | readonly string[]>>;
  readonly text: RuleText;
  readonly when?: Asked | Partial<Both<Asked>>;
  readonly holds: Asked | Partial<Both<Asked>>;
}

const of = <Value>(given: Value | Partial<Both<Value>>, syntax: InvoiceSyntax): Value | undefined =>
  typeof given === 'object' && given !== null ? (given as Partial<Both<Value>>)[syntax] : (given as Value);

/** The rules of these rows in one syntax. */
export function rulesIn(rows: readonly Row[], syntax: InvoiceSyntax): TreeRule[] {
  return rows.flatMap((row) => {
    const at = row.at[syntax];
    const id = of(row.id, syntax);
    const holds = of(row.holds, syntax);
    if (at === undefined || id === undefined || holds === undefined) return [];
    const when = row.when === undefined ? undefined : of(row.when, syntax);
    return [{ id, at, holds, ...(when !== undefined && { when }) }];
  });
}

/** What these rows say, by id. */
export function textsIn(rows: readonly Row[], syntax: InvoiceSyntax): Record<string, RuleText> {
  const texts: Record<string, RuleText> = {};
  for (const row of rows) {
    const id = of(row.id, syntax);
    if (id !== undefined && row.at[syntax] !== undefined) texts[id] ??= row.text;
  }
  return texts;
}
