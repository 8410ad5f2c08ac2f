import type { Shown } from '../execute.ts';
import { sameAmount, share, type Currencies, type MoneyBag } from '../money.ts';
import type { RestTerms, RestTransaction } from '../rest.ts';
import { gid } from './people.ts';

export interface TransactionObject extends Shown {
  readonly id: string;
  readonly kind: string;
  readonly amountSet: MoneyBag;
  status: string;
}

export function transaction(rest: RestTransaction, rate: MoneyBag, currencies: Currencies): TransactionObject {
  return {
    __typename: 'OrderTransaction',
    id: gid('OrderTransaction', rest.id),
    kind: rest.kind.toUpperCase(),
    status: rest.status.toUpperCase(),
    gateway: rest.gateway,
    formattedGateway: rest.gateway,
    amountSet: inBoth(rest, rate, currencies),
    createdAt: rest.created_at,
    processedAt: rest.processed_at ?? rest.created_at,
    errorCode: rest.error_code ?? null,
    test: rest.test ?? false,
    paymentId: rest.payment_id ?? null,
    manualPaymentGateway: rest.gateway === 'manual',
    parentTransaction: null,
    accountNumber: null,
    amountRoundingSet: null,
    settlementCurrency: null,
    settlementCurrencyRate: null,
  };
}

/** A payload names one amount in one currency; the other follows from how the order's total stands in both. */
function inBoth({ amount, currency }: RestTransaction, rate: MoneyBag, currencies: Currencies): MoneyBag {
  if (currencies.shop === currencies.presentment) return sameAmount(amount, currencies);
  const units = (text: string): number => Math.round(Number(text) * 1000);
  const { shopMoney, presentmentMoney } = rate;
  const given = sameAmount(amount, currencies);
  return currency === currencies.shop
    ? {
        ...given,
        presentmentMoney: share(given, units(presentmentMoney.amount), units(shopMoney.amount)).presentmentMoney,
      }
    : { ...given, shopMoney: share(given, units(shopMoney.amount), units(presentmentMoney.amount)).shopMoney };
}

export interface TermsObject extends Shown {
  readonly id: string;
  paymentSchedules: readonly ScheduleObject[];
}
export interface ScheduleObject extends Shown {
  readonly id: string;
  issuedAt: string | null;
  dueAt: string | null;
  completedAt: string | null;
}

export function paymentTerms(rest: RestTerms, orderId: string, now: () => number): TermsObject {
  const isPast = ({ dueAt, completedAt }: ScheduleObject): boolean =>
    dueAt !== null && completedAt === null && Date.parse(dueAt) < now();
  const terms: TermsObject = {
    __typename: 'PaymentTerms',
    id: gid('PaymentTerms', orderId),
    paymentTermsName: rest.payment_terms_name,
    paymentTermsType: rest.payment_terms_type.toUpperCase(),
    translatedName: rest.payment_terms_name,
    dueInDays: rest.due_in_days,
    due: () => terms.paymentSchedules.some(isPast),
    overdue: () => terms.paymentSchedules.some(isPast),
    paymentSchedules: rest.payment_schedules.map((schedule, index) => {
      const balance = { amount: amountText(schedule.amount), currencyCode: schedule.currency };
      const left = () => (made.completedAt === null ? balance : { ...balance, amount: '0.00' });
      const made: ScheduleObject = {
        __typename: 'PaymentSchedule',
        id: gid('PaymentSchedule', `${orderId}${index}`),
        issuedAt: schedule.issued_at,
        dueAt: schedule.due_at,
        completedAt: schedule.completed_at,
        due: () => isPast(made),
        balanceDue: left,
        totalBalance: left,
        paymentTerms: () => terms,
      };
      return made;
    }),
  };
  return terms;
}

/** REST writes this amount as a number. */
const amountText = (amount: number | string): string => (typeof amount === 'number' ? amount.toFixed(2) : amount);
