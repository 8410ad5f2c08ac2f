import type { XmlElement } from '../../../xml/index.ts';
import { normalized, type TreeRule } from '../../engine/index.ts';
import type { CodeList } from '../../en16931/code-lists/lists/code-list.ts';
import { IDENTIFIER_SCHEMES } from '../../en16931/code-lists/lists/iso.ts';
import { ALLOWANCE_REASONS, CHARGE_REASONS } from '../../en16931/code-lists/lists/untdid.ts';
import { AGREEMENT, ANY_LINE, ANY_SETTLEMENT } from '../../en16931/cii/paths.ts';
import { saysCharge } from '../../en16931/cii/read.ts';
import { ciiPlaces, placeOf } from './cii-items.ts';
import { groupRules, isKind } from './groups.ts';
import { INCOTERMS, MORE_SCHEMES, TAX_TYPES } from './lists.ts';

const isListed = (list: CodeList, text: string): boolean => {
  const code = normalized(text);
  return code !== '' && !code.includes(' ') && list(code);
};

const REASON = 'ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode';
const ofCharge = ({ parent }: XmlElement): boolean => parent !== undefined && saysCharge(parent, true);
const listOf = ({ attributes }: XmlElement): string | undefined => attributes['listID'];
const SCHEMES: CodeList = (code) => MORE_SCHEMES(code) || IDENTIFIER_SCHEMES(code);

const ACCOUNT = 'ram:PayeePartyCreditorFinancialAccount';
const TERMS = 'ram:ApplicableTradeDeliveryTerms';
const onlyIncoterm = (terms: XmlElement): boolean =>
  terms.children.every(
    ({ name, children }) =>
      name === 'ram:DeliveryTypeCode' ||
      (name === 'ram:RelevantTradeLocation' && children.every((child) => child.name === 'ram:Name')),
  );

/** UNTDED 6313 names attributes by up to three letters; the rest of its extension is not published as a list. */
export const ATTRIBUTE_CODE: TreeRule = {
  id: 'BR-FXEXT-04',
  at: 'ram:ApplicableProductCharacteristic/ram:TypeCode',
  holds: ({ value }) => /^[A-Z]{1,3}$/.test(normalized(value)),
};

/** What else EXTENDED-CTC-FR asks of CII. */
export const CII_OTHER_RULES: readonly TreeRule[] = [
  ATTRIBUTE_CODE,
  {
    id: 'BR-CO-25',
    at: ANY_SETTLEMENT,
    holds: (settlement) => {
      const due = settlement.find('ram:SpecifiedTradeSettlementHeaderMonetarySummation', 'ram:DuePayableAmount');
      if (due === undefined || !(Number(due.value) > 0)) return true;
      return ['ram:DueDateDateTime', 'ram:Description'].some((name) =>
        settlement.has('ram:SpecifiedTradePaymentTerms', name),
      );
    },
  },
  {
    id: 'BR-CO-27',
    at: `${ANY_SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`,
    when: (means) =>
      means.has(ACCOUNT) || means.all('ram:TypeCode').some(({ value }) => value === '30' || value === '58'),
    holds: (means) => means.has(ACCOUNT, 'ram:IBANID') !== means.has(ACCOUNT, 'ram:ProprietaryID'),
  },
  {
    id: 'BR-FREXT-CL-10',
    at: 'ram:GlobalID',
    except: ['ram:SpecifiedTradeProduct/ram:GlobalID', 'ram:ShipToTradeParty/ram:GlobalID'],
    attribute: 'schemeID',
    holds: ({ attributes }) => isListed(SCHEMES, attributes['schemeID'] ?? ''),
  },
  {
    id: 'BR-FREXT-CL-20',
    at: REASON,
    when: (code) => ofCharge(code) && listOf(code) !== '5153',
    holds: ({ value }) => isListed(CHARGE_REASONS, value),
  },
  {
    id: 'BR-FREXT-CL-20-TAX',
    at: REASON,
    when: (code) => ofCharge(code) && listOf(code) === '5153',
    holds: ({ value }) => isListed(TAX_TYPES, value),
  },
  {
    id: 'BR-FREXT-CL-20-LISTID',
    at: REASON,
    attribute: 'listID',
    when: ofCharge,
    holds: (code) => listOf(code) === '7161' || listOf(code) === '5153',
  },
  {
    id: 'BR-FREXT-CL-19-GP',
    at: 'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ReasonCode',
    holds: ({ value }) => isListed(ALLOWANCE_REASONS, value),
  },
  { id: 'BR-FREXT-CL-27', at: `${TERMS}/ram:DeliveryTypeCode`, holds: ({ value }) => isListed(INCOTERMS, value) },
  {
    id: 'CII-SR-454',
    at: `${ANY_LINE}/ram:SpecifiedLineTradeSettlement`,
    holds: (settlement) => settlement.all('ram:ApplicableTradeTax').length <= 1,
  },
  {
    id: 'CII-FREXT-SR-439',
    at: `${ANY_LINE}/ram:SpecifiedLineTradeAgreement`,
    holds: (agreement) => agreement.all('ram:NetPriceProductTradePrice', 'ram:ChargeAmount').length <= 1,
  },
  {
    id: 'BR-FREXT-05',
    at: 'ram:LineStatusReasonCode',
    holds: ({ value }) => isKind(value),
  },
  ...groupRules('BR-FREXT', ANY_LINE, placeOf, ciiPlaces),
  { id: 'CII-FREXT-SR-106', at: `${ANY_LINE}/ram:SpecifiedLineTradeAgreement/${TERMS}`, holds: onlyIncoterm },
  { id: 'CII-FREXT-SR-293', at: `${AGREEMENT}/${TERMS}`, holds: onlyIncoterm },
  {
    id: 'CII-FREXT-SR-366',
    at: `${ANY_SETTLEMENT}/ram:TaxApplicableTradeCurrencyExchange/ram:ID|ram:MarketID|ram:SourceUnitBasisNumeric|ram:TargetUnitBaseNumeric`,
    holds: () => false,
  },
];
