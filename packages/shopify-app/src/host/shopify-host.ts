import type { DocumentStatus, HostNote, HostPlatform, StatusUpdate, WriteBackOutcome } from '@quittance/core/hosts';
import type { ShopApi } from '../admin-api/shop-api.ts';
import { HOST } from '../index.ts';
import type { ShopifySettings } from '../settings.ts';
import { invoiceMetafields } from './invoice-metafields.ts';
import { invoiceStatus, shownDocuments } from './invoice-status.ts';
import { lookAt, type InvoiceState } from './invoice-state.ts';
import { keepNote } from './keep-notes.ts';
import { dueDateToMove, moveDueDate } from './move-due-date.ts';
import { DONE, together } from './outcome.ts';
import { paymentDue } from './payment.ts';
import { recordPayment } from './record-payment.ts';
import { showInvoice } from './show-invoice.ts';
import type { ShopOrders } from './shop-orders.ts';
import { showTags } from './show-tags.ts';
import { isNothing, tagChanges } from './tags.ts';

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
    note: (note) => takeNote(parts, note),
  };
}

async function writeBack(parts: Parts, update: StatusUpdate): Promise<WriteBackOutcome> {
  const { shop } = update.source;
  const api = await parts.apiOf(shop);
  if (api === undefined) return notInstalled(shop);
  const metafields = invoiceMetafields(update, (documentId) => parts.documentLink(shop, documentId));
  const shown = await showInvoice(api, update, metafields);
  if (!shown.ok) return shown.outcome;
  return shown.newest ? follow(api, update, shown.state, await parts.settingsOf(shop), parts.now()) : DONE;
}

async function takeNote({ apiOf, now }: Parts, note: HostNote): Promise<WriteBackOutcome> {
  const { shop } = note.source;
  const api = await apiOf(shop);
  return api === undefined ? notInstalled(shop) : keepNote(api, note, now().toISOString());
}

/** What the merchant wants to follow from the status. It is looked at once more before: whoever came with a newer status does it then. */
async function follow(
  api: ShopApi,
  update: StatusUpdate,
  before: InvoiceState,
  settings: ShopifySettings,
  now: Date,
): Promise<WriteBackOutcome> {
  const documents = shownDocuments(update.documents);
  if (!hasWork(settings, before, invoiceStatus(update), documents)) return DONE;
  const { orderId } = update.source;
  const look = await lookAt(api, orderId);
  if (!look.ok) return look.outcome;
  const { state } = look;
  if (state.written.value?.sequence !== update.sequence) return DONE;
  return together([
    settings.tags.on ? await showTags(api, orderId, state, settings.tags.prefix) : DONE,
    settings.markAsPaid ? await recordPayment(api, orderId, state, documents, now) : DONE,
    settings.paymentTerms ? await moveDueDate(api, state, documents) : DONE,
  ]);
}

/** Most often nothing is to follow, and nothing is asked for. */
function hasWork(
  { tags, markAsPaid, paymentTerms }: ShopifySettings,
  state: InvoiceState,
  status: string,
  documents: readonly DocumentStatus[],
): boolean {
  return (
    (tags.on && !isNothing(tagChanges(state.tags, tags.prefix, status))) ||
    (markAsPaid && state.mayBePaid && paymentDue(documents, state.balance) !== undefined) ||
    (paymentTerms && dueDateToMove(state, documents) !== undefined)
  );
}

function notInstalled(shop: string): WriteBackOutcome {
  return { ok: false, retry: 'never', code: 'SHOP_NOT_INSTALLED', message: `The app is not installed in ${shop}.` };
}
