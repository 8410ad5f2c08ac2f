import type { erpEn } from './en.ts';

export const erpFr: typeof erpEn = {
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
};
