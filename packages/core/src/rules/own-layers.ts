import type { Format, ProfileId } from '../formats/index.ts';
import type { LayerId } from './finding.ts';

/** What a document says it is, as far as the choice of rules depends on it. */
export interface Claim extends Format {
  /** BT-23 */
  readonly businessProcess?: string | undefined;
  /** Taken out of a PDF: a Factur-X, whatever else it claims. */
  readonly inPdf?: boolean | undefined;
}

/** An extension or a narrower subset of EN 16931 has rules of its own in the place of `cen`. */
const LAYERS: Readonly<Record<ProfileId, readonly LayerId[]>> = {
  en16931: ['cen'],
  xrechnung: ['cen', 'xrechnung'],
  'xrechnung-extension': ['cen', 'xrechnung'],
  peppol: ['cen', 'peppol'],
  'fr-cius': ['cen', 'fr-flux2'],
  'fr-extended': ['fr-ext', 'fr-flux2'],
  'facturx-minimum': ['fx-minimum'],
  'facturx-basicwl': ['fx-basicwl'],
  'facturx-basic': ['cen', 'fx-basic'],
  'facturx-en16931': ['cen', 'fx-en16931'],
  'facturx-extended': ['fx-extended'],
};

/** Those of a profile's layers that the model cannot be asked: they judge the document as it is written. */
export function documentLayers(profile: ProfileId): readonly LayerId[] {
  return LAYERS[profile].filter((layer) => layer !== 'cen' && layer !== 'fr-flux2');
}

/** The French cadre de facturation: B, S or M and a digit. Elsewhere BT-23 is a URN or free text. */
const FRENCH_PROCESS = /^[BSM]\d$/;

/** The layers by which a document has to be judged, by its own claim: BT-24, and where that does not tell BT-23 and the PDF around it. */
export function ownLayers({ syntax, profile, businessProcess, inPdf }: Claim): readonly LayerId[] {
  if (syntax === 'cdar') return ['structure', 'fr-cdv'];
  if (syntax !== 'ubl' && syntax !== 'cii') return [];
  const own = LAYERS[profile ?? 'en16931'];
  const hybrid: readonly LayerId[] = inPdf === true && syntax === 'cii' && profile === 'en16931' ? ['fx-en16931'] : [];
  const french: readonly LayerId[] = FRENCH_PROCESS.test(businessProcess?.trim() ?? '') ? ['fr-flux2'] : [];
  return [...new Set<LayerId>(['structure', ...own, ...hybrid, ...french])];
}
