import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { doubleOf, elementFact, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { VAT_CATEGORIES, type VatCategory } from '../vat-families/categories.ts';
import { rateKey } from '../vat-families/rate-key.ts';
import { everywhere, whenAllowance, whenOnlyCharge } from './document.ts';
import { BREAKDOWN, DOCUMENT, LINE } from './paths.ts';
import { areRegistered } from './registrations.ts';
import { decimalAt, isNearly, isVat, taxDue } from './reading.ts';
import { codeOf, type Sums, taxableByRate, taxableOf, vatUses, type VatUses } from './vat-uses.ts';

/** The artefact overlooks the tax scheme of some categories: of all in BR-S-01, of the breakdown in BR-AF-01. */
const isUsed = ({ code, rows }: VatCategory, { line, reduction, category }: VatUses): boolean => {
  if (code === 'S') return line.use(code).all + reduction.use(code).all > 0;
  return line.use(code).vat + (rows === 'one' ? category : reduction).use(code).vat > 0;
};

/** -01: the category has its row in the breakdown where it is used, and none where it is not. */
function isBrokenDown(category: VatCategory, judged: Judged): boolean {
  const { code, rows } = category;
  const uses = vatUses(judged);
  const { all, vat, isWritten, isWrittenVat } = uses.breakdown.use(code);
  if (!isUsed(category, uses)) return (code === 'S' ? all : vat) === 0;
  if (rows === 'one') return vat === 1;
  if (code === 'S') return all > 0;
  return code === 'L' ? isWritten : isWrittenVat;
}

/** -02 to -04: the identifiers of the parties. */
function partiesFit({ parties }: VatCategory, judged: Judged): boolean {
  const { seller, sellerVat, representativeVat, buyerVat, buyerLegal, ...doubts } = areRegistered(judged);
  if (parties === 'no VAT numbers') return !(sellerVat || representativeVat || buyerVat);
  const vatOnly = parties === 'seller VAT' || parties === 'both VAT';
  if (vatOnly && doubts.sellerNamesTwo) throw new Unjudgeable('cac:TaxScheme');
  if (!(vatOnly ? sellerVat : seller) && !representativeVat) return false;
  // The buyer is looked at only where the seller is known.
  if (parties.startsWith('both') && doubts.buyerNamesTwo) throw new Unjudgeable('cac:TaxScheme');
  if (parties === 'both VAT') return buyerVat;
  return parties !== 'both' || buyerVat || buyerLegal;
}

/** -05 to -07: the rate. */
function rateFits({ rate: wanted }: VatCategory, category: XmlElement): boolean {
  if (wanted === 'none') return !category.has('cbc:Percent');
  if (wanted === 'zero') return decimalAt(category, 'cbc:Percent')?.isZero() ?? false;
  return category.all('cbc:Percent').some((rate) => (wanted === 'positive' ? doubleOf(rate) > 0 : doubleOf(rate) >= 0));
}

const HALF = Decimal.of('0.5');
const TWO = Decimal.of('2');

/**
 * Less than one unit apart. The artefact adds and takes away that one in binary floating point, so that exactly one may be less: the exact
 * value of the binary number decides.
 */
function isNearlyTaxable(taxable: Decimal, sum: Decimal): boolean {
  const difference = taxable.minus(sum).abs();
  if (difference.lessThan(HALF)) return true;
  if (difference.greaterThan(TWO)) return false;
  const binary = Number(taxable.toString());
  return exactly(binary - 1).lessThan(sum) && exactly(binary + 1).greaterThan(sum);
}

/** The binary number itself, not its shortest text: a whole number over a power of two. */
function exactly(binary: number): Decimal {
  if (!Number.isFinite(binary)) throw new Unjudgeable(String(binary));
  let whole = binary;
  let halvings = 0;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  return Decimal.fromUnits(BigInt(whole) * 5n ** BigInt(halvings), halvings);
}

/**
 * -08: the taxable amount; where each rate has a row, it may be off by less than one unit of currency. The artefact is content with either the
 * lines of an invoice or those of a credit note, where such stand anywhere.
 */
function taxableFits({ code, rows }: VatCategory, subtotal: XmlElement, category: XmlElement, judged: Judged): boolean {
  const taxable = decimalAt(subtotal, 'cbc:TaxableAmount');
  const rate = rows === 'one' ? undefined : decimalAt(category, 'cbc:Percent');
  if (rows !== 'one' && rate === undefined) return true;
  if (taxable === undefined) return false;
  const groups = everywhere(judged);
  const { invoiceLines, creditNoteLines, reductions } = (rows === 'one' ? taxableOf : taxableByRate)(judged, code);
  const fits = (elements: readonly XmlElement[], lines: Sums): boolean => {
    if (rate === undefined) return elements.length > 0 && taxable.equals(lines.total.plus(reductions.total));
    const [ofLines, others] = [lines.byRate.get(rateKey(rate)), reductions.byRate.get(rateKey(rate))];
    if (code === 'S' ? ofLines === undefined && others === undefined : elements.length === 0) return false;
    return isNearlyTaxable(taxable, (ofLines ?? Decimal.ZERO).plus(others ?? Decimal.ZERO));
  };
  return fits(groups['cac:InvoiceLine'], invoiceLines) || fits(groups['cac:CreditNoteLine'], creditNoteLines);
}

/** -09: the VAT of a row. */
function taxFits({ rows }: VatCategory, subtotal: XmlElement, category: XmlElement): boolean {
  const tax = decimalAt(subtotal, 'cbc:TaxAmount');
  if (tax === undefined) return false;
  if (rows === 'one') return tax.isZero();
  const taxable = decimalAt(subtotal, 'cbc:TaxableAmount');
  const rate = decimalAt(category, 'cbc:Percent');
  return taxable !== undefined && rate !== undefined && isNearly(tax.abs(), taxDue(taxable, rate));
}

const hasReason = (category: XmlElement): boolean =>
  category.has('cbc:TaxExemptionReason') || category.has('cbc:TaxExemptionReasonCode');

const codeHere = elementFact(codeOf);
const isVatHere = elementFact(isVat);
const parentOf = (element: XmlElement): XmlElement => element.parent ?? element;

const ITEM_CATEGORY = `${LINE}/cac:Item/cac:ClassifiedTaxCategory`;
const REDUCTION_CATEGORY = 'cac:AllowanceCharge/cac:TaxCategory';
const BREAKDOWN_CATEGORY = `${DOCUMENT}/${BREAKDOWN}/cac:TaxCategory`;

/** The ten rules of a category. */
function familyOf(category: VatCategory): TreeRule[] {
  const { code, family, reason } = category;
  const isIt: TreeRule['holds'] = (element, judged) => codeHere(element, judged) === code && isVatHere(element, judged);
  const row = (number: string, rule: Omit<TreeRule, 'id'>): TreeRule => ({ id: `BR-${family}-${number}`, ...rule });
  // Of the family O the artefact asks the reductions of the document alone, and of BR-AF-04 a code without blanks.
  const parties = (number: string, place: 'line' | 'allowance' | 'charge' | 'ownAllowance' | 'ownCharge'): TreeRule =>
    row(number, {
      at: DOCUMENT,
      when: (_, judged) => {
        const { all, vat, isWrittenVat } = vatUses(judged)[place].use(code);
        if (code === 'S' && number === '02') return all > 0;
        return code === 'L' && number === '04' ? isWrittenVat : vat > 0;
      },
      holds: (_, judged) => vatUses(judged)[place].use(code).vat > 0 && partiesFit(category, judged),
    });
  const rate = (number: string, at: string, when: NonNullable<TreeRule['when']>): TreeRule =>
    row(number, { at, when, holds: (element) => rateFits(category, element) });
  const breakdown = (number: string, holds: TreeRule['holds']): TreeRule =>
    row(number, { at: BREAKDOWN_CATEGORY, when: isIt, holds });
  return [
    row('01', { at: DOCUMENT, holds: (_, judged) => isBrokenDown(category, judged) }),
    parties('02', 'line'),
    parties('03', code === 'O' ? 'ownAllowance' : 'allowance'),
    parties('04', code === 'O' ? 'ownCharge' : 'charge'),
    rate('05', ITEM_CATEGORY, isIt),
    rate(
      '06',
      REDUCTION_CATEGORY,
      (element, judged) => isIt(element, judged) && whenAllowance(parentOf(element), judged),
    ),
    rate(
      '07',
      REDUCTION_CATEGORY,
      (element, judged) => isIt(element, judged) && whenOnlyCharge(parentOf(element), judged),
    ),
    breakdown('08', (element, judged) => taxableFits(category, parentOf(element), element, judged)),
    breakdown('09', (element) => taxFits(category, parentOf(element), element)),
    breakdown('10', (element) => hasReason(element) === (reason === 'required')),
  ];
}

export const VAT_CATEGORY_RULES: readonly TreeRule[] = VAT_CATEGORIES.flatMap(familyOf);
