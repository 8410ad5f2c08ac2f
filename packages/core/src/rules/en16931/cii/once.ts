import type { RuleText, TreeRule } from '../../engine/index.ts';
import type { XmlElement } from '../../../xml/index.ts';
import type { Severity } from '../../finding.ts';
import { AGREEMENT, CONTEXT, DOCUMENT, LINE, SETTLEMENT, SUMMATION } from './paths.ts';
import { ADVICE_TO_GIVE_ONE, ADVICE_TO_SEND_ONE, words } from './wording.ts';

const MOST_ONE = 'at most once';
const ONE = 'exactly once';

/** A rule that something stands at most, or exactly, once below an element. */
type Once = readonly [
  id: string,
  severity: Severity,
  often: typeof MOST_ONE | typeof ONE,
  at: string,
  ...path: string[],
];

const SETTLED_LINE = `${LINE}/ram:SpecifiedLineTradeSettlement`;
const AGREED_LINE = `${LINE}/ram:SpecifiedLineTradeAgreement`;
const NET_PRICE = ['NetPriceProductTradePrice', 'ChargeAmount'] as const;

const ONCE: readonly Once[] = [
  ['003', 'warning', MOST_ONE, CONTEXT, 'BusinessProcessSpecifiedDocumentContextParameter'],
  ['009', 'fatal', ONE, CONTEXT, 'GuidelineSpecifiedDocumentContextParameter'],
  ['010', 'fatal', ONE, CONTEXT, 'GuidelineSpecifiedDocumentContextParameter', 'ID'],
  ['014', 'fatal', ONE, DOCUMENT, 'TypeCode'],
  ['030', 'warning', MOST_ONE, `${DOCUMENT}/ram:IncludedNote`, 'Content'],
  ['039', 'warning', MOST_ONE, `${LINE}/ram:AssociatedDocumentLineDocument`, 'IncludedNote'],
  ['040', 'warning', MOST_ONE, `${LINE}/ram:AssociatedDocumentLineDocument`, 'IncludedNote', 'Content'],
  ['069', 'fatal', ONE, `${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`, 'Description'],
  ['072', 'fatal', ONE, `${LINE}/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic`, 'Value'],
  ['439', 'fatal', ONE, AGREED_LINE, ...NET_PRICE],
  ['441', 'fatal', MOST_ONE, AGREED_LINE, ...NET_PRICE],
  ['440', 'fatal', MOST_ONE, 'ram:GrossPriceProductTradePrice/ram:AppliedTradeAllowanceCharge', 'ActualAmount'],
  ['452', 'warning', MOST_ONE, SETTLEMENT, 'SpecifiedTradePaymentTerms'],
  ['453', 'warning', MOST_ONE, SETTLEMENT, 'SpecifiedTradePaymentTerms', 'Description'],
  ['454', 'warning', ONE, SETTLED_LINE, 'ApplicableTradeTax'],
  ['455', 'fatal', MOST_ONE, AGREEMENT, 'SellerTradeParty', 'DefinedTradeContact'],
  ['456', 'fatal', MOST_ONE, AGREEMENT, 'BuyerTradeParty', 'DefinedTradeContact'],
  ['459', 'fatal', MOST_ONE, AGREEMENT, 'SellerTradeParty', 'URIUniversalCommunication'],
  ['460', 'fatal', MOST_ONE, AGREEMENT, 'BuyerTradeParty', 'URIUniversalCommunication'],
  ['471', 'fatal', MOST_ONE, 'ram:SpecifiedTradeAllowanceCharge', 'RateApplicablePercent'],
  ['472', 'fatal', MOST_ONE, 'ram:SpecifiedTradeAllowanceCharge', 'CategoryTradeTax'],
  ['473', 'fatal', MOST_ONE, 'ram:SpecifiedTradeAllowanceCharge', 'ActualAmount'],
  ['477', 'fatal', MOST_ONE, SUMMATION, 'LineTotalAmount'],
  ['478', 'fatal', MOST_ONE, SUMMATION, 'ChargeTotalAmount'],
  ['479', 'fatal', MOST_ONE, SUMMATION, 'AllowanceTotalAmount'],
  ['480', 'fatal', MOST_ONE, SUMMATION, 'TaxBasisTotalAmount'],
  ['481', 'fatal', MOST_ONE, SUMMATION, 'RoundingAmount'],
  ['482', 'fatal', MOST_ONE, SUMMATION, 'GrandTotalAmount'],
  ['483', 'fatal', MOST_ONE, SUMMATION, 'InformationAmount'],
  ['484', 'fatal', MOST_ONE, SUMMATION, 'TotalPrepaidAmount'],
  ['485', 'fatal', MOST_ONE, SUMMATION, 'TotalDiscountAmount'],
  ['486', 'fatal', MOST_ONE, SUMMATION, 'TotalAllowanceChargeAmount'],
  ['487', 'fatal', MOST_ONE, SUMMATION, 'DuePayableAmount'],
  ['488', 'fatal', MOST_ONE, SUMMATION, 'RetailValueExcludingTaxInformationAmount'],
  ['489', 'fatal', MOST_ONE, SUMMATION, 'TotalDepositFeeInformationAmount'],
  ['490', 'fatal', MOST_ONE, SUMMATION, 'ProductValueExcludingTobaccoTaxInformationAmount'],
  ['491', 'fatal', MOST_ONE, SUMMATION, 'TotalRetailValueInformationAmount'],
  ['492', 'fatal', MOST_ONE, SUMMATION, 'GrossLineTotalAmount'],
  ['493', 'fatal', MOST_ONE, SUMMATION, 'NetLineTotalAmount'],
  ['494', 'fatal', MOST_ONE, SUMMATION, 'NetIncludingTaxesLineTotalAmount'],
];

export const ONCE_RULES: readonly TreeRule[] = ONCE.map(([id, , often, at, ...path]) => {
  const names = path.map((name) => `ram:${name}`);
  const holds = (element: XmlElement): boolean => {
    const found = element.count(...names);
    return found === 1 || (found === 0 && often === MOST_ONE);
  };
  return { id: `CII-SR-${id}`, at, holds };
});

export const ONCE_TEXTS: readonly [string, RuleText][] = ONCE.map(([id, severity, often, , ...path]) => [
  `CII-SR-${id}`,
  {
    severity,
    get message() {
      return `There shall be ${words(path.at(-1) ?? '')} ${often} here.`;
    },
    advice: often === ONE ? ADVICE_TO_GIVE_ONE : ADVICE_TO_SEND_ONE,
  },
]);
