import type { XmlElement } from '../../xml/index.ts';
import type { TreeRule } from '../engine/index.ts';
import { decimalOf } from '../engine/index.ts';
import { ATTRIBUTE_CODE } from '../france/ext/cii-others.ts';
import { Decimal } from '../../model/index.ts';
import { DOCUMENT, ANY_LINE, ANY_SUMMATION } from '../en16931/cii/paths.ts';

/** A note with a subject says something, in words or as a code. */
const hasSubject = (note: XmlElement): boolean => note.has('ram:SubjectCode');
const saysSomething: TreeRule['holds'] = (note) => note.has('ram:ContentCode') || note.has('ram:Content');

export const EXTENDED_NOTES: readonly TreeRule[] = [
  { id: 'BR-FXEXT-01', at: `${DOCUMENT}/ram:IncludedNote`, when: hasSubject, holds: saysSomething },
  {
    id: 'BR-FXEXT-02',
    at: `${ANY_LINE}/ram:AssociatedDocumentLineDocument/ram:IncludedNote`,
    when: hasSubject,
    holds: saysSomething,
  },
  // Of the seller a tax number can be told too, of other parties the VAT number only.
  {
    id: 'BR-FXEXT-03',
    at: 'ram:SpecifiedTaxRegistration/ram:ID',
    except: 'ram:SellerTradeParty/ram:SpecifiedTaxRegistration/ram:ID',
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
      const amount = (name: string): Decimal | undefined => decimalOf(totals.child(name));
      const [due, total] = [amount('ram:DuePayableAmount'), amount('ram:GrandTotalAmount')];
      if (due === undefined || total === undefined) return false;
      const paid = amount('ram:TotalPrepaidAmount') ?? Decimal.ZERO;
      return due.equals(total.minus(paid).plus(amount('ram:RoundingAmount') ?? Decimal.ZERO));
    },
  },
];
