import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type RuleText, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { everywhere, isAllowance, isCharge, whenAllowance, whenOnlyCharge } from './document.ts';
import { BREAKDOWN, DOCUMENT, LINE } from './paths.ts';
import { decimalAt, isNearly, isVat, only, onlyChild, roundedToCents, sumOf, taxDue } from './reading.ts';

const TOTALS = 'cac:LegalMonetaryTotal';
const ZERO = Decimal.ZERO;

const amountsIn = (elements: readonly XmlElement[], name: string): XmlElement[] =>
  elements.flatMap((element) => element.named(name));

const equal = (a: Decimal | undefined, b: Decimal | undefined): boolean =>
  a !== undefined && b !== undefined && a.equals(b);

/** Every line counts here, wherever it stands. */
const lineTotal = fact((judged) => {
  const groups = everywhere(judged);
  const all = [...groups['cac:InvoiceLine'], ...groups['cac:CreditNoteLine']];
  return roundedToCents(sumOf(amountsIn(all, 'cbc:LineExtensionAmount')));
});

/** BR-CO-11 and -12: the total is the sum of what stands beside the totals, or there is neither. */
const sumsUp =
  (name: string, isOne: (item: XmlElement) => boolean): TreeRule['holds'] =>
  (totals) => {
    const total = decimalAt(totals, name);
    const items = totals.parent?.all('cac:AllowanceCharge').filter(isOne) ?? [];
    if (total === undefined) return items.length === 0;
    return total.equals(roundedToCents(sumOf(amountsIn(items, 'cbc:Amount'))));
  };

/** BR-CO-13. What is calculated is rounded; what is only compared is not. */
const isNetTotal: TreeRule['holds'] = (totals) => {
  const lineAmounts = decimalAt(totals, 'cbc:LineExtensionAmount');
  const less = decimalAt(totals, 'cbc:AllowanceTotalAmount');
  const more = decimalAt(totals, 'cbc:ChargeTotalAmount');
  const total = decimalAt(totals, 'cbc:TaxExclusiveAmount');
  if (lineAmounts === undefined || (less === undefined && more === undefined)) return equal(total, lineAmounts);
  return equal(total, roundedToCents(lineAmounts.minus(less ?? ZERO).plus(more ?? ZERO)));
};

/** BR-CO-16. */
const isAmountDue: TreeRule['holds'] = (totals) => {
  const due = decimalAt(totals, 'cbc:PayableAmount');
  const rounding = decimalAt(totals, 'cbc:PayableRoundingAmount');
  const total = decimalAt(totals, 'cbc:TaxInclusiveAmount');
  const paid = decimalAt(totals, 'cbc:PrepaidAmount');
  return equal(
    due === undefined || rounding === undefined ? due : roundedToCents(due.minus(rounding)),
    total === undefined || paid === undefined ? total : roundedToCents(total.minus(paid)),
  );
};

function totalWithVatFits(root: XmlElement): boolean {
  return root.all('cbc:DocumentCurrencyCode').every(({ value: currency }) => {
    const vat = root
      .all('cac:TaxTotal', 'cbc:TaxAmount')
      .filter(({ attributes }) => attributes['currencyID'] === currency);
    const without = decimalOf(only(root, TOTALS, 'cbc:TaxExclusiveAmount'));
    if (vat.length !== 1 || without === undefined) return false;
    const expected = roundedToCents(without.plus(sumOf(vat)));
    return root.all(TOTALS).some((totals) => equal(decimalAt(totals, 'cbc:TaxInclusiveAmount'), expected));
  });
}

const HALF = Decimal.of('0.5');

/** XPath `round(…) = 0`. */
const roundsToZero = (amount: Decimal): boolean => amount.lessThan(HALF) && !amount.negated().greaterThan(HALF);

/** The rate of the one category that is VAT. */
function rateOf(subtotal: XmlElement): Decimal | undefined {
  const rates = subtotal
    .all('cac:TaxCategory')
    .filter(isVat)
    .flatMap((category) => category.all('cbc:Percent'));
  if (rates.length > 1) throw new Unjudgeable('cbc:Percent');
  return decimalOf(rates[0]);
}

/** The artefact lets VAT differ from what the rate gives by less than one unit of currency. */
function vatFits(subtotal: XmlElement): boolean {
  const tax = decimalAt(subtotal, 'cbc:TaxAmount');
  if (tax === undefined) return false;
  const rate = rateOf(subtotal);
  if (rate === undefined || roundsToZero(rate)) return roundsToZero(tax);
  const taxable = decimalAt(subtotal, 'cbc:TaxableAmount');
  return taxable !== undefined && isNearly(tax.abs(), taxDue(taxable, rate));
}

