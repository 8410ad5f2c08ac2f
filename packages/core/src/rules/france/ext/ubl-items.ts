import type { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized } from '../../engine/index.ts';
import { exactly, roundedDouble, sumOfDoubles } from '../../en16931/cii/numbers.ts';
import { everywhere, isAllowance, isCharge } from '../../en16931/ubl/document.ts';
import { isAtRate, type Item, sole, type Tax, taxOf, textOf, type Total, type Wanted } from './items.ts';
import { counts } from './ubl-lines.ts';

const NAMES = {
  code: 'cbc:ID',
  rate: 'cbc:Percent',
  reason: 'cbc:TaxExemptionReason',
  reasonCode: 'cbc:TaxExemptionReasonCode',
  codes: (codes: readonly XmlElement[]): readonly string[] => [normalized(sole(codes)?.value ?? '')],
} as const;

export const ublTaxOf = (category: XmlElement): Tax => taxOf(category, NAMES);

const itemOf = (element: XmlElement, ...path: readonly string[]): Item => ({
  element,
  taxes: element.all(...path).map(ublTaxOf),
});

/** Lines that count, wherever they stand, and the allowances and charges of the document. */
export const ublItems = fact((judged) => {
  const groups = everywhere(judged);
  const lines = [...groups['cac:InvoiceLine'], ...groups['cac:CreditNoteLine']].filter((line) => counts(line, judged));
  return {
    lines: lines.map((line) => itemOf(line, 'cac:Item', 'cac:ClassifiedTaxCategory')),
    reductions: judged.root.all('cac:AllowanceCharge').map((item) => itemOf(item, 'cac:TaxCategory')),
  };
});

/** Added as floating-point numbers, and rounded to cents. */
export const added = (amounts: readonly XmlElement[]): number => roundedDouble(sumOfDoubles(amounts) ?? 0);

export const lineAmounts = (lines: readonly Item[]): readonly XmlElement[] =>
  lines.flatMap(({ element }) => element.all('cbc:LineExtensionAmount'));

const isIt = ({ taxes }: Item, wanted: Wanted): boolean =>
  taxes.some((tax) => {
    if (!tax.codes.includes(wanted.code) || !isAtRate(wanted, tax)) return false;
    const { reasonsOf } = wanted;
    if (reasonsOf === undefined) return true;
    if (textOf(tax.reasonCodes) !== textOf(reasonsOf.reasonCodes)) return false;
    return textOf(tax.reasons) === textOf(reasonsOf.reasons);
  });

/** What is charged under a category: allowances and charges count wherever they say it, whatever they say they are. */
export function ublTotal(judged: Judged, wanted: Wanted): Total {
  const { lines, reductions } = ublItems(judged);
  const amounts = lineAmounts(lines.filter((line) => isIt(line, wanted)));
  const allowances = reductions.filter(({ element }) => isAllowance(element));
  const charges = reductions.filter(({ element }) => isCharge(element));
  const of = (items: readonly Item[]): XmlElement[] =>
    items.filter((item) => isIt(item, wanted)).flatMap(({ element }) => element.all('cbc:Amount'));
  return {
    lines: exactly(added(amounts)),
    allowances: exactly(added(of(allowances))),
    charges: exactly(added(of(charges))),
    count: amounts.length + of(reductions).length,
  };
}

/** Of the lines of the document itself. */
const usedCodes = fact((judged) => {
  const { lines, reductions } = ublItems(judged);
  const own = lines.filter(({ element }) => judged.root.is(element.parent));
  return new Set([...own, ...reductions].flatMap(({ taxes }) => taxes.flatMap(({ codes }) => codes)));
});
const brokenDownCodes = fact(
  ({ root }) =>
    new Set(root.all('cac:TaxTotal', 'cac:TaxSubtotal', 'cac:TaxCategory').flatMap((row) => ublTaxOf(row).codes)),
);

export const isUsed = (judged: Judged, code: string): boolean => usedCodes(judged).has(code);
export const isBrokenDown = (judged: Judged, code: string): boolean => brokenDownCodes(judged).has(code);

/** The exact value of a sum in floating-point numbers. */
export const exactlyAdded = (amounts: readonly XmlElement[]): Decimal => exactly(added(amounts));
