import type { TextOr, TextValues } from '../texts/index.ts';

/** A rule that chose, with the figures it used. */
export interface ShownExplanation {
  readonly rule: string;
  readonly [figure: string]: string | number | boolean;
}

/** Why a message goes to this contact, this way, at this moment: a sentence a rule. A rule new to these screens shows its name and figures. */
export function explanationSentences(explanation: readonly ShownExplanation[], tOr: TextOr): readonly string[] {
  return explanation.map(({ rule, ...figures }) =>
    tOr(`delivery.why.${rule}`, bare(rule, figures), wordsOf(figures, tOr)),
  );
}

const NAMED = ['role', 'origin'];

function wordsOf(figures: Readonly<Record<string, string | number | boolean>>, tOr: TextOr): TextValues {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      NAMED.includes(name)
        ? tOr(`delivery.why.${name}.${String(value)}`, String(value))
        : typeof value === 'number'
          ? value
          : String(value),
    ]),
  );
}

function bare(rule: string, figures: Readonly<Record<string, string | number | boolean>>): string {
  const told = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  return told.length === 0 ? rule : `${rule} (${told.join(', ')})`;
}
