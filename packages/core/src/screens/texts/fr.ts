import { casesFr } from './cases/fr.ts';
import { collectionsFr } from './collections/fr.ts';
import { deliveryFr } from './delivery/fr.ts';
import { dunningFr } from './dunning/fr.ts';
import { paymentsFr } from './payments/fr.ts';
import { receivablesFr } from './receivables/fr.ts';
import { receivableSettingsFr } from './settings/fr.ts';
import type { Texts } from './index.ts';

export const fr: Texts = {
  common: {
    cancel: 'Annuler',
    close: 'Fermer',
    tryAgain: 'Réessayer',
    loading: 'Chargement…',
    clearFilters: 'Effacer les filtres',
    none: '–',
  },
  error: {
    title: 'Le chargement a échoué',
    network: 'Le serveur de la boutique ne répond pas. Vérifiez votre connexion et réessayez.',
    signedOut: 'Votre session est terminée. Reconnectez-vous.',
    notAllowed: 'Votre compte n’a pas ce droit.',
    notFound: 'Cet élément n’existe plus.',
    server: 'Le serveur a rencontré un problème. Il a été consigné ; réessayez dans un instant.',
  },
  stage: {
    received: 'Reçue',
    taken: 'Acceptée',
    pushing: 'Envoi vers l’ERP',
    pushed: 'Dans l’ERP',
    invoiced: 'Facturée',
    delivered: 'Transmise',
    tracked: 'En attente de paiement',
    paid: 'Payée',
    credited: 'Créditée par avoir',
    cancelled: 'Annulée',
    stopped: 'Bloquée',
  },
  kind: {
    invoice: 'Facture',
    creditNote: 'Avoir',
    deposit: 'Facture d’acompte',
    corrective: 'Facture rectificative',
  },
  documentStatus: {
    issued: 'Émise',
    issued_creditNote: 'À rembourser',
    'partially-paid': 'Payée en partie',
    paid: 'Payée',
    credited: 'Créditée',
    refunded: 'Remboursé',
    settled: 'Soldé',
    overdue: 'En retard',
  },
  delivery: deliveryFr,
  receivables: receivablesFr,
  dunning: dunningFr,
  payments: paymentsFr,
  collections: collectionsFr,
  cases: casesFr,
  documents: {
    title: 'Documents',
    issuedAs: 'Émise en {{format}}',
    downloadOf: 'Télécharger {{number}} en {{file}}',
    downloadAs: 'Télécharger en {{file}}',
    actionsOf: 'Autres actions pour {{number}}',
    credit: 'Avoir',
    downloadFailed: 'Le fichier n’a pas pu être téléchargé',
  },
  format: {
    ubl: 'UBL (EN 16931)',
    cii: 'CII (EN 16931)',
    facturx: 'Factur-X / ZUGFeRD (EN 16931)',
    'fr-cius-ubl': 'CIUS français (UBL)',
    'fr-cius-cii': 'CIUS français (CII)',
    peppol: 'Peppol BIS Billing 3.0',
    'xrechnung-ubl': 'XRechnung (UBL)',
    'xrechnung-cii': 'XRechnung (CII)',
  },
  file: {
    ubl: 'UBL',
    cii: 'CII',
    facturx: 'Factur-X',
    pdf: 'PDF',
    issued: 'E-facture',
  },
  findings: {
    title: 'Règles qui s’opposent à cette facture',
    of: 'Ce que disent les règles de {{number}}',
    refused: 'La facture enfreindrait des règles : elle n’a pas été émise',
    refusedHint:
      'Aucun numéro n’a été consommé. Corrigez ce qui suit dans la commande ou dans les réglages, puis relancez.',
    rule: 'Règle',
    terms: 'Termes',
    places_one: 'à {{count}} endroit',
    places_other: 'à {{count}} endroits',
    showAll_one: 'Afficher {{count}} de plus',
    showAll_other: 'Afficher {{count}} de plus',
    showLess: 'Afficher moins',
    severity: {
      fatal: 'À corriger',
      warning: 'Avertissement',
      information: 'Pour information',
    },
  },
  stuck: {
    title: 'Cette commande est bloquée',
    code: 'Code',
    retry: 'Relancer',
    settings: 'Ouvrir les réglages',
  },
  waiting: {
    title: 'En attente du prochain essai',
    next: 'Un nouvel essai se fait tout seul ; prochain essai : {{at}}.',
  },
  notes: {
    title: 'Notes et tâches',
    done: 'Fait',
    doneOf: 'Fait : {{task}}',
    doneAt: 'Fait {{at}}',
    failed: 'La tâche n’a pas pu être close',
  },
  retry: {
    title: 'Relancer la commande {{number}} ?',
    body: 'La commande reprend là où elle s’est arrêtée. Rien n’est envoyé ni facturé deux fois.',
    reason: 'Motif (facultatif)',
    reasonHint: 'Conservé dans l’historique de la commande : par exemple ce que vous avez corrigé.',
    confirm: 'Relancer',
    done: 'La commande est repartie',
    failed: 'La commande n’a pas pu être relancée',
  },
  credit: {
    title: 'Émettre un avoir ?',
    body: 'Un avoir sur {{number}} est numéroté et émis. Cette opération est définitive.',
    scope: 'Montant de l’avoir',
    whole: 'Tout ce qui n’est pas encore crédité',
    part: 'Un montant, TVA comprise',
    amount: 'Montant en {{currency}}',
    amountInvalid: 'Saisissez un montant supérieur à zéro, par exemple 19,90, et d’au plus {{total}}.',
    reason: 'Motif',
    reasonHint: 'Imprimé sur l’avoir et conservé dans l’historique de la commande.',
    reasonMissing: 'Indiquez le motif : l’acheteur le lira aussi.',
    confirm: 'Émettre l’avoir',
    done: 'L’avoir est en cours d’émission',
    failed: 'L’avoir n’a pas été émis',
  },
  timeline: {
    title: 'Historique',
    showAll_one: 'Afficher {{count}} entrée plus ancienne',
    showAll_other: 'Afficher {{count}} entrées plus anciennes',
    showLess: 'Réduire',
    empty: 'Rien ne s’est encore passé.',
  },
  event: {
    order: {
      accepted: 'Commande reçue',
      taken: 'Commande acceptée',
      changed: 'Commande modifiée dans la boutique',
      pushed: 'Envoyée à l’ERP',
      invoiced: 'Facture émise',
      credited: 'Avoir émis',
      refunded: 'Remboursement effectué',
      paid: 'Payée en totalité',
      'part-paid': 'Paiement partiel reçu',
      settled: 'Plus rien à facturer',
      stopped: 'Arrêtée',
      retried: 'Relancée',
      cancelled: 'Commande annulée',
      'handed-over': 'Confié à une société de recouvrement',
      'returned-by-agency': 'De retour de la société de recouvrement',
      'collection-closed': 'Recouvrement terminé',
    },
    erp: {
      'invoice-changed': 'Facture modifiée dans l’ERP',
    },
  },
  filters: {
    label: 'Filtres',
    searchOrders: 'Commande, facture ou n° ERP',
    searchInvoices: 'N° de facture ou de commande',
    stage: 'Étape',
    anyStage: 'Toutes les étapes',
    state: 'État',
    anyState: 'Bloquées ou non',
    stuck: 'Bloquées',
    moving: 'Non bloquées',
    causeIs: 'Cause : {{cause}}',
    removeCause: 'Retirer le filtre sur cette cause',
    kind: 'Type',
    anyKind: 'Tous les types',
    due: 'Paiement',
    anyDue: 'Dues ou payées',
    open: 'Restant dues',
    overdue: 'En retard',
    from: 'Du',
    to: 'Au',
    delivery: 'Envoi',
    anyDelivery: 'Quel que soit l’envoi',
    deliveryFrom: 'Envoi du',
    deliveryTo: 'Envoi au',
  },
  table: {
    select: 'Sélectionner la commande {{number}}',
    selectAll: 'Sélectionner toutes les commandes bloquées de cette page',
    order: 'Commande',
    placed: 'Passée le',
    stage: 'Étape',
    documents: 'Facture',
    erp: 'ERP',
    total: 'Total',
    open: 'Reste dû',
    number: 'Numéro',
    issued: 'Émise le',
    due: 'Échéance',
    status: 'Statut',
    downloads: 'Fichiers',
    more: '+{{count}}',
    sortBy: 'Trier par {{column}}',
  },
  empty: {
    orders: 'Pas encore de commande',
    ordersHint:
      'Les commandes apparaissent ici dès qu’elles sont passées. Un essai à blanc montre ce que deviendraient les anciennes.',
    invoices: 'Pas encore de facture',
    invoicesHint: 'Elles apparaissent ici dès que la première commande est facturée.',
    noMatch: 'Aucun résultat pour ces filtres',
    noMatchHint: 'Modifiez ou effacez les filtres pour en voir plus.',
  },
  causes: {
    title_one: '{{count}} commande est bloquée',
    title_other: '{{count}} commandes sont bloquées',
    subtitle: 'Corrigez la cause une fois, puis relancez toutes les commandes concernées.',
    count_one: '{{count}} commande',
    count_other: '{{count}} commandes',
    show: 'Afficher',
    showing: 'Affichées',
    retryAll: 'Tout relancer',
    retryEverything: 'Relancer toutes les causes',
    more_one: '{{count}} autre cause',
    more_other: '{{count}} autres causes',
  },
  silent: {
    title: 'Aucune commande depuis le {{at}}',
    hint: 'D’habitude, la boutique vend à ces heures. Vérifiez que la vitrine fonctionne et que ses événements arrivent.',
  },
  bulk: {
    selected_one: '{{count}} sélectionnée',
    selected_other: '{{count}} sélectionnées',
    retry: 'Relancer',
    clear: 'Désélectionner',
    confirmTitle_one: 'Relancer {{count}} commande ?',
    confirmTitle_other: 'Relancer {{count}} commandes ?',
    confirmBody:
      'Elles reprennent là où elles se sont arrêtées. Celles qui échouent encore reviennent ici avec leur motif ; rien n’est envoyé ni facturé deux fois.',
    done_one: '{{count}} commande est repartie',
    done_other: '{{count}} commandes sont reparties',
    doneNone: 'Aucune commande n’était encore bloquée',
    failed: 'Les commandes n’ont pas pu être relancées',
  },
  dryRun: {
    title: 'Essai à blanc sur les commandes passées',
    body: 'Vérifie quelles commandes pourraient être facturées avec les réglages actuels. Rien n’est enregistré, numéroté ni envoyé.',
    from: 'Passées du',
    to: 'au',
    limit: 'Au plus',
    limitOf: '{{count}} commandes, les plus récentes',
    run: 'Lancer',
    running: 'Vérification des commandes…',
    again: 'Relancer',
    rangeInvalid: 'Le premier jour ne peut pas suivre le dernier.',
    invoice: 'Prêtes à facturer',
    stop: 'S’arrêteraient',
    skip: 'Rien à facturer',
    invoiceTotal: 'Total de la facture',
    empty: 'Aucune commande sur cette période.',
    emptyHint: 'Choisissez une autre période.',
    only: 'Afficher',
    summary: '{{invoice}} prêtes à facturer, {{stop}} s’arrêteraient, {{skip}} sans facture.',
  },
  settings: {
    subtitle: 'Qui vend, comment les factures sont numérotées et taxées, et quel ERP reçoit les commandes.',
    firstTime: 'Les commandes attendent que ces réglages soient enregistrés',
    firstTimeHint: 'Indiquez qui vend ; le reste part des choix habituels d’une boutique française.',
    save: 'Enregistrer les réglages',
    saved: 'Réglages enregistrés',
    saveFailed: 'Les réglages n’ont pas été enregistrés',
    discard: 'Abandonner',
    unsaved: 'Des modifications ne sont pas enregistrées.',
    errors_one: '{{count}} champ est à corriger.',
    errors_other: '{{count}} champs sont à corriger.',
    optional: 'facultatif',
    backToList: 'Factures et commandes',
    sections: {
      seller: 'Vendeur',
      sellerHint: 'Imprimé sur chaque facture, comme la loi le demande.',
      address: 'Adresse',
      contact: 'Contact et compte bancaire',
      contactHint: 'Où les acheteurs s’adressent et où ils paient par virement.',
      invoicing: 'Facturation',
      invoicingHint: 'Qui établit la facture légale, et quand.',
      formats: 'Format de la facture électronique',
      formatsHint:
        'Le format dans lequel la facture d’un acheteur est émise, dès la prochaine facture. Ce qui a été émis reste tel quel, et se télécharge aussi dans les autres formats.',
      numbering: 'Numérotation',
      numberingHint:
        '{YYYY}, {YY} et {MM} viennent de la date d’émission ; {N:5} est le compteur sur cinq chiffres. Les numéros se suivent sans trou ; un changement ouvre une nouvelle série.',
      tax: 'TVA',
      taxHint: 'Comment la TVA est déterminée quand la commande seule ne le dit pas.',
      terms: 'Conditions et mentions',
      termsHint: 'Conditions de paiement et mentions que la loi française exige entre professionnels.',
      delivery: 'Envoi',
      deliveryHint:
        'Comment et quand les documents partent chez les acheteurs. Désactivé tant que vous ne l’activez pas.',
      dunning: 'Relances',
      dunningHint: 'Qui est relancé, à quel rythme, et quand partent les lettres. Les procédures sont plus bas.',
      payments: 'Paiements',
      paymentsHint: 'Ce qui d’un relevé bancaire s’impute sans vous.',
      alarms: 'Alertes',
      alarmsHint: 'Quand signaler que des commandes manquent peut-être.',
    },
    next: 'Prochain numéro : {{number}}',
    example: 'Exemple : {{number}}',
    exampleInvalid: 'Ce modèle ne donne pas de numéro valable.',
    fields: {
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
    },
    answers: {
      title: 'Réponses permanentes pour les ventes sans TVA',
      hint: 'Quand une commande ne porte pas de TVA et que plusieurs motifs conviennent, elle s’arrête et demande. Une réponse ici laisse passer toutes ces commandes.',
      empty: 'Aucune réponse permanente : ces commandes s’arrêtent et demandent.',
      add: 'Ajouter une réponse',
      remove: 'Retirer cette réponse',
      supply: 'Ce qui est vendu',
      place: 'Vers où',
      buyer: 'À qui',
      category: 'Catégorie de TVA',
      reason: 'Code motif (VATEX)',
      duplicate: 'Ce cas a déjà une réponse.',
      supplies: {
        goods: 'Biens',
        service: 'Services',
      },
      places: {
        domestic: 'Dans le pays',
        union: 'Dans l’UE',
        abroad: 'Hors de l’UE',
      },
      buyers: {
        consumer: 'Particuliers',
        business: 'Professionnels',
        public: 'Organismes publics',
      },
      categories: {
        E: 'E – exonération',
        Z: 'Z – taux zéro',
        AE: 'AE – autoliquidation',
        K: 'K – livraison intracommunautaire',
        G: 'G – exportation',
        O: 'O – hors du champ de la TVA',
      },
    },
    formats: {
      title: 'Selon le pays de l’acheteur',
      hint: 'Le pays est celui de l’adresse de facturation. Les organismes publics peuvent demander un autre format que les entreprises, en Allemagne par exemple XRechnung.',
      empty: 'Tous les pays reçoivent le format ci-dessus.',
      country: 'Pays',
      chooseCountry: 'Choisir un pays',
      business: 'Entreprises',
      public: 'Organismes publics',
      businessIn: 'Format pour les entreprises : {{country}}',
      publicIn: 'Format pour les organismes publics : {{country}}',
      asElsewhere: 'Pas de format propre',
      actions: 'Supprimer',
      add: 'Ajouter un pays',
      remove: 'Supprimer {{country}}',
      faults: {
        country: 'Choisissez le pays de chaque ligne.',
        duplicate: 'Un pays figure sur deux lignes.',
        nothing: 'Choisissez un format pour les entreprises ou pour les organismes publics, ou supprimez la ligne.',
      },
      unfit: {
        withinFrance:
          'De France en France, choisissez UBL, CII, Factur-X ou le CIUS français : les autres formats n’ont pas de place pour la catégorie de l’opération.',
        fromFrance: 'Le CIUS français est réservé aux vendeurs établis en France. Choisissez UBL, CII ou Factur-X.',
      },
    },
  },
  erp: {
    title: 'Connexion ERP',
    subtitle: 'Où les commandes sont envoyées. Sans ERP, le registre intégré tient les créances.',
    adapter: 'Système',
    adapters: {
      ledger: 'Registre intégré (sans ERP)',
      files: 'Dossier d’échange (CSV, JSON, XML)',
      sql: 'Table d’échange en base de données',
      tryton: 'Tryton',
    },
    nothingToSet: 'Rien à régler ici : le registre fait partie de Quittance.',
    secretSet: 'Enregistré. Laissez vide pour le conserver.',
    secretNew: 'Conservé chiffré, jamais réaffiché.',
    save: 'Enregistrer la connexion',
    saved: 'Connexion enregistrée',
    saveFailed: 'La connexion n’a pas été enregistrée',
    check: 'Vérifier la connexion',
    checking: 'Vérification de la connexion…',
    saveFirst: 'Enregistrez la connexion avant de la vérifier.',
    checkOk: 'Tout est en ordre.',
    checkBad_one: '{{count}} point à corriger.',
    checkBad_other: '{{count}} points à corriger.',
    passed: 'En ordre',
    refused: 'À corriger',
    changeTitle: 'Envoyer les commandes vers un autre système ?',
    changeBody: 'Désormais les commandes iront vers : {{adapter}}. Celles déjà envoyées restent où elles sont.',
    changeConfirm: 'Changer de système',
    secretNames: {
      password: 'Mot de passe',
    },
    fields: {
      tryton: {
        url: {
          label: 'Adresse',
          hint: 'Du serveur, sans la base : https://erp.example.com',
        },
        database: {
          label: 'Base de données',
        },
        user: {
          label: 'Utilisateur',
        },
        webShop: {
          label: 'Boutique en ligne (id)',
          hint: 'Nécessaire seulement si Tryton en a plusieurs.',
        },
        taxes: {
          label: 'Taxes par taux',
          hint: 'Quand la taxe de l’article a un autre taux : {"5.5": 12}',
        },
        articles: {
          label: 'Articles pour le port et les frais',
          hint: 'Codes des articles correspondants : {"shipping": "SHIPPING"}',
        },
        paymentTerms: {
          label: 'Conditions de paiement par jours',
          hint: 'Jours nets et id de la condition : {"30": 2}',
        },
        paymentMethod: {
          label: 'Mode de paiement (id)',
          hint: 'Sans lui, aucun paiement n’est saisi.',
        },
        carrier: {
          label: 'Transporteur (id)',
        },
        posting: {
          label: 'Qui comptabilise les factures',
          options: {
            'by-accountant': 'Le comptable',
            'by-us': 'Quittance',
          },
        },
        acceptWarnings: {
          label: 'Avertissements acceptés',
          hint: 'Débuts des noms d’avertissements : ["sale_"]',
        },
        timeZone: {
          label: 'Fuseau horaire',
          hint: 'Les ventes sont datées des jours de ce fuseau.',
        },
        timeoutMs: {
          label: 'Attente maximale, en millisecondes',
        },
      },
      files: {
        folder: {
          label: 'Dossier',
          hint: 'Chemin absolu ; out, in, done et error y sont créés.',
        },
        format: {
          label: 'Format',
          hint: 'Ce qui est écrit. Les réponses sont lues dans les trois.',
          options: {
            csv: 'CSV',
            json: 'JSON',
            xml: 'XML',
          },
        },
        largestFile: {
          label: 'Plus grand fichier de réponse, en octets',
        },
      },
      sql: {
        system: {
          label: 'Système de base de données',
          options: {
            postgresql: 'PostgreSQL',
            mariadb: 'MariaDB',
          },
        },
        host: {
          label: 'Serveur',
        },
        port: {
          label: 'Port',
        },
        database: {
          label: 'Base de données',
        },
        user: {
          label: 'Utilisateur',
        },
        tls: {
          label: 'Chiffrement',
          hint: 'Désactivé seulement pour une base sur cette machine ou un réseau privé.',
          options: {
            verify: 'TLS, certificat vérifié',
            off: 'Désactivé',
          },
        },
        certificateAuthority: {
          label: 'Autorité de certification (PEM)',
          hint: 'Si le certificat du serveur n’est pas d’une autorité publique.',
        },
        schema: {
          label: 'Schéma',
          hint: 'Des tables d’échange, sous PostgreSQL.',
        },
        prefix: {
          label: 'Début des noms de tables',
        },
        createTables: {
          label: 'Créer les tables manquantes',
          hint: 'Sinon vous les créez avec les instructions que montre la vérification.',
        },
        timeoutMs: {
          label: 'Attente maximale, en millisecondes',
        },
      },
    },
    checks: {
      book: 'Registre',
      folder: 'Dossier',
      login: 'Connexion',
      'status files': 'Fichiers de statut',
      tables: 'Tables',
      'unique key': 'Clé unique',
      rights: 'Droits',
      'web shop': 'Boutique en ligne',
      warehouse: 'Entrepôt',
      currency: 'Devise',
      articles: 'Articles',
      taxes: 'Taxes',
      'payment method': 'Mode de paiement',
      clock: 'Horloge',
    },
  },
  validation: {
    required: 'Saisissez une valeur.',
    number: 'Saisissez un nombre entier.',
    tooSmall: 'Au moins {{minimum}}.',
    tooBig: 'Au plus {{maximum}}.',
    tooLong: 'Au plus {{maximum}} caractères.',
    country: 'Deux lettres capitales, par exemple FR.',
    url: 'Saisissez une adresse telle que https://erp.example.com.',
    counter: 'Le modèle doit contenir un compteur tel que {N:5}.',
    pattern: 'Seulement des lettres, des chiffres et + - _ / autour des champs, 35 caractères au plus.',
    yearMissing: 'Un compteur qui repart chaque année a besoin de {YYYY} ou {YY}.',
    siren: 'Un SIREN a 9 chiffres ; vérifiez-les, la clé ne convient pas.',
    vat: 'Ce numéro de TVA n’est pas valable.',
    iban: 'Vérifiez l’IBAN : sa clé ne convient pas.',
    invalid: 'Cette valeur n’est pas acceptée.',
    timeZone: 'Saisissez un fuseau horaire tel que Europe/Paris.',
  },
  problem: {
    RULE: {
      headline: 'La facture enfreindrait la règle {{rule}}',
      advice: 'Ouvrez la commande : elle indique ce qu’il faut corriger.',
    },
    SETTINGS_MISSING: {
      headline: 'Les coordonnées du vendeur manquent',
      advice:
        'Remplissez les réglages de facturation : nom, adresse, numéro de TVA. Les commandes en attente repartent alors d’elles-mêmes.',
    },
    SELLER_VAT_NUMBER_MISSING: {
      headline: 'Le numéro de TVA du vendeur manque',
      advice:
        'Saisissez le numéro de TVA dans les réglages, ou choisissez la franchise en base et cessez de facturer la TVA dans la boutique.',
    },
    NUMBER_PATTERN_UNLAWFUL: {
      headline: 'Le modèle de numéro n’est pas conforme',
      advice: 'Corrigez le modèle sous « Numérotation » dans les réglages.',
    },
    BUYER_ADDRESS_MISSING: {
      headline: 'L’adresse de l’acheteur manque',
      advice: 'Saisissez une adresse sur la commande : une facture exige au moins le pays de l’acheteur.',
    },
    VAT_REASON_AMBIGUOUS: {
      headline: 'Pas de TVA, et plusieurs motifs conviennent',
      advice: 'Dites une fois quel motif vaut, sous « Réponses permanentes » dans les réglages, puis relancez.',
    },
    VAT_CHARGED_UNDER_EXEMPTION: {
      headline: 'De la TVA a été facturée malgré une exonération',
      advice: 'Désactivez la taxe de ces produits dans la boutique, ou changez le régime de TVA dans les réglages.',
    },
    SEVERAL_VAT_RATES: {
      headline: 'Une ligne porte plusieurs taux de TVA',
      advice: 'Cherchez des règles de taxe qui se recouvrent ; vendez un lot avec une ligne par taux.',
    },
    TOTALS_DIFFER: {
      headline: 'Les lignes ne donnent pas le total de la commande',
      advice:
        'Cherchez une remise, des frais ou une taxe présents dans le total mais pas dans les lignes, puis relancez.',
    },
    TOTAL_DIFFERS: {
      headline: 'L’ERP arrive à un autre total',
      advice: 'Comparez les taux des articles et la correspondance des taxes de la connexion, puis relancez.',
    },
    RULE_BROKEN: {
      headline: 'La facture enfreindrait une règle',
      advice: 'Corrigez ce que la règle nomme, dans la boutique ou les réglages, puis relancez.',
    },
    DISCOUNT_EXCEEDS_PRICE: {
      headline: 'Une remise dépasse le prix',
      advice: 'Corrigez la remise dans la boutique ; remboursez l’acheteur si de l’argent lui est dû.',
    },
    REFUND_EXCEEDS_INVOICE: {
      headline: 'Un remboursement dépasse ce qui est facturé',
      advice: 'Vérifiez le remboursement dans la boutique.',
    },
    REFUND_UNKNOWN_LINE: {
      headline: 'Un remboursement nomme une ligne absente de la commande',
      advice: 'Renvoyez la commande avec toutes ses lignes, ou remboursez un montant sans ligne.',
    },
    CREDIT_EXCEEDS_INVOICE: {
      headline: 'L’avoir dépasse ce qui reste de la facture',
      advice: 'Réduisez le montant, ou vérifiez si cet avoir existe déjà.',
    },
    CURRENCY_UNKNOWN: {
      headline: 'La devise est inconnue',
      advice: 'Corrigez la devise dans la boutique.',
    },
    COUNTRY_UNKNOWN: {
      headline: 'Un code pays est inconnu',
      advice: 'Corrigez le pays de l’adresse dans la boutique.',
    },
    TEXT_UNSAFE: {
      headline: 'Un texte contient un caractère interdit',
      advice: 'Retirez le caractère dans la boutique (il vient souvent d’un copier-coller), puis relancez.',
    },
    ORDER_MALFORMED: {
      headline: 'La commande a une forme inattendue',
      advice: 'Mettez l’extension à jour, ou signalez ce message.',
    },
    ORDER_UNREADABLE: {
      headline: 'Cette version ne sait pas lire la commande',
      advice: 'Rien n’est perdu. Mettez Quittance à jour, puis relancez ; ou renvoyez la commande depuis la boutique.',
    },
    ARTICLE_UNKNOWN: {
      headline: 'L’ERP ne connaît pas un article',
      advice: 'Créez l’article dans l’ERP, ou corrigez le SKU dans la boutique, puis relancez.',
    },
    ARTICLE_SPELLING: {
      headline: 'Un article s’écrit autrement dans la boutique et l’ERP',
      advice: 'Écrivez l’article de la même façon des deux côtés, puis relancez.',
    },
    ARTICLE_MISSING: {
      headline: 'Une ligne n’a pas d’article pour l’ERP',
      advice: 'Donnez un SKU au produit dans la boutique, puis relancez.',
    },
    ARTICLE_NOT_SALABLE: {
      headline: 'Un article n’est pas à la vente dans l’ERP',
      advice: 'Marquez l’article comme vendable dans l’ERP, puis relancez.',
    },
    TAX_UNKNOWN: {
      headline: 'L’ERP n’a pas cette taxe pour un article',
      advice: 'Réglez la taxe de l’article dans l’ERP, ou associez le taux dans la connexion.',
    },
    PAYMENT_TERM_UNKNOWN: {
      headline: 'L’ERP ne connaît pas la condition de paiement',
      advice: 'Créez-la dans l’ERP, ou associez les jours dans la connexion.',
    },
    ERP_UNREACHABLE: {
      headline: 'L’ERP est injoignable',
      advice: 'Vérifiez que l’ERP fonctionne et que son adresse est juste. Un nouvel essai se fait de lui-même.',
    },
    ERP_BUSY: {
      headline: 'L’ERP est occupé',
      advice: 'Rien à faire : un nouvel essai se fait de lui-même.',
    },
    ERP_SERVER_ERROR: {
      headline: 'L’ERP a eu une erreur',
      advice:
        'Rien à faire d’abord : un nouvel essai se fait de lui-même. Si cela dure, consultez le journal de l’ERP.',
    },
    ERP_LOGIN_REFUSED: {
      headline: 'L’ERP a refusé l’utilisateur ou le mot de passe',
      advice: 'Ressaisissez le mot de passe dans la connexion, puis vérifiez-la.',
    },
    ERP_CERTIFICATE: {
      headline: 'Le certificat de l’ERP a été refusé',
      advice: 'Renouvelez le certificat, ou connectez-vous au nom pour lequel il a été émis.',
    },
    ERP_ANSWER_LOST: {
      headline: 'La réponse de l’ERP s’est perdue',
      advice: 'Rien à faire : Quittance vérifie si la commande est arrivée avant de renvoyer quoi que ce soit.',
    },
    ERP_CONFIG_INVALID: {
      headline: 'La connexion ERP est mal réglée',
      advice: 'Corrigez la connexion dans les réglages, puis vérifiez-la.',
    },
    ERP_SPOKE_FAILED: {
      headline: 'La connexion à l’ERP a échoué',
      advice: 'Cherchez la cause dans le journal du serveur, puis relancez.',
    },
    STEP_FAILED: {
      headline: 'La commande n’a pas pu être traitée',
      advice: 'Signalez cette commande ; rien n’en est perdu. Le journal du serveur dit pourquoi.',
    },
    ORDER_NOT_INVOICEABLE: {
      headline: 'La commande n’a pas pu devenir une facture',
      advice: 'Signalez cette commande ; sa facture n’a pas été émise et rien n’est perdu.',
    },
    DOCUMENT_UNWRITABLE: {
      headline: 'Le document ne peut pas être écrit',
      advice: 'Cherchez des caractères inhabituels dans les textes de la commande.',
    },
  },
  widget: {
    title: 'Facturation',
    notTaken: 'Pas encore prise en charge',
    notTakenHint:
      'Les nouvelles commandes sont prises en charge en quelques instants. Envoyez vous-même celles d’avant l’installation de Quittance.',
    send: 'Envoyer en facturation',
    sent: 'La commande est en route',
    noDocuments: 'Pas encore de facture',
    noDocumentsHint: 'Elle apparaîtra ici dès son émission.',
    erpReference: 'Référence ERP',
    total: 'Total',
    open: 'Reste dû',
    due: 'Échéance',
    overdueSince: 'En retard depuis le {{date}}',
    issuedOn: '{{kind}} du {{date}}',
    openList: 'Toutes les factures et commandes',
  },
  list: {
    subtitle: 'Chaque commande, de l’ERP à la facture et au paiement.',
    tabs: 'Vue',
    orders: 'Commandes',
    invoices: 'Factures',
    settings: 'Réglages',
    dryRun: 'Essai à blanc',
    export: 'Exporter en CSV',
    exportFailed: 'L’export a échoué',
    results_one: '{{count}} résultat',
    results_other: '{{count}} résultats',
    paging: {
      of: 'sur',
      results: 'résultats',
      pages: 'pages',
      prev: 'Précédent',
      next: 'Suivant',
    },
  },
};
