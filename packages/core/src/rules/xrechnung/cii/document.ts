import type { XmlElement } from '../../../xml/index.ts';
import { fact, type TreeRule } from '../../engine/index.ts';
import { CONTEXT, LINE, TRADE } from '../../en16931/cii/paths.ts';
import { CLEAN_VEHICLES, EXTENSION, PROFILES } from '../profile.ts';

const PROFILE = ['rsm:ExchangedDocumentContext', 'ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID'];
const profiles = fact(({ root }) => root.all(...PROFILE).map(({ value }) => value));

export const isExtension = fact((judged) => profiles(judged).includes(EXTENSION));
export const isCleanVehicles = fact((judged) => profiles(judged).includes(CLEAN_VEHICLES));

/** Whether a transaction, or every line of it, says when goods or services were given. */
function saysWhen(trade: XmlElement): boolean {
  return (
    trade.has('ram:ApplicableHeaderTradeDelivery', 'ram:ActualDeliverySupplyChainEvent', 'ram:OccurrenceDateTime') ||
    trade.has('ram:ApplicableHeaderTradeSettlement', 'ram:BillingSpecifiedPeriod') ||
    trade
      .all('ram:IncludedSupplyChainTradeLineItem')
      .every((line) => line.has('ram:SpecifiedLineTradeSettlement', 'ram:BillingSpecifiedPeriod'))
  );
}

/** The base quantity of the gross price is that of the net price, in number and, where both have one, in unit. */
function isOneBaseQuantity(line: XmlElement): boolean {
  const of = (price: string): readonly XmlElement[] =>
    line.all('ram:SpecifiedLineTradeAgreement', price, 'ram:BasisQuantity');
  const [gross, net] = [of('ram:GrossPriceProductTradePrice'), of('ram:NetPriceProductTradePrice')];
  if (gross.length === 0 || net.length === 0) return true;
  if (!net.some((one) => gross.some((other) => one.value === other.value))) return false;
  const units = (quantities: readonly XmlElement[]): string[] =>
    quantities.flatMap(({ attributes }) => attributes['unitCode'] ?? []);
  const [grossUnits, netUnits] = [units(gross), units(net)];
  return grossUnits.length === 0 || netUnits.length === 0 || grossUnits.some((unit) => netUnits.includes(unit));
}

export const DOCUMENT_RULES: readonly TreeRule[] = [
  {
    id: 'BR-DE-21',
    at: CONTEXT,
    holds: (context) =>
      context.all('ram:GuidelineSpecifiedDocumentContextParameter', 'ram:ID').some(({ value }) => PROFILES.has(value)),
  },
  { id: 'BR-DE-TMP-32', at: TRADE, holds: saysWhen },
  { id: 'BR-TMP-3', at: LINE, holds: isOneBaseQuantity },
];
