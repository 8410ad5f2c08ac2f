import type { XmlElement } from '../../../xml/index.ts';
import { says } from '../../engine/index.ts';
import { ATTRIBUTE_VALUE, ATTRIBUTE_WITHOUT_NAME, nameEmpty, objectEmpty, objectTwice } from '../texts.ts';
import type { Both, Row } from './both.ts';
import { CII_AGREEMENT, CII_LINE, UBL, UBL_LINE } from './read.ts';

const PROPERTY: Both<string> = {
  ubl: `${UBL_LINE}/cac:Item/cac:AdditionalItemProperty`,
  cii: `${CII_LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`,
};

/** A value, or a quantity with its unit, and not both. */
const oneValue =
  (value: string, quantity: string) =>
  (property: XmlElement): boolean =>
    property.has(value)
      ? !property.has(quantity)
      : property.all(quantity).some(({ attributes }) => (attributes['unitCode'] ?? '') !== '');

/** What an identifier of an invoiced object is: AFL, AVV or another code. */
const hasCode =
  (code: string) =>
  (document: XmlElement): boolean =>
    document.all('ram:ReferenceTypeCode').some(({ value }) => value === code);
const hasScheme =
  (scheme: string) =>
  ({ attributes }: XmlElement): boolean =>
    attributes['schemeID'] === scheme;
const SCHEMES = ['AFL', 'AVV'];

const emptyRows = (rule: '29' | '30', term: 'BT-18' | 'BT-128', at: Row['at']): Row[] =>
  SCHEMES.map((scheme) => ({
    id: `BR-FR-${rule}_${scheme}`,
    at,
    text: objectEmpty(term, scheme),
    when: { ubl: hasScheme(scheme), cii: ({ parent }) => parent !== undefined && hasCode(scheme)(parent) },
    holds: says,
  }));

/** BR-FR-27 to -30: attributes of items, and what is invoiced. */
export const OBJECTS: readonly Row[] = [
  {
    id: 'BR-FR-27_BG-32',
    at: { cii: PROPERTY.cii },
    text: ATTRIBUTE_WITHOUT_NAME,
    holds: (property) => property.has('ram:Description') || property.has('ram:TypeCode'),
  },
  { id: 'BR-FR-27_BT-160', at: { cii: `${PROPERTY.cii}/ram:Description` }, text: nameEmpty('BT-160'), holds: says },
  {
    id: 'BR-FR-27_EXT-FR-FE-159',
    at: { cii: `${PROPERTY.cii}/ram:TypeCode` },
    text: nameEmpty('EXT-FR-FE-159'),
    holds: says,
  },
  {
    id: 'BR-FR-28-Value',
    at: PROPERTY,
    text: ATTRIBUTE_VALUE,
    holds: { ubl: oneValue('cbc:Value', 'cbc:ValueQuantity'), cii: oneValue('ram:Value', 'ram:ValueMeasure') },
  },
  ...emptyRows('29', 'BT-18', {
    ubl: `${UBL}/cac:AdditionalDocumentReference/cbc:ID`,
    cii: `${CII_AGREEMENT}/ram:AdditionalReferencedDocument/ram:IssuerAssignedID`,
  }),
  ...emptyRows('30', 'BT-128', { ubl: `${UBL_LINE}/cac:DocumentReference/cbc:ID` }),
  {
    id: 'BR-FR-29_BT-18',
    at: { ubl: `${UBL}/cac:AdditionalDocumentReference`, cii: CII_AGREEMENT },
    text: objectTwice('BT-18'),
    holds: {
      ubl: (document) => SCHEMES.every((scheme) => document.all('cbc:ID').filter(hasScheme(scheme)).length <= 1),
      cii: (agreement) =>
        SCHEMES.every(
          (scheme) => agreement.all('ram:AdditionalReferencedDocument').filter(hasCode(scheme)).length <= 1,
        ),
    },
  },
  {
    id: 'BR-FR-30_BT-128',
    at: { ubl: `${UBL_LINE}/cac:DocumentReference` },
    text: objectTwice('BT-128'),
    holds: (document) => SCHEMES.every((scheme) => document.all('cbc:ID').filter(hasScheme(scheme)).length <= 1),
  },
];
