/** The connection to the ERP. */
export const erpEn = {
  title: 'ERP connection',
  subtitle: 'Where orders are sent. Without an ERP the built-in ledger keeps the receivables.',
  adapter: 'System',
  adapters: {
    ledger: 'Built-in ledger (no ERP)',
    files: 'Drop folder (CSV, JSON, XML)',
    sql: 'Database staging table',
    tryton: 'Tryton',
  },
  nothingToSet: 'Nothing to set here: the ledger is part of Quittance.',
  secretSet: 'Set. Leave empty to keep it.',
  secretNew: 'Stored encrypted, never shown again.',
  save: 'Save connection',
  saved: 'Connection saved',
  saveFailed: 'The connection was not saved',
  check: 'Check connection',
  checking: 'Checking the connection…',
  saveFirst: 'Save the connection before checking it.',
  checkOk: 'Everything is as it should be.',
  checkBad_one: '{{count}} point to mend.',
  checkBad_other: '{{count}} points to mend.',
  passed: 'Fine',
  refused: 'To mend',
  changeTitle: 'Send orders to another system?',
  changeBody: 'From now on orders go to {{adapter}}. Orders already sent stay where they are.',
  changeConfirm: 'Change system',
  secretNames: {
    password: 'Password',
  },
  fields: {
    tryton: {
      url: {
        label: 'Address',
        hint: 'Of the server, without the database: https://erp.example.com',
      },
      database: {
        label: 'Database',
      },
      user: {
        label: 'User',
      },
      webShop: {
        label: 'Web shop (id)',
        hint: 'Only needed when Tryton has more than one.',
      },
      taxes: {
        label: 'Taxes by rate',
        hint: 'Where an article\'s own tax has another rate: {"5.5": 12}',
      },
      articles: {
        label: 'Articles for shipping and fees',
        hint: 'Codes of the articles that stand for them: {"shipping": "SHIPPING"}',
      },
      paymentTerms: {
        label: 'Payment terms by days',
        hint: 'Net days and the id of the term: {"30": 2}',
      },
      paymentMethod: {
        label: 'Payment method (id)',
        hint: 'Without it no payments are entered.',
      },
      carrier: {
        label: 'Carrier (id)',
      },
      posting: {
        label: 'Who posts invoices',
        options: {
          'by-accountant': 'The accountant',
          'by-us': 'Quittance',
        },
      },
      acceptWarnings: {
        label: 'Warnings to accept',
        hint: 'Beginnings of the names of warnings: ["sale_"]',
      },
      timeZone: {
        label: 'Time zone',
        hint: 'Days of this time zone date the sales.',
      },
      timeoutMs: {
        label: 'Longest wait, in milliseconds',
      },
    },
    files: {
      folder: {
        label: 'Folder',
        hint: 'Absolute path; out, in, done and error are made inside it.',
      },
      format: {
        label: 'Format',
        hint: 'What is written. Answers are read in all three.',
        options: {
          csv: 'CSV',
          json: 'JSON',
          xml: 'XML',
        },
      },
      largestFile: {
        label: 'Largest answer file, in bytes',
      },
    },
    sql: {
      system: {
        label: 'Database system',
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
        label: 'Database',
      },
      user: {
        label: 'User',
      },
      tls: {
        label: 'Encryption',
        hint: 'Off only for a database on this machine or in a private network.',
        options: {
          verify: 'TLS, certificate checked',
          off: 'Off',
        },
      },
      certificateAuthority: {
        label: 'Certificate authority (PEM)',
        hint: "When the server's certificate is not from a public one.",
      },
      schema: {
        label: 'Schema',
        hint: 'Of the staging tables, in PostgreSQL.',
      },
      prefix: {
        label: 'Beginning of the table names',
      },
      createTables: {
        label: 'Create missing tables',
        hint: 'Otherwise you create them from the statements the check shows.',
      },
      timeoutMs: {
        label: 'Longest wait, in milliseconds',
      },
    },
  },
  checks: {
    book: 'Ledger',
    folder: 'Folder',
    login: 'Sign-in',
    'status files': 'Status files',
    tables: 'Tables',
    'unique key': 'Unique key',
    rights: 'Rights',
    'web shop': 'Web shop',
    warehouse: 'Warehouse',
    currency: 'Currency',
    articles: 'Articles',
    taxes: 'Taxes',
    'payment method': 'Payment method',
    clock: 'Clock',
  },
};
