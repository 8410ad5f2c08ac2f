import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, type Judged, normalized, numberOf, type TreeRule } from '../../engine/index.ts';
import { isLuhn, isNorwegianVat } from '../identifiers.ts';
import { has, isOneOf, only, textAt } from '../reading.ts';
import { BUYER, buyerAddress, registrations, SELLER, sellerAddress, sellerCountry, VAT_SCHEMES } from './country.ts';
import { AGREEMENT, agreement, LINE, PAYMENT, partHas, settlement, SETTLEMENT } from './parts.ts';

const from =
  (country: string) =>
  (_: XmlElement, judged: Judged): boolean =>
    sellerCountry(judged) === country;
const norwegian = from('NO');
const italian = from('IT');
const swedish = (_: XmlElement, judged: Judged): boolean => sellerAddress(judged) === 'SE';
const dutch = (_: XmlElement, judged: Judged): boolean => sellerAddress(judged) === 'NL';
const withinNetherlands = (element: XmlElement, judged: Judged): boolean =>
  dutch(element, judged) && buyerAddress(judged) === 'NL';

const vatId = (party: XmlElement): string => normalized(registrations(party, ...VAT_SCHEMES)[0]?.value ?? '');
const otherTaxIds = (party: XmlElement): readonly XmlElement[] =>
  party
    .all('ram:SpecifiedTaxRegistration', 'ram:ID')
    .filter(({ attributes }) => !VAT_SCHEMES.includes(attributes['schemeID'] ?? ''));

export const NORWAY: readonly TreeRule[] = [
  {
    id: 'NO-R-001',
    at: SELLER,
    when: norwegian,
    holds: (party) => !vatId(party).startsWith('NO') || isNorwegianVat(vatId(party)),
  },
  {
    id: 'NO-R-002',
    at: SELLER,
    when: norwegian,
    holds: (party) => registrations(party, 'FC', 'TAX').some(({ value }) => normalized(value) === 'Foretaksregisteret'),
  },
];

export const ITALY: readonly TreeRule[] = [
  {
    id: 'IT-R-001',
    at: SELLER,
    when: italian,
    holds: (party) => otherTaxIds(party).every(({ value }) => /^[A-Z0-9]{11,16}$/.test(normalized(value))),
  },
  { id: 'IT-R-002', at: SELLER, when: italian, holds: (party) => party.has('ram:PostalTradeAddress', 'ram:LineOne') },
  { id: 'IT-R-003', at: SELLER, when: italian, holds: (party) => party.has('ram:PostalTradeAddress', 'ram:CityName') },
  {
    id: 'IT-R-004',
    at: SELLER,
    when: italian,
    holds: (party) => party.has('ram:PostalTradeAddress', 'ram:PostcodeCode'),
  },
];

const SWEDISH_RATES = [6, 12, 25];
const ORGANIZATION = `${SELLER}/ram:SpecifiedLegalOrganization/ram:ID`;
const withSwedishVatId = (party: XmlElement, judged: Judged): boolean =>
  swedish(party, judged) && vatId(party).startsWith('SE');
const account = (means: XmlElement): XmlElement | undefined =>
  means.find('ram:PayeePartyCreditorFinancialAccount', 'ram:ProprietaryID') ??
  means.find('ram:PayeePartyCreditorFinancialAccount', 'ram:IBANID');
const giro =
  (name: string) =>
  (means: XmlElement, judged: Judged): boolean =>
    swedish(means, judged) &&
    has(means, '30', 'ram:TypeCode') &&
    has(means, name, 'ram:PayeeSpecifiedCreditorFinancialInstitution', 'ram:BICID') &&
    account(means) !== undefined;
const lengthOf = (means: XmlElement): number => normalized(account(means)?.value ?? '').length;

