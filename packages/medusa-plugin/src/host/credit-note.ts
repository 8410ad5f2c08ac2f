import { MedusaError } from '@medusajs/framework/utils';
import type { DocumentId } from '@quittance/core/model';
import type { QuittanceModuleService } from '../modules/quittance/service.ts';

export interface CreditNoteDemand {
  readonly order_id: string;
  /** May be left out when the order has one invoice. */
  readonly invoice_id?: string;
  /** Tax included, decimal text; without it the rest of the invoice. */
  readonly amount?: string;
  readonly reason: string;
  /** Makes the demand idempotent: the same key is the same credit note. */
  readonly key: string;
}

export async function requestCreditNote(
  service: QuittanceModuleService,
  demand: CreditNoteDemand,
): Promise<{ number: string }> {
  const invoice = await invoiceOf(service, demand);
  const { quittance, tenant } = await service.open();
  const issued = await quittance.requestCreditNote(tenant, invoice, {
    key: demand.key,
    reason: demand.reason,
    ...(demand.amount !== undefined && { gross: demand.amount }),
  });
  if (!issued.ok) {
    const [first] = issued.problems;
    throw new MedusaError(
      MedusaError.Types.CONFLICT,
      `${first?.message ?? 'The credit note was refused.'} ${first?.advice ?? ''}`.trim(),
      first?.code,
    );
  }
  return { number: issued.value.number };
}

async function invoiceOf(
  service: QuittanceModuleService,
  { order_id, invoice_id }: CreditNoteDemand,
): Promise<DocumentId> {
  const invoices = await service.listQuittanceInvoices({
    order_id,
    kind: ['invoice', 'corrective', 'deposit'],
    ...(invoice_id !== undefined && { id: invoice_id }),
  });
  const [only, second] = invoices;
  if (only === undefined)
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      invoice_id === undefined ? 'This order has no invoice to credit.' : `This order has no invoice ${invoice_id}.`,
    );
  if (second !== undefined)
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      'This order has several invoices: say which one with invoice_id.',
    );
  return only.id as DocumentId;
}
