import { rejected, type Failure } from '../outcome.ts';
import { refusal } from './wire.ts';

const REFUSALS: Readonly<
  Record<string, { readonly message: string; readonly advice: string; readonly field?: string }>
> = {
  closed: {
    message: 'The period is closed for new orders.',
    advice: 'Open the period in the ERP, or have the order dated later.',
  },
  empty: { message: 'The order has no lines.', advice: 'Check the order in the shop.', field: 'lines' },
  invoiced: { message: 'The order is invoiced already.', advice: 'Credit the invoice instead.' },
  'not-confirmed': { message: 'The order is not confirmed.', advice: 'Confirm it first.' },
  'credit-too-much': {
    message: 'More would be credited than was invoiced.',
    advice: 'Lower the amount.',
    field: 'gross',
  },
  overpaid: {
    message: 'More would be paid than is owed.',
    advice: 'Check whether the payment was entered before.',
    field: 'amount',
  },
  missing: { message: 'There is no such record.', advice: 'Push the order again.' },
};

/** The outcome of a refusal in a body; `duplicate` is for the caller to resolve, an unknown code is shown as it is. */
export function classify(json: unknown): Failure | undefined {
  const parsed = refusal.safeParse(json);
  if (!parsed.success) return undefined;
  const { code, line, sku } = parsed.data.error;
  if (code === 'duplicate') return undefined;
  if (code === 'article') {
    return rejected(
      {
        code: 'ARTICLE_UNKNOWN',
        message: `The ERP has no article ${JSON.stringify(sku)}.`,
        advice: 'Create the article in the ERP, or correct the SKU in the shop.',
      },
      `lines[${line}].sku`,
    );
  }
  const { message, advice, field } = REFUSALS[code] ?? {
    message: `The ERP refused: ${code}.`,
    advice: 'Ask the administrator of the ERP.',
  };
  return rejected({ code: `ERP_${code.toUpperCase().replaceAll('-', '_')}`, message, advice }, field);
}
