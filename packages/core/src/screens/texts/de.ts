import { casesDe } from './cases/de.ts';
import { collectionsDe } from './collections/de.ts';
import { deliveryDe } from './delivery/de.ts';
import { dunningDe } from './dunning/de.ts';
import { paymentsDe } from './payments/de.ts';
import { receivablesDe } from './receivables/de.ts';
import { receivableSettingsDe } from './settings/de.ts';
import type { Texts } from './index.ts';

export const de: Texts = {
  common: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    tryAgain: 'Erneut versuchen',
    loading: 'Wird geladen…',
    clearFilters: 'Filter löschen',
    none: '–',
  },
  error: {
    title: 'Das konnte nicht geladen werden',
    network: 'Der Server des Shops antwortet nicht. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    signedOut: 'Ihre Sitzung ist abgelaufen. Melden Sie sich neu an.',
    notAllowed: 'Ihr Benutzer darf das nicht.',
    notFound: 'Das gibt es nicht mehr.',
    server: 'Der Server hatte ein Problem. Es wurde protokolliert; versuchen Sie es gleich noch einmal.',
  },
  stage: {
    received: 'Eingegangen',
    taken: 'Angenommen',
    pushing: 'Wird ans ERP gesendet',
    pushed: 'Im ERP',
    invoiced: 'Berechnet',
    delivered: 'Zugestellt',
    tracked: 'Zahlung offen',
    paid: 'Bezahlt',
    credited: 'Gutgeschrieben',
    cancelled: 'Storniert',
    stopped: 'Angehalten',
  },
  kind: {
    invoice: 'Rechnung',
    creditNote: 'Gutschrift',
    deposit: 'Anzahlungsrechnung',
    corrective: 'Korrekturrechnung',
  },
  documentStatus: {
    issued: 'Ausgestellt',
    issued_creditNote: 'Erstattung offen',
    'partially-paid': 'Teilweise bezahlt',
    paid: 'Bezahlt',
    credited: 'Gutgeschrieben',
    refunded: 'Erstattet',
    settled: 'Verrechnet',
    overdue: 'Überfällig',
  },
  delivery: deliveryDe,
  receivables: receivablesDe,
  dunning: dunningDe,
  payments: paymentsDe,
  collections: collectionsDe,
  cases: casesDe,
  documents: {
    title: 'Belege',
    issuedAs: 'Ausgestellt als {{format}}',
    downloadOf: '{{number}} als {{file}} herunterladen',
    downloadAs: 'Als {{file}} herunterladen',
    actionsOf: 'Weitere Aktionen für {{number}}',
    credit: 'Gutschrift',
    downloadFailed: 'Die Datei konnte nicht heruntergeladen werden',
  },
  format: {
    ubl: 'UBL (EN 16931)',
    cii: 'CII (EN 16931)',
    facturx: 'Factur-X / ZUGFeRD (EN 16931)',
    'fr-cius-ubl': 'Französische CIUS (UBL)',
    'fr-cius-cii': 'Französische CIUS (CII)',
    peppol: 'Peppol BIS Billing 3.0',
    'xrechnung-ubl': 'XRechnung (UBL)',
    'xrechnung-cii': 'XRechnung (CII)',
  },
  file: {
    ubl: 'UBL',
    cii: 'CII',
    facturx: 'Factur-X',
    pdf: 'PDF',
    issued: 'E-Rechnung',
  },
  findings: {
    title: 'Regeln, die dieser Rechnung entgegenstehen',
    of: 'Was die Regeln zu {{number}} sagen',
    refused: 'Die Rechnung würde gegen Regeln verstoßen und wurde nicht ausgestellt',
    refusedHint:
      'Es wurde keine Nummer verbraucht. Bitte das Folgende in der Bestellung oder den Einstellungen korrigieren, dann erneut versuchen.',
    rule: 'Regel',
    terms: 'Felder',
    places_one: 'an {{count}} Stelle',
    places_other: 'an {{count}} Stellen',
    showAll_one: '{{count}} weitere zeigen',
    showAll_other: '{{count}} weitere zeigen',
    showLess: 'Weniger zeigen',
    severity: {
      fatal: 'Zu korrigieren',
      warning: 'Warnung',
      information: 'Zur Kenntnis',
    },
  },
  stuck: {
    title: 'Diese Bestellung steht still',
    code: 'Code',
    retry: 'Erneut versuchen',
    settings: 'Einstellungen öffnen',
  },
  waiting: {
    title: 'Wartet auf den nächsten Versuch',
    next: 'Es wird von selbst erneut versucht; nächster Versuch: {{at}}.',
  },
  notes: {
    title: 'Hinweise und Aufgaben',
    done: 'Erledigt',
    doneOf: 'Erledigt: {{task}}',
    doneAt: 'Erledigt {{at}}',
    failed: 'Die Aufgabe konnte nicht abgeschlossen werden',
  },
  retry: {
    title: 'Bestellung {{number}} erneut versuchen?',
    body: 'Die Bestellung geht dort weiter, wo sie stehen blieb. Nichts wird doppelt gesendet oder berechnet.',
    reason: 'Grund (optional)',
    reasonHint: 'Bleibt im Verlauf der Bestellung, zum Beispiel was Sie korrigiert haben.',
    confirm: 'Erneut versuchen',
    done: 'Die Bestellung ist wieder unterwegs',
    failed: 'Die Bestellung konnte nicht weitergeführt werden',
  },
  credit: {
    title: 'Gutschrift ausstellen?',
    body: 'Zu {{number}} wird eine Gutschrift nummeriert und ausgestellt. Das lässt sich nicht rückgängig machen.',
    scope: 'Was gutgeschrieben wird',
    whole: 'Alles, was noch nicht gutgeschrieben ist',
    part: 'Ein Betrag inklusive Steuer',
    amount: 'Betrag in {{currency}}',
    amountInvalid: 'Geben Sie einen Betrag über null ein, etwa 19,90, höchstens {{total}}.',
    reason: 'Grund',
    reasonHint: 'Steht auf der Gutschrift und im Verlauf der Bestellung.',
    reasonMissing: 'Nennen Sie den Grund; auch der Käufer liest ihn.',
    confirm: 'Gutschrift ausstellen',
    done: 'Die Gutschrift wird ausgestellt',
    failed: 'Die Gutschrift wurde nicht ausgestellt',
  },
  timeline: {
    title: 'Verlauf',
    showAll_one: '{{count}} früheren Eintrag zeigen',
    showAll_other: '{{count}} frühere Einträge zeigen',
    showLess: 'Weniger zeigen',
    empty: 'Noch ist nichts geschehen.',
  },
  event: {
    order: {
      accepted: 'Bestellung eingegangen',
      taken: 'Bestellung angenommen',
      changed: 'Bestellung im Shop geändert',
      pushed: 'Ans ERP gesendet',
      invoiced: 'Rechnung ausgestellt',
      credited: 'Gutschrift ausgestellt',
      refunded: 'Geld an den Käufer zurückgezahlt',
      paid: 'Vollständig bezahlt',
      'part-paid': 'Teilzahlung eingegangen',
      settled: 'Nichts weiter zu berechnen',
      stopped: 'Angehalten',
      retried: 'Erneut auf den Weg gebracht',
      cancelled: 'Bestellung storniert',
      'handed-over': 'Beim Inkassobüro',
      'returned-by-agency': 'Zurück vom Inkassobüro',
      'collection-closed': 'Inkasso beendet',
    },
    erp: {
      'invoice-changed': 'Rechnung im ERP geändert',
    },
  },
  filters: {
    label: 'Filter',
    searchOrders: 'Bestell-, Rechnungs- oder ERP-Nr.',
    searchInvoices: 'Rechnungs- oder Bestellnummer',
    stage: 'Stufe',
    anyStage: 'Alle Stufen',
    state: 'Zustand',
    anyState: 'Angehalten oder nicht',
    stuck: 'Nur angehaltene',
    moving: 'Nicht angehaltene',
    causeIs: 'Ursache: {{cause}}',
    removeCause: 'Filter auf diese Ursache entfernen',
    kind: 'Art',
    anyKind: 'Alle Arten',
    due: 'Zahlung',
    anyDue: 'Offen oder bezahlt',
    open: 'Offen',
    overdue: 'Überfällig',
    from: 'Von',
    to: 'Bis',
    delivery: 'Zustellung',
    anyDelivery: 'Jede Zustellung',
    deliveryFrom: 'Zustellung von',
    deliveryTo: 'Zustellung bis',
  },
  table: {
    select: 'Bestellung {{number}} auswählen',
    selectAll: 'Alle angehaltenen Bestellungen dieser Seite auswählen',
    order: 'Bestellung',
    placed: 'Eingang',
    stage: 'Stufe',
    documents: 'Rechnung',
    erp: 'ERP',
    total: 'Gesamt',
    open: 'Offen',
    number: 'Nummer',
    issued: 'Ausgestellt',
    due: 'Fällig',
    status: 'Status',
    downloads: 'Dateien',
    more: '+{{count}}',
    sortBy: 'Nach {{column}} sortieren',
  },
  empty: {
    orders: 'Noch keine Bestellungen',
    ordersHint: 'Bestellungen erscheinen hier, sobald sie eingehen. Ein Probelauf zeigt, was aus früheren würde.',
    invoices: 'Noch keine Rechnungen',
    invoicesHint: 'Sie erscheinen hier, sobald die erste Bestellung berechnet ist.',
    noMatch: 'Nichts passt zu diesen Filtern',
    noMatchHint: 'Ändern oder löschen Sie die Filter, um mehr zu sehen.',
  },
  causes: {
    title_one: '{{count}} Bestellung steht still',
    title_other: '{{count}} Bestellungen stehen still',
    subtitle: 'Beheben Sie die Ursache einmal und führen Sie dann alle betroffenen Bestellungen weiter.',
    count_one: '{{count}} Bestellung',
    count_other: '{{count}} Bestellungen',
    show: 'Zeigen',
    showing: 'Gezeigt',
    retryAll: 'Alle erneut',
    retryEverything: 'Alles erneut versuchen',
    more_one: '{{count}} weitere Ursache',
    more_other: '{{count}} weitere Ursachen',
  },
  silent: {
    title: 'Keine Bestellung seit {{at}}',
    hint: 'Zu diesen Stunden verkauft der Shop sonst immer. Prüfen Sie, ob der Shop läuft und seine Ereignisse ankommen.',
  },
  bulk: {
    selected_one: '{{count}} ausgewählt',
    selected_other: '{{count}} ausgewählt',
    retry: 'Erneut versuchen',
    clear: 'Aufheben',
    confirmTitle_one: '{{count}} Bestellung erneut versuchen?',
    confirmTitle_other: '{{count}} Bestellungen erneut versuchen?',
    confirmBody:
      'Sie gehen dort weiter, wo sie stehen blieben. Was erneut scheitert, kommt mit seinem Grund hierher zurück; nichts wird doppelt gesendet oder berechnet.',
    done_one: '{{count}} Bestellung ist wieder unterwegs',
    done_other: '{{count}} Bestellungen sind wieder unterwegs',
    doneNone: 'Keine Bestellung stand mehr still',
    failed: 'Die Bestellungen konnten nicht weitergeführt werden',
  },
  dryRun: {
    title: 'Probelauf über frühere Bestellungen',
    body: 'Prüft, welche Bestellungen mit den heutigen Einstellungen berechnet werden könnten. Nichts wird gespeichert, nummeriert oder gesendet.',
    from: 'Eingang von',
    to: 'bis',
    limit: 'Höchstens',
    limitOf: '{{count}} Bestellungen, neueste zuerst',
    run: 'Starten',
    running: 'Bestellungen werden geprüft…',
    again: 'Erneut starten',
    rangeInvalid: 'Der erste Tag darf nicht nach dem letzten liegen.',
    invoice: 'Bereit zur Rechnung',
    stop: 'Würden anhalten',
    skip: 'Nichts zu berechnen',
    invoiceTotal: 'Rechnungsbetrag',
    empty: 'Keine Bestellungen in diesem Zeitraum.',
    emptyHint: 'Wählen Sie einen anderen Zeitraum.',
    only: 'Zeigen',
    summary: '{{invoice}} bereit zur Rechnung, {{stop}} würden anhalten, {{skip}} übersprungen.',
  },
  settings: {
    subtitle: 'Wer verkauft, wie Rechnungen nummeriert und besteuert werden und welches ERP die Bestellungen erhält.',
    firstTime: 'Bestellungen warten, bis diese Einstellungen gespeichert sind',
    firstTimeHint:
      'Geben Sie an, wer verkauft; alles Übrige beginnt mit den üblichen Werten eines französischen Shops.',
    save: 'Einstellungen speichern',
    saved: 'Einstellungen gespeichert',
    saveFailed: 'Die Einstellungen wurden nicht gespeichert',
    discard: 'Verwerfen',
    unsaved: 'Es gibt ungespeicherte Änderungen.',
    errors_one: '{{count}} Feld braucht eine Korrektur.',
    errors_other: '{{count}} Felder brauchen eine Korrektur.',
    optional: 'optional',
    backToList: 'Rechnungen & Bestellungen',
    sections: {
      seller: 'Verkäufer',
      sellerHint: 'Steht auf jeder Rechnung, wie das Gesetz es verlangt.',
      address: 'Anschrift',
      contact: 'Kontakt und Bankkonto',
      contactHint: 'Wo Käufer nachfragen und wohin sie überweisen.',
      invoicing: 'Rechnungsstellung',
      invoicingHint: 'Wer die rechtsgültige Rechnung ausstellt, und wann.',
      formats: 'Format der E-Rechnung',
      formatsHint:
        'Worin die Rechnung eines Käufers ausgestellt wird, ab der nächsten Rechnung. Was ausgestellt ist, bleibt wie es ist, und lässt sich auch in den anderen Formaten herunterladen.',
      numbering: 'Nummernkreise',
      numberingHint:
        '{YYYY}, {YY} und {MM} kommen vom Ausstellungsdatum; {N:5} ist der Zähler mit fünf Stellen. Nummern folgen lückenlos; eine Änderung beginnt einen neuen Kreis.',
      tax: 'Umsatzsteuer',
      taxHint: 'Wie die Steuer bestimmt wird, wo die Bestellung allein es nicht sagt.',
      terms: 'Zahlungsziel und Pflichtangaben',
      termsHint: 'Zahlungsziel und die Sätze, die das französische Recht auf Rechnungen zwischen Unternehmen verlangt.',
      delivery: 'Zustellung',
      deliveryHint: 'Wie und wann Belege zu den Käufern gehen. Aus, bis Sie es einschalten.',
      dunning: 'Mahnungen',
      dunningHint: 'Wer gemahnt wird, wie oft, und wann Schreiben abgehen. Die Verfahren stehen darunter.',
      payments: 'Zahlungen',
      paymentsHint: 'Was von einem Kontoauszug ohne Sie verbucht wird.',
      alarms: 'Warnungen',
      alarmsHint: 'Wann zu melden ist, dass Bestellungen fehlen könnten.',
    },
    next: 'Nächste Nummer: {{number}}',
    example: 'Beispiel: {{number}}',
    exampleInvalid: 'Dieses Muster ergibt keine gültige Nummer.',
    fields: {
      ...receivableSettingsDe,
      seller: {
        name: {
          label: 'Firma',
        },
        tradingName: {
          label: 'Handelsname',
        },
        legalInformation: {
          label: 'Rechtsform und Kapital',
          hint: 'Zum Beispiel: SARL au capital de 10 000 EUR',
        },
        legalRegistrationIdentifier: {
          value: {
            label: 'Registernummer',
            hint: 'In Frankreich die SIREN, 9 Ziffern.',
          },
          scheme: {
            label: 'Register',
            options: {
              none: 'Ohne Angabe',
              '0002': 'SIREN (Frankreich)',
              '0208': 'KBO/BCE (Belgien)',
              '0106': 'KvK (Niederlande)',
              '0007': 'Organisationsnummer (Schweden)',
              '0192': 'Organisasjonsnummer (Norwegen)',
              '0184': 'CVR (Dänemark)',
              '0240': 'RCS (Luxemburg)',
            },
          },
        },
        vatIdentifier: {
          label: 'USt-IdNr.',
          hint: 'Nur als Kleinunternehmer leer lassen.',
        },
        taxRegistrationIdentifier: {
          label: 'Steuernummer',
          hint: 'Für Verkäufer ohne USt-IdNr.',
        },
        electronicAddress: {
          value: {
            label: 'E-Rechnungs-Adresse',
            hint: 'Wo Sie E-Rechnungen empfangen; in Frankreich oft die SIREN.',
          },
          scheme: {
            label: 'Art der Adresse',
            options: {
              '9930': 'USt-IdNr. (Deutschland)',
              none: 'Ohne Angabe',
              '0225': 'Französisches Verzeichnis',
              '0009': 'SIRET',
              '0088': 'GLN',
              '0208': 'KBO/BCE (Belgien)',
              EM: 'E-Mail',
            },
          },
        },
        postalAddress: {
          line1: {
            label: 'Straße und Hausnummer',
          },
          line2: {
            label: 'Adresszusatz',
          },
          postCode: {
            label: 'Postleitzahl',
          },
          city: {
            label: 'Ort',
          },
          countryCode: {
            label: 'Land',
            hint: 'Zwei Buchstaben, zum Beispiel FR.',
          },
        },
        contact: {
          name: {
            label: 'Ansprechperson oder Abteilung',
          },
          telephone: {
            label: 'Telefon',
          },
          email: {
            label: 'E-Mail',
          },
        },
        bankAccount: {
          iban: {
            label: 'IBAN',
          },
          bic: {
            label: 'BIC',
          },
          name: {
            label: 'Kontoinhaber',
          },
        },
      },
      timeZone: {
        label: 'Zeitzone',
        hint: 'Ausstellungsdaten sind Tage dieser Zeitzone.',
      },
      issuer: {
        label: 'Wer Rechnungen ausstellt',
        options: {
          quittance: 'Quittance',
          erp: 'Das ERP',
        },
        optionHints: {
          quittance: 'Nummeriert und stellt die Rechnung aus, sobald sie fällig wird.',
          erp: 'Das ERP stellt sie aus; Nummer und Status werden zurückgelesen.',
        },
      },
      invoiceOn: {
        label: 'Wann berechnet wird',
        options: {
          placement: 'Bei der Bestellung',
          payment: 'Bei der Zahlung',
          fulfilment: 'Bei jedem Versand',
        },
        optionHints: {
          placement: 'Üblich beim Verkauf auf Ziel an Unternehmen.',
          payment: 'Üblich beim Verkauf an Verbraucher.',
          fulfilment: 'Eine Rechnung je Paket.',
        },
      },
      numbering: {
        invoice: {
          label: 'Rechnungen',
        },
        creditNote: {
          label: 'Gutschriften',
        },
        deposit: {
          label: 'Anzahlungsrechnungen',
        },
        corrective: {
          label: 'Korrekturrechnungen',
        },
        reset: {
          label: 'Der Zähler beginnt neu',
          options: {
            yearly: 'Jedes Jahr',
            never: 'Nie',
          },
        },
        startAt: {
          label: 'Erste Nummer',
          hint: 'Eines neuen Kreises, wenn Sie von einem anderen Werkzeug kommen.',
        },
      },
      tax: {
        regime: {
          label: 'Besteuerung',
          options: {
            normal: 'Regelbesteuerung',
            franchise: 'Kleinunternehmer (Art. 293 B CGI)',
          },
        },
        vatOnDebits: {
          label: 'Steuer auf Dienstleistungen bei Rechnung',
          hint: 'Sie haben sich für „TVA sur les débits“ entschieden; eine Pflichtangabe.',
        },
        oneStopShop: {
          label: 'One-Stop-Shop (OSS)',
          hint: 'Fernverkäufe an Verbraucher in der EU tragen den Satz im Land des Käufers.',
        },
        tips: {
          label: 'Trinkgelder',
          options: {
            'outside-scope': 'Freiwillig, nicht steuerbar',
            taxable: 'Teil des Preises, steuerpflichtig',
          },
        },
        giftCards: {
          label: 'Verkaufte Gutscheine',
          options: {
            line: 'Als Zeile ohne Steuer',
            omit: 'Nicht auf der Rechnung',
          },
        },
      },
      terms: {
        businessDays: {
          label: 'Zahlungsziel für Unternehmen, in Tagen',
          hint: 'Französisches Recht: in der Regel 30, höchstens 60.',
        },
        latePenalty: {
          label: 'Verzugszinsen',
        },
        recoveryFee: {
          label: 'Pauschale für Beitreibungskosten',
        },
        earlyDiscount: {
          label: 'Skonto',
        },
        paymentReference: {
          label: 'Verwendungszweck für den Zahler',
          hint: 'Steht auf der Rechnung und in ihrem Code: was der Käufer bei der Überweisung angibt.',
          options: {
            'document-number': 'Rechnungsnummer',
            'creditor-reference': 'Gläubigerreferenz (RF, ISO 11649)',
            'order-number': 'Bestellnummer',
          },
        },
      },
      delivery: {
        enabled: {
          label: 'Belege an Käufer senden',
          hint: 'Jeder Beleg geht von selbst ab, sobald er ausgestellt ist.',
        },
        sender: {
          address: {
            label: 'Absender',
            hint: 'Die Adresse, von der E-Mails kommen.',
          },
        },
        channel: {
          label: 'Üblicher Weg',
          options: {
            email: 'E-Mail',
            portal: 'Nur Link',
            print: 'Brief',
          },
        },
        moments: {
          from: {
            label: 'Nicht vor',
            hint: 'Etwa 08:00.',
          },
          to: {
            label: 'Nicht nach',
            hint: 'Etwa 20:00.',
          },
          zone: {
            label: 'Wessen Uhren gelten',
            options: {
              recipient: 'Die des Empfängers',
              merchant: 'Ihre',
            },
          },
          skipHolidays: {
            label: 'Nicht an Feiertagen',
            hint: 'Des Landes des Empfängers.',
          },
        },
        portal: {
          url: {
            label: 'Adresse für Links',
            hint: 'Wo Käufer diesen Server erreichen, z. B. https://invoices.example.com. Ohne sie enthalten Nachrichten keinen Link.',
          },
        },
        learnHour: {
          label: 'Die beste Stunde jedes Kunden lernen',
          hint: 'Innerhalb der Zeiten oben, sobald genug bekannt ist.',
        },
        printWhenUndeliverable: {
          label: 'Drucken, was per Mail nicht zustellbar ist',
          hint: 'Mit Anschreiben, für die Post.',
        },
      },
      alarms: {
        silentHours: {
          label: 'Stunden ohne Bestellung bis zur Warnung',
          hint: 'Nur zu Stunden, in denen der Shop in jeder der vergangenen Wochen verkauft hat; 0 schaltet sie aus.',
        },
      },
      formats: {
        standard: {
          label: 'Format für alle anderen Länder',
          hint: 'Verbraucher erhalten dieselbe Syntax ohne die Forderungen eines Netzes: EN 16931 statt Peppol oder XRechnung.',
          options: {
            none: 'Was das Gesetz erwartet (Frankreich: französische CIUS, sonst UBL)',
            ubl: 'UBL (EN 16931)',
            cii: 'CII (EN 16931)',
            facturx: 'Factur-X / ZUGFeRD (EN 16931)',
            'fr-cius-ubl': 'Französische CIUS (UBL)',
            'fr-cius-cii': 'Französische CIUS (CII)',
            peppol: 'Peppol BIS Billing 3.0',
            'xrechnung-ubl': 'XRechnung (UBL)',
            'xrechnung-cii': 'XRechnung (CII)',
          },
        },
      },
    },
    answers: {
      title: 'Feste Antworten für Verkäufe ohne Umsatzsteuer',
      hint: 'Trägt eine Bestellung keine Steuer und passen mehrere Gründe, hält sie an und fragt. Eine Antwort hier lässt alle solchen Bestellungen durch.',
      empty: 'Keine festen Antworten: Solche Bestellungen halten an und fragen.',
      add: 'Antwort hinzufügen',
      remove: 'Diese Antwort entfernen',
      supply: 'Was verkauft wird',
      place: 'Wohin',
      buyer: 'An wen',
      category: 'Steuerkategorie',
      reason: 'Grundcode (VATEX)',
      duplicate: 'Für diesen Fall gibt es schon eine Antwort.',
      supplies: {
        goods: 'Waren',
        service: 'Dienstleistungen',
      },
      places: {
        domestic: 'Im Inland',
        union: 'In der EU',
        abroad: 'Außerhalb der EU',
      },
      buyers: {
        consumer: 'Verbraucher',
        business: 'Unternehmen',
        public: 'Öffentliche Stellen',
      },
      categories: {
        E: 'E – steuerbefreit',
        Z: 'Z – Nullsatz',
        AE: 'AE – Umkehr der Steuerschuld',
        K: 'K – innergemeinschaftliche Lieferung',
        G: 'G – Ausfuhr',
        O: 'O – nicht steuerbar',
      },
    },
    formats: {
      title: 'Nach dem Land des Käufers',
      hint: 'Es zählt das Land der Rechnungsadresse. Öffentliche Stellen können ein anderes Format verlangen als Unternehmen, in Deutschland etwa XRechnung.',
      empty: 'Alle Länder erhalten das Format oben.',
      country: 'Land',
      chooseCountry: 'Land wählen',
      business: 'Unternehmen',
      public: 'Öffentliche Stellen',
      businessIn: 'Format für Unternehmen: {{country}}',
      publicIn: 'Format für öffentliche Stellen: {{country}}',
      asElsewhere: 'Kein eigenes Format',
      actions: 'Entfernen',
      add: 'Land hinzufügen',
      remove: '{{country}} entfernen',
      faults: {
        country: 'Bitte in jeder Zeile das Land wählen.',
        duplicate: 'Ein Land steht in zwei Zeilen.',
        nothing: 'Bitte ein Format für Unternehmen oder für öffentliche Stellen wählen oder die Zeile entfernen.',
      },
      unfit: {
        withinFrance:
          'Von Frankreich nach Frankreich bitte UBL, CII, Factur-X oder die französische CIUS wählen: Die anderen Formate haben keinen Platz für die französische Art des Umsatzes.',
        fromFrance: 'Die französische CIUS ist für Verkäufer in Frankreich. Bitte UBL, CII oder Factur-X wählen.',
      },
    },
  },
  erp: {
    title: 'ERP-Anbindung',
    subtitle: 'Wohin Bestellungen gesendet werden. Ohne ERP führt das eingebaute Hauptbuch die Forderungen.',
    adapter: 'System',
    adapters: {
      ledger: 'Eingebautes Hauptbuch (ohne ERP)',
      files: 'Austauschordner (CSV, JSON, XML)',
      sql: 'Übergabetabelle in einer Datenbank',
      tryton: 'Tryton',
    },
    nothingToSet: 'Hier ist nichts einzustellen: Das Hauptbuch gehört zu Quittance.',
    secretSet: 'Gesetzt. Leer lassen, um es zu behalten.',
    secretNew: 'Wird verschlüsselt gespeichert und nie wieder gezeigt.',
    save: 'Anbindung speichern',
    saved: 'Anbindung gespeichert',
    saveFailed: 'Die Anbindung wurde nicht gespeichert',
    check: 'Anbindung prüfen',
    checking: 'Die Anbindung wird geprüft…',
    saveFirst: 'Speichern Sie die Anbindung, bevor Sie sie prüfen.',
    checkOk: 'Alles ist, wie es sein soll.',
    checkBad_one: '{{count}} Punkt ist zu beheben.',
    checkBad_other: '{{count}} Punkte sind zu beheben.',
    passed: 'In Ordnung',
    refused: 'Zu beheben',
    changeTitle: 'Bestellungen an ein anderes System senden?',
    changeBody: 'Ab jetzt gehen Bestellungen an: {{adapter}}. Bereits gesendete bleiben, wo sie sind.',
    changeConfirm: 'System wechseln',
    secretNames: {
      password: 'Passwort',
    },
    fields: {
      tryton: {
        url: {
          label: 'Adresse',
          hint: 'Des Servers, ohne Datenbank: https://erp.example.com',
        },
        database: {
          label: 'Datenbank',
        },
        user: {
          label: 'Benutzer',
        },
        webShop: {
          label: 'Webshop (ID)',
          hint: 'Nur nötig, wenn Tryton mehrere hat.',
        },
        taxes: {
          label: 'Steuern nach Satz',
          hint: 'Wo die Steuer des Artikels einen anderen Satz hat: {"5.5": 12}',
        },
        articles: {
          label: 'Artikel für Versand und Gebühren',
          hint: 'Codes der Artikel, die dafür stehen: {"shipping": "SHIPPING"}',
        },
        paymentTerms: {
          label: 'Zahlungsbedingungen nach Tagen',
          hint: 'Tage netto und ID der Bedingung: {"30": 2}',
        },
        paymentMethod: {
          label: 'Zahlungsart (ID)',
          hint: 'Ohne sie werden keine Zahlungen gebucht.',
        },
        carrier: {
          label: 'Versanddienst (ID)',
        },
        posting: {
          label: 'Wer Rechnungen festschreibt',
          options: {
            'by-accountant': 'Die Buchhaltung',
            'by-us': 'Quittance',
          },
        },
        acceptWarnings: {
          label: 'Akzeptierte Warnungen',
          hint: 'Anfänge der Namen von Warnungen: ["sale_"]',
        },
        timeZone: {
          label: 'Zeitzone',
          hint: 'Verkäufe tragen Tage dieser Zeitzone.',
        },
        timeoutMs: {
          label: 'Längste Wartezeit, in Millisekunden',
        },
      },
      files: {
        folder: {
          label: 'Ordner',
          hint: 'Absoluter Pfad; out, in, done und error entstehen darin.',
        },
        format: {
          label: 'Format',
          hint: 'Was geschrieben wird. Antworten werden in allen dreien gelesen.',
          options: {
            csv: 'CSV',
            json: 'JSON',
            xml: 'XML',
          },
        },
        largestFile: {
          label: 'Größte Antwortdatei, in Byte',
        },
      },
      sql: {
        system: {
          label: 'Datenbanksystem',
          options: {
            postgresql: 'PostgreSQL',
            mariadb: 'MariaDB',
          },
        },
        host: {
          label: 'Server',
        },
        port: {
          label: 'Port',
        },
        database: {
          label: 'Datenbank',
        },
        user: {
          label: 'Benutzer',
        },
        tls: {
          label: 'Verschlüsselung',
          hint: 'Nur für eine Datenbank auf diesem Rechner oder im privaten Netz ausschalten.',
          options: {
            verify: 'TLS, Zertifikat geprüft',
            off: 'Aus',
          },
        },
        certificateAuthority: {
          label: 'Zertifizierungsstelle (PEM)',
          hint: 'Wenn das Zertifikat des Servers von keiner öffentlichen stammt.',
        },
        schema: {
          label: 'Schema',
          hint: 'Der Übergabetabellen, in PostgreSQL.',
        },
        prefix: {
          label: 'Anfang der Tabellennamen',
        },
        createTables: {
          label: 'Fehlende Tabellen anlegen',
          hint: 'Sonst legen Sie sie mit den Anweisungen an, die die Prüfung zeigt.',
        },
        timeoutMs: {
          label: 'Längste Wartezeit, in Millisekunden',
        },
      },
    },
    checks: {
      book: 'Hauptbuch',
      folder: 'Ordner',
      login: 'Anmeldung',
      'status files': 'Statusdateien',
      tables: 'Tabellen',
      'unique key': 'Eindeutiger Schlüssel',
      rights: 'Rechte',
      'web shop': 'Webshop',
      warehouse: 'Lager',
      currency: 'Währung',
      articles: 'Artikel',
      taxes: 'Steuern',
      'payment method': 'Zahlungsart',
      clock: 'Uhr',
    },
  },
  validation: {
    required: 'Geben Sie einen Wert ein.',
    number: 'Geben Sie eine ganze Zahl ein.',
    tooSmall: 'Mindestens {{minimum}}.',
    tooBig: 'Höchstens {{maximum}}.',
    tooLong: 'Höchstens {{maximum}} Zeichen.',
    country: 'Zwei Großbuchstaben, zum Beispiel FR.',
    url: 'Geben Sie eine Adresse wie https://erp.example.com ein.',
    counter: 'Das Muster braucht einen Zähler wie {N:5}.',
    pattern: 'Nur Buchstaben, Ziffern und + - _ / um die Platzhalter, höchstens 35 Zeichen.',
    yearMissing: 'Ein Zähler, der jedes Jahr neu beginnt, braucht {YYYY} oder {YY}.',
    siren: 'Eine SIREN hat 9 Ziffern; prüfen Sie sie, die Prüfziffer passt nicht.',
    vat: 'Diese USt-IdNr. ist nicht gültig.',
    iban: 'Prüfen Sie die IBAN: Ihre Prüfziffern passen nicht.',
    invalid: 'Dieser Wert wird nicht angenommen.',
    timeZone: 'Geben Sie eine Zeitzone wie Europe/Paris ein.',
  },
  problem: {
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
      advice:
        'Korrigieren Sie im Shop oder in den Einstellungen, was die Regel nennt, und versuchen Sie es dann erneut.',
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
      advice:
        'Legen Sie den Artikel im ERP an, oder korrigieren Sie die SKU im Shop, und versuchen Sie es dann erneut.',
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
  },
  widget: {
    title: 'Rechnungsstellung',
    notTaken: 'Noch nicht übernommen',
    notTakenHint:
      'Neue Bestellungen werden in wenigen Augenblicken übernommen. Bestellungen von vor der Installation senden Sie selbst.',
    send: 'Zur Rechnungsstellung senden',
    sent: 'Die Bestellung ist unterwegs',
    noDocuments: 'Noch keine Rechnung',
    noDocumentsHint: 'Sie erscheint hier, sobald sie ausgestellt ist.',
    erpReference: 'ERP-Nummer',
    total: 'Gesamt',
    open: 'Offen',
    due: 'Fällig',
    overdueSince: 'Überfällig seit {{date}}',
    issuedOn: '{{kind}} vom {{date}}',
    openList: 'Alle Rechnungen & Bestellungen',
  },
  list: {
    subtitle: 'Jede Bestellung auf dem Weg ins ERP, zur Rechnung und zur Zahlung.',
    tabs: 'Ansicht',
    orders: 'Bestellungen',
    invoices: 'Rechnungen',
    settings: 'Einstellungen',
    dryRun: 'Probelauf',
    export: 'CSV exportieren',
    exportFailed: 'Der Export ist fehlgeschlagen',
    results_one: '{{count}} Treffer',
    results_other: '{{count}} Treffer',
    paging: {
      of: 'von',
      results: 'Treffern',
      pages: 'Seiten',
      prev: 'Zurück',
      next: 'Weiter',
    },
  },
};
