import { currencyDecimals, ok, type MerchantSettings, type Order, type Result } from '../model/index.ts';
import type { DocumentDue, IssuedDocument } from './document.ts';
import { ledgerOf } from './ledger.ts';
import { planCancellation, planCredits } from './plan-credits.ts';
import { planInvoices } from './plan-invoices.ts';
import { priceOrder } from './price-order.ts';
import { splitRefunds } from './split-refunds.ts';

/** Everything a plan is made from: the order as it is now, what was issued for it, and the merchant's settings. */
export interface BillingCase {
  readonly order: Order;
  readonly issued: readonly IssuedDocument[];
  readonly settings: MerchantSettings;
}

/**
 * The documents this state of the order calls for and that are not issued yet, in the order in which they must be numbered. Planning
 * again after issuing them yields none: nothing is due twice, and never more is credited than was invoiced, in total or per line.
 *
 * - Test orders, and cancelled ones that were never invoiced, call for nothing; cancelled after invoicing: a credit note of the rest.
 * - `settings.invoiceOn` decides when: at placement, when captured payments reach the total, or per fulfilment.
 * - A refund before the invoice nets the order; after it, one credit note per refund.
 * - An edit after the invoice: 381 for what was removed, 380 for what was added; invoices are immutable.
 * - `order.terms.deposit`: 386 for each captured part payment, then the final invoice.
 *
 * Problems are those of {@link priceOrder} and the limits on credit (`REFUND_EXCEEDS_INVOICE`).
 */
export function planDocuments({ order, issued, settings }: BillingCase): Result<readonly DocumentDue[]> {
  if (order.test) return ok([]);
  const ledger = ledgerOf(issued);
  if (order.cancelledAt !== undefined) return ok(planCancellation(ledger, currencyDecimals(order.currency) ?? 2));
  const priced = priceOrder(order, settings);
  if (!priced.ok) return priced;
  const refunds = splitRefunds(order, priced.value, ledger, issued);
  if (!refunds.ok) return refunds;
  const credits = planCredits(order, priced.value, ledger, refunds.value);
  if (!credits.ok) return credits;
  const invoices = planInvoices({ order, settings, priced: priced.value, ledger, refunds: refunds.value });
  return ok([...invoices, ...credits.value]);
}
