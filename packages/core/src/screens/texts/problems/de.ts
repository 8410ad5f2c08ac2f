import type { problemsEn } from './en.ts';

export const problemsDe: typeof problemsEn = {
  RULE: {
    headline: 'Die Rechnung würde gegen die Regel {{rule}} verstoßen',
    advice: 'Die Bestellung öffnen: Dort steht, was zu korrigieren ist.',
  },
  SETTINGS_MISSING: {
    headline: 'Die Angaben zum Verkäufer fehlen',
    advice:
      'Füllen Sie die Einstellungen aus: Name, Anschrift, USt-IdNr. Wartende Bestellungen gehen dann von selbst weiter.',
  },
  SELLER_VAT_NUMBER_MISSING: {
    headline: 'Die USt-IdNr. des Verkäufers fehlt',
    advice:
      'Tragen Sie die USt-IdNr. in den Einstellungen ein, oder wählen Sie die Kleinunternehmerregelung und berechnen Sie im Shop keine Steuer mehr.',
  },
  NUMBER_PATTERN_UNLAWFUL: {
    headline: 'Das Nummernmuster ist nicht zulässig',
    advice: 'Korrigieren Sie das Muster unter „Nummernkreise“ in den Einstellungen.',
  },
  BUYER_ADDRESS_MISSING: {
    headline: 'Die Anschrift des Käufers fehlt',
    advice: 'Tragen Sie an der Bestellung eine Anschrift ein: Eine Rechnung braucht mindestens das Land des Käufers.',
  },
  VAT_REASON_AMBIGUOUS: {
    headline: 'Keine Steuer berechnet, und mehrere Gründe passen',
    advice:
      'Sagen Sie einmal unter „Feste Antworten“ in den Einstellungen, welcher Grund gilt, und versuchen Sie es dann erneut.',
  },
  VAT_CHARGED_UNDER_EXEMPTION: {
    headline: 'Trotz Befreiung wurde Steuer berechnet',
    advice:
      'Schalten Sie die Steuer für diese Produkte im Shop ab, oder ändern Sie die Besteuerung in den Einstellungen.',
  },
  SEVERAL_VAT_RATES: {
    headline: 'Eine Zeile trägt mehrere Steuersätze',
    advice:
      'Suchen Sie im Shop nach sich überschneidenden Steuerregeln; verkaufen Sie ein Bündel mit einer Zeile je Satz.',
  },
  TOTALS_DIFFER: {
    headline: 'Die Zeilen ergeben nicht die Summe der Bestellung',
    advice:
      'Suchen Sie einen Rabatt, eine Gebühr oder Steuer, die in der Summe, aber nicht in den Zeilen steht, und versuchen Sie es dann erneut.',
  },
  TOTAL_DIFFERS: {
    headline: 'Das ERP kommt auf eine andere Summe',
    advice:
      'Vergleichen Sie die Steuersätze der Artikel und die Zuordnung in der Anbindung, und versuchen Sie es dann erneut.',
  },
  RULE_BROKEN: {
    headline: 'Die Rechnung würde eine Regel verletzen',
    advice: 'Korrigieren Sie im Shop oder in den Einstellungen, was die Regel nennt, und versuchen Sie es dann erneut.',
  },
  DISCOUNT_EXCEEDS_PRICE: {
    headline: 'Ein Rabatt ist höher als der Preis',
    advice: 'Korrigieren Sie den Rabatt im Shop; erstatten Sie dem Käufer, was ihm zusteht.',
  },
  REFUND_EXCEEDS_INVOICE: {
    headline: 'Eine Erstattung übersteigt das Berechnete',
    advice: 'Prüfen Sie die Erstattung im Shop.',
  },
  REFUND_UNKNOWN_LINE: {
    headline: 'Eine Erstattung nennt eine Zeile, die es nicht gibt',
    advice: 'Senden Sie die Bestellung mit allen Zeilen erneut, oder erstatten Sie einen Betrag ohne Zeilen.',
  },
  CREDIT_EXCEEDS_INVOICE: {
    headline: 'Die Gutschrift übersteigt den Rest der Rechnung',
    advice: 'Senken Sie den Betrag, oder prüfen Sie, ob es diese Gutschrift schon gibt.',
  },
  CURRENCY_UNKNOWN: {
    headline: 'Die Währung ist unbekannt',
    advice: 'Korrigieren Sie die Währung im Shop.',
  },
  COUNTRY_UNKNOWN: {
    headline: 'Ein Ländercode ist unbekannt',
    advice: 'Korrigieren Sie das Land der Anschrift im Shop.',
  },
  TEXT_UNSAFE: {
    headline: 'Ein Text enthält ein verbotenes Zeichen',
    advice: 'Entfernen Sie das Zeichen im Shop (oft stammt es aus kopiertem Text), und versuchen Sie es dann erneut.',
  },
  ORDER_MALFORMED: {
    headline: 'Die Bestellung hat eine unerwartete Form',
    advice: 'Aktualisieren Sie die Erweiterung, oder melden Sie diese Nachricht.',
  },
  ORDER_UNREADABLE: {
    headline: 'Diese Version kann die Bestellung nicht lesen',
    advice:
      'Nichts ist verloren. Aktualisieren Sie Quittance und versuchen Sie es erneut, oder senden Sie die Bestellung noch einmal aus dem Shop.',
  },
  ARTICLE_UNKNOWN: {
    headline: 'Das ERP kennt einen Artikel nicht',
    advice: 'Legen Sie den Artikel im ERP an, oder korrigieren Sie die SKU im Shop, und versuchen Sie es dann erneut.',
  },
  ARTICLE_SPELLING: {
    headline: 'Ein Artikel ist in Shop und ERP verschieden geschrieben',
    advice: 'Schreiben Sie den Artikel auf beiden Seiten gleich, und versuchen Sie es dann erneut.',
  },
  ARTICLE_MISSING: {
    headline: 'Eine Zeile hat keinen Artikel für das ERP',
    advice: 'Geben Sie dem Produkt im Shop eine SKU, und versuchen Sie es dann erneut.',
  },
  ARTICLE_NOT_SALABLE: {
    headline: 'Ein Artikel darf im ERP nicht verkauft werden',
    advice: 'Kennzeichnen Sie den Artikel im ERP als verkäuflich, und versuchen Sie es dann erneut.',
  },
  TAX_UNKNOWN: {
    headline: 'Dem ERP fehlt diese Steuer für einen Artikel',
    advice: 'Hinterlegen Sie die Steuer am Artikel im ERP, oder ordnen Sie den Satz in der Anbindung zu.',
  },
  PAYMENT_TERM_UNKNOWN: {
    headline: 'Das ERP kennt das Zahlungsziel nicht',
    advice: 'Legen Sie es im ERP an, oder ordnen Sie die Tage in der Anbindung zu.',
  },
  ERP_UNREACHABLE: {
    headline: 'Das ERP ist nicht erreichbar',
    advice: 'Prüfen Sie, ob das ERP läuft und seine Adresse stimmt. Es wird von selbst erneut versucht.',
  },
  ERP_BUSY: {
    headline: 'Das ERP ist ausgelastet',
    advice: 'Nichts zu tun: Es wird von selbst erneut versucht.',
  },
  ERP_SERVER_ERROR: {
    headline: 'Das ERP hatte einen Fehler',
    advice:
      'Zunächst nichts zu tun: Es wird von selbst erneut versucht. Bleibt es dabei, sehen Sie ins Protokoll des ERP.',
  },
  ERP_LOGIN_REFUSED: {
    headline: 'Das ERP hat Benutzer oder Passwort abgelehnt',
    advice: 'Geben Sie das Passwort in der Anbindung neu ein, und prüfen Sie sie dann.',
  },
  ERP_CERTIFICATE: {
    headline: 'Das Zertifikat des ERP wurde abgelehnt',
    advice: 'Erneuern Sie das Zertifikat, oder verbinden Sie sich mit dem Namen, für den es gilt.',
  },
  ERP_ANSWER_LOST: {
    headline: 'Die Antwort des ERP ging verloren',
    advice: 'Nichts zu tun: Quittance sieht nach, ob die Bestellung ankam, bevor etwas erneut gesendet wird.',
  },
  ERP_CONFIG_INVALID: {
    headline: 'Die ERP-Anbindung ist nicht richtig eingestellt',
    advice: 'Korrigieren Sie die Anbindung in den Einstellungen, und prüfen Sie sie dann.',
  },
  ERP_SPOKE_FAILED: {
    headline: 'Die Verbindung zum ERP ist gescheitert',
    advice: 'Suchen Sie die Ursache im Protokoll des Servers, und versuchen Sie es dann erneut.',
  },
  STEP_FAILED: {
    headline: 'Die Bestellung konnte nicht verarbeitet werden',
    advice: 'Melden Sie diese Bestellung; nichts davon ging verloren. Das Protokoll des Servers nennt den Grund.',
  },
  ORDER_NOT_INVOICEABLE: {
    headline: 'Aus der Bestellung wurde keine Rechnung',
    advice: 'Melden Sie diese Bestellung; ihre Rechnung wurde nicht ausgestellt und nichts ging verloren.',
  },
  DOCUMENT_UNWRITABLE: {
    headline: 'Der Beleg lässt sich nicht schreiben',
    advice: 'Suchen Sie ungewöhnliche Zeichen in den Texten der Bestellung.',
  },
};
