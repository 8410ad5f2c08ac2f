import type { XmlElement } from '../../../xml/index.ts';
import { type Judged, says } from '../../engine/index.ts';
import type { NamedTerm } from '../../terms.ts';
import { amountTooFine, priceTooFine, quantityTooFine, rateTooFine } from '../texts.ts';
import { BIDIRECTIONAL } from '../codes.ts';
import type { Both, Row } from './both.ts';
import { isAmount, isPrice, isQuantity, isRate, isSignedPrice } from './formats.ts';
import { CII_LINE, CII_SETTLEMENT, only, onlyProcessIn, UBL, UBL_LINE } from './read.ts';

const UBL_TOTAL = `${UBL}/cac:LegalMonetaryTotal`;
const CII_TOTAL = `${CII_SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation`;
const CII_CHARGE = 'ram:SpecifiedTradeAllowanceCharge';
const LINE_SETTLEMENT = `${CII_LINE}/ram:SpecifiedLineTradeSettlement`;
const NET_PRICE = `${CII_LINE}/ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice`;
const GROSS_PRICE = `${CII_LINE}/ram:SpecifiedLineTradeAgreement/ram:GrossPriceProductTradePrice`;

const AMOUNTS: readonly (Both<string> & { readonly terms: readonly NamedTerm[] })[] = [
  {
    terms: ['BT-92', 'BT-99'],
    ubl: `${UBL}/cac:AllowanceCharge/cbc:Amount`,
    cii: `${CII_SETTLEMENT}/${CII_CHARGE}/ram:ActualAmount`,
  },
  {
    terms: ['BT-93', 'BT-100'],
    ubl: `${UBL}/cac:AllowanceCharge/cbc:BaseAmount`,
    cii: `${CII_SETTLEMENT}/${CII_CHARGE}/ram:BasisAmount`,
  },
  { terms: ['BT-106'], ubl: `${UBL_TOTAL}/cbc:LineExtensionAmount`, cii: `${CII_TOTAL}/ram:LineTotalAmount` },
  { terms: ['BT-107'], ubl: `${UBL_TOTAL}/cbc:AllowanceTotalAmount`, cii: `${CII_TOTAL}/ram:AllowanceTotalAmount` },
  { terms: ['BT-108'], ubl: `${UBL_TOTAL}/cbc:ChargeTotalAmount`, cii: `${CII_TOTAL}/ram:ChargeTotalAmount` },
  { terms: ['BT-109'], ubl: `${UBL_TOTAL}/cbc:TaxExclusiveAmount`, cii: `${CII_TOTAL}/ram:TaxBasisTotalAmount` },
  { terms: ['BT-110'], ubl: 'cac:TaxTotal/cbc:TaxAmount', cii: `${CII_TOTAL}/ram:TaxTotalAmount` },
  { terms: ['BT-112'], ubl: `${UBL_TOTAL}/cbc:TaxInclusiveAmount`, cii: `${CII_TOTAL}/ram:GrandTotalAmount` },
  { terms: ['BT-113'], ubl: `${UBL_TOTAL}/cbc:PrepaidAmount`, cii: `${CII_TOTAL}/ram:TotalPrepaidAmount` },
  { terms: ['BT-114'], ubl: `${UBL_TOTAL}/cbc:PayableRoundingAmount`, cii: `${CII_TOTAL}/ram:RoundingAmount` },
  { terms: ['BT-115'], ubl: `${UBL_TOTAL}/cbc:PayableAmount`, cii: `${CII_TOTAL}/ram:DuePayableAmount` },
  {
    terms: ['BT-116'],
    ubl: 'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount',
    cii: `${CII_SETTLEMENT}/ram:ApplicableTradeTax/ram:BasisAmount`,
  },
  {
    terms: ['BT-117'],
    ubl: 'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount',
    cii: `${CII_SETTLEMENT}/ram:ApplicableTradeTax/ram:CalculatedAmount`,
  },
  {
    terms: ['BT-131'],
    ubl: `${UBL_LINE}/cbc:LineExtensionAmount`,
    cii: `${LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount`,
  },
  {
    terms: ['BT-136', 'BT-141'],
    ubl: `${UBL_LINE}/cac:AllowanceCharge/cbc:Amount`,
    cii: `${LINE_SETTLEMENT}/${CII_CHARGE}/ram:ActualAmount`,
  },
  {
    terms: ['BT-137', 'BT-142'],
    ubl: `${UBL_LINE}/cac:AllowanceCharge/cbc:BaseAmount`,
    cii: `${LINE_SETTLEMENT}/${CII_CHARGE}/ram:BasisAmount`,
  },
];

