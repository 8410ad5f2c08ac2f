import { Decimal, type Invoice, type VatCategoryCode } from '../../model/index.ts';
import type { Facts, VatPlace } from '../facts.ts';
import { filled, first, type Rule, rule } from '../rule.ts';
import { correct, fillIn, fillInOneOf, type NamedTerm, named, recalculate, remove } from '../terms.ts';

/** What EN 16931 §6.4.3 asks of one VAT category; ten rules follow from it. */
interface Category {
  readonly code: VatCategoryCode;
  /** The middle of the rule ids: `BR-AE-05`. */
  readonly family: string;
  readonly name: string;
  /** How many rows of the breakdown it has where it is used. */
  readonly rows: 'one' | 'one per rate';
  readonly rate: 'positive' | 'zero' | 'not negative' | 'none';
  readonly reason: 'required' | 'forbidden';
  /** Identifiers the parties need (or, outside the scope of VAT, must not show). */
  readonly parties: 'seller' | 'seller VAT' | 'both' | 'both VAT' | 'no VAT numbers';
}

const CATEGORIES: readonly Category[] = [
  {
    code: 'S',
    family: 'S',
    name: 'standard rated',
    rows: 'one per rate',
    rate: 'positive',
    reason: 'forbidden',
    parties: 'seller',
  },
  { code: 'Z', family: 'Z', name: 'zero rated', rows: 'one', rate: 'zero', reason: 'forbidden', parties: 'seller' },
  { code: 'E', family: 'E', name: 'exempt', rows: 'one', rate: 'zero', reason: 'required', parties: 'seller' },
  { code: 'AE', family: 'AE', name: 'reverse charge', rows: 'one', rate: 'zero', reason: 'required', parties: 'both' },
  {
    code: 'K',
    family: 'IC',
    name: 'intra-community supply',
    rows: 'one',
    rate: 'zero',
    reason: 'required',
    parties: 'both VAT',
  },
  { code: 'G', family: 'G', name: 'export', rows: 'one', rate: 'zero', reason: 'required', parties: 'seller VAT' },
  {
    code: 'O',
    family: 'O',
    name: 'not subject to VAT',
    rows: 'one',
    rate: 'none',
    reason: 'required',
    parties: 'no VAT numbers',
  },
  {
    code: 'L',
    family: 'AF',
    name: 'IGIC',
    rows: 'one per rate',
    rate: 'not negative',
    reason: 'forbidden',
    parties: 'seller',
  },
  {
    code: 'M',
    family: 'AG',
    name: 'IPSI',
    rows: 'one per rate',
    rate: 'not negative',
    reason: 'forbidden',
    parties: 'seller',
  },
];

const ONE = Decimal.ONE;
const HUNDRED = Decimal.HUNDRED;

/** The artefacts let amounts computed from rates differ by less than one unit of currency; `issuing` does not. */
const nearly = (a: Decimal, b: Decimal): boolean => a.minus(b).abs().lessThan(ONE);

function rateFits(category: Category, rate: Decimal | undefined): boolean {
  if (category.rate === 'none') return rate === undefined;
  if (rate === undefined) return false;
  if (category.rate === 'zero') return rate.isZero();
  return category.rate === 'positive' ? rate.isPositive() : !rate.isNegative();
}

function partiesFit({ parties }: Category, { seller, buyer, sellerTaxRepresentative }: Invoice): boolean {
  const sellerVat = filled(seller.vatIdentifier) || filled(sellerTaxRepresentative?.vatIdentifier);
  if (parties === 'no VAT numbers') return !sellerVat && !filled(buyer.vatIdentifier);
  const sellerKnown =
    sellerVat || (filled(seller.taxRegistrationIdentifier) && (parties === 'seller' || parties === 'both'));
  const buyerKnown =
    filled(buyer.vatIdentifier) || (filled(buyer.legalRegistrationIdentifier?.value) && parties === 'both');
  return sellerKnown && (buyerKnown || parties === 'seller' || parties === 'seller VAT');
}

const PARTY_TERMS: Readonly<Record<Category['parties'], readonly NamedTerm[]>> = {
  seller: ['BT-31', 'BT-32', 'BT-63'],
  'seller VAT': ['BT-31', 'BT-63'],
  both: ['BT-31', 'BT-32', 'BT-63', 'BT-48', 'BT-47'],
  'both VAT': ['BT-31', 'BT-63', 'BT-48'],
  'no VAT numbers': ['BT-31', 'BT-63', 'BT-48'],
};

function breakParties({ parties }: Category, draft: Invoice): void {
  if (parties === 'no VAT numbers') draft.seller.vatIdentifier = 'FR44732829320';
  else {
    delete draft.seller.vatIdentifier;
    delete draft.seller.taxRegistrationIdentifier;
  }
}

/** Keeps the category at one place only, so that the rule for that place is the one that fires. */
const PLACES = [
  { place: 'line', number: '02', rateNumber: '05', category: 'BT-151', rate: 'BT-152', group: 'lines' },
  { place: 'allowance', number: '03', rateNumber: '06', category: 'BT-95', rate: 'BT-96', group: 'allowances' },
  { place: 'charge', number: '04', rateNumber: '07', category: 'BT-102', rate: 'BT-103', group: 'charges' },
] as const satisfies readonly {
  place: VatPlace;
  number: string;
  rateNumber: string;
  category: NamedTerm;
  rate: NamedTerm;
  group: string;
}[];

