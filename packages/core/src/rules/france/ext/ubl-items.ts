import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, normalized } from '../../engine/index.ts';
import { allowances, charges, lines } from '../../en16931/ubl/document.ts';
import { onlyChild } from '../../en16931/ubl/reading.ts';
import { type Item, itemsFact, type Tax, taxOf } from './items.ts';
import { kindOf } from './ubl-lines.ts';

const NAMES = {
  code: 'cbc:ID',
  rate: 'cbc:Percent',
  reason: 'cbc:TaxExemptionReason',
  reasonCode: 'cbc:TaxExemptionReasonCode',
  trims: true,
} as const;

export const taxesOf = (element: XmlElement, ...path: readonly string[]): Tax[] =>
  element.all(...path).map((category) => taxOf(category, NAMES));

const item = (element: XmlElement, amount: string, ...path: readonly string[]): Item => ({
  amount: decimalOf(onlyChild(element, amount)),
  taxes: taxesOf(element, ...path),
  isPlain: true,
});

const reduction = (element: XmlElement): Item => item(element, 'cbc:Amount', 'cac:TaxCategory');

/** A line counts unless it is one of a group, or only informs. */
export const counts = (line: XmlElement, judged: Judged): boolean => {
  const kind = kindOf(line, judged);
  return kind === undefined || kind === 'DETAIL';
};

const linesThatCount = (judged: Judged): XmlElement[] => lines(judged).filter((line) => counts(line, judged));

const codesOf = (element: XmlElement): string[] =>
  [...element.all('cac:Item', 'cac:ClassifiedTaxCategory', 'cbc:ID'), ...element.all('cac:TaxCategory', 'cbc:ID')].map(
    ({ value }) => normalized(value),
  );

export const ublItems = itemsFact((judged) => ({
  lines: linesThatCount(judged).map((line) =>
    item(line, 'cbc:LineExtensionAmount', 'cac:Item', 'cac:ClassifiedTaxCategory'),
  ),
  allowances: allowances(judged).map(reduction),
  charges: charges(judged).map(reduction),
  used: new Set([...linesThatCount(judged), ...judged.root.all('cac:AllowanceCharge')].flatMap(codesOf)),
  rows: new Set(
    judged.root
      .all('cac:TaxTotal', 'cac:TaxSubtotal', 'cac:TaxCategory')
      .map((category) => normalized(category.child('cbc:ID')?.value ?? '')),
  ),
}));
