import { Decimal } from '../../model/index.ts';
import { fact, type Judged } from '../engine/index.ts';

const TWO_CENTS = Decimal.of('0.02');
const HALF_A_FORINT = Decimal.of('0.5');

/** By how much a computed amount may differ. */
export type Tolerance = (judged: Judged) => Decimal;

/** Peppol lets it differ by two cents, whatever the currency. */
export const twoCents: Tolerance = () => TWO_CENTS;

/** XRechnung by two cents too, and by half a forint where the amounts are forints. */
export const twoCentsOrHalfAForint: Tolerance = fact(({ root }) => {
  const currencies = [
    ...root.all('cbc:DocumentCurrencyCode'),
    ...root.all('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement', 'ram:InvoiceCurrencyCode'),
  ];
  return currencies.some(({ value }) => value === 'HUF') ? HALF_A_FORINT : TWO_CENTS;
});
