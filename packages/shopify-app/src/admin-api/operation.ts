import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** One call of the Admin API: its document, what it may cost, and what it answers. */
export interface Operation<Answer> {
  readonly name: string;
  /** The GraphQL document, from `operations/<name>.graphql`. */
  readonly document: string;
  readonly isMutation: boolean;
  /** Points it may cost at most (`extensions.cost.requestedQueryCost`): room is waited for before it is sent. */
  readonly cost: number;
  readonly answer: z.ZodType<Answer>;
}

/** Reads `operations/<name>.graphql`; once per process and operation. */
export function operation<Answer>(name: string, cost: number, answer: z.ZodType<Answer>): Operation<Answer> {
  const document = readFileSync(new URL(`operations/${name}.graphql`, import.meta.url), 'utf8');
  return { name, document, isMutation: /^\s*mutation\b/m.test(document), cost, answer };
}
