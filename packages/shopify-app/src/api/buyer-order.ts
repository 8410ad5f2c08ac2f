import type { OrderView } from '@quittance/core/flow';
import type { BuyerOrder } from './contract.ts';
import { NO_DATA, type EInvoicingData } from './e-invoicing-data.ts';
import { shownDocuments, type FileLink } from './shown-document.ts';

/**
 * The order as its buyer sees it. `undefined` is an order that Quittance has not taken yet: there is nothing to download. `told` is what
 * the buyer entered before.
 */
export function buyerOrder(
  view: OrderView | undefined,
  told: Partial<EInvoicingData>,
  link: FileLink,
  today: string,
): BuyerOrder {
  const documents = shownDocuments(view?.documents ?? [], link, today);
  return {
    documents: documents.map(({ id: _id, ...document }) => document),
    eInvoicing: { ...NO_DATA, ...told },
    countsForThisOrder: documents.length === 0,
  };
}
