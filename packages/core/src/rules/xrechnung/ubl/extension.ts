import { Decimal } from '../../../model/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, type TreeRule } from '../../engine/index.ts';
import { has, only, sumOf, tells } from '../../peppol/reading.ts';
import { ATTACHMENT_TYPES } from '../attachments.ts';
import { isAddressScheme, isIdentifierScheme } from '../schemes.ts';
import { isExtension } from './document.ts';

const LINES = ['cac:InvoiceLine', 'cac:CreditNoteLine', 'cac:SubInvoiceLine'];
const THIRD_PARTY_PAYMENT = '/ubl:Invoice/cac:PrepaidPayment';

const CENT = Decimal.of('0.01');
const HALF_A_CENT = Decimal.of('0.005');

const extension = (_: XmlElement, judged: Judged): boolean => isExtension(judged);
const schemeOf = ({ attributes }: XmlElement): string | undefined => attributes['schemeID'];
const withScheme = (element: XmlElement, judged: Judged): boolean =>
  isExtension(judged) && schemeOf(element) !== undefined;
const registered = (element: XmlElement): boolean => isIdentifierScheme(schemeOf(element) ?? '');

const subLines = (line: XmlElement): readonly XmlElement[] => line.named('cac:SubInvoiceLine');

/** As XPath rounds: half towards plus infinity. */
function toCents(amount: Decimal): Decimal {
  const rounded = amount.round(2);
  return rounded.minus(amount).equals(HALF_A_CENT.negated()) ? rounded.plus(CENT) : rounded;
}

/** BT-115 = BT-112 − BT-113 + BT-114 + what third parties are paid. */
function isAmountDue(totals: XmlElement, document: XmlElement): boolean {
  const total = (name: string): Decimal => decimalOf(only(totals, name)) ?? Decimal.ZERO;
  const thirdParties = sumOf(document.all('cac:PrepaidPayment', 'cbc:PaidAmount'));
  const due = total('cbc:TaxInclusiveAmount')
    .minus(total('cbc:PrepaidAmount'))
    .plus(total('cbc:PayableRoundingAmount'))
    .plus(thirdParties);
  return totals.has('cbc:PayableAmount') && toCents(total('cbc:PayableAmount')).equals(toCents(due));
}

export const EXTENSION_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DEX-01',
    at: 'cbc:EmbeddedDocumentBinaryObject',
    when: extension,
    holds: ({ attributes }) => ATTACHMENT_TYPES.has(attributes['mimeCode'] ?? ''),
  },
  {
    id: 'BR-DEX-02',
    at: LINES,
    when: (line, judged) => isExtension(judged) && subLines(line).length > 0,
    holds: (line) => {
      const net = decimalOf(only(line, 'cbc:LineExtensionAmount')) ?? Decimal.ZERO;
      return net.equals(sumOf(subLines(line).flatMap((sub) => only(sub, 'cbc:LineExtensionAmount') ?? [])));
    },
  },
  {
    id: 'BR-DEX-03',
    at: 'cac:SubInvoiceLine/cac:Item',
    when: extension,
    holds: (item) => item.named('cac:ClassifiedTaxCategory').length === 1,
  },
  {
    id: 'BR-DEX-04',
    at: 'cac:PartyIdentification/cbc:ID',
    when: withScheme,
    holds: (id) => registered(id) || schemeOf(id) === 'SEPA',
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
    holds: (payment) => ((only(payment, 'cbc:PaidAmount')?.value ?? '').split('.')[1] ?? '').length <= 2,
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
