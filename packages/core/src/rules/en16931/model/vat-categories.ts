import { Decimal, type Invoice } from '../../../model/index.ts';
import type { Facts, VatPlace } from '../../facts.ts';
import { filled, first, type Rule, rule } from '../../rule.ts';
import { VAT_CATEGORIES, type VatCategory } from '../vat-families/categories.ts';
import { told } from './told.ts';

const ONE = Decimal.ONE;
const HUNDRED = Decimal.HUNDRED;

/** The artefacts let amounts computed from rates differ by less than one unit of currency; `issuing` does not. */
const nearly = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lessThan(ONE);

function rateFits(category: VatCategory, rate: Decimal | undefined): boolean {
  if (category.rate === 'none') return rate === undefined;
  if (rate === undefined) return false;
  if (category.rate === 'zero') return rate.isZero();
  return category.rate === 'positive' ? rate.isPositive() : !rate.isNegative();
}

function partiesFit({ parties }: VatCategory, { seller, buyer, sellerTaxRepresentative }: Invoice): boolean {
  const sellerVat = filled(seller.vatIdentifier) || filled(sellerTaxRepresentative?.vatIdentifier);
  if (parties === 'no VAT numbers') return !sellerVat && !filled(buyer.vatIdentifier);
  const sellerKnown =
    sellerVat || (filled(seller.taxRegistrationIdentifier) && (parties === 'seller' || parties === 'both'));
  const buyerKnown =
    filled(buyer.vatIdentifier) || (filled(buyer.legalRegistrationIdentifier?.value) && parties === 'both');
  return sellerKnown && (buyerKnown || parties === 'seller' || parties === 'seller VAT');
}

function breakParties({ parties }: VatCategory, draft: Invoice): void {
  if (parties === 'no VAT numbers') draft.seller.vatIdentifier = 'FR44732829320';
  else {
    delete draft.seller.vatIdentifier;
    delete draft.seller.taxRegistrationIdentifier;
  }
}

/** Keeps the category at one place only, so that the rule for that place is the one that fires. */
const PLACES = [
  { place: 'line', number: '02', rateNumber: '05', group: 'lines' },
  { place: 'allowance', number: '03', rateNumber: '06', group: 'allowances' },
  { place: 'charge', number: '04', rateNumber: '07', group: 'charges' },
] as const satisfies readonly { place: VatPlace; number: string; rateNumber: string; group: string }[];

const wrongRate = (category: VatCategory): Decimal | undefined =>
  category.rate === 'positive' ? Decimal.ZERO : category.rate === 'not negative' ? Decimal.of('-1') : Decimal.of('7');

/** -02 to -04: the identifiers. */
function partyRules(category: VatCategory): Rule[] {
  return PLACES.map(({ place, number, group }) =>
    rule({
      ...told(`BR-${category.family}-${number}`),
      scope: 'invoice',
      category: category.code,
      at: group,
      holds: (invoice, facts) => !facts.uses(category.code, place) || partiesFit(category, invoice),
      example: { of: category.code, breaks: (draft) => breakParties(category, draft) },
    }),
  );
}

/** -05 to -07: the rate. */
function rateRules(category: VatCategory): Rule[] {
  const rule05 = PLACES[0];
  const row = (place: (typeof PLACES)[number]) => told(`BR-${category.family}-${place.rateNumber}`);
  return [
    rule({
      ...row(rule05),
      scope: 'line',
      at: 'vat.rate',
      category: category.code,
      holds: ({ vat }) => rateFits(category, vat.rate),
      example: { of: category.code, breaks: (draft) => void (first(draft.lines).vat.rate = wrongRate(category)) },
    }),
    rule({
      ...row(PLACES[1]),
      scope: 'allowance',
      at: 'vatRate',
      category: category.code,
      holds: (item) => rateFits(category, item.vatRate),
      example: { of: category.code, breaks: (draft) => void (first(draft.allowances).vatRate = wrongRate(category)) },
    }),
    rule({
      ...row(PLACES[2]),
      scope: 'charge',
      at: 'vatRate',
      category: category.code,
      holds: (item) => rateFits(category, item.vatRate),
      example: { of: category.code, breaks: (draft) => void (first(draft.charges).vatRate = wrongRate(category)) },
    }),
  ];
}

function taxableFits(category: VatCategory, row: Invoice['vatBreakdown'][number], facts: Facts): boolean {
  if (category.rows === 'one per rate') return nearly(row.taxableAmount, facts.taxable(category.code, row.rate));
  return row.taxableAmount.equals(facts.taxableOf(category.code));
}

function taxFits(category: VatCategory, { taxAmount, taxableAmount, rate }: Invoice['vatBreakdown'][number]): boolean {
  if (category.rows === 'one') return taxAmount.isZero();
  return rate === undefined || nearly(taxAmount, taxableAmount.times(rate).dividedBy(HUNDRED, 2));
}

/** -01, -08, -09, -10: the breakdown. */
function breakdownRules(category: VatCategory): Rule[] {
  const { code, family } = category;
  const used = (facts: Facts) => PLACES.some(({ place }) => facts.uses(code, place));
  const off = (amount: Decimal) => amount.plus(Decimal.of('5'));
  return [
    rule({
      ...told(`BR-${family}-01`),
      scope: 'invoice',
      category: code,
      at: 'vatBreakdown',
      holds: (_, facts) =>
        used(facts)
          ? facts.breakdownRows(code) >= 1 && (category.rows !== 'one' || facts.breakdownRows(code) === 1)
          : facts.breakdownRows(code) === 0,
      example: { of: code, breaks: (draft) => void (draft.vatBreakdown = []) },
    }),
    rule({
      ...told(`BR-${family}-08`),
      scope: 'vat',
      category: code,
      at: 'taxableAmount',
      holds: (row, facts) => taxableFits(category, row, facts),
      example: {
        of: code,
        breaks: (draft) =>
          void (first(draft.vatBreakdown).taxableAmount = off(first(draft.vatBreakdown).taxableAmount)),
      },
    }),
    rule({
      ...told(`BR-${family}-09`),
      scope: 'vat',
      category: code,
      at: 'taxAmount',
      holds: (row) => taxFits(category, row),
      example: {
        of: code,
        breaks: (draft) => void (first(draft.vatBreakdown).taxAmount = off(first(draft.vatBreakdown).taxAmount)),
      },
    }),
    rule({
      ...told(`BR-${family}-10`),
      scope: 'vat',
      category: code,
      at: 'exemptionReasonText',
      holds: (row) =>
        (filled(row.exemptionReasonText) || filled(row.exemptionReasonCode)) === (category.reason === 'required'),
      example: {
        of: code,
        breaks: (draft) => {
          const row = first(draft.vatBreakdown);
          delete row.exemptionReasonCode;
          row.exemptionReasonText = category.reason === 'required' ? undefined : 'Exempt';
        },
      },
    }),
  ];
}

export const VAT_CATEGORY_RULES: readonly Rule[] = VAT_CATEGORIES.flatMap((category) => [
  ...breakdownRules(category),
  ...partyRules(category),
  ...rateRules(category),
]);
