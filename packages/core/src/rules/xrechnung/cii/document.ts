import type { XmlElement } from '../../../xml/index.ts';
import { decimalOf, fact, type Judged, type TreeRule } from '../../engine/index.ts';
import { delivery, DOCUMENT, LINE, lines, partHas, settlement } from '../../peppol/cii/parts.ts';
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

/** The base quantity of the gross price is that of the net price, in number and, where both have one, in unit. */
function isOneBaseQuantity(line: XmlElement): boolean {
  const of = (price: string): readonly XmlElement[] =>
    line.all('ram:SpecifiedLineTradeAgreement', price, 'ram:BasisQuantity');
  const [gross, net] = [of('ram:GrossPriceProductTradePrice'), of('ram:NetPriceProductTradePrice')];
  if (gross.length === 0 || net.length === 0) return true;
  return net.some((one) => gross.some((other) => isSame(one, other)));
}

function isSame(one: XmlElement, other: XmlElement): boolean {
  const [unit, otherUnit] = [one.attributes['unitCode'], other.attributes['unitCode']];
  return (
    decimalOf(one).equals(decimalOf(other)) && (unit === undefined || otherUnit === undefined || unit === otherUnit)
  );
}

export const DOCUMENT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-21',
    at: `${DOCUMENT}/rsm:ExchangedDocumentContext`,
    holds: (_, judged) => profiles(judged).some((profile) => PROFILES.has(profile)),
  },
  { id: 'BR-DE-TMP-32', at: DOCUMENT, holds: saysWhen },
  { id: 'BR-TMP-3', at: LINE, holds: isOneBaseQuantity },
];
