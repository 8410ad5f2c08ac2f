/** Rates by half-year as they were published or derived; where they come from stands beside them. */
export interface RateSeries {
  /** What the rate follows. */
  readonly reference: string;
  /** The law that makes the rate of it. */
  readonly rule: string;
  readonly parts: readonly RatePart[];
}

export interface RatePart {
  /** `high`: read in the publication; `medium`: derived, and agreeing with what is published; `low`: to be checked before use. */
  readonly confidence: Confidence;
  readonly source: string;
  /** Half-year (`2026-H2`), reference rate and yearly rate, in percent. */
  readonly rates: readonly (readonly [halfYear: string, reference: string, rate: string])[];
}

export type Confidence = 'high' | 'medium' | 'low';
