import type { Advice } from '../../finding.ts';

/** What to change in the shop when a code is not in its list. */

export const documentType: Advice = {
  en: 'Use 380 for an invoice, 381 for a credit note, 386 for a deposit, 384 for a corrective invoice.',
  fr: 'Utilisez 380 pour une facture, 381 pour un avoir, 386 pour un acompte, 384 pour une facture rectificative.',
  de: '380 für eine Rechnung, 381 für eine Gutschrift, 386 für eine Anzahlung, 384 für eine Korrekturrechnung verwenden.',
};

export const currency: Advice = {
  en: 'Set the currency of the shop to its three letters: EUR, USD, GBP.',
  fr: 'Indiquez la devise de la boutique par ses trois lettres : EUR, USD, GBP.',
  de: 'Die Währung des Shops mit ihren drei Buchstaben angeben: EUR, USD, GBP.',
};

export const vatPointDate: Advice = {
  en: 'Use 3 (VAT due on issue), 35 (on delivery) or 432 (on payment).',
  fr: 'Utilisez 3 (TVA exigible à l’émission), 35 (à la livraison) ou 432 (à l’encaissement).',
  de: '3 (Steuer fällig bei Ausstellung), 35 (bei Lieferung) oder 432 (bei Zahlung) verwenden.',
};

export const objectScheme: Advice = {
  en: 'Name the kind of the invoiced object by a code of UNTDID 1153, such as ABZ (vehicle) or MG (meter), or leave it out.',
  fr: 'Indiquez la nature de l’objet facturé par un code UNTDID 1153, p. ex. ABZ (véhicule) ou MG (compteur), ou laissez-la vide.',
  de: 'Die Art des Abrechnungsobjekts mit einem Code aus UNTDID 1153 angeben, z. B. ABZ (Fahrzeug) oder MG (Zähler), oder weglassen.',
};

export const noteSubject: Advice = {
  en: 'Give the note a subject of UNTDID 4451, such as AAI (general) or REG (regulatory), or none.',
  fr: 'Donnez à la note un code sujet UNTDID 4451, p. ex. AAI (général) ou REG (réglementaire), ou aucun.',
  de: 'Der Anmerkung einen Betreffcode aus UNTDID 4451 geben, z. B. AAI (allgemein) oder REG (rechtlich), oder keinen.',
};

export const paymentMeans: Advice = {
  en: 'Map the payment method of the shop to a code: 30 or 58 transfer, 48 card, 59 direct debit, 10 cash, 68 online payment.',
  fr: 'Associez le moyen de paiement de la boutique à un code : 30 ou 58 virement, 48 carte, 59 prélèvement, 10 espèces, 68 paiement en ligne.',
  de: 'Die Zahlungsart des Shops einem Code zuordnen: 30 oder 58 Überweisung, 48 Karte, 59 Lastschrift, 10 bar, 68 Online-Zahlung.',
};

export const attachmentType: Advice = {
  en: 'Attach a PDF, PNG, JPEG, CSV, XLSX or ODS file.',
  fr: 'Joignez un fichier PDF, PNG, JPEG, CSV, XLSX ou ODS.',
  de: 'Eine Datei im Format PDF, PNG, JPEG, CSV, XLSX oder ODS anhängen.',
};

export const identifierScheme: Advice = {
  en: 'Name the list of the identifier by its four digits: 0002 SIREN, 0009 SIRET, 0088 GLN.',
  fr: 'Indiquez le type de l’identifiant par ses quatre chiffres : 0002 SIREN, 0009 SIRET, 0088 GLN.',
  de: 'Die Liste der Kennung mit ihren vier Ziffern angeben: 0002 SIREN, 0009 SIRET, 0088 GLN.',
};

export const itemScheme: Advice = {
  en: 'Name the list of the article number by its four digits: 0160 for an EAN or GTIN.',
  fr: 'Indiquez le type du code article par ses quatre chiffres : 0160 pour un EAN ou GTIN.',
  de: 'Die Liste der Artikelnummer mit ihren vier Ziffern angeben: 0160 für EAN oder GTIN.',
};

