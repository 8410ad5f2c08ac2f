import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged, normalized, Unjudgeable } from '../../engine/index.ts';

/** Where things stand in an invoice, in both syntaxes, and the few facts that many rules ask for. */

export const CREDIT = 'cn:CreditNote';
export const UBL = '/ubl:Invoice|cn:CreditNote';
export const UBL_LINE = `${UBL}/cac:InvoiceLine|cac:CreditNoteLine`;
export const CII = '/rsm:CrossIndustryInvoice';
const TRANSACTION = `${CII}/rsm:SupplyChainTradeTransaction`;
export const CII_LINE = `${TRANSACTION}/ram:IncludedSupplyChainTradeLineItem`;
export const CII_AGREEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeAgreement`;
export const CII_DELIVERY = `${TRANSACTION}/ram:ApplicableHeaderTradeDelivery`;
export const CII_SETTLEMENT = `${TRANSACTION}/ram:ApplicableHeaderTradeSettlement`;

const AGREEMENT = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeAgreement'] as const;
const SETTLEMENT = ['rsm:SupplyChainTradeTransaction', 'ram:ApplicableHeaderTradeSettlement'] as const;

/** The only one of these: the published rules stop where there are two. */
export function only(elements: readonly XmlElement[]): XmlElement | undefined {
  if (elements.length > 1) throw new Unjudgeable(elements[0]?.name);
  return elements[0];
}
/** The text of the only one; empty for none. */
export const textOf = (elements: readonly XmlElement[]): string => only(elements)?.value ?? '';

export const isCii = ({ root }: Judged): boolean => root.name === 'rsm:CrossIndustryInvoice';
export const withScheme = (elements: readonly XmlElement[], scheme: string): readonly XmlElement[] =>
  elements.filter(({ attributes }) => attributes['schemeID'] === scheme);

const either =
  (ubl: (root: XmlElement) => readonly XmlElement[], cii: (root: XmlElement) => readonly XmlElement[]) =>
  (judged: Judged): readonly XmlElement[] =>
    isCii(judged) ? cii(judged.root) : ubl(judged.root);

/** BT-3 */
export const typeCodes = fact(
  either(
    (root) => [...root.all('cbc:InvoiceTypeCode'), ...root.all('cbc:CreditNoteTypeCode')],
    (root) => root.all('rsm:ExchangedDocument', 'ram:TypeCode'),
  ),
);
/** BT-23 */
export const processes = fact(
  either(
    (root) => root.all('cbc:ProfileID'),
    (root) =>
      root.all('rsm:ExchangedDocumentContext', 'ram:BusinessProcessSpecifiedDocumentContextParameter', 'ram:ID'),
  ),
);
/** BT-1 */
export const numbers = fact(
  either(
    (root) => root.all('cbc:ID'),
    (root) => root.all('rsm:ExchangedDocument', 'ram:ID'),
  ),
);
/** BT-2 */
export const issueDates = fact(
  either(
    (root) => root.all('cbc:IssueDate'),
    (root) => root.all('rsm:ExchangedDocument', 'ram:IssueDateTime', 'udt:DateTimeString'),
  ),
);
/** BT-9 */
export const dueDates = fact(
  either(
    (root) => root.all('cbc:DueDate'),
    (root) => root.all(...SETTLEMENT, 'ram:SpecifiedTradePaymentTerms', 'ram:DueDateDateTime', 'udt:DateTimeString'),
  ),
);

export const typeIn =
  (codes: ReadonlySet<string>) =>
  (judged: Judged): boolean =>
    typeCodes(judged).some(({ value }) => codes.has(value));
export const processIn =
  (codes: ReadonlySet<string>) =>
  (judged: Judged): boolean =>
    processes(judged).some(({ value }) => codes.has(value));
const onlyProcess = fact((judged) => normalized(textOf(processes(judged))));
/** As the rules on groups of lines ask it: without blanks at its ends, and not of two processes. */
export const onlyProcessIn =
  (codes: ReadonlySet<string>) =>
  (judged: Judged): boolean =>
    codes.has(onlyProcess(judged));

/** BG-4, BG-7 and what identifies them. */
export interface Side {
  readonly parties: (judged: Judged) => readonly XmlElement[];
  /** BT-30, BT-47 with scheme 0002 */
  readonly sirens: (judged: Judged) => readonly XmlElement[];
  /** BT-34, BT-49 */
  readonly addresses: (judged: Judged) => readonly XmlElement[];
  /** BT-29, BT-46 */
  readonly identifiers: (judged: Judged) => readonly XmlElement[];
}
function side(ubl: string, cii: string): Side {
  const parties = fact(
    either(
      (root) => root.all(ubl, 'cac:Party'),
      (root) => root.all(...AGREEMENT, cii),
    ),
  );
  const inEach = (ublPath: readonly string[], ciiPath: readonly string[]) => (judged: Judged) =>
    parties(judged).flatMap((party) => party.all(...(isCii(judged) ? ciiPath : ublPath)));
  return {
    parties,
    sirens: fact((judged) =>
      withScheme(
        inEach(['cac:PartyLegalEntity', 'cbc:CompanyID'], ['ram:SpecifiedLegalOrganization', 'ram:ID'])(judged),
        '0002',
      ),
    ),
    addresses: fact(inEach(['cbc:EndpointID'], ['ram:URIUniversalCommunication', 'ram:URIID'])),
    identifiers: fact(inEach(['cac:PartyIdentification', 'cbc:ID'], ['ram:GlobalID'])),
  };
}
export const SELLER = side('cac:AccountingSupplierParty', 'ram:SellerTradeParty');
export const BUYER = side('cac:AccountingCustomerParty', 'ram:BuyerTradeParty');

/** BG-1: what the notes say, by subject. In UBL the subject stands in the note: `#BAR#B2B`. */
export interface FrenchNote {
  readonly subject: string;
  readonly text: string;
}
export const ublNotes = fact(({ root }): readonly string[] => root.all('cbc:Note').map(({ value }) => value));
export const notes = fact((judged): readonly FrenchNote[] =>
  isCii(judged)
    ? judged.root.all('rsm:ExchangedDocument', 'ram:IncludedNote').flatMap((note) =>
        [...new Set(note.all('ram:SubjectCode').map(({ value }) => value))].map((subject) => ({
          subject,
          text: note.child('ram:Content')?.value ?? '',
        })),
      )
    : ublNotes(judged).flatMap((note) => {
        const [before, subject, text] = note.split('#');
        return before === '' && subject !== undefined && text !== undefined ? [{ subject, text }] : [];
      }),
);
/** All notes of a UBL invoice as one text, which is what the published rules search. */
export const ublText = fact((judged) => ublNotes(judged).join(''));
/** What follows the first #BAR#, up to the next #. */
export const ublTreatment = fact((judged) => {
  const found = /#BAR#([^#]*)/.exec(ublText(judged));
  return found?.[1] ?? '';
});
export const isBetweenFrenchBusinesses = (judged: Judged): boolean =>
  isCii(judged)
    ? notes(judged).some(({ subject, text }) => subject === 'BAR' && text === 'B2B')
    : ublTreatment(judged) === 'B2B';
