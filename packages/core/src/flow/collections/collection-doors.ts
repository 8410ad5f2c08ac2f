import type { Agencies } from './agency-doors.ts';
import type { Cases } from './case-doors.ts';

/** Collection agencies, and the cases that are with them. Amounts are decimal strings in the currency that stands beside them. */
export interface Collections {
  readonly agencies: Agencies;
  readonly cases: Cases;
}
