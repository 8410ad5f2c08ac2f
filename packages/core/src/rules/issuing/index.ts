import {
  Decimal,
  documentDecimals,
  type Invoice,
  type InvoiceLine,
  type LineAllowanceOrCharge,
} from '../../model/index.ts';
import { first, type Rule, rule } from '../rule.ts';
import { named, recalculate, remove } from '../terms.ts';

const ONE_CENT = Decimal.of('0.01');
const decimalsOf = ({ currencyCode }: Invoice): number => documentDecimals(currencyCode);
/** The smallest amount of the invoice's currency: a cent, or a yen. */
const unitOf = (invoice: Invoice): Decimal => Decimal.fromUnits(1n, decimalsOf(invoice));
/** Lines, allowances and charges: each may have had its VAT rounded. */
const itemsOf = ({ lines, allowances = [], charges = [] }: Invoice): bigint =>
  BigInt(Math.max(1, lines.length + allowances.length + charges.length));
const total = (items: readonly LineAllowanceOrCharge[] | undefined): Decimal =>
  Decimal.sum((items ?? []).map((item) => item.amount));

/** BT-131 = BT-129 × BT-146 ÷ BT-149 less allowances plus charges, rounded to the cent (EN 16931-1 §6.3, BT-131). */
function computedNetAmount({ invoicedQuantity, price, allowances, charges }: InvoiceLine, decimals: number): Decimal {
  const product = invoicedQuantity.times(price.netPrice);
  const base = price.baseQuantity;
  const gross = base === undefined || base.isZero() ? product.round(decimals) : product.dividedBy(base, decimals);
  return gross.minus(total(allowances)).plus(total(charges));
}

/** What we ask of our own documents where the norm tolerates more or says nothing. */
export const ISSUING: readonly Rule[] = [
  rule({
    id: 'QU-LINE-01',
    scope: 'line',
    at: 'netAmount',
    terms: ['BT-131', 'BT-129', 'BT-146', 'BT-149'],
    message: `The ${named('BT-131')} is not quantity times price, less allowances, plus charges.`,
    advice: recalculate('BT-131'),
    // A price that was derived from an amount with VAT cannot always hit the cent.
    holds: (line, { invoice }) =>
      !line.netAmount
        .minus(computedNetAmount(line, decimalsOf(invoice)))
        .abs()
        .greaterThan(unitOf(invoice)),
    example: {
      breaks: (draft) => void (first(draft.lines).netAmount = first(draft.lines).netAmount.plus(Decimal.of('0.02'))),
    },
  }),
  rule({
    id: 'QU-LINE-02',
    scope: 'line',
    at: 'price.netPrice',
    terms: ['BT-146', 'BT-147', 'BT-148'],
    message: `The ${named('BT-146')} is not the gross price less its discount.`,
    advice: recalculate('BT-146'),
    holds: ({ price }) =>
      price.grossPrice === undefined ||
      price.netPrice.equals(price.grossPrice.minus(price.discount ?? price.grossPrice.minus(price.netPrice))),
    example: {
      breaks: (draft) =>
        void Object.assign(first(draft.lines).price, { grossPrice: Decimal.of('900'), discount: Decimal.ONE }),
    },
  }),
  rule({
    id: 'QU-VAT-01',
    scope: 'vat',
    at: 'taxAmount',
    terms: ['BT-117', 'BT-116', 'BT-119'],
    message: `The ${named('BT-117')} is not BT-116 times BT-119, give or take a cent per line.`,
    advice: recalculate('BT-117'),
    // Shops round their VAT line by line, and what they charged stands. A part of an order (second delivery, second refund) rounds its VAT
    // with the parts before it, so that the parts sum to the whole.
    holds: ({ taxAmount, taxableAmount, rate }, { invoice }) =>
      rate === undefined ||
      !taxAmount
        .minus(taxableAmount.times(rate).dividedBy(Decimal.HUNDRED, decimalsOf(invoice)))
        .abs()
        .greaterThan(unitOf(invoice).times(Decimal.of(itemsOf(invoice)))),
    example: {
      breaks: (draft) =>
        void (first(draft.vatBreakdown).taxAmount = first(draft.vatBreakdown).taxAmount.plus(Decimal.of('0.50'))),
    },
  }),
  rule({
    id: 'QU-VAT-02',
    scope: 'vat',
    at: 'taxableAmount',
    terms: ['BT-116'],
    message: `The ${named('BT-116')} is not the sum of its lines, allowances and charges to the cent.`,
    advice: recalculate('BT-116'),
    holds: (row, facts) => row.taxableAmount.equals(facts.taxable(row.categoryCode, row.rate)),
    example: {
      breaks: (draft) =>
        void (first(draft.vatBreakdown).taxableAmount = first(draft.vatBreakdown).taxableAmount.plus(ONE_CENT)),
    },
  }),
  rule({
    id: 'QU-CURRENCY-01',
    scope: 'invoice',
    at: 'vatAccountingCurrencyCode',
    terms: ['BT-6', 'BT-5'],
    message: `The ${named('BT-6')} is the ${named('BT-5')}: BT-6 and BT-111 are for another currency.`,
    advice: remove('BT-6', 'BT-111'),
    // In UBL the two totals of one currency are added up (BR-CO-15).
    holds: ({ vatAccountingCurrencyCode, currencyCode }) => vatAccountingCurrencyCode !== currencyCode,
    example: { breaks: (draft) => void (draft.vatAccountingCurrencyCode = draft.currencyCode) },
  }),
];
