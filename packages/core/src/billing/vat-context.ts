import {
  ok,
  refused,
  type Order,
  type PostalAddress,
  type Problem,
  type Result,
  type TaxSettings,
} from '../model/index.ts';
import { readVatNumber } from './identifiers.ts';

/** Who sells to whom and where it goes. Made once per order by {@link vatContextOf}. */
export interface VatContext {
  readonly seller: PostalAddress;
  readonly buyer: PostalAddress;
  readonly delivery: PostalAddress;
  readonly buyerKind: Order['buyer']['kind'];
  /** The buyer's VAT number without blanks, when its check holds. */
  readonly buyerVatNumber?: string | undefined;
  readonly sellerHasVatNumber: boolean;
  readonly tax: TaxSettings;
}

/** The parties and places that decide the VAT of an order; delivery falls back on the buyer's address. */
export function vatContextOf(
  order: Order,
  seller: { postalAddress: PostalAddress; vatIdentifier?: string | undefined },
  tax: TaxSettings,
): Result<VatContext> {
  const buyer = order.buyer.billingAddress ?? order.deliverTo?.address;
  if (buyer === undefined) {
    return refused({
      code: 'BUYER_ADDRESS_MISSING',
      message: 'The order has neither a billing nor a delivery address, so the buyer’s country is unknown.',
      advice: 'Enter an address in the shop: an invoice needs at least the country of the buyer.',
      retry: 'after-fix',
      field: 'buyer.billingAddress',
      rule: 'BR-11',
    });
  }
  const number = order.buyer.vatNumber === undefined ? undefined : readVatNumber(order.buyer.vatNumber);
  const isUnusable = order.buyer.vatNumber !== undefined && (number === undefined || number.valid === false);
  if (isUnusable && order.buyer.kind !== 'consumer') return refused(badVatNumber());
  return ok({
    seller: seller.postalAddress,
    buyer,
    delivery: order.deliverTo?.address ?? buyer,
    buyerKind: order.buyer.kind,
    buyerVatNumber: number !== undefined && number.valid !== false ? number.value : undefined,
    sellerHasVatNumber: seller.vatIdentifier !== undefined,
    tax,
  });
}

function badVatNumber(): Problem {
  return {
    code: 'BUYER_VAT_NUMBER_INVALID',
    message: 'The VAT number of the buyer has no country prefix or a wrong check digit.',
    advice: 'Ask the buyer for the number and correct it in the shop, or leave it out.',
    retry: 'after-fix',
    field: 'buyer.vatNumber',
    rule: 'BR-CO-09',
  };
}
