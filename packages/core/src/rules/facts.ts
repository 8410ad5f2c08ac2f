import { Decimal, type Invoice, type IsoDate, type VatCategoryCode } from '../model/index.ts';
import { rateKey } from './en16931/vat-families/rate-key.ts';

/** Where a VAT category stands. */
export type VatPlace = 'line' | 'allowance' | 'charge';

/** Sums and sets that many rules ask for, worked out once per invoice. */
export interface Facts {
  readonly invoice: Invoice;
  /** The day of the check, where the caller knows it. */
  readonly today: IsoDate | undefined;
  readonly lineTotal: Decimal;
  readonly allowanceTotal: Decimal;
  readonly chargeTotal: Decimal;
  readonly vatTotal: Decimal;
  /** Taxable amount by category and rate: lines less allowances plus charges. */
  taxable(category: VatCategoryCode, rate: Decimal | undefined): Decimal;
  /** Taxable amount of a category at all rates. */
  taxableOf(category: VatCategoryCode): Decimal;
  /** Every VAT category that a line, a document allowance or charge, or a row of the breakdown has: sorted, blanks between them. */
  readonly categories: string;
  /** Whether a line, a document allowance or a document charge has this category. */
  uses(category: VatCategoryCode, place: VatPlace): boolean;
  /** How many rows of the VAT breakdown have this category. */
  breakdownRows(category: VatCategoryCode): number;
}

export function factsOf(invoice: Invoice, today?: IsoDate): Facts {
  const byRate = new Map<string, Decimal>();
  const used = { line: new Set<string>(), allowance: new Set<string>(), charge: new Set<string>() };
  const add = (place: VatPlace, category: VatCategoryCode, rate: Decimal | undefined, amount: Decimal): Decimal => {
    used[place].add(category);
    const key = keyOf(category, rate);
    byRate.set(key, (byRate.get(key) ?? Decimal.ZERO).plus(amount));
    return amount;
  };
  const { lines, allowances = [], charges = [], vatBreakdown } = invoice;
  return {
    invoice,
    today,
    lineTotal: Decimal.sum(lines.map((line) => add('line', line.vat.categoryCode, line.vat.rate, line.netAmount))),
    allowanceTotal: Decimal.sum(
      allowances.map((item) => add('allowance', item.vatCategoryCode, item.vatRate, item.amount.negated())),
    ).negated(),
    chargeTotal: Decimal.sum(charges.map((item) => add('charge', item.vatCategoryCode, item.vatRate, item.amount))),
    vatTotal: Decimal.sum(vatBreakdown.map((row) => row.taxAmount)),
    categories: categoriesIn(invoice),
    taxable: (category, rate) => byRate.get(keyOf(category, rate)) ?? Decimal.ZERO,
    taxableOf: (category) =>
      Decimal.sum([...byRate].filter(([key]) => key.startsWith(`${category} `)).map(([, amount]) => amount)),
    uses: (category, place) => used[place].has(category),
    breakdownRows: (category) => vatBreakdown.filter((row) => row.categoryCode === category).length,
  };
}

function categoriesIn({ lines, allowances = [], charges = [], vatBreakdown }: Invoice): string {
  const found = new Set<string>();
  for (const { vat } of lines) found.add(vat.categoryCode);
  for (const { vatCategoryCode } of allowances) found.add(vatCategoryCode);
  for (const { vatCategoryCode } of charges) found.add(vatCategoryCode);
  for (const { categoryCode } of vatBreakdown) found.add(categoryCode);
  return [...found].toSorted().join(' ');
}

const keyOf = (category: VatCategoryCode, rate: Decimal | undefined): string =>
  `${category} ${rate === undefined ? '' : rateKey(rate)}`;