const amountRow = ({ terms, ubl, cii }: (typeof AMOUNTS)[number]): Row => ({
  id: `BR-FR-DEC-01_${terms.join('_')}`,
  at: { ubl, cii },
  text: amountTooFine(...terms),
  holds: ({ value }) => isAmount(value),
});

/** The net price of the line may be negative in an invoice of two directions. */
const priceHolds = ({ value }: XmlElement, judged: Judged): boolean =>
  onlyProcessIn(BIDIRECTIONAL)(judged) ? isSignedPrice(value) : isPrice(value);
const blankOrPrice = (price: XmlElement, judged: Judged): boolean => !says(price) || priceHolds(price, judged);
const eachIs =
  (accepts: (element: XmlElement, judged: Judged) => boolean, ...path: readonly string[]) =>
  (element: XmlElement, judged: Judged): boolean =>
    [only(element.all(...path))].every((found) => found === undefined || accepts(found, judged));

const rateRow = (id: string, text: Row['text'], ubl: string, cii: string): Row => ({
  id: `BR-FR-DEC-04_${id}`,
  at: { ubl, cii },
  text,
  holds: ({ value }) => isRate(value),
});

/** BR-FR-DEC: how long numbers may be. */
export const AMOUNT_LENGTHS: readonly Row[] = [
  ...AMOUNTS.map(amountRow),
  {
    id: 'BR-FR-DEC-02_BT-129',
    at: {
      ubl: `${UBL_LINE}/cbc:InvoicedQuantity|cbc:CreditedQuantity`,
      cii: `${CII_LINE}/ram:SpecifiedLineTradeDelivery/ram:BilledQuantity`,
    },
    text: quantityTooFine('BT-129'),
    holds: ({ value }) => isQuantity(value),
  },
  {
    id: 'BR-FR-DEC-02_BT-149',
    at: { ubl: UBL_LINE, cii: `${NET_PRICE}/ram:BasisQuantity` },
    text: quantityTooFine('BT-149'),
    holds: {
      ubl: eachIs((quantity) => !says(quantity) || isQuantity(quantity.value), 'cac:Price', 'cbc:BaseQuantity'),
      cii: ({ value }) => isQuantity(value),
    },
  },
  {
    id: 'BR-FR-DEC-03_BT-146',
    at: { ubl: UBL_LINE, cii: `${NET_PRICE}/ram:ChargeAmount` },
    text: priceTooFine('BT-146'),
    holds: { ubl: eachIs(blankOrPrice, 'cac:Price', 'cbc:PriceAmount'), cii: priceHolds },
  },
  {
    id: 'BR-FR-DEC-03_BT-147',
    at: {
      ubl: `${UBL_LINE}/cac:Price/cac:AllowanceCharge`,
      cii: `${GROSS_PRICE}/ram:AppliedTradeAllowanceCharge/ram:ActualAmount`,
    },
    text: priceTooFine('BT-147'),
    holds: { ubl: eachIs(blankOrPrice, 'cbc:Amount'), cii: priceHolds },
  },
  {
    id: 'BR-FR-DEC-03_BT-148',
    at: { ubl: `${UBL_LINE}/cac:Price/cac:AllowanceCharge/cbc:BaseAmount`, cii: `${GROSS_PRICE}/ram:ChargeAmount` },
    text: priceTooFine('BT-148'),
    holds: { ubl: blankOrPrice, cii: priceHolds },
  },
  rateRow(
    'BT-152',
    rateTooFine('BT-152'),
    'cac:Item/cac:ClassifiedTaxCategory/cbc:Percent',
    `${LINE_SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent`,
  ),
  rateRow(
    'BT-119',
    rateTooFine('BT-119'),
    'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:Percent',
    `${CII_SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent`,
  ),
  rateRow(
    'BT-96_BT-103',
    rateTooFine('BT-96'),
    `${UBL}/cac:AllowanceCharge/cac:TaxCategory/cbc:Percent`,
    `${CII_SETTLEMENT}/${CII_CHARGE}/ram:CategoryTradeTax/ram:RateApplicablePercent`,
  ),
];