/** Sums of the document, exact to the cent, and what VAT comes to. */
const SUMS: readonly TreeRule[] = [
  {
    id: 'BR-CO-10',
    at: TOTALS,
    holds: (totals, judged) => {
      const total = decimalAt(totals, 'cbc:LineExtensionAmount');
      return total !== undefined && total.equals(lineTotal(judged));
    },
  },
  { id: 'BR-CO-11', at: TOTALS, holds: sumsUp('cbc:AllowanceTotalAmount', isAllowance) },
  { id: 'BR-CO-12', at: TOTALS, holds: sumsUp('cbc:ChargeTotalAmount', isCharge) },
  {
    id: 'BR-CO-13',
    at: TOTALS,
    holds: isNetTotal,
  },
  {
    id: 'BR-CO-14',
    at: `${DOCUMENT}/cac:TaxTotal`,
    holds: (total) => {
      const amount = decimalAt(total, 'cbc:TaxAmount');
      const rows = total.all('cac:TaxSubtotal');
      return rows.length === 0 || equal(amount, roundedToCents(sumOf(amountsIn(rows, 'cbc:TaxAmount'))));
    },
  },
  { id: 'BR-CO-15', at: DOCUMENT, holds: totalWithVatFits },
  {
    id: 'BR-CO-16',
    at: TOTALS,
    holds: isAmountDue,
  },
  { id: 'BR-CO-17', at: BREAKDOWN, holds: vatFits },
];

function inCents(amount: XmlElement | undefined): boolean {
  if (amount === undefined) return true;
  const { value } = amount;
  const point = value.indexOf('.');
  return point < 0 || value.length - point <= 3;
}

const decimals = (id: string, at: TreeRule['at'], name: string, when?: TreeRule['when']): TreeRule => {
  const holds: TreeRule['holds'] = (element) => inCents(onlyChild(element, name));
  return when === undefined ? { id, at, holds } : { id, at, when, holds };
};

const SUBTOTAL = BREAKDOWN;
const REDUCTION = `${DOCUMENT}/cac:AllowanceCharge`;
const LINE_REDUCTION = `${LINE}/cac:AllowanceCharge`;

/** Amounts have two decimals: what stands after the point is counted, zeros and blanks included. */
const DECIMALS: readonly TreeRule[] = [
  decimals('BR-DEC-01', REDUCTION, 'cbc:Amount', whenAllowance),
  decimals('BR-DEC-02', REDUCTION, 'cbc:BaseAmount', whenAllowance),
  decimals('BR-DEC-05', REDUCTION, 'cbc:Amount', whenOnlyCharge),
  decimals('BR-DEC-06', REDUCTION, 'cbc:BaseAmount', whenOnlyCharge),
  decimals('BR-DEC-09', TOTALS, 'cbc:LineExtensionAmount'),
  decimals('BR-DEC-10', TOTALS, 'cbc:AllowanceTotalAmount'),
  decimals('BR-DEC-11', TOTALS, 'cbc:ChargeTotalAmount'),
  decimals('BR-DEC-12', TOTALS, 'cbc:TaxExclusiveAmount'),
  decimals('BR-DEC-14', TOTALS, 'cbc:TaxInclusiveAmount'),
  decimals('BR-DEC-16', TOTALS, 'cbc:PrepaidAmount'),
  decimals('BR-DEC-17', TOTALS, 'cbc:PayableRoundingAmount'),
  decimals('BR-DEC-18', TOTALS, 'cbc:PayableAmount'),
  decimals('BR-DEC-19', SUBTOTAL, 'cbc:TaxableAmount'),
  decimals('BR-DEC-20', SUBTOTAL, 'cbc:TaxAmount'),
  decimals('BR-DEC-23', LINE, 'cbc:LineExtensionAmount'),
  decimals('BR-DEC-24', LINE_REDUCTION, 'cbc:Amount', whenAllowance),
  decimals('BR-DEC-25', LINE_REDUCTION, 'cbc:BaseAmount', whenAllowance),
  decimals('BR-DEC-27', LINE_REDUCTION, 'cbc:Amount', whenOnlyCharge),
  decimals('BR-DEC-28', LINE_REDUCTION, 'cbc:BaseAmount', whenOnlyCharge),
  {
    id: 'UBL-DT-01',
    at: '*Amount',
    except: ['cbc:PriceAmount', 'cac:Price/cac:AllowanceCharge/cbc:Amount|cbc:BaseAmount'],
    holds: inCents,
  },
];

export const AMOUNT_RULES: readonly TreeRule[] = [...SUMS, ...DECIMALS];

export const amountTexts = (): Readonly<Record<string, RuleText>> => ({
  'UBL-DT-01': {
    message: 'An amount has more than two decimals.',
    advice: {
      en: 'Round every amount to two decimals; prices may have more.',
      fr: 'Arrondissez chaque montant à deux décimales ; les prix peuvent en avoir davantage.',
      de: 'Jeden Betrag auf zwei Nachkommastellen runden; Preise dürfen mehr haben.',
    },
  },
});
