import type { receivableSettingsEn } from './en.ts';

export const receivableSettingsFr: typeof receivableSettingsEn = {
  dunning: {
    enabled: {
      label: 'Relancer les clients',
      hint: 'Les campagnes peuvent être validées. Rien ne part avant que vous en validiez une.',
    },
    automatic: {
      label: 'Valider une campagne chaque jour d’elle-même',
      hint: 'Désactivé : vous planifiez, regardez et validez.',
    },
    choice: {
      business: {
        label: 'Procédure des entreprises',
        hint: 'L’identifiant d’une procédure, ou none.',
      },
      consumer: {
        label: 'Procédure des consommateurs',
      },
      public: {
        label: 'Procédure des organismes publics',
      },
    },
    policy: {
      netting: {
        label: 'Avoirs dans les lettres',
        options: {
          none: 'Laissés de côté',
          show: 'Montrés à côté des créances',
          net: 'Déduits des créances',
        },
      },
      claims: {
        label: 'Frais et intérêts une fois la facture payée',
        options: {
          waive: 'Abandonnés',
          carry: 'Dits avec la lettre suivante',
          'must-pay': 'Relancés comme une facture',
        },
      },
      itemGapDays: {
        label: 'Jours entre deux messages sur une facture',
      },
      customerGapDays: {
        label: 'Jours entre deux lettres à un client',
      },
      bankDataDays: {
        label: 'Jours ouvrés après lesquels les données bancaires sont trop anciennes',
        hint: 'Rien ne part alors, car c’est peut-être déjà payé.',
      },
      interest: {
        variant: {
          label: 'Taux des intérêts de retard',
          options: {
            'half-yearly': 'Change chaque semestre',
            frozen: 'Reste celui de l’échéance',
          },
        },
        agreedRate: {
          label: 'Taux annuel convenu, en pour cent',
          hint: 'Laissez vide pour le taux légal.',
        },
      },
      sending: {
        hour: {
          label: 'Heure d’envoi',
          hint: 'Par exemple 10:00 ; la meilleure heure d’un client passe d’abord.',
        },
        from: {
          label: 'Pas avant',
        },
        to: {
          label: 'Pas après',
        },
      },
    },
  },
  payments: {
    postPartPayments: {
      label: 'Imputer d’eux-mêmes les paiements partiels',
      hint: 'Si la facture est nommée et le payeur connu.',
    },
    postSums: {
      label: 'Imputer les sommes qu’aucun texte ne nomme',
      hint: 'Seulement si un seul choix de postes donne le montant.',
    },
    discountGraceDays: {
      label: 'Jours pendant lesquels l’escompte est encore accordé',
    },
    link: {
      label: 'Page de paiement',
      hint: 'Une adresse https avec {number}, et {amount} et {currency} si la page les demande. Les acheteurs la trouvent sur les factures, dans les courriers et dans le portail.',
    },
  },
};
