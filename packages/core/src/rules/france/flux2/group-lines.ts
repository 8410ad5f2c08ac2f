import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized, Unjudgeable } from '../../engine/index.ts';
import { isCii, numbers, only } from './read.ts';

/**
 * In an invoice of several sellers (BT-23 ending in 8 or 9) lines form groups: a GROUP line without a parent stands for the invoice of one
 * seller, and the lines below it name it as their parent (EXT-FR-FE-162, -163).
 */
export interface GroupLine {
  readonly line: XmlElement;
  readonly id: string;
  /** EXT-FR-FE-163 */
  readonly kind: string | undefined;
  /** EXT-FR-FE-162 */
  readonly parent: string | undefined;
  /** BT-128 with scheme AFL: the number of the seller's invoice; with scheme AVV: its BT-23. */
  readonly number: readonly XmlElement[];
  readonly process: readonly XmlElement[];
}

export const groupLines = fact((judged): readonly GroupLine[] => (isCii(judged) ? ciiLines(judged) : ublLines(judged)));

/** Of the documents of a line, those that say what is invoiced (BT-128). */
const isObject =
  (type: string) =>
  (document: XmlElement): boolean =>
    document.all(type).some(({ value: code }) => code === '130');
const raw = (element: XmlElement | undefined): string => element?.value ?? '';

function ublLines(judged: Judged): GroupLine[] {
  const own = raw(numbers(judged)[0]);
  return [...judged.root.all('cac:InvoiceLine'), ...judged.root.all('cac:CreditNoteLine')].map((line) => {
    const reference = line
      .all('cac:BillingReference')
      .find((one) => raw(one.find('cac:InvoiceDocumentReference', 'cbc:ID')) === own);
    const objects = line
      .all('cac:DocumentReference')
      .filter(isObject('cbc:DocumentTypeCode'))
      .flatMap((one) => one.all('cbc:ID'));
    return {
      line,
      id: raw(line.child('cbc:ID')),
      kind: only(reference?.all('cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode') ?? [])?.value,
      parent: reference?.find('cac:BillingReferenceLine', 'cbc:ID')?.value,
      number: objects.filter(({ attributes }) => attributes['schemeID'] === 'AFL'),
      process: objects.filter(({ attributes }) => attributes['schemeID'] === 'AVV'),
    };
  });
}

function ciiLines({ root }: Judged): GroupLine[] {
  return root.all('rsm:SupplyChainTradeTransaction', 'ram:IncludedSupplyChainTradeLineItem').map((line) => {
    const document = line.child('ram:AssociatedDocumentLineDocument');
    const objects = line
      .all('ram:SpecifiedLineTradeSettlement', 'ram:AdditionalReferencedDocument')
      .filter(isObject('ram:TypeCode'));
    const withCode = (code: string): readonly XmlElement[] =>
      objects
        .filter((one) => one.all('ram:ReferenceTypeCode').some((found) => found.value === code))
        .flatMap((one) => one.all('ram:IssuerAssignedID'));
    return {
      line,
      id: raw(document?.child('ram:LineID')),
      kind: document?.child('ram:LineStatusReasonCode')?.value,
      parent: document?.child('ram:ParentLineID')?.value,
      number: withCode('AFL'),
      process: withCode('AVV'),
    };
  });
}

/** The lines that stand for a seller's invoice. */
export const heads = fact((judged): readonly GroupLine[] =>
  groupLines(judged).filter(({ kind, parent }) => kind === 'GROUP' && parent === undefined),
);

/** By the order of the line in the document. */
const byLine = fact((judged) => new Map(groupLines(judged).map((one) => [one.line.order, one])));
const byId = fact((judged) => Map.groupBy(groupLines(judged), ({ id }) => id));
export const groupLineOf = (line: XmlElement, judged: Judged): GroupLine => {
  const found = byLine(judged).get(line.order);
  if (found === undefined) throw new RangeError(`${line.location} is no line of the invoice`);
  return found;
};
/** The line that is named as parent. Throws `Unjudgeable` where two lines have that number. */
export function parentOf({ parent = '' }: GroupLine, judged: Judged): GroupLine | undefined {
  const found = byId(judged).get(parent) ?? [];
  if (found.length > 1) throw new Unjudgeable(parent);
  return found[0];
}
const byParent = fact((judged) => Map.groupBy(groupLines(judged), ({ parent }) => parent));
/** The lines that name this one as parent. Throws `Unjudgeable` where it has two numbers. */
export function childrenOf({ line, id }: GroupLine, judged: Judged): readonly GroupLine[] {
  only(isCii(judged) ? line.all('ram:AssociatedDocumentLineDocument', 'ram:LineID') : line.all('cbc:ID'));
  return byParent(judged).get(normalized(id)) ?? [];
}

/** What stands in a line, by syntax. */
const inLine =
  (ubl: readonly string[], cii: readonly string[]) =>
  (line: XmlElement, judged: Judged): readonly XmlElement[] =>
    line.all(...(isCii(judged) ? cii : ubl));
const SELLER = ['ram:SpecifiedLineTradeAgreement', 'ram:ItemSellerTradeParty'] as const;
const MAKER = ['cac:Item', 'cac:ManufacturerParty'] as const;
const SETTLEMENT = 'ram:SpecifiedLineTradeSettlement';
const SUMMATION = [SETTLEMENT, 'ram:SpecifiedTradeSettlementLineMonetarySummation'] as const;

export const IN_LINE = {
  /** EXT-FR-FE-164 */
  sellerName: inLine([...MAKER, 'cac:PartyLegalEntity', 'cbc:RegistrationName'], [...SELLER, 'ram:Name']),
  /** EXT-FR-FE-167 */
  sellerId: inLine(
    [...MAKER, 'cac:PartyLegalEntity', 'cbc:CompanyID'],
    [...SELLER, 'ram:SpecifiedLegalOrganization', 'ram:ID'],
  ),
  /** EXT-FR-FE-177 */
  sellerCountry: inLine(
    [...MAKER, 'cac:PostalAddress', 'cac:Country', 'cbc:IdentificationCode'],
    [...SELLER, 'ram:PostalTradeAddress', 'ram:CountryID'],
  ),
  /** BT-131 */
  net: inLine(['cbc:LineExtensionAmount'], [...SUMMATION, 'ram:LineTotalAmount']),
  /** EXT-FR-FE-181, -182 */
  vat: inLine(['cac:TaxTotal', 'cbc:TaxAmount'], [...SUMMATION, 'ram:TaxTotalAmount']),
  /** EXT-FR-FE-184 */
  gross: inLine(['cbc:TaxInclusiveLineExtensionAmount'], [...SUMMATION, 'ram:GrandTotalAmount']),
  exemption: inLine(
    ['cac:Item', 'cac:ClassifiedTaxCategory', 'cbc:TaxExemptionReason'],
    [SETTLEMENT, 'ram:ApplicableTradeTax', 'ram:ExemptionReason'],
  ),
};
