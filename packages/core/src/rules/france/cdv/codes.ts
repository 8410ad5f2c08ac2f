/** Code lists of the French life cycle: BR-FR-CDV 1.4.0.03 and DGFiP external specifications v3.2, Annexe 7. */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** MDT-2 */
export const PROCESSES = words('REGULATED NON_REGULATED B2C B2CINT B2BINT OUTOFSCOPE');
/** MDT-3 */
export const GUIDELINE = 'urn.cpro.gouv.fr:1p0:CDV:invoice';
export const GUIDELINE_FOR_PPF = 'urn.cpro.gouv.fr:1p0:CDV:einvoicingF2';

/** MDT-21, -40, -59, -158: buyer, its agent, factor, seller, its agent, payee, payer, who invoices, who is invoiced; platform; PPF. */
export const TRADERS = words('BY AB DL SE SR PE PR II IV');
export const PLATFORM = 'WK';
export const PPF_ROLE = 'DFH';
/** Platforms are identified by their registration number; Chorus Pro speaks for public buyers. */
export const PLATFORM_SCHEME = '0238';
export const CHORUS_PRO = '9999';

/** MDT-77: who says it, a party (23) or a platform (305). */
export const PROCESSING = '23';
export const TRANSMISSION = '305';
/** MDT-88 (UNTDID 1373) by MDT-77 */
export const STATUS_CODES = { 23: words('45 39 37 50 49 47 46 1 5'), 305: words('10 51 43 8 48') } as const;

/** MDT-105, MDT-115 */
export const PROCESS_CONDITIONS = words(
  '200 201 202 203 204 205 206 207 208 209 210 211 212 213 214 220 221 224 225 226 227 228 500 501',
);
export const INADMISSIBLE = '501';
export const CASHED = '212';
/** What cannot be said without a reason (BR-FR-CDV-15). */
export const NEEDS_REASON = words('210 213 501 207 206 208');

/** MDT-121 */
export const ACTIONS = words('NOA PIN NIN CNF CNP CNA OTH');
/** MDT-207 */
export const CHARACTERISTICS = words('MEN MPA RAP ESC RAB REM MAP MAPTTC MNA MNATTC CBB DIV DVA MAJ');

const IN_207 =
  'AUTRE COORD_BANC_ERR TX_TVA_ERR MONTANTTOTAL_ERR CALCUL_ERR NON_CONFORME DOUBLON DEST_INC DEST_ERR TRANSAC_INC EMMET_INC CONTRAT_TERM DOUBLE_FACT CMD_ERR ADR_ERR SIRET_ERR CODE_ROUTAGE_ERR REF_CT_ABSENT REF_ERR PU_ERR REM_ERR QTE_ERR ART_ERR MODPAI_ERR QUALITE_ERR LIVR_INCOMP';
const IN_501 =
  'IRR_VIDE_F IRR_TYPE_F IRR_SYNTAX IRR_TAILLE_PJ IRR_NOM_PJ IRR_VID_PJ IRR_EXT_DOC IRR_TAILLE_F IRR_ANTIVIRUS IRR_NOM_F';
const FOR_PUBLIC_BUYERS = 'RETRAIT_MAN_SERV ST_CT_NON_DECLAR SUPPR_COMP_AVOIR TRANSF_PMNT_REGIE CONTACT_ACHTR';
const IN_210 =
  'TX_TVA_ERR MONTANTTOTAL_ERR CALCUL_ERR NON_CONFORME DOUBLON DEST_ERR TRANSAC_INC EMMET_INC CONTRAT_TERM DOUBLE_FACT CMD_ERR ADR_ERR REF_CT_ABSENT';
const REJECTIONS = 'REJ_SEMAN REJ_UNI REJ_COH REJ_ADR REJ_CONT_B2G REJ_REF_PJ REJ_ASS_PJ';

/** MDT-113: why, and which reasons go with which status. */
export const REASONS = words(
  `${FOR_PUBLIC_BUYERS} NON_TRANSMISE JUSTIF_ABS ROUTAGE_ERR ${IN_207} ${REJECTIONS} ${IN_501}`,
);
export const REASONS_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  200: words('NON_TRANSMISE'),
  206: words(
    'AUTRE CMD_ERR SIRET_ERR CODE_ROUTAGE_ERR REF_CT_ABSENT REF_ERR PU_ERR REM_ERR QTE_ERR ART_ERR MODPAI_ERR QUALITE_ERR LIVR_INCOMP',
  ),
  207: words(IN_207),
  208: words('JUSTIF_ABS COORD_BANC_ERR CMD_ERR SIRET_ERR CODE_ROUTAGE_ERR REF_CT_ABSENT REF_ERR'),
  210: words(IN_210),
  213: words(`MONTANTTOTAL_ERR CALCUL_ERR DOUBLON DEST_INC ADR_ERR ${REJECTIONS}`),
  221: words('ROUTAGE_ERR'),
  501: words(IN_501),
};
/** With 210, what a public buyer (Chorus Pro, 9999) may say too. */
export const REASONS_OF_PUBLIC_BUYERS = words(`${FOR_PUBLIC_BUYERS} AUTRE COORD_BANC_ERR ${IN_210} LIVR_INCOMP`);
