import { ok, refused, type Problem, type Result } from '../../model/index.ts';
import type { LetterBlock } from '../letter-block.ts';
import { blocksOf } from './blocks.ts';
import { htmlOf } from './html.ts';
import { fill, fillText, refuseUnknown } from './markup/fill.ts';
import { toMjml } from './markup/mjml.ts';
import { TemplateFault } from './markup/tree.ts';
import type { LetterLanguage, LetterModel } from './model.ts';
import { plainText } from './plain-text.ts';
import { sampleLetter } from './sample.ts';
import { letterTemplate, type LetterTemplate, readTemplate } from './template.ts';
import { viewOf } from './view.ts';

/** A letter, ready to be sent or printed. */
export interface Letter {
  readonly subject: string;
  readonly html: string;
  /** The same in plain text, always made. */
  readonly text: string;
  /** The same for the printed page. */
  readonly blocks: readonly LetterBlock[];
}

/**
 * Fills a template with what a letter says, in the recipient's language. Refuses `TEMPLATE_SYNTAX`, `TEMPLATE_NOT_ALLOWED`,
 * `TEMPLATE_UNKNOWN_VARIABLE`, `TEMPLATE_TOO_LARGE` and `TEMPLATE_MJML`, all of which {@link checkTemplate} finds when it is saved.
 */
export function writeLetter(template: LetterTemplate, model: LetterModel, language: LetterLanguage): Result<Letter> {
  return guarded(() => ok(written(template, model, language)));
}

function written(template: LetterTemplate, model: LetterModel, language: LetterLanguage): Letter {
  const { subject, body } = readTemplate(template);
  const view = viewOf(model, language);
  const filled = fill(body, view);
  const blocks = blocksOf(filled);
  return {
    subject: lineOf(fillText(subject, view)),
    html: htmlOf(toMjml(filled)),
    text: plainText(blocks),
    blocks,
  };
}

/** Faults of a template are told; anything else that is thrown is a bug and stays one. */
function guarded(write: () => Result<Letter>): Result<Letter> {
  try {
    return write();
  } catch (error) {
    if (error instanceof TemplateFault) return refused(problemOf(error));
    throw error;
  }
}

/** What is wrong with a template that a merchant wrote; nothing when it can be used. The letter of the example is what a preview shows. */
export function checkTemplate(template: unknown, language: LetterLanguage): Result<Letter> {
  const parsed = letterTemplate.safeParse(template);
  if (!parsed.success)
    return refused(
      ...parsed.error.issues.map(({ path, message }) =>
        problemOf(
          new TemplateFault(
            'TEMPLATE_SIZE',
            `${path.join('.')}: ${message}.`,
            'A subject is one line of at most 200 characters, a body at most 100,000.',
          ),
        ),
      ),
    );
  const sample = sampleLetter(language);
  return guarded(() => {
    refuseUnknown(readTemplate(parsed.data).body, [viewOf(sample, language)]);
    return ok(written(parsed.data, sample, language));
  });
}

/** A subject is one line, whatever its values hold, and no longer than mail programs show. */
const lineOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_SUBJECT ? line : `${line.slice(0, LONGEST_SUBJECT - 1)}…`;
};
const LONGEST_SUBJECT = 250;

const problemOf = ({ code, message, advice }: TemplateFault): Problem => ({
  code,
  message,
  advice,
  retry: 'after-fix',
  field: 'body',
});