export const addressScheme: Advice = {
  en: 'Name the kind of the electronic address by its code: 0225 in France, 0208 in Belgium, 9930 a German VAT number, EM an e-mail.',
  fr: 'Indiquez le type de l’adresse électronique par son code : 0225 en France, 0208 en Belgique, 9930 n° de TVA allemand, EM courriel.',
  de: 'Die Art der elektronischen Adresse mit ihrem Code angeben: 0225 in Frankreich, 0208 in Belgien, 9930 deutsche USt-IdNr., EM E-Mail.',
};

export const country: Advice = {
  en: 'Set the country by its two letters: GB, not UK; GR, not EL; ES for the Canaries.',
  fr: 'Indiquez le pays par ses deux lettres : GB et non UK ; GR et non EL ; ES pour les Canaries.',
  de: 'Das Land mit seinen zwei Buchstaben angeben: GB statt UK, GR statt EL, ES für die Kanaren.',
};

export const allowanceReason: Advice = {
  en: 'Use a reason of UNTDID 5189, such as 95 (discount) or 100 (special rebate), or name the reason in words alone.',
  fr: 'Utilisez un motif UNTDID 5189, p. ex. 95 (remise) ou 100 (rabais), ou un motif en toutes lettres seulement.',
  de: 'Einen Grund aus UNTDID 5189 verwenden, z. B. 95 (Rabatt) oder 100 (Sonderrabatt), oder nur einen Grund in Worten.',
};

export const chargeReason: Advice = {
  en: 'Use a reason of UNTDID 7161, such as FC (freight) or ABK (other), or name the reason in words alone.',
  fr: 'Utilisez un motif UNTDID 7161, p. ex. FC (transport) ou ABK (divers), ou un motif en toutes lettres seulement.',
  de: 'Einen Grund aus UNTDID 7161 verwenden, z. B. FC (Fracht) oder ABK (Sonstiges), oder nur einen Grund in Worten.',
};

export const exemptionReason: Advice = {
  en: 'Choose an exemption reason of the VATEX list in the tax settings, such as VATEX-FR-FRANCHISE or VATEX-EU-IC.',
  fr: 'Choisissez un motif d’exonération de la liste VATEX dans les réglages de TVA, p. ex. VATEX-FR-FRANCHISE ou VATEX-EU-IC.',
  de: 'In den Steuereinstellungen einen Befreiungsgrund der VATEX-Liste wählen, z. B. VATEX-FR-FRANCHISE oder VATEX-EU-IC.',
};

export const itemClassification: Advice = {
  en: 'Name the list of the classification by its code of UNTDID 7143: HS (customs tariff), TST (UNSPSC), or leave it out.',
  fr: 'Indiquez la nomenclature par son code UNTDID 7143 : HS (tarif douanier), TST (UNSPSC), ou laissez la classification vide.',
  de: 'Die Klassifikation mit ihrem Code aus UNTDID 7143 angeben: HS (Zolltarif), TST (UNSPSC), oder weglassen.',
};

export const unit: Advice = {
  en: 'Set the unit of the product to a UN/ECE code: C62 or H87 piece, KGM kilogram, LTR litre, MTR metre, HUR hour.',
  fr: 'Donnez au produit une unité UN/ECE : C62 ou H87 pièce, KGM kilogramme, LTR litre, MTR mètre, HUR heure.',
  de: 'Dem Produkt eine Einheit nach UN/ECE geben: C62 oder H87 Stück, KGM Kilogramm, LTR Liter, MTR Meter, HUR Stunde.',
};

export const vatCategory: Advice = {
  en: 'Map the tax of the shop to a VAT category: S, Z, E, AE, K, G, O, L, M or B.',
  fr: 'Associez la taxe de la boutique à une catégorie de TVA : S, Z, E, AE, K, G, O, L, M ou B.',
  de: 'Die Steuer des Shops einer Steuerkategorie zuordnen: S, Z, E, AE, K, G, O, L, M oder B.',
};
