import type { XmlElement } from '../../../xml/index.ts';
import { fact, factAbout, type Judged, normalized } from '../../engine/index.ts';
import { exactly, roundedDouble, sumOfDoubles } from '../../en16931/cii/numbers.ts';
import { everywhere, isAllowance, isCharge } from '../../en16931/ubl/document.ts';
import { ItemsByUse, type Use, wantedKey } from './items-by-use.ts';
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

const usesOf = ({ taxes }: Item): readonly Use[] =>
  taxes.flatMap(({ codes, rate, reasonCodes, reasons }) => codes.map((code) => ({ code, rate, reasonCodes, reasons })));

const itemsByUse = fact((judged) => {
  const { lines, reductions } = ublItems(judged);
  const byUse = (some: readonly Item[]): ItemsByUse => new ItemsByUse(some, usesOf, isIt);
  return {
    lines: byUse(lines),
    reductions: byUse(reductions),
    allowances: byUse(reductions.filter(({ element }) => isAllowance(element))),
    charges: byUse(reductions.filter(({ element }) => isCharge(element))),
  };
});

const amountsOf = (items: readonly Item[]): readonly XmlElement[] =>
  items.flatMap(({ element }) => element.all('cbc:Amount'));

/** What is charged under a category: allowances and charges count wherever they say it, whatever they say they are. */
export const ublTotal = factAbout(wantedKey, (judged, wanted): Total => {
  const { lines, reductions, allowances, charges } = itemsByUse(judged);
  const amounts = lineAmounts(lines.of(wanted));
  return {
    lines: exactly(added(amounts)),
    allowances: exactly(added(amountsOf(allowances.of(wanted)))),
    charges: exactly(added(amountsOf(charges.of(wanted)))),
    count: amounts.length + amountsOf(reductions.of(wanted)).length,
  };
});

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
