import type { VatCategoryCode } from '../model/index.ts';

/**
 * The words of an exemption reason (BT-120), as the law wants them on a French invoice; every category without VAT needs a
 * code or words (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10), E needs both in France (DGFiP G1.40). Z has none (BR-Z-10).
 */
export function reasonText(category: VatCategoryCode, code: string | undefined): string | undefined {
  return (code === undefined ? undefined : BY_CODE[code]) ?? BY_CATEGORY[category];
}

const BY_CODE: Readonly<Record<string, string>> = {
  'VATEX-FR-FRANCHISE': 'TVA non applicable, art. 293 B du CGI',
  'VATEX-EU-F': 'Régime particulier – Biens d’occasion',
  'VATEX-EU-I': 'Régime particulier – Objets d’art',
  'VATEX-EU-J': 'Régime particulier – Objets de collection et d’antiquité',
  'VATEX-EU-309': 'Régime particulier – Agences de voyages',
  'VATEX-FR-AE': 'Autoliquidation (CGI, art. 283)',
};

const BY_CATEGORY: Partial<Readonly<Record<VatCategoryCode, string>>> = {
  AE: 'Autoliquidation (directive 2006/112/CE, art. 196)',
  K: 'Exonération de TVA, livraison intracommunautaire (CGI, art. 262 ter I)',
  G: 'Exonération de TVA, exportation (CGI, art. 262 I)',
  O: 'Opération hors du champ de la TVA',
  E: 'Opération exonérée de TVA',
};
