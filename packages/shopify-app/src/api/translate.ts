import type { TextValues } from '@quittance/core/screens';

export type TextTree = { readonly [name: string]: string | TextTree };

/**
 * The text under a dotted key. With a `count` its plural form by the rules of the language, with a `context` its form for that; `undefined`
 * where there is none. `{{name}}` takes the value of that name.
 */
export function translate(
  texts: TextTree,
  language: string,
  key: string,
  { context, ...values }: TextValues = {},
): string | undefined {
  const { count } = values;
  const forms = [
    ...(context === undefined ? [] : [`${key}_${context}`]),
    ...(typeof count === 'number' ? [`${key}_${pluralForm(language, count)}`] : []),
    key,
  ];
  const text = forms.map((form) => textAt(texts, form)).find((found) => found !== undefined);
  return text?.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

function textAt(texts: TextTree, key: string): string | undefined {
  let node: TextTree | string | undefined = texts;
  for (const name of key.split('.')) node = typeof node === 'object' ? node[name] : undefined;
  return typeof node === 'string' ? node : undefined;
}

/** The texts have two forms, `one` and `other`: French `many` (a million) reads like `other`. */
function pluralForm(language: string, count: number): 'one' | 'other' {
  return new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
}
