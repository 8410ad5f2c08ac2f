import { FRENCH_VAT_RATES } from '../../model/index.ts';

/** Code lists of BR-FR-Flux2 1.4.0.03 and DGFiP external specifications v3.2, Annexe 7. */

export const SELF_BILLED: ReadonlySet<string> = new Set(['389', '501', '500', '471', '473', '261', '502']);
export const CORRECTIVE: ReadonlySet<string> = new Set(['384', '471', '472', '473']);
export const CREDITS_OF_AN_INVOICE: ReadonlySet<string> = new Set(['261', '381', '396', '502', '503']);
export const DEPOSITS: ReadonlySet<string> = new Set(['386', '500', '503']);
export const GLOBAL_REBATE = '262';

/** BT-23, cadre de facturation (BR-FR-08) */
export const BUSINESS_PROCESSES: ReadonlySet<string> = new Set([
  'B1',
  'S1',
  'M1',
  'B2',
  'S2',
  'M2',
  'S3',
  'B4',
  'S4',
  'M4',
  'S5',
  'S6',
  'B7',
  'S7',
  'B8',
  'S8',
  'M8',
  'B9',
  'S9',
  'M9',
]);
export const ALREADY_PAID: ReadonlySet<string> = new Set(['B2', 'S2', 'M2']);
export const FINAL_AFTER_DEPOSIT: ReadonlySet<string> = new Set(['B4', 'S4', 'M4']);

/** BT-151, BT-95, BT-102, BT-118 (BR-FR-15) */
export const VAT_CATEGORIES: ReadonlySet<string> = new Set(['S', 'E', 'AE', 'K', 'G', 'O', 'Z']);
/** BT-119, BT-152, BT-96, BT-103 (BR-FR-16), without trailing zeros */
export const VAT_RATES: ReadonlySet<string> = new Set(['0', ...FRENCH_VAT_RATES]);

/** What a BAR note may say (BR-FR-20) */
export const TREATMENTS: ReadonlySet<string> = new Set(['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY']);

/** BT-123 (BR-FR-17) */
export const ATTACHMENT_KINDS: ReadonlySet<string> = new Set([
  'RIB',
  'LISIBLE',
  'FEUILLE_DE_STYLE',
  'PJA',
  'BORDEREAU_SUIVI',
  'DOCUMENT_ANNEXE',
  'BON_LIVRAISON',
  'BON_COMMANDE',
  'BORDEREAU_SUIVI_VALIDATION',
  'ETAT_ACOMPTE',
  'FACTURE_PAIEMENT_DIRECT',
  'RECAPITULATIF_COTRAITANCE',
]);

/** Schemes of identifiers (ISO 6523) */
export const SIREN = '0002';
export const SIRET = '0009';
export const FRENCH_ADDRESS = '0225';
export const VAT_GROUP_MEMBER = '0231';
export const ROUTING_CODE = '0224';

/** BT-121 of the small-business exemption (CGI art. 293 B) */
export const SMALL_BUSINESS = 'VATEX-FR-FRANCHISE';

/** Documents of several sellers (BT-23): several sellers bill at once (8), or two bill each other (9). */
export const MULTI_VENDOR: ReadonlySet<string> = new Set(['B8', 'S8', 'M8']);
export const BIDIRECTIONAL: ReadonlySet<string> = new Set(['B9', 'S9', 'M9']);
export const SEVERAL_SELLERS: ReadonlySet<string> = new Set([...MULTI_VENDOR, ...BIDIRECTIONAL]);

/** Every way of writing a rate of BR-FR-16 that the published rules know: at most two decimals. */
export const WRITTEN_RATES: ReadonlySet<string> = new Set(
  [...VAT_RATES].flatMap((rate) => {
    const [whole = '', decimals = ''] = rate.split('.');
    return [0, 1, 2]
      .filter((places) => places >= decimals.length)
      .map((places) => (places === 0 ? whole : `${whole}.${decimals.padEnd(places, '0')}`));
  }),
);
