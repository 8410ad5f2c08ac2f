import { Decimal } from '../../../model/index.ts';
import { first, type Rule, rule, type Scope, type Scopes } from '../../rule.ts';
import type { NamedTerm } from '../../terms.ts';
import { amountTooFine, priceTooFine, quantityTooFine, rateTooFine } from '../texts.ts';

type Given = Decimal | undefined;

/** Below this a number of six decimals has at most nineteen characters, sign included. */
const SHORT = Decimal.fromUnits(10n ** 14n, 2);

/**
 * Whether a number, as documents write it (no trailing zeros, but at least `least` decimals), has at most `decimals` of them and 19
 * characters without the point. The sign counts.
 */
function fits(number: Given, decimals: number, least = 0): boolean {
  if (number === undefined || (number.scale <= decimals && number.abs().lessThan(SHORT))) return true;
  const trimmed = number.trimmed();
  return (
    trimmed.scale <= decimals && trimmed.round(Math.max(least, trimmed.scale)).toString().replace('.', '').length <= 19
  );
}

const isAmount = (amount: Given): boolean => fits(amount, 2, 2);
const isPrice = (price: Given): boolean => fits(price, 6, 2) && price?.isNegative() !== true;

/** At most two decimals and four digits. */
function isRate(rate: Given): boolean {
  if (rate === undefined) return true;
  const trimmed = rate.trimmed();
  return !trimmed.isNegative() && trimmed.scale <= 2 && trimmed.toString().replace('.', '').length <= 4;
}

const amounts = <S extends Scope>(
  scope: S,
  at: string,
  terms: readonly NamedTerm[],
  read: (item: Scopes[S]) => readonly Given[],
  breaks: Rule['example']['breaks'],
): Rule =>
  rule({
    id: 'BR-FR-DEC-01',
    scope,
    at,
    ...amountTooFine(...terms),
    holds: (item) => read(item).every(isAmount),
    example: { breaks },
  });

const rates = <S extends Scope>(
  scope: S,
  at: string,
  term: NamedTerm,
  read: (item: Scopes[S]) => Given,
  breaks: Rule['example']['breaks'],
): Rule =>
  rule({
    id: 'BR-FR-DEC-04',
    scope,
    at,
    ...rateTooFine(term),
    holds: (item) => isRate(read(item)),
    example: { breaks },
  });

const MILS = Decimal.of('1.005');
const FINE_RATE = Decimal.of('5.555');

const AMOUNTS = [
  amounts(
    'invoice',
    'totals',
    ['BT-106', 'BT-107', 'BT-108', 'BT-109', 'BT-110', 'BT-111', 'BT-112', 'BT-113', 'BT-114', 'BT-115'],
    ({ totals }) => Object.values(totals),
    (draft) => void (draft.totals.paidAmount = MILS),
  ),
  amounts(
    'allowance',
    'amount',
    ['BT-92', 'BT-93'],
    (item) => [item.amount, item.baseAmount],
    (draft) => void (first(draft.allowances).baseAmount = MILS),
  ),
  amounts(
    'charge',
    'amount',
    ['BT-99', 'BT-100'],
    (item) => [item.amount, item.baseAmount],
    (draft) => void (first(draft.charges).baseAmount = MILS),
  ),
  amounts(
    'vat',
    'taxableAmount',
    ['BT-116', 'BT-117'],
    (row) => [row.taxableAmount, row.taxAmount],
    (draft) => void (first(draft.vatBreakdown).taxAmount = MILS),
  ),
  amounts(
    'line',
    'netAmount',
    ['BT-131'],
    (line) => [line.netAmount],
    (draft) => void (first(draft.lines).netAmount = MILS),
  ),
  amounts(
    'line-allowance',
    'amount',
    ['BT-136', 'BT-137'],
    (item) => [item.amount, item.baseAmount],
    (draft) => void (first(first(draft.lines).allowances).amount = MILS),
  ),
  amounts(
    'line-charge',
    'amount',
    ['BT-141', 'BT-142'],
    (item) => [item.amount, item.baseAmount],
    (draft) => void (first(first(draft.lines).charges).amount = MILS),
  ),
];

const RATES = [
  rates(
    'line',
    'vat.rate',
    'BT-152',
    (line) => line.vat.rate,
    (draft) => void (first(draft.lines).vat.rate = FINE_RATE),
  ),
  rates(
    'vat',
    'rate',
    'BT-119',
    (row) => row.rate,
    (draft) => void (first(draft.vatBreakdown).rate = FINE_RATE),
  ),
  rates(
    'allowance',
    'vatRate',
    'BT-96',
    (item) => item.vatRate,
    (draft) => void (first(draft.allowances).vatRate = FINE_RATE),
  ),
  rates(
    'charge',
    'vatRate',
    'BT-103',
    (item) => item.vatRate,
    (draft) => void (first(draft.charges).vatRate = FINE_RATE),
  ),
];

/** How many digits numbers may have. */
export const NUMBERS: readonly Rule[] = [
  ...AMOUNTS,
  rule({
    id: 'BR-FR-DEC-02',
    scope: 'line',
    at: 'invoicedQuantity',
    ...quantityTooFine('BT-129', 'BT-149'),
    holds: (line) => fits(line.invoicedQuantity, 4) && fits(line.price.baseQuantity, 4),
    example: { breaks: (draft) => void (first(draft.lines).invoicedQuantity = Decimal.of('1.00001')) },
  }),
  rule({
    id: 'BR-FR-DEC-03',
    scope: 'line',
    at: 'price.netPrice',
    ...priceTooFine('BT-146', 'BT-147', 'BT-148'),
    holds: ({ price }) => isPrice(price.netPrice) && isPrice(price.grossPrice) && isPrice(price.discount),
    example: { breaks: (draft) => void (first(draft.lines).price.netPrice = Decimal.of('1.0000001')) },
  }),
  ...RATES,
];
