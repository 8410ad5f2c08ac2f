/**
 * A set of rules with one origin.
 * - `en16931`: the business rules of EN 16931-1, validation artefacts 1.3.16.
 * - `france`: BR-FR-Flux2 1.4.0.03, for a French seller's invoices to businesses.
 * - `issuing`: what Quittance asks of its own documents where the norm allows a tolerance.
 */
export type Layer = 'en16931' | 'france' | 'issuing';

/** `fatal`: the document must not be issued. `warning`: a person should look. */
export type Severity = 'fatal' | 'warning';

/** What the merchant can do, in the languages the merchant screens speak. */
export interface Advice {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

/** One rule that the invoice breaks, with the first place where it does. */
export interface Finding {
  readonly layer: Layer;
  /** The published id: `BR-CO-15`, `BR-FR-10`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Path in the model: `lines[2].price.netPrice`. */
  readonly location: string;
  /** Business terms and groups concerned: `BT-146`. */
  readonly terms: readonly string[];
  /** One plain sentence for a developer. */
  readonly message: string;
  readonly advice: Advice;
  /** In how many places the rule is broken. */
  readonly count: number;
}
