import type { receivableSettingsEn } from './en.ts';

export const receivableSettingsDe: typeof receivableSettingsEn = {
  dunning: {
    enabled: {
      label: 'Kunden mahnen',
      hint: 'Mahnläufe können freigegeben werden. Nichts geht ab, bevor Sie einen freigeben.',
    },
    automatic: {
      label: 'Jeden Tag von selbst einen Mahnlauf freigeben',
      hint: 'Aus: Sie planen, prüfen und geben frei.',
    },
    choice: {
      business: {
        label: 'Verfahren für Unternehmen',
        hint: 'Die Kennung eines Verfahrens, oder none.',
      },
      consumer: {
        label: 'Verfahren für Verbraucher',
      },
      public: {
        label: 'Verfahren für öffentliche Stellen',
      },
    },
    policy: {
      netting: {
        label: 'Guthaben in Schreiben',
        options: {
          none: 'Weggelassen',
          show: 'Neben den Forderungen gezeigt',
          net: 'Von den Forderungen abgezogen',
        },
      },
      claims: {
        label: 'Gebühren und Zinsen, wenn die Rechnung bezahlt ist',
        options: {
          waive: 'Erlassen',
          carry: 'Mit dem nächsten Schreiben genannt',
          'must-pay': 'Gemahnt wie eine Rechnung',
        },
      },
      itemGapDays: {
        label: 'Tage zwischen Nachrichten zu einer Rechnung',
      },
      customerGapDays: {
        label: 'Tage zwischen Schreiben an einen Kunden',
      },
      bankDataDays: {
        label: 'Werktage, nach denen Bankdaten zu alt sind',
        hint: 'Dann wird nichts versandt, denn vielleicht ist schon bezahlt.',
      },
      interest: {
        variant: {
          label: 'Satz der Verzugszinsen',
          options: {
            'half-yearly': 'Wechselt jedes Halbjahr',
            frozen: 'Bleibt der vom Fälligkeitstag',
          },
        },
        agreedRate: {
          label: 'Vereinbarter Jahreszins, in Prozent',
          hint: 'Leer lassen für den gesetzlichen Satz.',
        },
      },
      sending: {
        hour: {
          label: 'Stunde des Versands',
          hint: 'Etwa 10:00; die beste Stunde eines Kunden geht vor.',
        },
        from: {
          label: 'Nicht vor',
        },
        to: {
          label: 'Nicht nach',
        },
      },
    },
  },
  payments: {
    postPartPayments: {
      label: 'Teilzahlungen von selbst verbuchen',
      hint: 'Wenn die Rechnung genannt und der Zahler bekannt ist.',
    },
    postSums: {
      label: 'Summen verbuchen, die kein Text nennt',
      hint: 'Nur wenn genau eine Zusammenstellung offener Posten den Betrag ergibt.',
    },
    discountGraceDays: {
      label: 'Tage, die Skonto noch gewährt wird',
    },
    link: {
      label: 'Bezahlseite',
      hint: 'Eine https-Adresse mit {number}, dazu {amount} und {currency}, wenn die Seite sie braucht. Käufer finden sie auf Rechnungen, in Briefen und im Portal.',
    },
  },
};
