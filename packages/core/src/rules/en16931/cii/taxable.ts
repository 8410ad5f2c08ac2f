import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { areAny, decimalOf, fact, factAbout, type Judged, Lists, Unjudgeable } from '../../engine/index.ts';
import { rateKey } from '../vat-families/rate-key.ts';
import { rounded, sum } from './numbers.ts';
import { SETTLED } from './paths.ts';
import { indicatorsOf, only } from './read.ts';
import { categoryOf } from './vat-uses.ts';

/** Which allowances and charges, by their order, say that they are the one or the other, and whether one says what is no boolean, or not one thing. */
const reductions = fact(({ root }) => {
  const kinds = {
    allowances: new Set<number>(),
    charges: new Set<number>(),
    isFaulty: false,
    areSaidOnce: true,
  };
  for (const item of root.all(...SETTLED, 'ram:SpecifiedTradeAllowanceCharge')) {
    const indicators = indicatorsOf(item);
    if (indicators.length !== 1) kinds.areSaidOnce = false;
    try {
      if (areAny(indicators, false)) kinds.allowances.add(item.order);
      if (areAny(indicators, true)) kinds.charges.add(item.order);
    } catch (error) {
      if (!(error instanceof Unjudgeable)) throw error;
      kinds.isFaulty = true;
    }
  }
  return kinds;
});

/** BR-Z-08 and BR-O-08 cast the one indicator of each allowance and charge of the document. */
export function readIndicators(judged: Judged): void {
  if (!reductions(judged).areSaidOnce) throw new Unjudgeable('ChargeIndicator');
}

/** What has a VAT category, by the rates of its taxes, be they of other categories. */
class Uses {
  readonly #all: readonly XmlElement[];
  readonly #tax: string;
  #byRate: Lists<XmlElement> | undefined;
  /** The rates of those elements of which one cannot be read: of any other rate nothing can be said. */
  readonly #unreadable: Set<string>[] = [];

  constructor(all: readonly XmlElement[], tax: string) {
    this.#all = all;
    this.#tax = tax;
  }

  at(rate: string | undefined): readonly XmlElement[] {
    if (rate === undefined) return this.#all;
    this.#byRate ??= this.#sorted();
    if (!this.#unreadable.every((rates) => rates.has(rate))) throw new Unjudgeable('ram:RateApplicablePercent');
    return this.#byRate.of(rate);
  }

  #sorted(): Lists<XmlElement> {
    const byRate = new Lists<XmlElement>();
    for (const element of this.#all) for (const rate of this.#ratesOf(element)) byRate.add(rate, element);
    return byRate;
  }

  #ratesOf(element: XmlElement): ReadonlySet<string> {
    const rates = new Set<string>();
    try {
      for (const tax of element.named(this.#tax)) {
        const rate = decimalOf(only(tax, 'ram:RateApplicablePercent'));
        if (rate !== undefined) rates.add(rateKey(rate));
      }
    } catch (error) {
      if (!(error instanceof Unjudgeable)) throw error;
      this.#unreadable.push(rates);
    }
    return rates;
  }
}

const usesOf = factAbout(String, (judged, code: string) => {
  const { lineUses, reductionUses } = categoryOf(judged, code);
  const { allowances, charges, isFaulty } = reductions(judged);
  if (isFaulty) throw new Unjudgeable('ChargeIndicator');
  const those = (orders: ReadonlySet<number>): Uses =>
    new Uses(
      reductionUses.filter(({ order }) => orders.has(order)),
      'ram:CategoryTradeTax',
    );
  return {
    lines: new Uses(lineUses, 'ram:ApplicableTradeTax'),
    allowances: those(allowances),
    charges: those(charges),
  };
});

const NET_AMOUNT = ['ram:SpecifiedTradeSettlementLineMonetarySummation', 'ram:LineTotalAmount'] as const;
const netAmount = (line: XmlElement): Decimal => sum(line.all(...NET_AMOUNT));
const actualAmount = (item: XmlElement): Decimal => decimalOf(item.child('ram:ActualAmount')) ?? Decimal.ZERO;

function total(elements: readonly XmlElement[], amountOf: (element: XmlElement) => Decimal): Decimal {
  let amount = Decimal.ZERO;
  for (const element of elements) amount = amount.plus(amountOf(element));
  return rounded(amount);
}

interface Asked {
  readonly code: string;
  readonly rate: string | undefined;
}

const taxableAt = factAbout(
  ({ code, rate = '' }: Asked) => `${code} ${rate}`,
  (judged, { code, rate }) => {
    const { lines, allowances, charges } = usesOf(judged, code);
    return total(lines.at(rate), netAmount)
      .minus(total(allowances.at(rate), actualAmount))
      .plus(total(charges.at(rate), actualAmount));
  },
);

/** Lines less allowances plus charges of a category, at one rate or at all; each of the three is rounded. Throws `Unjudgeable`. */
export const taxable = (judged: Judged, code: string, rate?: Decimal): Decimal =>
  taxableAt(judged, { code, rate: rate && rateKey(rate) });
