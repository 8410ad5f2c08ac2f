import type { Advice } from '../finding.ts';

/** What to change in the shop or the ERP, where several rules ask for the same. */
export const ADVICE = {
  profile: {
    en: 'Choose the Peppol or XRechnung format for this buyer again, so that the invoice carries its profile.',
    fr: 'Choisissez à nouveau le format Peppol ou XRechnung pour cet acheteur, afin que la facture porte son profil.',
    de: 'Für diesen Käufer das Format Peppol oder XRechnung erneut wählen, damit die Rechnung sein Profil trägt.',
  },
  reference: {
    en: 'Ask the buyer for a reference or an order number, and enter it on the order.',
    fr: 'Demandez à l’acheteur une référence ou un numéro de commande, et saisissez-le dans la commande.',
    de: 'Den Käufer nach einer Referenz oder Bestellnummer (Leitweg-ID) fragen und in der Bestellung eintragen.',
  },
  address: {
    en: 'Enter the electronic address (Peppol identifier or e-mail) with its scheme in the settings of your company or in the customer record.',
    fr: 'Saisissez l’adresse électronique (identifiant Peppol ou e-mail) et son schéma dans les réglages de votre société ou la fiche client.',
    de: 'Die elektronische Adresse (Peppol-Kennung oder E-Mail) mit ihrem Schema in den Firmeneinstellungen oder beim Kunden eintragen.',
  },
  seller: {
    en: 'Complete your company’s name and address in the settings: street, post code, city and country.',
    fr: 'Complétez le nom et l’adresse de votre société dans les réglages : rue, code postal, ville et pays.',
    de: 'Name und Anschrift der eigenen Firma in den Einstellungen ergänzen: Straße, Postleitzahl, Ort und Land.',
  },
  contact: {
    en: 'Enter a contact for invoices in your company settings: name, telephone number and e-mail address.',
    fr: 'Indiquez un contact de facturation dans les réglages de votre société : nom, téléphone et e-mail.',
    de: 'In den Firmeneinstellungen eine Ansprechperson eintragen: Name, Telefonnummer und E-Mail-Adresse.',
  },
  buyer: {
    en: 'Complete the customer record: name, street, post code, city and country.',
    fr: 'Complétez la fiche client : nom, rue, code postal, ville et pays.',
    de: 'Die Kundendaten ergänzen: Name, Straße, Postleitzahl, Ort und Land.',
  },
  delivery: {
    en: 'Complete the delivery of the order: address with city and post code, and the date or period.',
    fr: 'Complétez la livraison de la commande : adresse avec ville et code postal, et date ou période.',
    de: 'Die Lieferung der Bestellung ergänzen: Anschrift mit Ort und Postleitzahl sowie Datum oder Zeitraum.',
  },
  identifier: {
    en: 'Check this registration number against its official notation; correct it in the company settings or the customer record.',
    fr: 'Vérifiez ce numéro d’enregistrement et corrigez-le dans les réglages de votre société ou la fiche client.',
    de: 'Diese Registrierungsnummer prüfen und in den Firmeneinstellungen oder beim Kunden berichtigen.',
  },
  taxNumber: {
    en: 'Enter your VAT identifier or tax number, as the tax office wrote it, in the company settings.',
    fr: 'Saisissez votre numéro de TVA ou votre numéro fiscal, tel qu’attribué, dans les réglages de votre société.',
    de: 'Die eigene Umsatzsteuer-ID oder Steuernummer, wie vom Finanzamt vergeben, in den Firmeneinstellungen eintragen.',
  },
  payment: {
    en: 'Check the payment method of the order and what belongs to it: account, card or mandate, and no other.',
    fr: 'Vérifiez le mode de paiement de la commande et ce qui l’accompagne : compte, carte ou mandat, et rien d’autre.',
    de: 'Die Zahlungsart der Bestellung prüfen und was dazu gehört: Konto, Karte oder Mandat, und nichts anderes.',
  },
  account: {
    en: 'Correct the bank account in the payment settings; copy it from the bank’s statement.',
    fr: 'Corrigez le compte bancaire dans les réglages de paiement, d’après le relevé de la banque.',
    de: 'Das Bankkonto in den Zahlungseinstellungen berichtigen; vom Kontoauszug abschreiben.',
  },
  terms: {
    en: 'Enter cash discounts as days and percentage in the payment terms, not as free text with #.',
    fr: 'Saisissez l’escompte en jours et pourcentage dans les conditions de paiement, non en texte libre avec #.',
    de: 'Skonto als Tage und Prozentsatz in den Zahlungsbedingungen angeben, nicht als freien Text mit #.',
  },
  allowance: {
    en: 'Check this discount or surcharge: amount, base and percentage must fit together, and its reason must be one of the list.',
    fr: 'Vérifiez cette remise ou ces frais : montant, base et pourcentage doivent concorder, et le motif figurer dans la liste.',
    de: 'Diesen Nachlass oder Zuschlag prüfen: Betrag, Basis und Prozentsatz müssen zusammenpassen, der Grund aus der Liste sein.',
  },
  line: {
    en: 'Check this line: quantity, price, units, discounts and period must fit together.',
    fr: 'Vérifiez cette ligne : quantité, prix, unités, remises et période doivent concorder.',
    de: 'Diese Position prüfen: Menge, Preis, Einheiten, Nachlässe und Zeitraum müssen zusammenpassen.',
  },
  currency: {
    en: 'Check the currency of the order and, where VAT is booked in another, its rate: all amounts are in one currency.',
    fr: 'Vérifiez la devise de la commande et, si la TVA est dans une autre, son taux : tous les montants sont dans une devise.',
    de: 'Die Währung der Bestellung prüfen, und den Kurs, wenn die Steuer in einer anderen steht: alle Beträge haben eine Währung.',
  },
  vat: {
    en: 'Check the VAT rate, category and exemption reason of the products and of the tax settings.',
    fr: 'Vérifiez le taux, la catégorie et le motif d’exonération de TVA des produits et des réglages fiscaux.',
    de: 'Steuersatz, Kategorie und Befreiungsgrund der Produkte und der Steuereinstellungen prüfen.',
  },
  kind: {
    en: 'Issue the document as an ordinary invoice or credit note, and name the invoice that it corrects.',
    fr: 'Émettez le document comme facture ou avoir ordinaire, et indiquez la facture qu’il corrige.',
    de: 'Den Beleg als gewöhnliche Rechnung oder Gutschrift ausstellen und die berichtigte Rechnung nennen.',
  },
  attachment: {
    en: 'Check the attachments of the invoice: allowed type, a name of its own, a complete web address.',
    fr: 'Vérifiez les pièces jointes de la facture : type autorisé, nom distinct, adresse web complète.',
    de: 'Die Anlagen der Rechnung prüfen: zulässiger Typ, eigener Dateiname, vollständige Webadresse.',
  },
  references: {
    en: 'Keep one reference of this kind, and complete its number, description and date.',
    fr: 'Gardez une seule référence de ce type et complétez son numéro, sa description et sa date.',
    de: 'Nur einen Verweis dieser Art behalten und Nummer, Beschreibung und Datum ergänzen.',
  },
  empty: {
    en: 'Fill in this field or remove it: what is empty must not be sent.',
    fr: 'Remplissez ce champ ou supprimez-le : ce qui est vide ne doit pas être envoyé.',
    de: 'Dieses Feld ausfüllen oder entfernen: Leeres darf nicht gesendet werden.',
  },
  date: {
    en: 'Correct this date; it must be a day of the calendar.',
    fr: 'Corrigez cette date ; elle doit exister dans le calendrier.',
    de: 'Dieses Datum berichtigen; es muss im Kalender stehen.',
  },
  number: {
    en: 'Number Greek invoices as myDATA asks: tax number, date, branch, type, series and number, separated by |.',
    fr: 'Numérotez les factures grecques comme myDATA le demande : numéro fiscal, date, établissement, type, série et numéro, séparés par |.',
    de: 'Griechische Rechnungen nummerieren, wie myDATA es verlangt: Steuernummer, Datum, Filiale, Art, Serie und Nummer, getrennt durch |.',
  },
  product: {
    en: 'Check the classification and the attributes of this product in the catalogue.',
    fr: 'Vérifiez la classification et les attributs de ce produit dans le catalogue.',
    de: 'Klassifizierung und Merkmale dieses Produkts im Katalog prüfen.',
  },
} as const satisfies Record<string, Advice>;
