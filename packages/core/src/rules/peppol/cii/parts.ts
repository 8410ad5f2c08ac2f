import type { XmlElement } from '../../../xml/index.ts';
import { fact, type Judged } from '../../engine/index.ts';

/** The parts of a CII invoice below its transaction, and the paths to them. */
export const DOCUMENT = '/rsm:CrossIndustryInvoice';
export const AGREEMENT = 'ram:ApplicableHeaderTradeAgreement';
export const SETTLEMENT = 'ram:ApplicableHeaderTradeSettlement';
export const LINE = 'ram:IncludedSupplyChainTradeLineItem';
export const PAYMENT = `${SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans`;

const part = (name: string): ((judged: Judged) => XmlElement | undefined) =>
  fact(({ root }) => root.find('rsm:SupplyChainTradeTransaction', name));

export const agreement = part(AGREEMENT);
export const settlement = part(SETTLEMENT);

/** Whether there is an element at this path below a part that may be missing itself. */
export const partHas = (of: XmlElement | undefined, ...path: readonly string[]): boolean =>
  of !== undefined && of.has(...path);
export const partAll = (of: XmlElement | undefined, ...path: readonly string[]): readonly XmlElement[] =>
  of?.all(...path) ?? [];
