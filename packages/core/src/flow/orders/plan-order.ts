import {
  draftDocument,
  formatFor,
  planDocuments,
  type DraftDocument,
  type IssuedDocument,
} from '../../billing/index.ts';
import { ok, type EInvoiceFormat, type MerchantSettings, type Order, type Result } from '../../model/index.ts';
import { inFormat } from '../invoices/in-format.ts';

/** What an order calls for now, and the format its buyer gets. */
export interface PlannedOrder {
  readonly drafts: readonly DraftDocument[];
  readonly format: EInvoiceFormat;
}

/** The drafts of every document an order calls for now. One problem stops them all: half an order is never invoiced. */
export function planOrder(
  order: Order,
  issued: readonly IssuedDocument[],
  settings: MerchantSettings,
): Result<PlannedOrder> {
  const billing = { order, issued, settings };
  const due = planDocuments(billing);
  if (!due.ok) return due;
  const format = formatFor(order, settings);
  const drafts: DraftDocument[] = [];
  for (const document of due.value) {
    const draft = draftDocument(document, billing);
    if (!draft.ok) return draft;
    drafts.push({ ...draft.value, content: inFormat(draft.value.content, format) });
  }
  return ok({ drafts, format });
}
