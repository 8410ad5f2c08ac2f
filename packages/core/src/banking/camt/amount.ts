import { Decimal } from '../../model/index.ts';
import type { XmlElement } from '../../xml/index.ts';
import type { CamtReading } from './reading.ts';

export interface CamtAmount {
  readonly amount: Decimal;
  readonly currency: string;
}

/** The amount in the element `name` of `parent`, unsigned as it is written. */
export function amountIn(
  reading: CamtReading,
  parent: XmlElement | undefined,
  ...path: readonly string[]
): CamtAmount | undefined {
  const element = reading.element(parent, ...path);
  const amount = Decimal.parse(reading.textOf(element) ?? '');
  return amount === undefined ? undefined : { amount, currency: element?.attributes['Ccy'] ?? '' };
}

/** With the sign of `CdtDbtInd`; `undefined` where it says neither. */
export function signed(amount: Decimal, indicator: string | undefined): Decimal | undefined {
  if (indicator === 'CRDT') return amount;
  return indicator === 'DBIT' ? amount.negated() : undefined;
}
