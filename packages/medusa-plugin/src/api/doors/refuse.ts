import { MedusaError } from '@medusajs/framework/utils';
import type { Problem } from '@quittance/core/model';

/** Core's refusal of what a person sent, in Medusa's words: 400 with each problem and its advice. */
export function invalidData(problems: readonly Problem[]): MedusaError {
  const sentences = problems.map((problem) =>
    `${problem.field === undefined ? '' : `${problem.field}: `}${problem.message} ${problem.advice}`.trim(),
  );
  return new MedusaError(MedusaError.Types.INVALID_DATA, sentences.join(' ') || 'Refused.', problems[0]?.code);
}

export function notFound(what: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `${what} was not found.`);
}
