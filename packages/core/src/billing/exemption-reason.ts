import type { VatCategoryCode } from '../model/index.ts';

/**
 * The words of an exemption reason (BT-120): for a French seller with the article of the code that French law asks for, else with that
 * of the directive. Every category without VAT needs a code or words (BR-E-10, BR-AE-10, BR-IC-10, BR-G-10, BR-O-10), E needs both in
 * France (DGFiP G1.40); Z has none (BR-Z-10).
 */
export function reasonText(category: VatCategoryCode, code: string | undefined, french: boolean): string | undefined {
  const words = french ? FRENCH : EUROPEAN;
  return (code === undefined ? undefined : words[code]) ?? words[category];
}

const FRENCH: Readonly<Record<string, string>> = {
  'VATEX-FR-FRANCHISE': 'TVA non applicable, art. 293 B du CGI',
  'VATEX-EU-F': 'Régime particulier – Biens d’occasion',
  'VATEX-EU-I': 'Régime particulier – Objets d’art',
  'VATEX-EU-J': 'Régime particulier – Objets de collection et d’antiquité',
  'VATEX-EU-309': 'Régime particulier – Agences de voyages',
  'VATEX-FR-AE': 'Autoliquidation (CGI, art. 283-2)',
  AE: 'Autoliquidation (directive 2006/112/CE, art. 196)',
  K: 'Exonération de TVA, livraison intracommunautaire (CGI, art. 262 ter I)',
  G: 'Exonération de TVA, exportation (CGI, art. 262 I)',
  O: 'Opération hors du champ de la TVA',
  E: 'Opération exonérée de TVA',
};

const EUROPEAN: Readonly<Record<string, string>> = {
  'VATEX-EU-F': 'Margin scheme – second-hand goods',
  'VATEX-EU-I': 'Margin scheme – works of art',
  'VATEX-EU-J': 'Margin scheme – collector’s items and antiques',
  'VATEX-EU-309': 'Margin scheme – travel agents',
  AE: 'Reverse charge (Directive 2006/112/EC, art. 196)',
  K: 'Intra-Community supply, exempt (Directive 2006/112/EC, art. 138)',
  G: 'Export, exempt (Directive 2006/112/EC, art. 146)',
  O: 'Outside the scope of VAT',
  E: 'Exempt from VAT',
};
