import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, normalized, type Judged, type TreeRule, Unjudgeable } from '../../engine/index.ts';
import { CVR, namesTheTax, PAYMENT_MEANS, startsWithOneOf, UNSPSC } from '../denmark.ts';
import { has, only, tells, textAt, writtenAt } from '../reading.ts';
import { whereabouts } from './country.ts';
import { DOCUMENT } from './document.ts';

const danish = (_: XmlElement, judged: Judged): boolean => whereabouts(judged).supplierWritten === 'DK';
const domestic = (element: XmlElement, judged: Judged): boolean =>
  danish(element, judged) && whereabouts(judged).customerWritten === 'DK';

const paidBy =
  (...codes: readonly string[]) =>
  (means: XmlElement, judged: Judged): boolean =>
    domestic(means, judged) && codes.some((code) => has(means, code, 'cbc:PaymentMeansCode'));
const paymentId = (means: XmlElement): string => writtenAt(means, 'cbc:PaymentID');
const account = (means: XmlElement): string => writtenAt(means, 'cac:PayeeFinancialAccount', 'cbc:ID');

/** The scheme of an identifier; of two identifiers with schemes nothing can be told. */
function schemeOf(ids: readonly XmlElement[]): string {
  const [scheme = '', ...more] = ids.flatMap(({ attributes }) => attributes['schemeID'] ?? []);
  if (more.length > 0) throw new Unjudgeable('@schemeID');
  return normalized(scheme);
}
const cvr = (element: XmlElement, ...party: readonly string[]): boolean => {
  const ids = element.all(...party, 'cac:PartyLegalEntity', 'cbc:CompanyID');
  return ids.length === 0 || schemeOf(ids) === CVR;
};

export const DENMARK: readonly TreeRule[] = [
  {
    id: 'DK-R-002',
    at: DOCUMENT,
    when: danish,
    holds: (document) =>
      tells(document, 'cac:AccountingSupplierParty', 'cac:Party', 'cac:PartyLegalEntity', 'cbc:CompanyID'),
  },
  {
    id: 'DK-R-014',
    at: DOCUMENT,
    when: danish,
    holds: (document) => cvr(document, 'cac:AccountingSupplierParty', 'cac:Party'),
  },
  {
    id: 'DK-R-017',
    at: DOCUMENT.map((document) => `${document}/cac:AccountingCustomerParty/cac:Party`),
    when: domestic,
    holds: (party) => cvr(party),
  },
  {
    id: 'DK-R-013',
    at: [
      'cac:AccountingSupplierParty/cac:Party/cac:PartyIdentification',
      'cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification',
    ],
    when: domestic,
    holds: (identification) => {
      const ids = identification.named('cbc:ID');
      return ids.length === 0 || schemeOf(ids) !== '';
    },
  },
  {
    id: 'DK-R-016',
    at: '/cn:CreditNote',
    when: domestic,
    holds: (note) => !(decimalOf(only(note, 'cac:LegalMonetaryTotal', 'cbc:PayableAmount'))?.isNegative() ?? false),
  },
  {
    id: 'DK-R-003',
    at: 'cac:CommodityClassification/cbc:ItemClassificationCode',
    when: (code, judged) => domestic(code, judged) && code.attributes['listID'] === 'TST',
    holds: ({ attributes }) => UNSPSC.includes(attributes['listVersionID'] ?? ''),
  },
  {
    id: 'DK-R-004',
    at: 'cac:AllowanceCharge',
    when: (one, judged) => domestic(one, judged) && has(one, 'ZZZ', 'cbc:AllowanceChargeReasonCode'),
    holds: (one) => namesTheTax(textAt(one, 'cbc:AllowanceChargeReason')),
  },
  {
    id: 'DK-R-005',
    at: 'cac:PaymentMeans',
    when: domestic,
    holds: (means) => PAYMENT_MEANS.includes(only(means, 'cbc:PaymentMeansCode')?.value ?? ''),
  },
  {
    id: 'DK-R-006',
    at: 'cac:PaymentMeans',
    when: paidBy('31', '42'),
    holds: (means) =>
      normalized(account(means)) !== '' &&
      tells(means, 'cac:PayeeFinancialAccount', 'cac:FinancialInstitutionBranch', 'cbc:ID'),
  },
  {
    id: 'DK-R-007',
    at: 'cac:PaymentMeans',
    when: paidBy('49'),
    holds: (means) =>
      tells(means, 'cac:PaymentMandate', 'cbc:ID') &&
      tells(means, 'cac:PaymentMandate', 'cac:PayerFinancialAccount', 'cbc:ID'),
  },
  {
    id: 'DK-R-008',
    at: 'cac:PaymentMeans',
    when: paidBy('50'),
    holds: (means) => startsWithOneOf(paymentId(means), '01#', '04#', '15#') && /^\d{7,8}$/.test(account(means)),
  },
  {
    id: 'DK-R-009',
    at: 'cac:PaymentMeans',
    when: (means, judged) => paidBy('50')(means, judged) && startsWithOneOf(paymentId(means), '04#', '15#'),
    holds: (means) => /^\d\d#\d{16}$/.test(paymentId(means)),
  },
  {
    id: 'DK-R-010',
    at: 'cac:PaymentMeans',
    when: paidBy('93'),
    holds: (means) => startsWithOneOf(paymentId(means), '71#', '73#', '75#') && account(means).length === 8,
  },
  {
    id: 'DK-R-011',
    at: 'cac:PaymentMeans',
    when: (means, judged) => paidBy('93')(means, judged) && startsWithOneOf(paymentId(means), '71#', '75#'),
    holds: (means) => /^\d\d#\d{15,16}$/.test(paymentId(means)),
  },
];