export const SWEDEN: readonly TreeRule[] = [
  { id: 'SE-R-001', at: SELLER, when: withSwedishVatId, holds: (party) => vatId(party).length === 14 },
  { id: 'SE-R-002', at: SELLER, when: withSwedishVatId, holds: (party) => /^\d+$/.test(vatId(party).slice(2, 14)) },
  { id: 'SE-R-003', at: ORGANIZATION, when: swedish, holds: (id) => !Number.isNaN(numberOf(id)) },
  { id: 'SE-R-004', at: ORGANIZATION, when: swedish, holds: (id) => normalized(id.value).length === 10 },
  {
    id: 'SE-R-013',
    at: ORGANIZATION,
    when: swedish,
    holds: (id) => /^\d{10,}$/.test(normalized(id.value)) && isLuhn(normalized(id.value).slice(0, 10)),
  },
  {
    id: 'SE-R-005',
    at: SELLER,
    when: (party, judged) => swedish(party, judged) && party.has('ram:SpecifiedLegalOrganization', 'ram:ID'),
    holds: (party) =>
      otherTaxIds(party).every(({ value }) => normalized(value).toUpperCase() === 'GODKÄND FÖR F-SKATT'),
  },
  {
    id: 'SE-R-006',
    at: ['ram:ApplicableTradeTax', 'ram:CategoryTradeTax'],
    when: (vat, judged) => swedish(vat, judged) && isOneOf(vat, ['S'], 'ram:CategoryCode'),
    holds: (vat) => SWEDISH_RATES.includes(numberOf(vat.child('ram:RateApplicablePercent'))),
  },
  { id: 'SE-R-007', at: PAYMENT, when: giro('SE:PLUSGIRO'), holds: (means) => !Number.isNaN(numberOf(account(means))) },
  {
    id: 'SE-R-010',
    at: PAYMENT,
    when: giro('SE:PLUSGIRO'),
    holds: (means) => lengthOf(means) >= 2 && lengthOf(means) <= 8,
  },
  { id: 'SE-R-008', at: PAYMENT, when: giro('SE:BANKGIRO'), holds: (means) => !Number.isNaN(numberOf(account(means))) },
  {
    id: 'SE-R-009',
    at: PAYMENT,
    when: giro('SE:BANKGIRO'),
    holds: (means) => lengthOf(means) >= 7 && lengthOf(means) <= 8,
  },
  { id: 'SE-R-011', at: PAYMENT, when: swedish, holds: (means) => !isOneOf(means, ['50', '56'], 'ram:TypeCode') },
  {
    id: 'SE-R-012',
    at: PAYMENT,
    when: (means, judged) => swedish(means, judged) && buyerAddress(judged) === 'SE',
    holds: (means) => !isOneOf(means, ['31'], 'ram:TypeCode'),
  },
];

const DUTCH_PAYMENT_MEANS = ['30', '48', '49', '57', '58', '59'];
const isComplete = (address: XmlElement): boolean =>
  ['ram:LineOne', 'ram:CityName', 'ram:PostcodeCode'].every((name) => address.has(name));
const isRegistered = ({ attributes, value }: XmlElement): boolean =>
  ['0106', '0190'].includes(attributes['schemeID'] ?? '') && value !== '';

/** Whether the buyer pays the seller: more than nothing is due by an invoice, less than nothing by a credit note; or no amount says otherwise. */
function isPaidToSeller(totals: XmlElement, document: XmlElement): boolean {
  const due = decimalOf(only(totals, 'ram:DuePayableAmount'));
  if (due === undefined) return true;
  return has(document, '381', 'rsm:ExchangedDocument', 'ram:TypeCode') ? due.isNegative() : due.isPositive();
}

export const NETHERLANDS: readonly TreeRule[] = [
  {
    id: 'NL-R-001',
    at: 'rsm:ExchangedDocument/ram:TypeCode',
    when: (code, judged) => dutch(code, judged) && normalized(code.value) === '381',
    holds: (_, judged) => partHas(settlement(judged), 'ram:InvoiceReferencedDocument', 'ram:IssuerAssignedID'),
  },
  { id: 'NL-R-002', at: `${SELLER}/ram:PostalTradeAddress`, when: dutch, holds: isComplete },
  { id: 'NL-R-003', at: ORGANIZATION, when: dutch, holds: isRegistered },
  { id: 'NL-R-004', at: `${BUYER}/ram:PostalTradeAddress`, when: withinNetherlands, holds: isComplete },
  {
    id: 'NL-R-005',
    at: `${BUYER}/ram:SpecifiedLegalOrganization/ram:ID`,
    when: withinNetherlands,
    holds: isRegistered,
  },
  {
    id: 'NL-R-006',
    at: `${AGREEMENT}/ram:SellerTaxRepresentativeTradeParty/ram:PostalTradeAddress`,
    when: (address, judged) => dutch(address, judged) && textAt(address, 'ram:CountryID') === 'NL',
    holds: isComplete,
  },
  {
    id: 'NL-R-007',
    at: `${SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`,
    when: (totals, judged) => dutch(totals, judged) && isPaidToSeller(totals, judged.root),
    holds: (_, judged) => partHas(settlement(judged), 'ram:SpecifiedTradeSettlementPaymentMeans'),
  },
  {
    id: 'NL-R-008',
    at: PAYMENT,
    when: withinNetherlands,
    holds: (means) => isOneOf(means, DUTCH_PAYMENT_MEANS, 'ram:TypeCode'),
  },
  {
    id: 'NL-R-009',
    at: `${LINE}/ram:SpecifiedLineTradeAgreement/ram:BuyerOrderReferencedDocument/ram:LineID`,
    when: dutch,
    holds: (_, judged) => partHas(agreement(judged), 'ram:BuyerOrderReferencedDocument', 'ram:IssuerAssignedID'),
  },
];
