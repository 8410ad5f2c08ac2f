import { found, rejected, transient } from '../outcome.ts';
import type { ErpInvoice, Outcome, Ref } from '../port.ts';
import type { TrytonClient } from './client.ts';
import { completeInvoices, searchInvoices } from './invoices.ts';
import { readSale } from './orders.ts';

const NOT_INVOICED = rejected({
  code: 'TRYTON_NOT_INVOICED',
  message: 'The sale has no invoice, or only cancelled ones.',
  advice: 'Confirm the sale first, or make its invoice again in Tryton.',
});
const BY_ACCOUNTANT = rejected({
  code: 'TRYTON_POSTING',
  message: 'The invoice waits for the accountant.',
  advice: 'Post the invoice in Tryton, or let the connection post (posting: by-us).',
});
const STILL_DRAFT = transient({
  code: 'TRYTON_NOT_POSTED',
  message: 'Tryton was told to post the invoice, and it is a draft still.',
});

/** The sale's issued invoice. A draft is posted, here and nowhere else, where the merchant has said that we may. */
export async function postInvoice(client: TrytonClient, ref: Ref): Promise<Outcome<ErpInvoice>> {
  const invoice = await invoiceOf(client, ref);
  if (invoice === undefined) return NOT_INVOICED;
  if (invoice.state !== 'draft') return found(invoice);
  if (client.config.posting !== 'by-us') return BY_ACCOUNTANT;
  await client.press('account.invoice', 'post', Number(invoice.id));
  const posted = await invoiceOf(client, ref);
  if (posted === undefined || posted.state === 'draft') return STILL_DRAFT;
  return { ok: true, value: posted, created: true };
}

/** A draft before what is issued; of several issued, as after a credit note with a new invoice, the latest. */
async function invoiceOf(client: TrytonClient, ref: Ref): Promise<ErpInvoice | undefined> {
  const sale = await readSale(client, ref);
  if (sale.invoices.length === 0) return undefined;
  const rows = await completeInvoices(client, await searchInvoices(client, [['id', 'in', sale.invoices]], 100));
  const live = rows.filter(({ kind, state }) => kind === 'invoice' && state !== 'cancelled');
  return live.find(({ state }) => state === 'draft') ?? live.at(-1);
}
