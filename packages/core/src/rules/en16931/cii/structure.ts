import type { XmlElement } from '../../../xml/index.ts';
import type { TreeRule } from '../../engine/index.ts';
import { AGREEMENT, DELIVERY, LINE, SETTLEMENT } from './paths.ts';
import { isCharge, textAt } from './read.ts';

const DISCOUNT = ['ram:GrossPriceProductTradePrice', 'ram:AppliedTradeAllowanceCharge'] as const;

/** References to documents of one type. */
const references = (element: XmlElement, type: string): readonly XmlElement[] =>
  element
    .all('ram:AdditionalReferencedDocument')
    .filter((document) => document.all('ram:TypeCode').some(({ value }) => value === type));

/** The same where blanks around the type do not count. */
const ofType = (element: XmlElement, type: string): readonly XmlElement[] =>
  element.all('ram:AdditionalReferencedDocument').filter((document) => textAt(document, 'ram:TypeCode') === type);

const mostOne = (items: readonly unknown[]): boolean => items.length <= 1;

const eachHas = (items: readonly XmlElement[], name: string): readonly XmlElement[] =>
  items.flatMap((item) => item.all(name));

/** A party has one identifier: without or with a scheme. */
const oneIdentifier =
  (party: string): TreeRule['holds'] =>
  (element) =>
    !(element.has(party, 'ram:ID') && element.has(party, 'ram:GlobalID'));

/** A contact point is a person or a department. */
const oneContactPoint =
  (party: string): TreeRule['holds'] =>
  (agreement) =>
    !(
      agreement.has(party, 'ram:DefinedTradeContact', 'ram:PersonName') &&
      agreement.has(party, 'ram:DefinedTradeContact', 'ram:DepartmentName')
    );

/** CII-SR-*: what goes together, and what does not. */
export const STRUCTURE_RULES: readonly TreeRule[] = [
  {
    id: 'CII-SR-119',
    at: `${LINE}/ram:SpecifiedLineTradeAgreement`,
    when: (agreement) => agreement.has(...DISCOUNT),
    holds: (agreement) => {
      const items = agreement.all(...DISCOUNT);
      const haveAmount = items.some((item) => item.has('ram:ActualAmount'));
      if (items.some((item) => isCharge(item, false)) && haveAmount) return true;
      return !haveAmount && !items.some((item) => item.has('ram:ChargeIndicator'));
    },
  },
  {
    id: 'CII-SR-090',
    at: `${LINE}/ram:SpecifiedTradeProduct`,
    when: (product) => product.has('ram:OriginTradeCountry'),
    holds: (product) => product.all('ram:OriginTradeCountry', 'ram:ID').length === 1,
  },
  { id: 'CII-SR-449', at: DELIVERY, holds: oneIdentifier('ram:ShipToTradeParty') },
  { id: 'CII-SR-450', at: AGREEMENT, holds: oneIdentifier('ram:BuyerTradeParty') },
  { id: 'CII-SR-451', at: SETTLEMENT, holds: oneIdentifier('ram:PayeeTradeParty') },
  { id: 'CII-SR-457', at: AGREEMENT, holds: (agreement) => mostOne(references(agreement, '50')) },
  { id: 'CII-SR-458', at: AGREEMENT, holds: (agreement) => mostOne(references(agreement, '130')) },
  {
    id: 'CII-SR-461',
    at: SETTLEMENT,
    holds: (settlement) => mostOne(settlement.all('ram:ApplicableTradeTax', 'ram:TaxPointDate')),
  },
  { id: 'CII-SR-465', at: AGREEMENT, holds: oneContactPoint('ram:SellerTradeParty') },
  { id: 'CII-SR-466', at: AGREEMENT, holds: oneContactPoint('ram:BuyerTradeParty') },
  {
    id: 'CII-SR-474',
    at: `${LINE}/ram:SpecifiedLineTradeSettlement`,
    holds: (settlement) => mostOne(ofType(settlement, '130')),
  },
  { id: 'CII-SR-475', at: AGREEMENT, holds: (agreement) => mostOne(eachHas(ofType(agreement, '916'), 'ram:Name')) },
  {
    id: 'CII-SR-476',
    at: AGREEMENT,
    holds: (agreement) => mostOne(eachHas(ofType(agreement, '916'), 'ram:AttachmentBinaryObject')),
  },
];
