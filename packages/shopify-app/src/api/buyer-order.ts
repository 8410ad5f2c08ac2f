import type { OrderView } from '@quittance/core/flow';
import type { BuyerOrder } from './contract.ts';
import type { EInvoicingData } from './e-invoicing-data.ts';
import { shownDocuments, type FileLink } from './shown-document.ts';

/** The order as its buyer sees it. `undefined` is an order that Quittance has not taken yet: there is nothing to download. */
export function buyerOrder(
  view: OrderView | undefined,
  eInvoicing: EInvoicingData,
  link: FileLink,
  today: string,
): BuyerOrder {
  const documents = shownDocuments(view?.documents ?? [], link, today);
  return {
    documents: documents.map(({ id: _id, ...document }) => document),
    eInvoicing,
    countsForThisOrder: documents.length === 0,
  };
}
