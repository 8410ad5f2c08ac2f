import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, normalized, says, type TreeRule } from '../../engine/index.ts';
import { has, only, sumOf, tells, toCents } from '../../peppol/reading.ts';
import { ATTACHMENT_TYPES } from '../attachments.ts';
import { isAddressScheme, isIdentifierScheme } from '../schemes.ts';
import { isExtension } from './document.ts';

const INVOICE = '/ubl:Invoice';
const THIRD_PARTY_PAYMENT = '/ubl:Invoice/cac:PrepaidPayment';

const extension = (_: XmlElement, judged: Judged): boolean => isExtension(judged);
const schemeOf = ({ attributes }: XmlElement): string | undefined => attributes['schemeID'];
const withScheme = (element: XmlElement, judged: Judged): boolean =>
  isExtension(judged) && schemeOf(element) !== undefined;
const registered = (element: XmlElement): boolean => isIdentifierScheme(schemeOf(element) ?? '');

/** Whether it is of the seller or the payee, however deep. */
function isOfCreditor({ parent }: XmlElement): boolean {
  for (let at = parent; at !== undefined; at = at.parent)
    if (at.path.name === 'cac:AccountingSupplierParty' || at.path.name === 'cac:PayeeParty') return true;
  return false;
}

const subLines = (line: XmlElement): readonly XmlElement[] => line.named('cac:SubInvoiceLine');

const sumOfSubLines = (line: XmlElement): Decimal =>
  sumOf(subLines(line).flatMap((sub) => only(sub, 'cbc:LineExtensionAmount') ?? []));
const isTotal = (line: XmlElement): boolean => {
  const net = decimalOf(only(line, 'cbc:LineExtensionAmount'));
  return net !== undefined && net.equals(sumOfSubLines(line));
};

/** The lines of the document are asked first; those below them only where these are right. */
function areTotals(document: XmlElement): boolean {
  const withSubLines = (line: XmlElement): boolean => subLines(line).length > 0;
  return (
    document.named('cac:InvoiceLine').filter(withSubLines).every(isTotal) &&
    document.everywhere('cac:SubInvoiceLine').filter(withSubLines).map(isTotal).every(Boolean)
  );
}

/** BT-115 = BT-112 − BT-113 + BT-114 + what third parties are paid. */
function isAmountDue(totals: XmlElement, document: XmlElement): boolean {
  const total = (name: string): Decimal | undefined => decimalOf(only(totals, name));
  const payments = document.all('cac:PrepaidPayment', 'cbc:PaidAmount');
  const thirdParties = payments.some(says) ? sumOf(payments) : Decimal.ZERO;
  const [due, gross] = [total('cbc:PayableAmount'), total('cbc:TaxInclusiveAmount')];
  const [rounding, paid] = [total('cbc:PayableRoundingAmount'), total('cbc:PrepaidAmount')];
  if (due === undefined || gross === undefined) return false;
  return toCents(due.minus(rounding ?? Decimal.ZERO)).equals(
    toCents(gross.minus(paid ?? Decimal.ZERO).plus(thirdParties)),
  );
}

export const EXTENSION_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DEX-01',
    at: 'cbc:EmbeddedDocumentBinaryObject',
    when: extension,
    holds: ({ attributes }) => ATTACHMENT_TYPES.has(attributes['mimeCode'] ?? ''),
  },
  { id: 'BR-DEX-02', at: INVOICE, when: extension, holds: areTotals },
  {
    id: 'BR-DEX-03',
    at: `${INVOICE}//cac:SubInvoiceLine/cac:Item`,
    when: extension,
    holds: (item) => item.named('cac:ClassifiedTaxCategory').length === 1,
  },
  {
    id: 'BR-DEX-04',
    at: 'cac:PartyIdentification/cbc:ID',
    when: withScheme,
    holds: (id) => registered(id) || (normalized(schemeOf(id) ?? '') === 'SEPA' && isOfCreditor(id)),
  },
  { id: 'BR-DEX-05', at: 'cac:PartyLegalEntity/cbc:CompanyID', when: withScheme, holds: registered },
  { id: 'BR-DEX-06', at: 'cac:StandardItemIdentification/cbc:ID', when: withScheme, holds: registered },
  { id: 'BR-DEX-07', at: 'cbc:EndpointID', when: withScheme, holds: (id) => isAddressScheme(schemeOf(id) ?? '') },
  { id: 'BR-DEX-08', at: 'cac:DeliveryLocation/cbc:ID', when: withScheme, holds: registered },
  {
    id: 'BR-DEX-09',
    at: 'cac:LegalMonetaryTotal',
    when: extension,
    holds: (totals) => totals.parent === undefined || isAmountDue(totals, totals.parent),
  },
  { id: 'BR-DEX-10', at: THIRD_PARTY_PAYMENT, when: extension, holds: (payment) => tells(payment, 'cbc:ID') },
  { id: 'BR-DEX-11', at: THIRD_PARTY_PAYMENT, when: extension, holds: (payment) => tells(payment, 'cbc:PaidAmount') },
  {
    id: 'BR-DEX-12',
    at: THIRD_PARTY_PAYMENT,
    when: extension,
    holds: (payment) => tells(payment, 'cbc:InstructionID'),
  },
  {
    id: 'BR-DEX-13',
    at: THIRD_PARTY_PAYMENT,
    when: extension,
    holds: (payment) => {
      const amount = only(payment, 'cbc:PaidAmount')?.value ?? '';
      const point = amount.indexOf('.');
      return point < 0 || amount.length - point - 1 <= 2;
    },
  },
  {
    id: 'BR-DEX-14',
    at: THIRD_PARTY_PAYMENT,
    when: extension,
    holds: (payment, { root }) =>
      payment
        .named('cbc:PaidAmount')
        .some(({ attributes }) => has(root, attributes['currencyID'] ?? '', 'cbc:DocumentCurrencyCode')),
  },
];
