import type { XmlElement } from '../../xml/index.ts';
import type { TreeRule } from '../engine/index.ts';
import { decimalOf } from '../engine/index.ts';
import { ATTRIBUTE_CODE } from '../france/ext/cii-others.ts';
import type { Decimal } from '../../model/index.ts';
import { sum } from '../en16931/cii/numbers.ts';
import { ANY_SUMMATION, DOCUMENT } from '../en16931/cii/paths.ts';
import { only } from '../en16931/cii/read.ts';

/** A note with a subject says something, in words or as a code. */
const hasSubject = (note: XmlElement): boolean => note.has('ram:SubjectCode');
const saysSomething: TreeRule['holds'] = (note) => note.has('ram:ContentCode') || note.has('ram:Content');

export const EXTENDED_NOTES: readonly TreeRule[] = [
  { id: 'BR-FXEXT-01', at: `${DOCUMENT}/ram:IncludedNote`, when: hasSubject, holds: saysSomething },
  {
    id: 'BR-FXEXT-02',
    at: 'ram:AssociatedDocumentLineDocument/ram:IncludedNote',
    when: hasSubject,
    holds: saysSomething,
  },
  // Of the seller a tax number can be told too, of other parties the VAT number only.
  {
    id: 'BR-FXEXT-03',
    at: 'ram:SpecifiedTaxRegistration/ram:ID',
    except: 'ram:SellerTradeParty//ram:ID',
    holds: ({ attributes }) => attributes['schemeID'] === 'VA',
  },
  ATTRIBUTE_CODE,
  {
    id: 'BR-FXEXT-CII-DT-097a',
    at: 'udt:DateTimeString',
    when: ({ attributes }) => attributes['format'] === '205',
    holds: ({ value }) => /^\s*\d{14}\s*$/.test(value),
  },
  {
    id: 'BR-FXEXT-CO-16',
    at: ANY_SUMMATION,
    holds: (totals) => {
      const due = decimalOf(only(totals, 'ram:DuePayableAmount'));
      if (due === undefined) return false;
      const of = (element: XmlElement | undefined, ...path: readonly string[]): Decimal =>
        sum(element?.all(...path) ?? []);
      const adjusted = of(totals.parent, 'ram:SpecifiedFinancialAdjustment', 'ram:ActualAmount');
      const toPay = of(totals, 'ram:GrandTotalAmount').minus(of(totals, 'ram:TotalPrepaidAmount'));
      return due.equals(toPay.plus(of(totals, 'ram:RoundingAmount')).plus(adjusted));
    },
  },
];
