import { Decimal, documentDecimals, ok, refused, type Problem, type Result } from '../model/index.ts';
import type { BillingCase } from './billing-case.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { ledgerOf, vatGroupOf, type Ledger } from './ledger.ts';
import { openEntries } from './open-entries.ts';
import { planCancellation, planCredits } from './plan-credits.ts';
import { planInvoices } from './plan-invoices.ts';
import { priceOrder } from './price-order.ts';
import { splitRefunds, standing } from './split-refunds.ts';
import { treatmentKey } from './vat-group.ts';

/**
 * The documents this state of the order calls for and that are not issued yet, in the order in which they must be numbered. Planning
 * again after issuing them yields none: nothing is due twice, and never more is credited than was invoiced, in total or per line.
 *
 * - Test orders, and cancelled ones that were never invoiced, call for nothing; cancelled after invoicing: a credit note of the rest.
 * - `settings.invoiceOn` decides when: at placement, when captured payments reach the total, or per fulfilment; services, which no shop
 *   reports as delivered, then come with the first fulfilment, or when paid where there is nothing else to wait for.
 * - A refund before the invoice nets the order; after it, one credit note per refund, within what is invoiced by then: a gesture beyond
 *   that lowers the invoices to come.
 * - An edit after the invoice: 381 for what was removed, 380 for what was added; invoices are immutable.
 * - `order.terms.deposit`: 386 for each captured part payment, then the final invoice; what refunds took from the price
 *   meanwhile is credited of the deposits (503).
 *
 * Problems are those of {@link priceOrder} and the limits on credit (`REFUND_EXCEEDS_INVOICE`).
 */
export function planDocuments(billing: BillingCase): Result<readonly DocumentDue[]> {
  const { order, issued, settings } = billing;
  if (order.test) return ok([]);
  const ledger = ledgerOf(issued);
  if (order.cancelledAt !== undefined) return ok(planCancellation(ledger, documentDecimals(order.currency)));
  const priced = priceOrder(order, settings);
  if (!priced.ok) return priced;
  const changed = priced.value.positions.find((position) => hasOtherVat(position, ledger));
  if (changed !== undefined) return refused(vatChanged(changed.ref));
  const refunds = splitRefunds(order, priced.value, ledger, issued);
  if (!refunds.ok) return refunds;
  const pricing = { priced: priced.value, ledger, refunds: refunds.value };
  const plan = { order, settings, ...pricing, open: openEntries(pricing) };
  const credits = planCredits(plan);
  if (!credits.ok) return credits;
  const gestures = [...refunds.value.gestures, ...credits.value.waiting];
  return ok([...planInvoices({ ...plan, refunds: { ...refunds.value, gestures } }), ...credits.value.dues]);
}

function hasOtherVat(position: CoverageEntry, ledger: Ledger): boolean {
  const invoiced = ledger.invoiced.get(position.ref);
  return (
    invoiced !== undefined &&
    standing(ledger, position.ref).isPositive() &&
    treatmentKey(invoiced.entry) !== treatmentKey(position)
  );
}

function vatChanged(ref: string): Problem {
  return {
    code: 'VAT_CHANGED_AFTER_INVOICE',
    message: `The VAT of ${ref} is no longer what its invoice says.`,
    advice:
      'Cancel the line or the order in the shop, so that the invoice is credited, and sell it again with the right VAT.',
    retry: 'after-fix',
    field: ref,
  };
}

/**
 * A corrective invoice (384) that replaces one invoice whole, with the same amounts and the buyer as the order names it now: for a wrong
 * name, address or identifier. Refused for what is no invoice of the order, or already credited or corrected.
 */
export function planCorrection({ issued }: BillingCase, number: string): Result<DocumentDue> {
  const original = issued.find(({ kind, invoice }) => invoice.number === number && kind === 'invoice');
  const cited = issued.some(
    ({ invoice }) =>
      invoice.typeCode !== '380' &&
      (invoice.precedingInvoiceReferences ?? []).some((reference) => reference.number === number),
  );
  if (original === undefined || cited) {
    return refused({
      code: 'CORRECTION_IMPOSSIBLE',
      message:
        original === undefined
          ? `${number} is not an invoice of this order.`
          : `${number} is already credited or corrected.`,
      advice: 'Correct an invoice that stands as it was issued; else credit it and invoice anew.',
      retry: 'never',
      rule: 'BR-FR-CO-04',
    });
  }
  const { invoice, coverage } = original;
  return ok({
    kind: 'corrective',
    part: `of-${number}`,
    typeCode: '384',
    entries: coverage.entries,
    vat: invoice.vatBreakdown.map(vatGroupOf),
    rounding: invoice.totals.roundingAmount ?? Decimal.ZERO,
    paid: invoice.totals.paidAmount ?? Decimal.ZERO,
    precedes: [{ number, issueDate: invoice.issueDate }],
  });
}
