import { draftDocument, planDocuments, type DraftDocument, type IssuedDocument } from '../billing/index.ts';
import type { MerchantSettings, Order, Result } from '../model/index.ts';
import { ok } from '../model/index.ts';

/** The drafts of every document an order calls for now. One problem stops them all: half an order is never invoiced. */
export function planOrder(
  order: Order,
  issued: readonly IssuedDocument[],
  settings: MerchantSettings,
): Result<readonly DraftDocument[]> {
  const billing = { order, issued, settings };
  const due = planDocuments(billing);
  if (!due.ok) return due;
  const drafts: DraftDocument[] = [];
  for (const document of due.value) {
    const draft = draftDocument(document, billing);
    if (!draft.ok) return draft;
    drafts.push(draft.value);
  }
  return ok(drafts);
}
