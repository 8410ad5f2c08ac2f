/** `fatal`: the document must not be issued. `warning`: a person should look. `information`: nothing has to be done. */
export type Severity = 'fatal' | 'warning' | 'information';

/** What the merchant can do, in the languages the merchant screens speak. */
export interface Advice {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

/** A rule that a document breaks, with the first place where it does: what a person is shown of it. */
export interface BrokenRule {
  /** The set of rules it belongs to: `cen`, `peppol`, `xrechnung`, … */
  readonly layer: string;
  /** The published id: `BR-CO-15`, `BR-FR-10`. */
  readonly rule: string;
  readonly severity: Severity;
  /** XPath in a document, `/ubl:Invoice/cac:InvoiceLine[2]/cbc:ID`; path in the model, `lines[2].price.netPrice`. */
  readonly location: string;
  /** Business terms and groups concerned: `BT-146`. */
  readonly terms: readonly string[];
  /** One plain sentence for a developer. */
  readonly message: string;
  readonly advice: Advice;
  /** In how many places the rule is broken. */
  readonly count: number;
}
