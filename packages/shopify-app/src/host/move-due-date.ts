import type { DocumentStatus, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import type { InvoiceState } from './invoice-state.ts';
import { paymentTerms } from './operations.ts';
import { DONE, outcomeOf } from './outcome.ts';
import { scheduleFor, type Schedule } from './payment-terms.ts';

/** What to set where; `undefined` when the order is no company's, has no terms, or they say the invoice's day already. */
export function dueDateToMove(
  { isB2B, terms }: Pick<InvoiceState, 'isB2B' | 'terms'>,
  documents: readonly DocumentStatus[],
): { readonly id: string; readonly schedule: Schedule } | undefined {
  if (!isB2B || terms === undefined) return undefined;
  const schedule = scheduleFor(documents, terms);
  return schedule === undefined ? undefined : { id: terms.id, schedule };
}

/** Makes the due date of a company's order that of its invoice, so that Shopify too knows when it is overdue. May be repeated. */
export async function moveDueDate(
  api: ShopApi,
  state: Pick<InvoiceState, 'isB2B' | 'terms'>,
  documents: readonly DocumentStatus[],
): Promise<WriteBackOutcome> {
  const move = dueDateToMove(state, documents);
  if (move === undefined) return DONE;
  const answer = await api.run(paymentTerms, { ...move });
  return outcomeOf(answer, ({ paymentTermsUpdate }) => paymentTermsUpdate.userErrors, 'PAYMENT_TERMS_REFUSED');
}
