import type { Words } from '../format/words.ts';

/** Why a claim does not go to an agency. */
export interface ShownCriterion {
  readonly code: string;
  /** One plain English sentence, with the figures. */
  readonly message: string;
}

/** The criterion in the language of who looks; one that is new to these screens in the words it came with. */
export function criterionText({ code, message }: ShownCriterion, { tOr }: Pick<Words, 'tOr'>): string {
  return tOr(`collections.criterion.${code}`, message);
}
