import { Decimal, type DunningItem, type IsoDate, type Problem } from '../../model/index.ts';
import { ageingOf, type Ageing } from './ageing.ts';

/** One booking on a customer's account. */
export interface Movement {
  readonly date: IsoDate;
  readonly kind: DunningItem['kind'] | 'payment' | 'return-debit';
  readonly documentNumber: string;
  readonly currency: string;
  /** Positive: the customer owes more; negative: it paid or was credited. */
  readonly amount: Decimal;
  readonly dueDate?: IsoDate;
}

export interface StatementInput {
  readonly from: IsoDate;
  /** Inclusive; the ageing is that of the end of this day. */
  readonly to: IsoDate;
  /** All bookings up to `to`, in any order; those before `from` make the opening balance. */
  readonly movements: readonly Movement[];
  /** What is open at the end of `to`. */
  readonly openItems: readonly Pick<DunningItem, 'documentNumber' | 'dueDate' | 'currency' | 'open'>[];
}

export interface StatementLine extends Movement {
  /** After this booking. */
  readonly balance: Decimal;
}

/** A customer's account in one currency over a span of days. */
export interface AccountStatement {
  readonly currency: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly opening: Decimal;
  readonly lines: readonly StatementLine[];
  readonly closing: Decimal;
  readonly openItems: StatementInput['openItems'];
  readonly ageing: Ageing;
  /** The open items do not add up to the closing balance: the statement must not go out so. */
  readonly problems: readonly Problem[];
}

/** Statements of account, one per currency in the order of their codes. */
export function statementOfAccount(input: StatementInput): AccountStatement[] {
  const currencies = new Set([...input.movements, ...input.openItems].map(({ currency }) => currency));
  return [...currencies].toSorted().map((currency) => statementIn(currency, input));
}

function statementIn(currency: string, { from, to, movements, openItems }: StatementInput): AccountStatement {
  const own = movements.filter((movement) => movement.currency === currency && movement.date <= to).toSorted(byDate);
  const opening = Decimal.sum(own.filter(({ date }) => date < from).map(({ amount }) => amount));
  const lines = balanced(
    own.filter(({ date }) => date >= from),
    opening,
  );
  const closing = lines.at(-1)?.balance ?? opening;
  const open = openItems.filter((item) => item.currency === currency && !item.open.isZero());
  const ageing = ageingOf(open, to);
  const problems = ageing.total.equals(closing) ? [] : [doesNotAddUp(currency)];
  return { currency, from, to, opening, lines, closing, openItems: open, ageing, problems };
}

function balanced(movements: readonly Movement[], opening: Decimal): StatementLine[] {
  let balance = opening;
  return movements.map((movement) => {
    balance = balance.plus(movement.amount);
    return { ...movement, balance };
  });
}

function byDate(a: Movement, b: Movement): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

function doesNotAddUp(currency: string): Problem {
  return {
    code: 'STATEMENT_DOES_NOT_ADD_UP',
    message: `The open items in ${currency} are not the balance of the account.`,
    advice: 'Compare the payments with the open items; one is booked without the other.',
    retry: 'after-fix',
  };
}