const wrongRate = (category: Category): Decimal | undefined =>
  category.rate === 'positive' ? Decimal.ZERO : category.rate === 'not negative' ? Decimal.of('-1') : Decimal.of('7');

/** -02 to -04: the identifiers. */
function partyRules(category: Category): Rule[] {
  const forbidden = category.parties === 'no VAT numbers';
  const terms = PARTY_TERMS[category.parties];
  return PLACES.map(({ place, number, category: term, group }) =>
    rule({
      id: `BR-${category.family}-${number}`,
      scope: 'invoice',
      category: category.code,
      at: group,
      terms: [term, ...terms],
      message: `A ${category.name} ${place} ${forbidden ? 'excludes' : 'needs'} the parties' identifiers (${terms.join(', ')}).`,
      advice: forbidden ? remove(...terms) : fillInOneOf(...terms),
      holds: (invoice, facts) => !facts.uses(category.code, place) || partiesFit(category, invoice),
      example: { of: category.code, breaks: (draft) => breakParties(category, draft) },
    }),
  );
}

/** -05 to -07: the rate. */
function rateRules(category: Category): Rule[] {
  const rule05 = PLACES[0];
  const row = (place: (typeof PLACES)[number]) => ({
    id: `BR-${category.family}-${place.rateNumber}`,
    terms: [place.category, place.rate],
    message: `The ${named(place.rate)} does not fit the category ${category.name} (rate must be ${category.rate}).`,
    advice: category.rate === 'none' ? remove(place.rate) : correct(place.rate),
  });
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

function taxableFits(category: Category, row: Invoice['vatBreakdown'][number], facts: Facts): boolean {
  if (category.rows === 'one per rate') return nearly(row.taxableAmount, facts.taxable(category.code, row.rate));
  return row.taxableAmount.equals(facts.taxableOf(category.code));
}

function taxFits(category: Category, { taxAmount, taxableAmount, rate }: Invoice['vatBreakdown'][number]): boolean {
  if (category.rows === 'one') return taxAmount.isZero();
  return rate === undefined || nearly(taxAmount, taxableAmount.times(rate).dividedBy(HUNDRED, 2));
}

/** -01, -08, -09, -10: the breakdown. */
function breakdownRules(category: Category): Rule[] {
  const { code, family, name } = category;
  const used = (facts: Facts) => PLACES.some(({ place }) => facts.uses(code, place));
  const off = (amount: Decimal) => amount.plus(Decimal.of('5'));
  return [
    rule({
      id: `BR-${family}-01`,
      scope: 'invoice',
      category: code,
      at: 'vatBreakdown',
      terms: ['BG-23', 'BT-118'],
      message: `The VAT breakdown does not hold ${category.rows === 'one' ? 'exactly one row' : 'a row'} for the category ${name}, or holds one that nothing uses.`,
      advice: fillIn('BG-23'),
      holds: (_, facts) =>
        used(facts)
          ? facts.breakdownRows(code) >= 1 && (category.rows !== 'one' || facts.breakdownRows(code) === 1)
          : facts.breakdownRows(code) === 0,
      example: { of: code, breaks: (draft) => void (draft.vatBreakdown = []) },
    }),
    rule({
      id: `BR-${family}-08`,
      scope: 'vat',
      category: code,
      at: 'taxableAmount',
      terms: ['BT-116', 'BT-118'],
      message: `The ${named('BT-116')} is not the sum of what is ${name}.`,
      advice: recalculate('BT-116'),
      holds: (row, facts) => taxableFits(category, row, facts),
      example: {
        of: code,
        breaks: (draft) =>
          void (first(draft.vatBreakdown).taxableAmount = off(first(draft.vatBreakdown).taxableAmount)),
      },
    }),
    rule({
      id: `BR-${family}-09`,
      scope: 'vat',
      category: code,
      at: 'taxAmount',
      terms: ['BT-117', 'BT-118'],
      message:
        category.rows === 'one'
          ? `What is ${name} carries VAT (BT-117).`
          : `The ${named('BT-117')} is not BT-116 times BT-119.`,
      advice: recalculate('BT-117'),
      holds: (row) => taxFits(category, row),
      example: {
        of: code,
        breaks: (draft) => void (first(draft.vatBreakdown).taxAmount = off(first(draft.vatBreakdown).taxAmount)),
      },
    }),
    rule({
      id: `BR-${family}-10`,
      scope: 'vat',
      category: code,
      at: 'exemptionReasonText',
      terms: ['BT-118', 'BT-120', 'BT-121'],
      message:
        category.reason === 'required'
          ? `What is ${name} needs a reason (BT-120 or BT-121).`
          : `What is ${name} has no exemption reason (BT-120, BT-121).`,
      advice: category.reason === 'required' ? fillIn('BT-120') : remove('BT-120'),
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

export const VAT_CATEGORIES: readonly Rule[] = CATEGORIES.flatMap((category) => [
  ...breakdownRules(category),
  ...partyRules(category),
  ...rateRules(category),
]);
