import type { Decimal } from '../../../model/index.ts';

/** The same for every way to write a rate: `20`, `20.0` and `20.00`. */
export const rateKey = (rate: Decimal): string => rate.trimmed().toString();
