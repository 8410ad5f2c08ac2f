import { receivableSettingsFr } from '../receivable-settings/fr.ts';
import type { settingsFieldsEn } from './en.ts';

export const settingsFieldsFr: typeof settingsFieldsEn = {
  ...receivableSettingsFr,
  seller: {
    name: {
      label: 'Raison sociale',
    },
    tradingName: {
      label: 'Nom commercial',
    },
    legalInformation: {
      label: 'Forme juridique et capital',
      hint: 'Par exemple : SARL au capital de 10 000 EUR',
    },
    legalRegistrationIdentifier: {
      value: {
        label: 'Numéro d’immatriculation',
        hint: 'En France le SIREN, 9 chiffres.',
      },
      scheme: {
        label: 'Registre',
        options: {
          none: 'Non précisé',
          '0002': 'SIREN (France)',
          '0208': 'BCE (Belgique)',
          '0106': 'KvK (Pays-Bas)',
          '0007': 'Organisationsnummer (Suède)',
          '0192': 'Organisasjonsnummer (Norvège)',
          '0184': 'CVR (Danemark)',
          '0240': 'RCS (Luxembourg)',
        },
      },
    },
    vatIdentifier: {
      label: 'Numéro de TVA',
      hint: 'À laisser vide seulement en franchise en base.',
    },
    taxRegistrationIdentifier: {
      label: 'Numéro fiscal',
      hint: 'Pour les vendeurs sans numéro de TVA.',
    },
    electronicAddress: {
      value: {
        label: 'Adresse de facturation électronique',
        hint: 'Où vous recevez vos factures électroniques ; en France souvent le SIREN.',
      },
      scheme: {
        label: 'Type d’adresse',
        options: {
          '9930': 'Numéro de TVA (Allemagne)',
          none: 'Non précisé',
          '0225': 'Annuaire français',
          '0009': 'SIRET',
          '0088': 'GLN',
          '0208': 'BCE (Belgique)',
          EM: 'E-mail',
        },
      },
    },
    postalAddress: {
      line1: {
        label: 'Numéro et rue',
      },
      line2: {
        label: 'Complément d’adresse',
      },
      postCode: {
        label: 'Code postal',
      },
      city: {
        label: 'Ville',
      },
      countryCode: {
        label: 'Pays',
        hint: 'Deux lettres, par exemple FR.',
      },
    },
    contact: {
      name: {
        label: 'Personne ou service à contacter',
      },
      telephone: {
        label: 'Téléphone',
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
        label: 'Titulaire du compte',
      },
    },
  },
  timeZone: {
    label: 'Fuseau horaire',
    hint: 'Les dates d’émission sont des jours de ce fuseau.',
  },
  issuer: {
    label: 'Qui émet les factures',
    options: {
      quittance: 'Quittance',
      erp: 'L’ERP',
    },
    optionHints: {
      quittance: 'Numérote et émet la facture légale dès qu’elle est due.',
      erp: 'L’ERP l’émet ; son numéro et son statut sont relus.',
    },
  },
  invoiceOn: {
    label: 'Quand facturer',
    options: {
      placement: 'À la commande',
      payment: 'Au paiement',
      fulfilment: 'À chaque expédition',
    },
    optionHints: {
      placement: 'Usuel pour la vente à terme aux professionnels.',
      payment: 'Usuel pour la vente aux particuliers.',
      fulfilment: 'Une facture par colis envoyé.',
    },
  },
  numbering: {
    invoice: {
      label: 'Factures',
    },
    creditNote: {
      label: 'Avoirs',
    },
    deposit: {
      label: 'Factures d’acompte',
    },
    corrective: {
      label: 'Factures rectificatives',
    },
    reset: {
      label: 'Le compteur repart de zéro',
      options: {
        yearly: 'Chaque année',
        never: 'Jamais',
      },
    },
    startAt: {
      label: 'Premier numéro',
      hint: 'D’une nouvelle série, si vous venez d’un autre outil.',
    },
  },
  tax: {
    regime: {
      label: 'Régime',
      options: {
        normal: 'Normal',
        franchise: 'Franchise en base (art. 293 B)',
      },
    },
    vatOnDebits: {
      label: 'TVA sur les débits pour les services',
      hint: 'Vous avez opté pour payer la TVA à la facturation ; mention obligatoire.',
    },
    oneStopShop: {
      label: 'Guichet unique (OSS)',
      hint: 'Les ventes à distance aux particuliers de l’UE portent le taux du pays de l’acheteur.',
    },
    tips: {
      label: 'Pourboires',
      options: {
        'outside-scope': 'Libres, hors du champ de la TVA',
        taxable: 'Partie du prix, taxables',
      },
    },
    giftCards: {
      label: 'Cartes cadeaux vendues',
      options: {
        line: 'Une ligne sans TVA',
        omit: 'Absentes de la facture',
      },
    },
  },
  terms: {
    businessDays: {
      label: 'Délai de paiement des professionnels, en jours',
      hint: 'Loi française : 30 par défaut, 60 au plus.',
    },
    latePenalty: {
      label: 'Pénalités de retard',
    },
    recoveryFee: {
      label: 'Indemnité forfaitaire de recouvrement',
    },
    earlyDiscount: {
      label: 'Escompte',
    },
    paymentReference: {
      label: 'Référence pour le payeur',
      hint: 'Imprimée sur la facture et reprise par son code : ce que l’acheteur inscrit sur le virement.',
      options: {
        'document-number': 'Numéro de la facture',
        'creditor-reference': 'Référence du créancier (RF, ISO 11649)',
        'order-number': 'Numéro de la commande',
      },
    },
  },
  delivery: {
    enabled: {
      label: 'Envoyer les documents aux acheteurs',
      hint: 'Chaque document part de lui-même dès qu’il est émis.',
    },
    sender: {
      address: {
        label: 'Expéditeur',
        hint: 'L’adresse d’où viennent les e-mails.',
      },
    },
    channel: {
      label: 'Voie habituelle',
      options: {
        email: 'E-mail',
        portal: 'Lien seulement',
        print: 'Courrier',
      },
    },
    moments: {
      from: {
        label: 'Pas avant',
        hint: 'Par exemple 08:00.',
      },
      to: {
        label: 'Pas après',
        hint: 'Par exemple 20:00.',
      },
      zone: {
        label: 'Quelle heure compte',
        options: {
          recipient: 'Celle du destinataire',
          merchant: 'La vôtre',
        },
      },
      skipHolidays: {
        label: 'Pas les jours fériés',
        hint: 'Du pays du destinataire.',
      },
    },
    portal: {
      url: {
        label: 'Adresse des liens',
        hint: 'Où les acheteurs joignent ce serveur, p. ex. https://invoices.example.com. Sans elle, les messages ne contiennent pas de lien.',
      },
    },
    learnHour: {
      label: 'Apprendre la meilleure heure de chaque client',
      hint: 'Dans les horaires ci-dessus, dès qu’on en sait assez.',
    },
    printWhenUndeliverable: {
      label: 'Imprimer ce qui ne peut être remis par e-mail',
      hint: 'Avec une lettre d’accompagnement, pour la poste.',
    },
  },
  alarms: {
    silentHours: {
      label: 'Heures de silence avant l’alerte',
      hint: 'Seulement aux heures où la boutique a vendu chacune des semaines passées ; 0 désactive l’alerte.',
    },
  },
  formats: {
    standard: {
      label: 'Format pour tous les autres pays',
      hint: 'Un particulier reçoit la même syntaxe sans les exigences d’un réseau : EN 16931 au lieu de Peppol ou de XRechnung.',
      options: {
        none: 'Ce que la loi attend (France : CIUS français, ailleurs UBL)',
        ubl: 'UBL (EN 16931)',
        cii: 'CII (EN 16931)',
        facturx: 'Factur-X / ZUGFeRD (EN 16931)',
        'fr-cius-ubl': 'CIUS français (UBL)',
        'fr-cius-cii': 'CIUS français (CII)',
        peppol: 'Peppol BIS Billing 3.0',
        'xrechnung-ubl': 'XRechnung (UBL)',
        'xrechnung-cii': 'XRechnung (CII)',
      },
    },
  },
};
