import type { z } from 'zod';
import { cleanText } from './clean-text.ts';
import { order as orderSchema, type Order } from './order.ts';
import { orderProblems } from './order-problems.ts';
import { ok, refused, type Problem, type Result } from './result.ts';

/** Lines an order may have; the schema says the same, but only after reading them all. */
const MOST_LINES = 20_000;
/** Problems told at once; more help nobody. */
const MOST_PROBLEMS = 50;

/**
 * The door of every order: any JSON value in, a canonical order or all that is wrong with it out. Never throws on bad input.
 *
 * Codes: `ORDER_NOT_AN_OBJECT`, `ORDER_TOO_LARGE`, `TEXT_UNSAFE`, `ORDER_FIELD_MISSING`, `ORDER_FIELD_UNKNOWN`, `ORDER_FIELD_INVALID`, and
 * those of {@link orderProblems}. What a document needs but an order may lack (an address, a tax reason) is not asked here: such an
 * order is kept and stops later, with its reason.
 */
export function parseOrder(input: unknown): Result<Order> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return refused(problem('ORDER_NOT_AN_OBJECT', 'The order is not a JSON object.', ''));
  }
  const lines: unknown = 'lines' in input ? input.lines : undefined;
  if (Array.isArray(lines) && lines.length > MOST_LINES) {
    return refused(
      problem(
        'ORDER_TOO_LARGE',
        `The order has ${lines.length} lines; ${MOST_LINES} is the most.`,
        'lines',
        'Split the order in the shop.',
      ),
    );
  }
  const unsafe: Problem[] = [];
  const parsed = orderSchema.safeParse(cleanText(input, unsafe));
  if (unsafe.length > 0) return refused(...unsafe.slice(0, MOST_PROBLEMS));
  if (!parsed.success)
    return refused(...parsed.error.issues.slice(0, MOST_PROBLEMS).map((issue) => problemOfIssue(issue, input)));
  const problems = orderProblems(parsed.data);
  return problems.length > 0 ? refused(...problems.slice(0, MOST_PROBLEMS)) : ok(parsed.data);
}

function problemOfIssue(issue: z.core.$ZodIssue, input: unknown): Problem {
  const field = fieldOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return problem(
      'ORDER_FIELD_UNKNOWN',
      `${field === '' ? 'The order' : field} has fields that an order does not know: ${issue.keys
        .slice(0, 5)
        .map((key) => key.slice(0, 40))
        .join(', ')}.`,
      field,
    );
  }
  if (issue.path.length > 0 && valueAt(input, issue.path) === undefined)
    return problem('ORDER_FIELD_MISSING', `${field} is missing.`, field);
  return problem('ORDER_FIELD_INVALID', `${field}: ${issue.message}.`, field);
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

/** `lines[2].taxes[0].rate` */
function fieldOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`),
    '',
  );
}

function problem(
  code: string,
  message: string,
  field: string,
  advice = 'Correct the order where it comes from and send it again.',
): Problem {
  return { code, message, advice, retry: 'after-fix', field };
}
