import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged, type TreeRule } from '../../engine/index.ts';
import { delivery, DOCUMENT, LINE, lines, partHas, settlement } from '../../peppol/cii/parts.ts';
import { only } from '../../peppol/reading.ts';
import { CLEAN_VEHICLES, EXTENSION, PROFILES } from '../profile.ts';

const PROFILE = ['rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'];
const profiles = fact(({ root }) => root.all(...PROFILE).map(({ value }) => value));

export const isExtension = (judged: Judged): boolean => profiles(judged).includes(EXTENSION);
export const isCleanVehicles = (judged: Judged): boolean => profiles(judged).includes(CLEAN_VEHICLES);

/** Whether the document, or every line of it, says when goods or services were given. */
function saysWhen(_: XmlElement, judged: Judged): boolean {
  return (
    partHas(delivery(judged), 'ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime') ||
    partHas(settlement(judged), 'ram:BillingSpecifiedPeriod') ||
    lines(judged).every((line) => line.has('ram:SpecifiedLineTradeSettlement', 'ram:BillingSpecifiedPeriod'))
  );
}

/** The base quantity of the gross price is that of the net price, in number and unit. */
function isOneBaseQuantity(line: XmlElement): boolean {
  const gross = only(line, 'ram:SpecifiedLineTradeAgreement', 'ram:GrossPriceProductTradePrice', 'ram:BasisQuantity');
  const net = only(line, 'ram:SpecifiedLineTradeAgreement', 'ram:NetPriceProductTradePrice', 'ram:BasisQuantity');
  if (gross === undefined || net === undefined) return true;
  const unit = net.attributes['unitCode'];
  return decimalOf(gross).equals(decimalOf(net)) && (unit === undefined || unit === gross.attributes['unitCode']);
}

export const DOCUMENT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-21',
    at: 'rsm:ExchangedDocumentContext',
    holds: (_, judged) => profiles(judged).some((profile) => PROFILES.has(profile)),
  },
  { id: 'BR-DE-TMP-32', at: DOCUMENT, holds: saysWhen },
  { id: 'BR-TMP-3', at: LINE, holds: isOneBaseQuantity },
];
