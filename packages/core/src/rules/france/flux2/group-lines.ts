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
}

/** The lines of the invoice. They are not kept: an invoice may have very many, and nearly none has groups. */
export function* groupLines(judged: Judged): Generator<GroupLine> {
  for (const path of LINES) for (const line of judged.root.all(...path)) yield groupLineOf(line, judged);
}
const CII_LINE_NAME = 'ram:IncludedSupplyChainTradeLineItem';
const LINES = [
  ['cac:InvoiceLine'],
  ['cac:CreditNoteLine'],
  ['rsm:SupplyChainTradeTransaction', CII_LINE_NAME],
] as const;

export function groupLineOf(line: XmlElement, judged: Judged): GroupLine {
  return line.name === CII_LINE_NAME ? ciiLine(line) : ublLine(line, judged);
}

function ublLine(line: XmlElement, judged: Judged): GroupLine {
  const own = raw(numbers(judged)[0]);
  const reference = line
    .all('cac:BillingReference')
    .find((one) => raw(one.find('cac:InvoiceDocumentReference', 'cbc:ID')) === own);
  return {
    line,
    id: raw(line.child('cbc:ID')),
    kind: only(reference?.all('cac:InvoiceDocumentReference', 'cbc:DocumentStatusCode') ?? [])?.value,
    parent: reference?.find('cac:BillingReferenceLine', 'cbc:ID')?.value,
  };
}

function ciiLine(line: XmlElement): GroupLine {
  const document = line.child('ram:AssociatedDocumentLineDocument');
  return {
    line,
    id: raw(document?.child('ram:LineID')),
    kind: document?.child('ram:LineStatusReasonCode')?.value,
    parent: document?.child('ram:ParentLineID')?.value,
  };
}

const raw = (element: XmlElement | undefined): string => element?.value ?? '';

/** BT-128 of a line with that scheme. AFL: the number of the seller's invoice; AVV: its BT-23. */
export function objectsOf(line: XmlElement, scheme: 'AFL' | 'AVV'): readonly XmlElement[] {
  if (line.name !== CII_LINE_NAME)
    return line
      .all('cac:DocumentReference')
      .filter(isObject('cbc:DocumentTypeCode'))
      .flatMap((one) => one.all('cbc:ID'))
      .filter(({ attributes }) => attributes['schemeID'] === scheme);
  return line
    .all('ram:SpecifiedLineTradeSettlement', 'ram:AdditionalReferencedDocument')
    .filter(isObject('ram:TypeCode'))
    .filter((one) => one.all('ram:ReferenceTypeCode').some((found) => found.value === scheme))
    .flatMap((one) => one.all('ram:IssuerAssignedID'));
}

/** Of the documents of a line, those that say what is invoiced (BT-128). */
const isObject =
  (type: string) =>
  (document: XmlElement): boolean =>
    document.all(type).some(({ value: code }) => code === '130');

export const isHeadLine = ({ kind, parent }: GroupLine): boolean => kind === 'GROUP' && parent === undefined;

/** The lines that stand for a seller's invoice. */
export const heads = fact((judged): readonly GroupLine[] => [...groupLines(judged)].filter(isHeadLine));

/** The lines below others, by the number that they name as their parent's. */
const byParent = fact((judged) => {
  const below = new Map<string, GroupLine[]>();
  for (const line of groupLines(judged)) {
    if (line.parent === undefined) continue;
    const siblings = below.get(line.parent);
    if (siblings === undefined) below.set(line.parent, [line]);
    else siblings.push(line);
  }
  return below;
});
/** The lines with a number that some line names as its parent's. */
const parentsById = fact((judged) => {
  const parents = byParent(judged);
  return Map.groupBy(
    [...groupLines(judged)].filter(({ id }) => parents.has(id)),
    ({ id }) => id,
  );
});

/** The line that is named as parent. Throws `Unjudgeable` where two lines have that number. */
export function parentOf({ parent = '' }: GroupLine, judged: Judged): GroupLine | undefined {
  const found = parentsById(judged).get(parent) ?? [];
  if (found.length > 1) throw new Unjudgeable(parent);
  return found[0];
}
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
