import type { ChangedOrders, HostPlatform, ReadOrder, StatusUpdate, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';
import type { ShopifySettings } from '../settings.ts';
import { invoiceMetafields } from './invoice-metafields.ts';
import { invoiceStatus, shownDocuments } from './invoice-status.ts';
import { moveDueDate } from './move-due-date.ts';
import { DONE, together } from './outcome.ts';
import { recordPayment } from './record-payment.ts';
import { showInvoice } from './show-invoice.ts';
import { showTags } from './show-tags.ts';

/** The shop's side of the reconcile and of "look again": its orders that changed, and orders as they are now. */
export interface ShopOrders {
  changedSince(shop: string, cursor: string | null, limit: number): Promise<ChangedOrders>;
  readOrders(shop: string, orderIds: readonly string[]): Promise<readonly ReadOrder[]>;
}

interface Parts {
  /** `undefined` for a shop in which the app is not installed (any more). */
  readonly apiOf: (shop: string) => Promise<ShopApi | undefined>;
  readonly settingsOf: (shop: string) => Promise<ShopifySettings>;
  readonly orders: ShopOrders;
  /** Where a person finds a document: an absolute URL that asks who they are. */
  readonly documentLink: (shop: string, documentId: string) => string;
  readonly now: () => Date;
}

/** Shopify as core sees a host platform: statuses go to metafields of the order, where people, filters, blocks and Flow find them. */
export function shopifyHost(parts: Parts): HostPlatform {
  return {
    id: HOST,
    writeBack: (update) => writeBack(parts, update),
    changedSince: (shop, cursor, limit) => parts.orders.changedSince(shop, cursor, limit),
    readOrders: (shop, orderIds) => parts.orders.readOrders(shop, orderIds),
  };
}

async function writeBack(parts: Parts, update: StatusUpdate): Promise<WriteBackOutcome> {
  const { shop, orderId } = update.source;
  const api = await parts.apiOf(shop);
  if (api === undefined) return notInstalled(shop);
  const metafields = invoiceMetafields(update, (documentId) => parts.documentLink(shop, documentId));
  const shown = await showInvoice(api, update, metafields);
  if (!shown.ok) return shown.outcome;
  if (!shown.newest) return DONE;
  const { state } = shown;
  const documents = shownDocuments(update.documents);
  const { tags, markAsPaid, paymentTerms } = await parts.settingsOf(shop);
  return together([
    tags.on ? await showTags(api, state, tags.prefix, invoiceStatus(update)) : DONE,
    markAsPaid ? await recordPayment(api, orderId, state, documents, parts.now()) : DONE,
    paymentTerms ? await moveDueDate(api, state, documents) : DONE,
  ]);
}

function notInstalled(shop: string): WriteBackOutcome {
  return { ok: false, retry: 'never', code: 'SHOP_NOT_INSTALLED', message: `The app is not installed in ${shop}.` };
}
