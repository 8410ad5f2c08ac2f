import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, normalized } from '../../engine/index.ts';
import { correct, fillIn, type NamedTerm, named } from '../../terms.ts';
import { BIDIRECTIONAL, MULTI_VENDOR, SEVERAL_SELLERS } from '../codes.ts';
import type { FrenchText } from '../texts.ts';
import type { Both } from './both.ts';
import { type GroupLine, groupLineOf, IN_LINE, isHeadLine, objectsOf } from './group-lines.ts';
import { CII, CII_LINE, isCii, onlyProcessIn, textOf, UBL, UBL_LINE } from './read.ts';

/** When and where the rules on groups of lines are asked, and what they say. */

export type Asked = (element: XmlElement, judged: Judged) => boolean;
export const multi: Asked = (_, judged) => onlyProcessIn(MULTI_VENDOR)(judged);
export const bidirectional: Asked = (_, judged) => onlyProcessIn(BIDIRECTIONAL)(judged);
export const several: Asked = (_, judged) => onlyProcessIn(SEVERAL_SELLERS)(judged);

export const DOCUMENT: Both<string> = { ubl: UBL, cii: `${CII}/rsm:SupplyChainTradeTransaction` };
export const LINE: Both<string> = { ubl: UBL_LINE, cii: CII_LINE };
/** Where a group is spoken of: in UBL at the reference by which the line says that it is one. */
export const HEAD: Both<string> = { ubl: `${UBL_LINE}/cac:BillingReference`, cii: CII_LINE };

export const lineOf = (element: XmlElement): XmlElement =>
  element.name === 'cac:BillingReference' ? (element.parent ?? element) : element;
export const isHead =
  (asked: Asked): Asked =>
  (element, judged) => {
    if (!asked(element, judged)) return false;
    if (!isHeadLine(groupLineOf(lineOf(element), judged))) return false;
    return isCii(judged) || element.find('cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode')?.value === 'GROUP';
  };

export const text = (term: NamedTerm, message: string): FrenchText => ({
  terms: [term, 'BT-23'],
  message,
  advice: correct(term),
});
export const needed = (term: NamedTerm): FrenchText => ({
  terms: [term, 'BT-23'],
  message: `In an invoice of several sellers each group needs the ${named(term)}.`,
  advice: fillIn(term),
});

export const invoiceCurrency = (judged: Judged): string =>
  isCii(judged)
    ? (judged.root.find(
        'rsm:SupplyChainTradeTransaction',
        'ram:ApplicableHeaderTradeSettlement',
        'ram:InvoiceCurrencyCode',
      )?.value ?? '')
    : (judged.root.child('cbc:DocumentCurrencyCode')?.value ?? '');
export const accountingCurrency = (judged: Judged): string =>
  isCii(judged)
    ? (judged.root.find('rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement', 'ram:TaxCurrencyCode')
        ?.value ?? '')
    : (judged.root.child('cbc:TaxCurrencyCode')?.value ?? '');
export const vatIn =
  (currency: (judged: Judged) => string) =>
  (line: XmlElement, judged: Judged): readonly XmlElement[] =>
    IN_LINE.vat(line, judged).filter(({ attributes }) => attributes['currencyID'] === currency(judged));

export const numberOf = ({ line }: Pick<GroupLine, 'line'>): string => normalized(textOf(objectsOf(line, 'AFL')));
