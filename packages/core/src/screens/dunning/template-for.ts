import type { ShownLetter } from './letter.ts';

interface Template {
  readonly id: string;
  readonly language: string;
}

/** The levels by which a letter is worded whose template is of a procedure's own. */
const BY_LEVEL = ['reminder', 'level-1', 'level-2', 'level-3'];

/** The wording of a letter among those there are: in the customer's language where there is one, else in English. */
export function templateFor<Kept extends Template>(
  { letter: { kind, template, level } }: Pick<ShownLetter, 'letter'>,
  templates: readonly Kept[],
  language: string,
): Kept | undefined {
  const known = kind !== 'reminder' && templates.some(({ id }) => id === template);
  const id = known ? template : BY_LEVEL[kind === 'reminder' ? 0 : Math.min(Math.max(level, 1), 3)];
  const tag = language.toLowerCase().split(/[-_]/)[0];
  const worded = templates.filter((each) => each.id === id);
  return worded.find((each) => each.language === tag) ?? worded.find((each) => each.language === 'en');
}
