import { z } from 'zod';
import { refuseUnsafe } from './markup/allowed.ts';
import { parseMarkup, parseText } from './markup/parse.ts';
import type { TemplateNode, Text, Variable } from './markup/tree.ts';

/**
 * A letter as a merchant may change it. `subject` is text with placeholders; `body` is MJML with placeholders and sections:
 * `{{document.number}}`, `{{#items}} … {{/items}}` for each (or if there is something), `{{^items}} … {{/items}}` if there is nothing.
 * Values are always escaped, nothing is executed.
 */
export const letterTemplate = z.strictObject({
  subject: z
    .string()
    .min(1)
    .max(200)
    .refine((subject) => !/[\r\n]/.test(subject), 'is one line'),
  body: z.string().min(1).max(100_000),
});
export type LetterTemplate = z.output<typeof letterTemplate>;

/** A template that was read and found safe. */
export interface ReadTemplate {
  readonly subject: readonly (Text | Variable)[];
  readonly body: readonly TemplateNode[];
}

const REMEMBERED = 200;
const read = new Map<string, ReadTemplate>();

/** Reads a template once. Throws a TemplateFault. */
export function readTemplate({ subject, body }: LetterTemplate): ReadTemplate {
  const key = `${subject}\n${body}`;
  let known = read.get(key);
  if (known === undefined) {
    known = { subject: parseText(subject), body: parseMarkup(body) };
    refuseUnsafe(known.body);
    if (read.size >= REMEMBERED) read.clear();
    read.set(key, known);
  }
  return known;
}
