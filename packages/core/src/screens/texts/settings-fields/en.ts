import { receivableSettingsEn } from '../receivable-settings/en.ts';

/** The fields of the settings. */
export const settingsFieldsEn = {
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
};
