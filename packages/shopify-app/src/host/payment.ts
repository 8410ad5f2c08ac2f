import type { DocumentStatus } from '@quittance/core/hosts';
import { Decimal } from '@quittance/core/model';
import { z } from 'zod';
import { openAmount } from './invoice-status.ts';

/** What Shopify says is still owed on an order, in the currency the buyer saw. */
export interface Outstanding {
  readonly currency: string;
  readonly total: Decimal;
  readonly outstanding: Decimal;
}

export type PaymentDue =
  | { readonly kind: 'full' }
  | { readonly kind: 'part'; readonly amount: Decimal; readonly currency: string };

/**
 * The money that reached the merchant and that Shopify does not know of: what the invoices received, less what Shopify received. It is
 * `full` only when it covers all that Shopify still asks for, so an order of which a part is not invoiced yet is never marked as paid.
 * `undefined` when there is none, and where the documents do not tell it beyond doubt: deposits and corrective invoices overlap with
 * other invoices, an ERP's credit note may not be set against its invoice yet, and an invoice in the shop's currency says nothing exact
 * about the buyer's.
 */
export function paymentDue(documents: readonly DocumentStatus[], order: Outstanding): PaymentDue | undefined {
  if (!order.outstanding.isPositive()) return undefined;
  if (!documents.every((document) => document.currency === order.currency && isPlain(document))) return undefined;
  const received = invoiced(documents).minus(openAmount(documents, order.currency));
  const known = order.total.minus(order.outstanding);
  const amount = received.minus(known);
  if (!amount.isPositive()) return undefined;
  return amount.lessThan(order.outstanding) ? { kind: 'part', amount, currency: order.currency } : { kind: 'full' };
}

function isPlain({ kind, open }: DocumentStatus): boolean {
  return kind === 'invoice' || (kind === 'creditNote' && Decimal.of(open).isZero());
}

function invoiced(documents: readonly DocumentStatus[]): Decimal {
  return Decimal.sum(
    documents.map(({ kind, total }) => (kind === 'creditNote' ? Decimal.of(total).negated() : Decimal.of(total))),
  );
}

const claim = z.object({ outstanding: z.string(), amount: z.string(), at: z.iso.datetime() });
/** That a part payment is about to be recorded, made before the call: a call whose answer was lost is not repeated blindly. */
export type Claim = z.output<typeof claim>;

export function readClaim(value: string | undefined): Claim | undefined {
  if (value === undefined) return undefined;
  try {
    return claim.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/** Far longer than any answer takes: what is still not in Shopify by then was not recorded. */
const CLAIM_HOLDS_MS = 10 * 60_000;

/** A claim made from the same balance still stands: its payment is under way, or its answer was lost a moment ago. */
export function isClaimed(before: Claim | undefined, outstanding: Decimal, now: Date): boolean {
  if (before === undefined || !Decimal.of(before.outstanding).equals(outstanding)) return false;
  return now.getTime() - Date.parse(before.at) < CLAIM_HOLDS_MS;
}
