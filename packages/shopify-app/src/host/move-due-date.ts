import type { DocumentStatus, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import type { InvoiceState } from './invoice-state.ts';
import { paymentTerms } from './operations.ts';
import { DONE, outcomeOf } from './outcome.ts';
import { scheduleFor } from './payment-terms.ts';

/** Makes the due date of a company's order that of its invoice, so that Shopify too knows when it is overdue. May be repeated. */
export async function moveDueDate(
  api: ShopApi,
  { isB2B, terms }: Pick<InvoiceState, 'isB2B' | 'terms'>,
  documents: readonly DocumentStatus[],
): Promise<WriteBackOutcome> {
  if (!isB2B || terms === undefined) return DONE;
  const schedule = scheduleFor(documents, terms);
  if (schedule === undefined) return DONE;
  return outcomeOf(
    await api.run(paymentTerms, { id: terms.id, schedule }),
    ({ paymentTermsUpdate }) => paymentTermsUpdate.userErrors,
    'PAYMENT_TERMS_REFUSED',
  );
}
