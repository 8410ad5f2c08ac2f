import type { XmlElement } from '../../../xml/index.ts';
import { normalized, numberOf, type TreeRule } from '../../engine/index.ts';
import type { CodeList } from '../../en16931/code-lists/lists/code-list.ts';
import { IDENTIFIER_SCHEMES } from '../../en16931/code-lists/lists/iso.ts';
import { ALLOWANCE_REASONS, CHARGE_REASONS } from '../../en16931/code-lists/lists/untdid.ts';
import { AGREEMENT, ANY_MEANS, LINE, ROOT, SETTLEMENT } from '../../en16931/cii/paths.ts';
import { saysCharge } from '../../en16931/cii/read.ts';
import { FRENCH_GROUP_RULES } from './cii-groups.ts';
import { sole } from './items.ts';
import { ATTRIBUTE_CODES, INCOTERMS, MORE_SCHEMES, TAX_TYPES } from './lists.ts';

const isListed = (list: CodeList, text: string): boolean => {
  const code = normalized(text);
  return code !== '' && !code.includes(' ') && list(code);
};

const REASON = 'ram:SpecifiedTradeAllowanceCharge/ram:ReasonCode';
/** What says it is an allowance, too, is judged as one. */
const ofCharge = ({ parent }: XmlElement): boolean =>
  parent !== undefined && saysCharge(parent, true) && !saysCharge(parent, false);
const listOf = ({ attributes }: XmlElement): string | undefined => attributes['listID'];
const SCHEMES: CodeList = (code) => MORE_SCHEMES(code) || IDENTIFIER_SCHEMES(code);

const ACCOUNT = 'ram:PayeePartyCreditorFinancialAccount';
const EXCHANGE = new Set(['SourceCurrencyCode', 'TargetCurrencyCode', 'ConversionRate', 'ConversionRateDateTime']);
const TERMS = 'ram:ApplicableTradeDeliveryTerms';
const onlyIncoterm = (terms: XmlElement): boolean =>
  terms.children.every(
    ({ name, children }) =>
      name === 'ram:DeliveryTypeCode' ||
      (name === 'ram:RelevantTradeLocation' && children.every((child) => child.name === 'ram:Name')),
  );

/** What an attribute is, as a code. */
export const ATTRIBUTE_CODE: TreeRule = {
  id: 'BR-FXEXT-04',
  at: 'ram:ApplicableProductCharacteristic/ram:TypeCode',
  holds: ({ value }) => isListed(ATTRIBUTE_CODES, value),
};

/** What else EXTENDED-CTC-FR asks of CII. */
export const CII_OTHER_RULES: readonly TreeRule[] = [
  ATTRIBUTE_CODE,
  {
    id: 'BR-CO-25',
    at: ROOT,
    holds: (root) => {
      const due = sole(root.everywhere('ram:DuePayableAmount'));
      if (!(numberOf(due) > 0)) return true;
      return root
        .everywhere('ram:SpecifiedTradePaymentTerms')
        .some((terms) => terms.has('ram:DueDateDateTime') || terms.has('ram:Description'));
    },
  },
  {
    id: 'BR-CO-27',
    at: ANY_MEANS,
    when: (means) => {
      const types = means.all('ram:TypeCode');
      return types.length === 1 && types.some(({ value }) => ['30', '58'].includes(normalized(value)));
    },
    holds: (means) => means.has(ACCOUNT, 'ram:IBANID') !== means.has(ACCOUNT, 'ram:ProprietaryID'),
  },
  {
    id: 'BR-FREXT-CL-10',
    at: 'ram:GlobalID',
    except: ['ram:SpecifiedTradeProduct//ram:GlobalID', 'ram:ShipToTradeParty//ram:GlobalID'],
    attribute: 'schemeID',
    holds: ({ attributes }) => isListed(SCHEMES, attributes['schemeID'] ?? ''),
  },
  {
    id: 'BR-FREXT-CL-20',
    at: REASON,
    when: (code) => ofCharge(code) && (listOf(code) === undefined || listOf(code) === '7161'),
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
    when: (code) => ofCharge(code) && listOf(code) !== '',
    holds: (code) => ['7161', '5153'].includes(normalized(listOf(code) ?? '')),
  },
  {
    id: 'BR-FREXT-CL-19-GP',
    at: 'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge/ram:ReasonCode',
    when: ({ parent }) => parent !== undefined && saysCharge(parent, false),
    holds: ({ value }) => isListed(ALLOWANCE_REASONS, value),
  },
  { id: 'BR-FREXT-CL-27', at: `${TERMS}/ram:DeliveryTypeCode`, holds: ({ value }) => isListed(INCOTERMS, value) },
  {
    id: 'CII-SR-454',
    at: `${LINE}/ram:SpecifiedLineTradeSettlement`,
    holds: (settlement) => settlement.all('ram:ApplicableTradeTax').length <= 1,
  },
  {
    id: 'CII-FREXT-SR-439',
    at: `${LINE}/ram:SpecifiedLineTradeAgreement`,
    holds: (agreement) => agreement.all('ram:NetPriceProductTradePrice', 'ram:ChargeAmount').length <= 1,
  },
  ...FRENCH_GROUP_RULES,
  { id: 'CII-FREXT-SR-106', at: `${LINE}/ram:SpecifiedLineTradeAgreement/${TERMS}`, holds: onlyIncoterm },
  { id: 'CII-FREXT-SR-293', at: `${AGREEMENT}/${TERMS}`, holds: onlyIncoterm },
  {
    id: 'CII-FREXT-SR-366',
    at: `${SETTLEMENT}/ram:TaxApplicableTradeCurrencyExchange`,
    holds: (exchange) => exchange.children.every(({ name }) => EXCHANGE.has(name.slice(name.indexOf(':') + 1))),
  },
];
