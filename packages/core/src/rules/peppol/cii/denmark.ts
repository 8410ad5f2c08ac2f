import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, normalized, type TreeRule } from '../../engine/index.ts';
import { CVR, namesTheTax, PAYMENT_MEANS, startsWithOneOf, UNSPSC } from '../denmark.ts';
import { has, isOneOf, only, tells, textAt, writtenAt } from '../reading.ts';
import { BUYER, buyerAddress, SELLER, sellerAddress } from './country.ts';
import { DOCUMENT, PAYMENT, SETTLEMENT, settlement } from './parts.ts';

/** Where the schema has it, and where the published tests have it. */
const MANDATE = ['ram:SpecifiedTradePaymentTerms', 'ram:DirectDebitMandateID'];
const MANDATES = [MANDATE, ['ram:SpecifiedTradeSettlementPaymentMeans', ...MANDATE]];

const CREDIT_NOTES = ['381', '396', '81', '83', '532'];
const danish = (_: XmlElement, judged: Judged): boolean => sellerAddress(judged) === 'DK';
const domestic = (element: XmlElement, judged: Judged): boolean =>
  danish(element, judged) && buyerAddress(judged) === 'DK';

const paidBy =
  (...codes: readonly string[]) =>
  (means: XmlElement, judged: Judged): boolean =>
    domestic(means, judged) && isOneOf(means, codes, 'ram:TypeCode');
const account = (means: XmlElement): string =>
  writtenAt(means, 'ram:PayeePartyCreditorFinancialAccount', 'ram:IBANID') ||
  writtenAt(means, 'ram:PayeePartyCreditorFinancialAccount', 'ram:ProprietaryID');
const reference = (judged: Judged): string => {
  const part = settlement(judged);
  return part === undefined ? '' : writtenAt(part, 'ram:PaymentReference');
};

export const DENMARK: readonly TreeRule[] = [
  {
    id: 'DK-R-002',
    at: SELLER,
    when: danish,
    holds: (party) => tells(party, 'ram:SpecifiedLegalOrganization', 'ram:ID'),
  },
  {
    id: 'DK-R-014',
    at: `${SELLER}/ram:SpecifiedLegalOrganization/ram:ID`,
    when: danish,
    holds: ({ attributes }) => attributes['schemeID'] === CVR,
  },
  {
    id: 'DK-R-013',
    at: [`${SELLER}/ram:GlobalID`, `${BUYER}/ram:GlobalID`],
    when: danish,
    holds: ({ attributes }) => normalized(attributes['schemeID'] ?? '') !== '',
  },
  {
    id: 'DK-R-016',
    at: DOCUMENT,
    when: (document, judged) =>
      danish(document, judged) && isOneOf(document, CREDIT_NOTES, 'rsm:ExchangedDocument', 'ram:TypeCode'),
    holds: (_, judged) => {
      const part = settlement(judged);
      return !(
        decimalOf(
          part && only(part, 'ram:SpecifiedTradeSettlementHeaderMonetarySummation', 'ram:DuePayableAmount'),
        )?.isNegative() ?? false
      );
    },
  },
  {
    id: 'DK-R-003',
    at: 'ram:DesignatedProductClassification/ram:ClassCode',
    when: (code, judged) => domestic(code, judged) && code.attributes['listID'] === 'TST',
    holds: ({ attributes }) => UNSPSC.includes(attributes['listVersionID'] ?? ''),
  },
  {
    id: 'DK-R-004',
    at: 'ram:SpecifiedTradeAllowanceCharge',
    when: (one, judged) => domestic(one, judged) && has(one, 'ZZZ', 'ram:ReasonCode'),
    holds: (one) => namesTheTax(textAt(one, 'ram:Reason')),
  },
  { id: 'DK-R-005', at: PAYMENT, when: domestic, holds: (means) => isOneOf(means, PAYMENT_MEANS, 'ram:TypeCode') },
  {
    id: 'DK-R-006',
    at: PAYMENT,
    when: paidBy('31', '42'),
    holds: (means) =>
      account(means) !== '' && tells(means, 'ram:PayeeSpecifiedCreditorFinancialInstitution', 'ram:BICID'),
  },
  {
    id: 'DK-R-007',
    at: SETTLEMENT,
    when: (part, judged) =>
      domestic(part, judged) && isOneOf(part, ['49'], 'ram:SpecifiedTradeSettlementPaymentMeans', 'ram:TypeCode'),
    holds: (part) => MANDATES.some((path) => tells(part, ...path)) && tells(part, 'ram:CreditorReferenceID'),
  },
  {
    id: 'DK-R-008',
    at: PAYMENT,
    when: paidBy('50'),
    holds: (means, judged) => startsWithOneOf(reference(judged), '01#', '04#', '15#') && /^\d{7}$/.test(account(means)),
  },
  {
    id: 'DK-R-009',
    at: PAYMENT,
    when: (means, judged) => paidBy('50')(means, judged) && startsWithOneOf(reference(judged), '04#', '15#'),
    holds: (_, judged) => /^\d\d#\d{16}$/.test(reference(judged)),
  },
  {
    id: 'DK-R-010',
    at: PAYMENT,
    when: paidBy('93'),
    holds: (means, judged) => startsWithOneOf(reference(judged), '71#', '73#', '75#') && account(means).length === 8,
  },
  {
    id: 'DK-R-011',
    at: PAYMENT,
    when: (means, judged) => paidBy('93')(means, judged) && startsWithOneOf(reference(judged), '71#', '75#'),
    holds: (_, judged) => /^\d\d#\d{15,16}$/.test(reference(judged)),
  },
];
