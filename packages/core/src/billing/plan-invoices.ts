import type { DocumentDue } from './document.ts';
import { askedFor, captured, type InvoicePlan } from './invoice-due.ts';
import { planDeposits } from './plan-deposits.ts';
import { planFulfilments } from './plan-fulfilments.ts';
import { wholeOrder } from './plan-whole.ts';

/** The invoices and deposits that are due. */
export function planInvoices(plan: InvoicePlan): DocumentDue[] {
  if (plan.order.terms?.deposit === true) return planDeposits(plan);
  if (plan.settings.invoiceOn === 'fulfilment') return planFulfilments(plan);
  if (plan.settings.invoiceOn === 'payment' && captured(plan.order).lessThan(askedFor(plan))) return [];
  return wholeOrder(plan);
}
