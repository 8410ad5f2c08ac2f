import type { Decimal, IsoDate, Problem } from '../../model/index.ts';
import type { Jurisdiction } from '../rates/jurisdiction.ts';
import { rateFor } from '../rates/statutory-rate.ts';

/**
 * C. com. L441-10 II: a rate that a French contract agrees may not be below three times the legal rate. That binds agreed rates alone (the
 * statutory rate was itself below the floor in 2024-H2), and nothing is corrected: the contract is the merchant's.
 */
export function floorWarnings(jurisdiction: Jurisdiction, day: IsoDate, agreed: Decimal | undefined): Problem[] {
  if (jurisdiction !== 'FR' || agreed === undefined) return [];
  const floor = rateFor('FR-FLOOR', day);
  if (!floor.ok) return [FLOOR_UNKNOWN];
  if (!agreed.lessThan(floor.value.rate)) return [];
  return [
    {
      code: 'AGREED_RATE_BELOW_FLOOR',
      message: `The agreed rate of ${agreed.toString()} % is below three times the legal rate (${floor.value.rate.toString()} % in ${floor.value.halfYear}).`,
      advice: 'Raise the rate in your terms and settings: C. com. L441-10 II allows no lower one.',
      retry: 'after-fix',
    },
  ];
}

const FLOOR_UNKNOWN: Problem = {
  code: 'RATE_FLOOR_UNKNOWN',
  message: 'Whether the agreed rate is high enough is not known: the legal rate of the half-year is missing.',
  advice: 'Compare it with three times the legal rate that the Banque de France publishes.',
  retry: 'after-fix',
};
