/**
 * A set of rules with one origin, named as the published verdicts name it.
 * - `cen`: the business rules of EN 16931-1 and its syntax bindings, validation artefacts 1.3.16.
 * - `peppol`: Peppol BIS Billing 3.0, release 2026.5 (3.0.21). `xrechnung`: XRechnung 3.0.2.
 * - `fr-flux2`, `fr-ext`, `fr-cdv`: the French invoices (BR-FR), EXTENDED-CTC-FR and life-cycle messages, 1.4.0.03.
 * - `fx-…`: Factur-X 1.09.2 by profile.
 * - `structure`: order and number of elements, as the schemas of the syntax demand.
 * - `issuing`: what Quittance asks of its own documents where the norm allows a tolerance.
 */
export type LayerId =
  | 'cen'
  | 'peppol'
  | 'xrechnung'
  | 'fr-flux2'
  | 'fr-ext'
  | 'fr-cdv'
  | 'fx-minimum'
  | 'fx-basicwl'
  | 'fx-basic'
  | 'fx-en16931'
  | 'fx-extended'
  | 'structure'
  | 'issuing';

/** The layers that can be asked of the model, before any document exists. */
export type Layer = Extract<LayerId, 'cen' | 'fr-flux2' | 'issuing'>;

/** `fatal`: the document must not be issued. `warning`: a person should look. `information`: nothing has to be done. */
export type Severity = 'fatal' | 'warning' | 'information';

/** What the merchant can do, in the languages the merchant screens speak. */
export interface Advice {
  readonly en: string;
  readonly fr: string;
  readonly de: string;
}

/** One rule that the invoice breaks, with the first place where it does. */
export interface Finding {
  readonly layer: LayerId;
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

/** Every layer there is. */
export const LAYERS = [
  'structure',
  'cen',
  'peppol',
  'xrechnung',
  'fr-flux2',
  'fr-ext',
  'fr-cdv',
  'fx-minimum',
  'fx-basicwl',
  'fx-basic',
  'fx-en16931',
  'fx-extended',
  'issuing',
] as const satisfies readonly LayerId[];
