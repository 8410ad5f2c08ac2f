import { Decimal } from '../../../model/index.ts';
import { first, rule } from '../../rule.ts';
import { told } from './told.ts';

const ZERO = Decimal.ZERO;
const CENT = Decimal.of('0.01');

/** Sums of the document (exact to the cent) and values that cannot be. */
export const AMOUNTS = [
  rule({
    ...told('BR-27'),
    scope: 'line',
    at: 'price.netPrice',
    holds: (line) => !line.price.netPrice.isNegative(),
    example: { breaks: (draft) => void (first(draft.lines).price.netPrice = Decimal.of('-1')) },
  }),
  rule({
    ...told('BR-28'),
    scope: 'line',
    at: 'price.grossPrice',
    holds: (line) => !(line.price.grossPrice?.isNegative() ?? false),
    example: {
      breaks: (draft) => Object.assign(first(draft.lines).price, { grossPrice: Decimal.of('-1'), discount: ZERO }),
    },
  }),
  rule({
    ...told('BR-CO-03'),
    scope: 'invoice',
    at: 'vatPointDateCode',
    holds: (invoice) => invoice.vatPointDate === undefined || invoice.vatPointDateCode === undefined,
    example: { breaks: (draft) => Object.assign(draft, { vatPointDate: '2026-11-02', vatPointDateCode: '35' }) },
  }),
  rule({
    ...told('BR-CO-10'),
    scope: 'invoice',
    at: 'totals.sumOfLineNetAmounts',
    holds: ({ totals }, facts) => totals.sumOfLineNetAmounts.equals(facts.lineTotal),
    example: {
      breaks: (draft) => void (draft.totals.sumOfLineNetAmounts = draft.totals.sumOfLineNetAmounts.plus(CENT)),
    },
  }),
  rule({
    ...told('BR-CO-11'),
    scope: 'invoice',
    at: 'totals.sumOfAllowances',
    holds: ({ totals, allowances }, facts) =>
      totals.sumOfAllowances === undefined
        ? (allowances?.length ?? 0) === 0
        : totals.sumOfAllowances.equals(facts.allowanceTotal),
    example: { breaks: (draft) => void (draft.totals.sumOfAllowances = Decimal.of('0.01')) },
  }),
  rule({
    ...told('BR-CO-12'),
    scope: 'invoice',
    at: 'totals.sumOfCharges',
    holds: ({ totals, charges }, facts) =>
      totals.sumOfCharges === undefined ? (charges?.length ?? 0) === 0 : totals.sumOfCharges.equals(facts.chargeTotal),
    example: { breaks: (draft) => void (draft.totals.sumOfCharges = Decimal.of('0.01')) },
  }),
  rule({
    ...told('BR-CO-13'),
    scope: 'invoice',
    at: 'totals.totalWithoutVat',
    holds: ({ totals }) =>
      totals.totalWithoutVat.equals(
        totals.sumOfLineNetAmounts.minus(totals.sumOfAllowances ?? ZERO).plus(totals.sumOfCharges ?? ZERO),
      ),
    example: { breaks: (draft) => void (draft.totals.totalWithoutVat = draft.totals.totalWithoutVat.plus(CENT)) },
  }),
  rule({
    ...told('BR-CO-14'),
    scope: 'invoice',
    at: 'totals.totalVat',
    holds: ({ totals }, facts) => (totals.totalVat ?? ZERO).equals(facts.vatTotal),
    example: { breaks: (draft) => void (draft.totals.totalVat = (draft.totals.totalVat ?? ZERO).plus(CENT)) },
  }),
  rule({
    ...told('BR-CO-15'),
    scope: 'invoice',
    at: 'totals.totalWithVat',
    holds: ({ totals }) => totals.totalWithVat.equals(totals.totalWithoutVat.plus(totals.totalVat ?? ZERO)),
    example: { breaks: (draft) => void (draft.totals.totalWithVat = draft.totals.totalWithVat.plus(CENT)) },
  }),
  rule({
    ...told('BR-CO-16'),
    scope: 'invoice',
    at: 'totals.amountDueForPayment',
    holds: ({ totals }) =>
      totals.amountDueForPayment.equals(
        totals.totalWithVat.minus(totals.paidAmount ?? ZERO).plus(totals.roundingAmount ?? ZERO),
      ),
    example: {
      breaks: (draft) => void (draft.totals.amountDueForPayment = draft.totals.amountDueForPayment.plus(CENT)),
    },
  }),
  rule({
    ...told('BR-51'),
    scope: 'invoice',
    at: 'paymentInstructions.paymentCard.primaryAccountNumber',
    holds: ({ paymentInstructions }) =>
      (paymentInstructions?.paymentCard?.primaryAccountNumber.trim().length ?? 0) <= 10,
    example: {
      breaks: (draft) =>
        void (draft.paymentInstructions = {
          paymentMeansTypeCode: '48',
          paymentCard: { primaryAccountNumber: '4970100000001234' },
        }),
    },
  }),
];
