import { Decimal } from '../../model/index.ts';
import { first, rule } from '../rule.ts';
import { correct, type NamedTerm, named, recalculate, remove } from '../terms.ts';

const ZERO = Decimal.ZERO;
const CENT = Decimal.of('0.01');

const wrongSum = (term: NamedTerm, formula: string) => ({
  message: `The ${named(term)} is not ${formula}.`,
  advice: recalculate(term),
});

/** Sums of the document (exact to the cent) and values that cannot be. */
export const AMOUNTS = [
  rule({
    id: 'BR-27',
    scope: 'line',
    at: 'price.netPrice',
    terms: ['BT-146'],
    message: `The ${named('BT-146')} is negative.`,
    advice: correct('BT-146'),
    holds: (line) => !line.price.netPrice.isNegative(),
    example: { breaks: (draft) => void (first(draft.lines).price.netPrice = Decimal.of('-1')) },
  }),
  rule({
    id: 'BR-28',
    scope: 'line',
    at: 'price.grossPrice',
    terms: ['BT-148'],
    message: `The ${named('BT-148')} is negative.`,
    advice: correct('BT-148'),
    holds: (line) => !(line.price.grossPrice?.isNegative() ?? false),
    example: {
      breaks: (draft) => Object.assign(first(draft.lines).price, { grossPrice: Decimal.of('-1'), discount: ZERO }),
    },
  }),
  rule({
    id: 'BR-CO-03',
    scope: 'invoice',
    at: 'vatPointDateCode',
    terms: ['BT-7', 'BT-8'],
    message: 'The VAT point date (BT-7) and its code (BT-8) exclude one another.',
    advice: remove('BT-7'),
    holds: (invoice) => invoice.vatPointDate === undefined || invoice.vatPointDateCode === undefined,
    example: { breaks: (draft) => Object.assign(draft, { vatPointDate: '2026-11-02', vatPointDateCode: '35' }) },
  }),
  rule({
    id: 'BR-CO-10',
    scope: 'invoice',
    at: 'totals.sumOfLineNetAmounts',
    terms: ['BT-106', 'BT-131'],
    ...wrongSum('BT-106', 'the sum of the line amounts (BT-131)'),
    holds: ({ totals }, facts) => totals.sumOfLineNetAmounts.equals(facts.lineTotal),
    example: {
      breaks: (draft) => void (draft.totals.sumOfLineNetAmounts = draft.totals.sumOfLineNetAmounts.plus(CENT)),
    },
  }),
  rule({
    id: 'BR-CO-11',
    scope: 'invoice',
    at: 'totals.sumOfAllowances',
    terms: ['BT-107', 'BT-92'],
    ...wrongSum('BT-107', 'the sum of the document allowances (BT-92)'),
    holds: ({ totals, allowances }, facts) =>
      totals.sumOfAllowances === undefined
        ? (allowances?.length ?? 0) === 0
        : totals.sumOfAllowances.equals(facts.allowanceTotal),
    example: { breaks: (draft) => void (draft.totals.sumOfAllowances = Decimal.of('0.01')) },
  }),
  rule({
    id: 'BR-CO-12',
    scope: 'invoice',
    at: 'totals.sumOfCharges',
    terms: ['BT-108', 'BT-99'],
    ...wrongSum('BT-108', 'the sum of the document charges (BT-99)'),
    holds: ({ totals, charges }, facts) =>
      totals.sumOfCharges === undefined ? (charges?.length ?? 0) === 0 : totals.sumOfCharges.equals(facts.chargeTotal),
    example: { breaks: (draft) => void (draft.totals.sumOfCharges = Decimal.of('0.01')) },
  }),
  rule({
    id: 'BR-CO-13',
    scope: 'invoice',
    at: 'totals.totalWithoutVat',
    terms: ['BT-109', 'BT-106', 'BT-107', 'BT-108'],
    ...wrongSum('BT-109', 'BT-106 less BT-107 plus BT-108'),
    holds: ({ totals }) =>
      totals.totalWithoutVat.equals(
        totals.sumOfLineNetAmounts.minus(totals.sumOfAllowances ?? ZERO).plus(totals.sumOfCharges ?? ZERO),
      ),
    example: { breaks: (draft) => void (draft.totals.totalWithoutVat = draft.totals.totalWithoutVat.plus(CENT)) },
  }),
  rule({
    id: 'BR-CO-14',
    scope: 'invoice',
    at: 'totals.totalVat',
    terms: ['BT-110', 'BT-117'],
    ...wrongSum('BT-110', 'the sum of the VAT amounts per rate (BT-117)'),
    holds: ({ totals }, facts) => (totals.totalVat ?? ZERO).equals(facts.vatTotal),
    example: { breaks: (draft) => void (draft.totals.totalVat = (draft.totals.totalVat ?? ZERO).plus(CENT)) },
  }),
  rule({
    id: 'BR-CO-15',
    scope: 'invoice',
    at: 'totals.totalWithVat',
    terms: ['BT-112', 'BT-109', 'BT-110'],
    ...wrongSum('BT-112', 'BT-109 plus BT-110'),
    holds: ({ totals }) => totals.totalWithVat.equals(totals.totalWithoutVat.plus(totals.totalVat ?? ZERO)),
    example: { breaks: (draft) => void (draft.totals.totalWithVat = draft.totals.totalWithVat.plus(CENT)) },
  }),
  rule({
    id: 'BR-CO-16',
    scope: 'invoice',
    at: 'totals.amountDueForPayment',
    terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
    ...wrongSum('BT-115', 'BT-112 less BT-113 plus BT-114'),
    holds: ({ totals }) =>
      totals.amountDueForPayment.equals(
        totals.totalWithVat.minus(totals.paidAmount ?? ZERO).plus(totals.roundingAmount ?? ZERO),
      ),
    example: {
      breaks: (draft) => void (draft.totals.amountDueForPayment = draft.totals.amountDueForPayment.plus(CENT)),
    },
  }),
  rule({
    id: 'BR-51',
    scope: 'invoice',
    at: 'paymentInstructions.paymentCard.primaryAccountNumber',
    terms: ['BT-87'],
    severity: 'warning',
    message: 'The card number (BT-87) shows more digits than card security allows.',
    advice: correct('BT-87'),
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
