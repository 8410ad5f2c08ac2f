import type { BrokenRule } from '../model/index.ts';

export type { Advice, Severity } from '../model/index.ts';

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

/** One rule that the invoice breaks, with the first place where it does. */
export interface Finding extends BrokenRule {
  readonly layer: LayerId;
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
