import { receivableSettingsDe } from '../receivable-settings/de.ts';
import type { settingsFieldsEn } from './en.ts';

export const settingsFieldsDe: typeof settingsFieldsEn = {
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
};
