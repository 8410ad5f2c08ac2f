/** The fields of the settings about reminders and payments. */
export const receivableSettingsEn = {
  dunning: {
    enabled: {
      label: 'Remind customers',
      hint: 'Runs can be committed. Nothing goes out before you commit one.',
    },
    automatic: {
      label: 'Commit a run every day by itself',
      hint: 'Off: you plan, look and commit.',
    },
    choice: {
      business: {
        label: 'Procedure for businesses',
        hint: 'The identifier of a procedure, or none.',
      },
      consumer: {
        label: 'Procedure for consumers',
      },
      public: {
        label: 'Procedure for public bodies',
      },
    },
    policy: {
      netting: {
        label: 'Credits in letters',
        options: {
          none: 'Left out',
          show: 'Shown beside the claims',
          net: 'Taken off the claims',
        },
      },
      claims: {
        label: 'Fees and interest once the invoice is paid',
        options: {
          waive: 'Given up',
          carry: 'Told with the next letter',
          'must-pay': 'Chased like an invoice',
        },
      },
      itemGapDays: {
        label: 'Days between messages about one invoice',
      },
      customerGapDays: {
        label: 'Days between letters to one customer',
      },
      bankDataDays: {
        label: 'Business days after which bank data is too old',
        hint: 'Nothing is sent then, because it may be paid already.',
      },
      interest: {
        variant: {
          label: 'Rate of late-payment interest',
          options: {
            'half-yearly': 'Changes each half-year',
            frozen: 'Stays that of the due date',
          },
        },
        agreedRate: {
          label: 'Agreed yearly rate, in percent',
          hint: 'Leave empty for the statutory rate.',
        },
      },
      sending: {
        hour: {
          label: 'Hour of sending',
          hint: 'Such as 10:00; the best hour of a customer goes first.',
        },
        from: {
          label: 'Not before',
        },
        to: {
          label: 'Not after',
        },
      },
    },
  },
  payments: {
    postPartPayments: {
      label: 'Settle part payments by themselves',
      hint: 'Where the invoice is named and the payer is known.',
    },
    postSums: {
      label: 'Settle sums that no text names',
      hint: 'Only where one choice of open items comes to the amount.',
    },
    discountGraceDays: {
      label: 'Days for which a discount is still granted',
    },
    link: {
      label: 'Payment page',
      hint: 'An https address with {number}, and {amount} and {currency} if the page wants them. Buyers find it on invoices, in letters and in the portal.',
    },
  },
};
