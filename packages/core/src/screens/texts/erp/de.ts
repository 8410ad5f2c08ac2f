import type { erpEn } from './en.ts';

export const erpDe: typeof erpEn = {
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
};
