import { casesEn } from './cases/en.ts';
import { collectionsEn } from './collections/en.ts';
import { deliveryEn } from './delivery/en.ts';
import { dunningEn } from './dunning/en.ts';
import { paymentsEn } from './payments/en.ts';
import { receivablesEn } from './receivables/en.ts';
import { receivableSettingsEn } from './settings/en.ts';

/** What the screens of every plugin say alike. `{{name}}` is a value; `_one` and `_other` are plural forms, `_creditNote` a form of its own. */
export const en = {
  common: {
    cancel: 'Cancel',
    close: 'Close',
    tryAgain: 'Try again',
    loading: 'Loading…',
    clearFilters: 'Clear filters',
    none: '–',
  },
  error: {
    title: 'This could not be loaded',
    network: "The shop's server does not answer. Check your connection and try again.",
    signedOut: 'Your session has ended. Sign in again.',
    notAllowed: 'Your user may not do this.',
    notFound: 'This no longer exists.',
    server: 'The server had a problem. It has been logged; try again in a moment.',
  },
  stage: {
    received: 'Received',
    taken: 'Accepted',
    pushing: 'Sending to ERP',
    pushed: 'In the ERP',
    invoiced: 'Invoiced',
    delivered: 'Delivered',
    tracked: 'Awaiting payment',
    paid: 'Paid',
    credited: 'Credited',
    cancelled: 'Cancelled',
    stopped: 'Stuck',
  },
  kind: {
    invoice: 'Invoice',
    creditNote: 'Credit note',
    deposit: 'Deposit invoice',
    corrective: 'Corrective invoice',
  },
  documentStatus: {
    issued: 'Issued',
    issued_creditNote: 'Refund due',
    'partially-paid': 'Partly paid',
    paid: 'Paid',
    credited: 'Credited',
    refunded: 'Refunded',
    settled: 'Settled',
    overdue: 'Overdue',
  },
  delivery: deliveryEn,
  receivables: receivablesEn,
  dunning: dunningEn,
  payments: paymentsEn,
  collections: collectionsEn,
  cases: casesEn,
  documents: {
    title: 'Documents',
    issuedAs: 'Issued as {{format}}',
    downloadOf: 'Download {{number}} as {{file}}',
    downloadAs: 'Download as {{file}}',
    actionsOf: 'More actions for {{number}}',
    credit: 'Credit note',
    downloadFailed: 'The file could not be downloaded',
  },
  format: {
    ubl: 'UBL (EN 16931)',
    cii: 'CII (EN 16931)',
    facturx: 'Factur-X / ZUGFeRD (EN 16931)',
    'fr-cius-ubl': 'French CIUS (UBL)',
    'fr-cius-cii': 'French CIUS (CII)',
    peppol: 'Peppol BIS Billing 3.0',
    'xrechnung-ubl': 'XRechnung (UBL)',
    'xrechnung-cii': 'XRechnung (CII)',
  },
  file: {
    ubl: 'UBL',
    cii: 'CII',
    facturx: 'Factur-X',
    pdf: 'PDF',
    issued: 'E-invoice',
  },
  findings: {
    title: 'Rules that stand against this invoice',
    of: 'What the rules say of {{number}}',
    refused: 'The invoice would break rules, so it was not issued',
    refusedHint: 'No number was used. Mend what is named below in the order or in the settings, then retry.',
    rule: 'Rule',
    terms: 'Terms',
    places_one: 'in {{count}} place',
    places_other: 'in {{count}} places',
    showAll_one: 'Show {{count}} more',
    showAll_other: 'Show {{count}} more',
    showLess: 'Show less',
    severity: {
      fatal: 'Must be mended',
      warning: 'Warning',
      information: 'For information',
    },
  },
  stuck: {
    title: 'This order is stuck',
    code: 'Code',
    retry: 'Retry',
    settings: 'Open settings',
  },
  waiting: {
    title: 'Waiting for the next attempt',
    next: 'It is tried again by itself; next attempt: {{at}}.',
  },
  notes: {
    title: 'Notes and tasks',
    done: 'Done',
    doneOf: 'Done: {{task}}',
    doneAt: 'Done {{at}}',
    failed: 'The task could not be closed',
  },
  retry: {
    title: 'Retry order {{number}}?',
    body: 'The order goes on from where it stopped. Nothing is sent or invoiced twice.',
    reason: 'Reason (optional)',
    reasonHint: "Kept in the order's history, for example what you corrected.",
    confirm: 'Retry',
    done: 'The order is on its way again',
    failed: 'The order could not be retried',
  },
  credit: {
    title: 'Issue a credit note?',
    body: 'A credit note for {{number}} is numbered and issued. This cannot be undone.',
    scope: 'What to credit',
    whole: 'Everything not credited yet',
    part: 'An amount, tax included',
    amount: 'Amount in {{currency}}',
    amountInvalid: 'Enter an amount above zero such as 19.90, at most {{total}}.',
    reason: 'Reason',
    reasonHint: "Printed on the credit note and kept in the order's history.",
    reasonMissing: 'Say why; the buyer reads it too.',
    confirm: 'Issue credit note',
    done: 'The credit note is being issued',
    failed: 'The credit note was not issued',
  },
  timeline: {
    title: 'History',
    showAll_one: 'Show {{count}} earlier entry',
    showAll_other: 'Show {{count}} earlier entries',
    showLess: 'Show less',
    empty: 'Nothing has happened yet.',
  },
  event: {
    order: {
      accepted: 'Order received',
      taken: 'Order accepted',
      changed: 'Order changed in the shop',
      pushed: 'Sent to the ERP',
      invoiced: 'Invoice issued',
      credited: 'Credit note issued',
      refunded: 'Money went back to the buyer',
      paid: 'Paid in full',
      'part-paid': 'Part payment received',
      settled: 'Nothing more to invoice',
      stopped: 'Stopped',
      retried: 'Sent on its way again',
      cancelled: 'Order cancelled',
      'handed-over': 'With a collection agency',
      'returned-by-agency': 'Back from the collection agency',
      'collection-closed': 'Collection ended',
    },
    erp: {
      'invoice-changed': 'Invoice changed in the ERP',
    },
  },
  filters: {
    label: 'Filters',
    searchOrders: 'Search order, invoice or ERP number',
    searchInvoices: 'Search invoice or order number',
    stage: 'Stage',
    anyStage: 'Any stage',
    state: 'State',
    anyState: 'Stuck or not',
    stuck: 'Stuck only',
    moving: 'Not stuck',
    causeIs: 'Cause: {{cause}}',
    removeCause: 'Remove the filter on this cause',
    kind: 'Kind',
    anyKind: 'Any kind',
    due: 'Payment',
    anyDue: 'Open or paid',
    open: 'Open',
    overdue: 'Overdue',
    from: 'From',
    to: 'To',
    delivery: 'Delivery',
    anyDelivery: 'However delivered',
    deliveryFrom: 'Delivery from',
    deliveryTo: 'Delivery to',
  },
  table: {
    select: 'Select order {{number}}',
    selectAll: 'Select all stuck orders on this page',
    order: 'Order',
    placed: 'Placed',
    stage: 'Stage',
    documents: 'Invoice',
    erp: 'ERP',
    total: 'Total',
    open: 'Open',
    number: 'Number',
    issued: 'Issued',
    due: 'Due',
    status: 'Status',
    downloads: 'Files',
    more: '+{{count}}',
    sortBy: 'Sort by {{column}}',
  },
  empty: {
    orders: 'No orders yet',
    ordersHint:
      'Orders appear here as soon as they are placed in the shop. A dry run shows what would become of past orders.',
    invoices: 'No invoices yet',
    invoicesHint: 'They appear here as soon as the first order is invoiced.',
    noMatch: 'Nothing matches these filters',
    noMatchHint: 'Change or clear the filters to see more.',
  },
  causes: {
    title_one: '{{count}} order is stuck',
    title_other: '{{count}} orders are stuck',
    subtitle: 'Mend the cause once, then retry all orders that share it.',
    count_one: '{{count}} order',
    count_other: '{{count}} orders',
    show: 'Show',
    showing: 'Showing',
    retryAll: 'Retry all',
    retryEverything: 'Retry everything',
    more_one: '{{count}} more cause',
    more_other: '{{count}} more causes',
  },
  silent: {
    title: 'No orders since {{at}}',
    hint: 'The shop usually sells in these hours. Check that the storefront works and that its events arrive.',
  },
  bulk: {
    selected_one: '{{count}} selected',
    selected_other: '{{count}} selected',
    retry: 'Retry',
    clear: 'Clear',
    confirmTitle_one: 'Retry {{count}} order?',
    confirmTitle_other: 'Retry {{count}} orders?',
    confirmBody:
      'They go on from where they stopped. What still fails comes back here with its reason; nothing is sent or invoiced twice.',
    done_one: '{{count}} order is on its way again',
    done_other: '{{count}} orders are on their way again',
    doneNone: 'No order was stuck any more',
    failed: 'The orders could not be retried',
  },
  dryRun: {
    title: 'Dry run over past orders',
    body: 'Checks which orders could be invoiced with the settings of today. Nothing is stored, numbered or sent.',
    from: 'Placed from',
    to: 'Placed to',
    limit: 'At most',
    limitOf: '{{count}} orders, newest first',
    run: 'Run',
    running: 'Checking orders…',
    again: 'Run again',
    rangeInvalid: 'The first day must not be after the last.',
    invoice: 'Ready to invoice',
    stop: 'Would stop and ask',
    skip: 'Nothing to invoice',
    invoiceTotal: 'Invoice total',
    empty: 'No orders in this period.',
    emptyHint: 'Choose another period.',
    only: 'Show',
    summary: '{{invoice}} ready to invoice, {{stop}} would stop, {{skip}} skipped.',
  },
  settings: {
    subtitle: 'Who sells, how invoices are numbered and taxed, and which ERP receives the orders.',
    firstTime: 'Orders wait until these settings are saved',
    firstTimeHint: 'Enter who sells; everything else starts with the usual choices of a French shop.',
    save: 'Save settings',
    saved: 'Settings saved',
    saveFailed: 'The settings were not saved',
    discard: 'Discard',
    unsaved: 'You have changes that are not saved.',
    errors_one: '{{count}} field needs attention.',
    errors_other: '{{count}} fields need attention.',
    optional: 'optional',
    backToList: 'Invoices & orders',
    sections: {
      seller: 'Seller',
      sellerHint: 'Printed on every invoice, as the law asks.',
      address: 'Address',
      contact: 'Contact and bank account',
      contactHint: 'Where buyers ask and where they pay by transfer.',
      invoicing: 'Invoicing',
      invoicingHint: 'Who makes the legal invoice, and when.',
      formats: 'E-invoice format',
      formatsHint:
        'What a buyer’s invoice is issued as. It counts from the next invoice on; what was issued stays as it is, and can be downloaded in the other formats too.',
      numbering: 'Numbering',
      numberingHint:
        "{YYYY}, {YY} and {MM} are the issue date's; {N:5} is the counter with five digits. Numbers follow without gaps; a change starts a new series.",
      tax: 'VAT',
      taxHint: 'How VAT is decided where the order alone does not say.',
      terms: 'Terms and mentions',
      termsHint: 'Payment terms and the sentences French law asks for on invoices between businesses.',
      delivery: 'Delivery',
      deliveryHint: 'How and when documents go to buyers. Off until you turn it on.',
      dunning: 'Dunning',
      dunningHint: 'Who is reminded, how often, and when letters leave. The procedures stand below.',
      payments: 'Payments',
      paymentsHint: 'What of a bank statement is settled without you.',
      alarms: 'Alarms',
      alarmsHint: 'When to say that orders may be missing.',
    },
    next: 'Next number: {{number}}',
    example: 'Example: {{number}}',
    exampleInvalid: 'This pattern makes no valid number.',
    fields: {
      ...receivableSettingsEn,
      seller: {
        name: {
          label: 'Company name',
        },
        tradingName: {
          label: 'Trading name',
        },
        legalInformation: {
          label: 'Legal form and capital',
          hint: 'For example: SARL au capital de 10 000 EUR',
        },
        legalRegistrationIdentifier: {
          value: {
            label: 'Registration number',
            hint: 'In France the SIREN, 9 digits.',
          },
          scheme: {
            label: 'Register',
            options: {
              none: 'Not stated',
              '0002': 'SIREN (France)',
              '0208': 'KBO/BCE (Belgium)',
              '0106': 'KvK (Netherlands)',
              '0007': 'Organisationsnummer (Sweden)',
              '0192': 'Organisasjonsnummer (Norway)',
              '0184': 'CVR (Denmark)',
              '0240': 'RCS (Luxembourg)',
            },
          },
        },
        vatIdentifier: {
          label: 'VAT number',
          hint: 'Leave empty only under the small-business exemption.',
        },
        taxRegistrationIdentifier: {
          label: 'Tax number',
          hint: 'For sellers without a VAT number.',
        },
        electronicAddress: {
          value: {
            label: 'E-invoicing address',
            hint: 'Where you receive e-invoices; in France often the SIREN.',
          },
          scheme: {
            label: 'Address scheme',
            options: {
              '9930': 'VAT number (Germany)',
              none: 'Not stated',
              '0225': 'French directory',
              '0009': 'SIRET',
              '0088': 'GLN',
              '0208': 'KBO/BCE (Belgium)',
              EM: 'E-mail',
            },
          },
        },
        postalAddress: {
          line1: {
            label: 'Street and number',
          },
          line2: {
            label: 'Address line 2',
          },
          postCode: {
            label: 'Postcode',
          },
          city: {
            label: 'City',
          },
          countryCode: {
            label: 'Country',
            hint: 'Two letters, for example FR.',
          },
        },
        contact: {
          name: {
            label: 'Contact person or department',
          },
          telephone: {
            label: 'Telephone',
          },
          email: {
            label: 'E-mail',
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
            label: 'Account holder',
          },
        },
      },
      timeZone: {
        label: 'Time zone',
        hint: 'Issue dates are days of this time zone.',
      },
      issuer: {
        label: 'Who issues invoices',
        options: {
          quittance: 'Quittance',
          erp: 'The ERP',
        },
        optionHints: {
          quittance: 'Numbers and issues the legal invoice as soon as it is due.',
          erp: 'The ERP issues it; its number and status are read back.',
        },
      },
      invoiceOn: {
        label: 'When to invoice',
        options: {
          placement: 'When the order is placed',
          payment: 'When it is paid',
          fulfilment: 'With each fulfilment',
        },
        optionHints: {
          placement: 'Usual for sales to businesses on terms.',
          payment: 'Usual for sales to consumers.',
          fulfilment: 'One invoice per parcel sent.',
        },
      },
      numbering: {
        invoice: {
          label: 'Invoices',
        },
        creditNote: {
          label: 'Credit notes',
        },
        deposit: {
          label: 'Deposit invoices',
        },
        corrective: {
          label: 'Corrective invoices',
        },
        reset: {
          label: 'The counter starts anew',
          options: {
            yearly: 'Every year',
            never: 'Never',
          },
        },
        startAt: {
          label: 'First number',
          hint: 'Of a new series, when you come from another tool.',
        },
      },
      tax: {
        regime: {
          label: 'Regime',
          options: {
            normal: 'Normal',
            franchise: 'Small-business exemption (art. 293 B)',
          },
        },
        vatOnDebits: {
          label: 'VAT on debits for services',
          hint: 'You opted to pay VAT when you invoice; a compulsory mention.',
        },
        oneStopShop: {
          label: 'One Stop Shop',
          hint: "Distance sales to EU consumers carry the rate of the buyer's country.",
        },
        tips: {
          label: 'Tips',
          options: {
            'outside-scope': 'Freely given, outside VAT',
            taxable: 'Part of the price, taxable',
          },
        },
        giftCards: {
          label: 'Gift cards sold',
          options: {
            line: 'Shown as a line without VAT',
            omit: 'Left off the invoice',
          },
        },
      },
      terms: {
        businessDays: {
          label: 'Payment term for businesses, in days',
          hint: 'French law: 30 by default, 60 at most.',
        },
        latePenalty: {
          label: 'Late payment penalty',
        },
        recoveryFee: {
          label: 'Fixed recovery fee',
        },
        earlyDiscount: {
          label: 'Early payment discount',
        },
        paymentReference: {
          label: 'Reference for the payer',
          hint: 'Printed on the invoice and filled in by its code: what the buyer writes on the transfer.',
          options: {
            'document-number': 'Invoice number',
            'creditor-reference': 'Creditor reference (RF, ISO 11649)',
            'order-number': 'Order number',
          },
        },
      },
      delivery: {
        enabled: {
          label: 'Send documents to buyers',
          hint: 'Each document goes out by itself once it is issued.',
        },
        sender: {
          address: {
            label: 'Sender',
            hint: 'The address that e-mails come from.',
          },
        },
        channel: {
          label: 'Usual way',
          options: {
            email: 'E-mail',
            portal: 'Link only',
            print: 'Letter',
          },
        },
        moments: {
          from: {
            label: 'Not before',
            hint: 'Such as 08:00.',
          },
          to: {
            label: 'Not after',
            hint: 'Such as 20:00.',
          },
          zone: {
            label: 'Whose clocks count',
            options: {
              recipient: 'Those of the recipient',
              merchant: 'Yours',
            },
          },
          skipHolidays: {
            label: 'Not on public holidays',
            hint: 'Of the country of the recipient.',
          },
        },
        portal: {
          url: {
            label: 'Address for links',
            hint: 'Where buyers reach this server, e.g. https://invoices.example.com. Without it messages hold no link.',
          },
        },
        learnHour: {
          label: 'Learn the best hour of each customer',
          hint: 'Within the times above, once enough is known.',
        },
        printWhenUndeliverable: {
          label: 'Print what cannot be delivered by mail',
          hint: 'With a cover letter, for the post.',
        },
      },
      alarms: {
        silentHours: {
          label: 'Hours of silence before the alarm',
          hint: 'Only in hours in which the shop sold in every one of the past weeks; 0 turns it off.',
        },
      },
      formats: {
        standard: {
          label: 'Format for every other country',
          hint: 'Consumers get the same syntax without the demands of a network: EN 16931 in the place of Peppol or XRechnung.',
          options: {
            none: 'As the law expects (France: French CIUS, elsewhere UBL)',
            ubl: 'UBL (EN 16931)',
            cii: 'CII (EN 16931)',
            facturx: 'Factur-X / ZUGFeRD (EN 16931)',
            'fr-cius-ubl': 'French CIUS (UBL)',
            'fr-cius-cii': 'French CIUS (CII)',
            peppol: 'Peppol BIS Billing 3.0',
            'xrechnung-ubl': 'XRechnung (UBL)',
            'xrechnung-cii': 'XRechnung (CII)',
          },
        },
      },
    },
    answers: {
      title: 'Standing answers for sales without VAT',
      hint: 'When an order carries no VAT and more than one reason fits, it stops and asks. An answer here lets all such orders pass.',
      empty: 'No standing answers: such orders stop and ask.',
      add: 'Add answer',
      remove: 'Remove this answer',
      supply: 'What is sold',
      place: 'Where to',
      buyer: 'To whom',
      category: 'VAT category',
      reason: 'Reason code (VATEX)',
      duplicate: 'There is an answer for this case already.',
      supplies: {
        goods: 'Goods',
        service: 'Services',
      },
      places: {
        domestic: 'Within the country',
        union: 'Within the EU',
        abroad: 'Outside the EU',
      },
      buyers: {
        consumer: 'Consumers',
        business: 'Businesses',
        public: 'Public bodies',
      },
      categories: {
        E: 'E – exempt',
        Z: 'Z – zero rate',
        AE: 'AE – reverse charge',
        K: 'K – intra-EU supply',
        G: 'G – export',
        O: 'O – outside the scope of VAT',
      },
    },
    formats: {
      title: 'By the buyer’s country',
      hint: 'The country is that of the billing address. Public bodies may want another format than businesses, in Germany for instance XRechnung.',
      empty: 'Every country gets the format above.',
      country: 'Country',
      chooseCountry: 'Choose a country',
      business: 'Businesses',
      public: 'Public bodies',
      businessIn: 'Format for businesses: {{country}}',
      publicIn: 'Format for public bodies: {{country}}',
      asElsewhere: 'No own format',
      actions: 'Remove',
      add: 'Add a country',
      remove: 'Remove {{country}}',
      faults: {
        country: 'Choose the country of every line.',
        duplicate: 'A country stands in two lines.',
        nothing: 'Choose a format for businesses or for public bodies, or remove the line.',
      },
      unfit: {
        withinFrance:
          'From France to France choose UBL, CII, Factur-X or the French CIUS: the other formats have no place for the French category of operation.',
        fromFrance: 'The French CIUS is for sellers in France. Choose UBL, CII or Factur-X.',
      },
    },
  },
  erp: {
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
  },
  validation: {
    required: 'Enter a value.',
    number: 'Enter a whole number.',
    tooSmall: 'At least {{minimum}}.',
    tooBig: 'At most {{maximum}}.',
    tooLong: 'At most {{maximum}} characters.',
    country: 'Two capital letters, for example FR.',
    url: 'Enter an address such as https://erp.example.com.',
    counter: 'The pattern needs a counter such as {N:5}.',
    pattern: 'Only letters, digits and + - _ / around the placeholders, 35 characters at most.',
    yearMissing: 'A counter that starts anew each year needs {YYYY} or {YY}.',
    siren: 'A SIREN has 9 digits; check them, the check digit does not fit.',
    vat: 'This is not a valid VAT number.',
    iban: 'Check the IBAN: its check digits do not fit.',
    invalid: 'This value is not accepted.',
    timeZone: 'Enter a time zone such as Europe/Paris.',
  },
  problem: {
    RULE: {
      headline: 'The invoice would break rule {{rule}}',
      advice: 'Open the order: it says what to mend.',
    },
    SETTINGS_MISSING: {
      headline: "The seller's details are missing",
      advice: 'Fill in the invoicing settings: name, address, VAT number. Waiting orders then go on by themselves.',
    },
    SELLER_VAT_NUMBER_MISSING: {
      headline: "The seller's VAT number is missing",
      advice:
        'Enter the VAT number in the settings, or choose the small-business exemption and stop charging VAT in the shop.',
    },
    NUMBER_PATTERN_UNLAWFUL: {
      headline: 'The number pattern is not lawful',
      advice: 'Correct the pattern under Numbering in the settings.',
    },
    BUYER_ADDRESS_MISSING: {
      headline: "The buyer's address is missing",
      advice: "Enter an address on the order: an invoice needs at least the buyer's country.",
    },
    VAT_REASON_AMBIGUOUS: {
      headline: 'No VAT was charged, and more than one reason fits',
      advice: 'Say once which reason holds, under “Standing answers” in the settings, then retry.',
    },
    VAT_CHARGED_UNDER_EXEMPTION: {
      headline: 'VAT was charged although an exemption applies',
      advice: 'Switch the tax off in the shop for these products, or change the VAT regime in the settings.',
    },
    SEVERAL_VAT_RATES: {
      headline: 'One line carries several VAT rates',
      advice: 'Look for overlapping tax rules in the shop; sell a bundle as one line per rate.',
    },
    TOTALS_DIFFER: {
      headline: "The lines do not add up to the order's total",
      advice: 'Look for a discount, fee or tax that is in the total but not in the lines, then retry.',
    },
    TOTAL_DIFFERS: {
      headline: 'The ERP comes to another total',
      advice: 'Compare the tax rates of the articles and the tax mapping of the connection, then retry.',
    },
    RULE_BROKEN: {
      headline: 'The invoice would break a rule',
      advice: 'Correct what the rule names, in the shop or in the settings, then retry.',
    },
    DISCOUNT_EXCEEDS_PRICE: {
      headline: 'A discount is larger than the price',
      advice: 'Correct the discount in the shop; refund the buyer if money is owed.',
    },
    REFUND_EXCEEDS_INVOICE: {
      headline: 'A refund gives back more than was invoiced',
      advice: 'Check the refund in the shop.',
    },
    REFUND_UNKNOWN_LINE: {
      headline: 'A refund names a line the order does not have',
      advice: 'Send the order again with all its lines, or refund an amount without lines.',
    },
    CREDIT_EXCEEDS_INVOICE: {
      headline: 'The credit is larger than what is left of the invoice',
      advice: 'Lower the amount, or check whether this credit was already issued.',
    },
    CURRENCY_UNKNOWN: {
      headline: 'The currency is unknown',
      advice: 'Correct the currency in the shop.',
    },
    COUNTRY_UNKNOWN: {
      headline: 'A country code is unknown',
      advice: 'Correct the country of the address in the shop.',
    },
    TEXT_UNSAFE: {
      headline: 'A text holds a forbidden character',
      advice: 'Remove the character in the shop (it often comes from copied text), then retry.',
    },
    ORDER_MALFORMED: {
      headline: 'The order has an unexpected shape',
      advice: 'Update the plugin, or report this message.',
    },
    ORDER_UNREADABLE: {
      headline: 'This release cannot read the order',
      advice: 'Nothing is lost. Upgrade Quittance, then retry; or send the order again from the shop.',
    },
    ARTICLE_UNKNOWN: {
      headline: 'The ERP does not know an article',
      advice: 'Create the article in the ERP, or correct the SKU in the shop, then retry.',
    },
    ARTICLE_SPELLING: {
      headline: 'An article is spelt differently in shop and ERP',
      advice: 'Spell the article the same on both sides, then retry.',
    },
    ARTICLE_MISSING: {
      headline: 'A line has no article for the ERP',
      advice: 'Give the product a SKU in the shop, then retry.',
    },
    ARTICLE_NOT_SALABLE: {
      headline: 'An article may not be sold in the ERP',
      advice: 'Mark the article as salable in the ERP, then retry.',
    },
    TAX_UNKNOWN: {
      headline: 'The ERP has no such tax for an article',
      advice: 'Set the tax on the article in the ERP, or map the rate in the connection settings.',
    },
    PAYMENT_TERM_UNKNOWN: {
      headline: 'The ERP does not know the payment term',
      advice: 'Create it in the ERP, or map the days in the connection settings.',
    },
    ERP_UNREACHABLE: {
      headline: 'The ERP cannot be reached',
      advice: 'Check that the ERP is running and that its address is right. It is tried again by itself.',
    },
    ERP_BUSY: {
      headline: 'The ERP is busy',
      advice: 'Nothing to do: it is tried again by itself.',
    },
    ERP_SERVER_ERROR: {
      headline: 'The ERP had an error',
      advice: "Nothing to do at first: it is tried again by itself. If it stays, look into the ERP's log.",
    },
    ERP_LOGIN_REFUSED: {
      headline: 'The ERP refused user or password',
      advice: 'Enter the password again in the connection settings, then check the connection.',
    },
    ERP_CERTIFICATE: {
      headline: "The ERP's certificate was refused",
      advice: 'Renew the certificate, or connect to the name it was issued for.',
    },
    ERP_ANSWER_LOST: {
      headline: "The ERP's answer was lost",
      advice: 'Nothing to do: Quittance looks whether the order arrived before it sends anything again.',
    },
    ERP_CONFIG_INVALID: {
      headline: 'The ERP connection is not set up correctly',
      advice: 'Correct the connection in the settings, then check it.',
    },
    ERP_SPOKE_FAILED: {
      headline: 'The connection to the ERP failed',
      advice: "See the server's log for the cause, then retry.",
    },
    STEP_FAILED: {
      headline: 'The order could not be processed',
      advice: "Report this order; nothing of it was lost. The server's log says why.",
    },
    ORDER_NOT_INVOICEABLE: {
      headline: 'The order could not be turned into an invoice',
      advice: 'Report this order; its invoice was not issued and nothing was lost.',
    },
    DOCUMENT_UNWRITABLE: {
      headline: 'The document cannot be written',
      advice: 'Look for unusual characters in the texts of the order.',
    },
  },
  widget: {
    title: 'Invoicing',
    notTaken: 'Not on the invoicing road yet',
    notTakenHint: 'New orders are taken within moments. Send orders from before Quittance was installed yourself.',
    send: 'Send to invoicing',
    sent: 'The order is on its way',
    noDocuments: 'No invoice yet',
    noDocumentsHint: 'It appears here as soon as it is issued.',
    erpReference: 'ERP reference',
    total: 'Total',
    open: 'Open',
    due: 'Due',
    overdueSince: 'Overdue since {{date}}',
    issuedOn: '{{kind}} of {{date}}',
    openList: 'All invoices & orders',
  },
  list: {
    subtitle: 'Every order on its way to the ERP, to an invoice and to payment.',
    tabs: 'View',
    orders: 'Orders',
    invoices: 'Invoices',
    settings: 'Settings',
    dryRun: 'Dry run',
    export: 'Export CSV',
    exportFailed: 'The export did not work',
    results_one: '{{count}} result',
    results_other: '{{count}} results',
    paging: {
      of: 'of',
      results: 'results',
      pages: 'pages',
      prev: 'Previous',
      next: 'Next',
    },
  },
};
