import { order as orderSchema, type Order, type Problem, type Result } from '../model/index.ts';

/** A canonical order from JSON, with one problem per field at fault. Characters that no document can carry are refused, too. */
export function readOrder(json: unknown): Result<Order> {
  const parsed = orderSchema.safeParse(json);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.slice(0, 20).map(({ path, message }) => malformed(path, message)) };
  }
  return { ok: true, value: parsed.data };
}

function malformed(path: readonly PropertyKey[], message: string): Problem {
  const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('').replace(/^\./, '');
  return {
    code: 'ORDER_MALFORMED',
    message: `${field === '' ? 'The order' : field}: ${message}.`,
    advice: 'The shop’s plugin sent an order of another shape than expected: update it, or report this message.',
    retry: 'never',
    ...(field !== '' && { field }),
  };
}
