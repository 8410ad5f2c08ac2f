import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { lawfulInvoice } from '../../../test/invoices/lawful.ts';
import type { Invoice, VatCategoryCode } from '../../model/index.ts';
import { writePdf } from './index.ts';

/** One row per row of the mentions that French law asks for: an invoice to which it applies, and what must be readable on its page. */
const MENTIONS: readonly {
  mention: string;
  category?: VatCategoryCode;
  given?: (draft: Invoice) => void;
  shows: readonly string[];
}[] = [
  { mention: 'Numéro unique', shows: ['Numéro F2026-00042'] },
  { mention: 'Date d’émission', shows: ['Date d’émission', '2 novembre 2026'] },
  {
    mention: 'Nom et adresse du vendeur et de l’acheteur',
    shows: [
      'Atelier du Bois SARL',
      '12 rue des Tanneurs',
      '59000 Lille',
      'Hôtel des Voyageurs & Fils',
      '3 place de la Gare',
      '62000 Arras',
    ],
  },
  { mention: 'SIREN du vendeur', shows: ['SIREN 732829320'] },
  { mention: 'SIREN de l’acheteur', shows: ['SIREN 356000000'] },
  { mention: 'N° TVA du vendeur', shows: ['N° TVA FR44732829320'] },
  { mention: 'N° TVA de l’acheteur', category: 'AE', shows: ['N° TVA FR39356000000'] },
  { mention: 'Adresse de livraison si différente', shows: ['Adresse de livraison', '9 rue du Port', '62100 Calais'] },
  { mention: 'Catégorie d’opération', shows: ['Catégorie de l’opération', 'Livraison de biens'] },
  {
    mention: '« Option pour le paiement',
    given: (draft) => void (draft.vatPointDateCode = '3'),
    shows: ['Option pour le paiement de la taxe d’après les débits'],
  },
  { mention: 'Date de livraison', shows: ['Date de livraison ou de prestation', '30 octobre 2026'] },
  {
    mention: 'Quantité, dénomination',
    shows: ['Table basse en chêne', '2 pièce(s)', '150,00', '20 %', 'Fin de série', '3,00'],
  },
  { mention: 'Total HT et TVA par taux', shows: ['303,00', '60,60', '49,50', '2,72', '352,50 €'] },
  { mention: 'Référence d’exonération', category: 'AE', shows: ['Autoliquidation'] },
  {
    mention: 'Autofacturation',
    given: (draft) => {
      draft.typeCode = '501';
      draft.notes?.push(
        { subjectCode: 'ACC', text: 'Créance cédée à Factor SA' },
        { subjectCode: 'TXD', text: 'MEMBRE_ASSUJETTI_UNIQUE' },
      );
    },
    shows: ['Autofacturation', 'Facture affacturée', 'Créance cédée à Factor SA', 'Membre d’un assujetti unique'],
  },
  { mention: 'Date d’échéance', shows: ['Date d’échéance', '2 décembre 2026'] },
  { mention: 'Conditions d’escompte', shows: ['Pas d’escompte pour paiement anticipé'] },
  { mention: 'Taux des pénalités', shows: ['pénalités au taux BCE majoré de 10 points'] },
  { mention: 'Indemnité forfaitaire', shows: ['Indemnité forfaitaire pour frais de recouvrement', '40 €'] },
  { mention: 'N° de bon de commande', shows: ['Bon de commande', 'PO-7781'] },
  { mention: 'Adresse de facturation si différente', shows: ['Facturé à', '3 place de la Gare'] },
];

const REFERENCE = new URL('../../../../../../shared/reference/fr-invoice-mentions.csv', import.meta.url);

async function textOf(invoice: Invoice): Promise<string> {
  const { text } = await extractText(
    await getDocumentProxy(new Uint8Array(await writePdf(invoice, { language: 'fr' }))),
    { mergePages: true },
  );
  return text.replace(/\s+/g, ' ');
}

describe('the page shows what French law asks for', () => {
  it.each(MENTIONS)('$mention', async ({ category, given, shows }) => {
    const draft = lawfulInvoice(category);
    given?.(draft);
    const text = await textOf(draft);
    for (const words of shows) expect(text).toContain(words);
  });

  it('control: a page without the note lacks the mention', async () => {
    const draft = lawfulInvoice();
    draft.notes = [];
    expect(await textOf(draft)).not.toContain('escompte');
  });

  it('shows the words of the franchise', async () => {
    expect(await textOf(lawfulInvoice('E'))).toContain('TVA non applicable, art. 293 B du CGI');
  });
});

describe('the table of mentions', () => {
  let reference: string[] = [];
  beforeAll(() => {
    if (existsSync(REFERENCE))
      reference = (parse(readFileSync(REFERENCE), { columns: true }) as { mention_fr: string }[]).map(
        (row) => row.mention_fr,
      );
    else
      console.log(
        'mentions.test.ts: the reference table of mentions is not beside the checkout; only the rows written here are tested',
      );
  });

  it('has a row for each mention of the reference', () => {
    expect(reference.filter((mention) => !MENTIONS.some((row) => mention.startsWith(row.mention)))).toEqual([]);
    expect(MENTIONS).toHaveLength(21);
  });
});
