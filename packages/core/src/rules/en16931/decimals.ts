import { Decimal } from '../../model/index.ts';
import { first, type Rule, rule, type Scope, type Scopes } from '../rule.ts';
import { type NamedTerm, named, roundToCents } from '../terms.ts';

const inCents = (amount: Decimal | undefined): boolean =>
  amount === undefined || amount.scale <= 2 || amount.trimmed().scale <= 2;
const MILL = Decimal.of('0.001');

type AmountKey<T> = Exclude<
  { [Key in keyof T]-?: Exclude<T[Key], undefined> extends Decimal ? Key : never }[keyof T],
  undefined
> &
  string;

function inScope<S extends Scope, T extends object>(
  scope: S,
  path: string,
  group: (item: Scopes[S]) => T,
  example: (draft: Scopes['invoice']) => T,
) {
  return (id: string, key: AmountKey<T>, term: NamedTerm): Rule =>
    rule({
      id,
      scope,
      at: path + key,
      terms: [term],
      message: `The ${named(term)} has more than two decimals.`,
      advice: roundToCents(term),
      holds: (item: Scopes[S]) => inCents(group(item)[key] as Decimal | undefined),
      example: {
        breaks: (draft) =>
          void Object.assign(example(draft), {
            [key]: ((example(draft)[key] as Decimal | undefined) ?? Decimal.ZERO).plus(MILL),
          }),
      },
    } as Rule<S>);
}

const totals = inScope(
  'invoice',
  'totals.',
  (invoice) => invoice.totals,
  (draft) => draft.totals,
);
const allowance = inScope(
  'allowance',
  '',
  (item) => item,
  (draft) => first(draft.allowances),
);
const charge = inScope(
  'charge',
  '',
  (item) => item,
  (draft) => first(draft.charges),
);
const vat = inScope(
  'vat',
  '',
  (row) => row,
  (draft) => first(draft.vatBreakdown),
);
const line = inScope(
  'line',
  '',
  (item) => item,
  (draft) => first(draft.lines),
);
const lineAllowance = inScope(
  'line-allowance',
  '',
  (item) => item,
  (draft) => first(first(draft.lines).allowances),
);
const lineCharge = inScope(
  'line-charge',
  '',
  (item) => item,
  (draft) => first(first(draft.lines).charges),
);

/** Amounts have two decimals; prices, quantities and rates may have more. */
export const DECIMALS = [
  allowance('BR-DEC-01', 'amount', 'BT-92'),
  allowance('BR-DEC-02', 'baseAmount', 'BT-93'),
  charge('BR-DEC-05', 'amount', 'BT-99'),
  charge('BR-DEC-06', 'baseAmount', 'BT-100'),
  totals('BR-DEC-09', 'sumOfLineNetAmounts', 'BT-106'),
  totals('BR-DEC-10', 'sumOfAllowances', 'BT-107'),
  totals('BR-DEC-11', 'sumOfCharges', 'BT-108'),
  totals('BR-DEC-12', 'totalWithoutVat', 'BT-109'),
  totals('BR-DEC-13', 'totalVat', 'BT-110'),
  totals('BR-DEC-14', 'totalWithVat', 'BT-112'),
  totals('BR-DEC-15', 'totalVatInAccountingCurrency', 'BT-111'),
  totals('BR-DEC-16', 'paidAmount', 'BT-113'),
  totals('BR-DEC-17', 'roundingAmount', 'BT-114'),
  totals('BR-DEC-18', 'amountDueForPayment', 'BT-115'),
  vat('BR-DEC-19', 'taxableAmount', 'BT-116'),
  vat('BR-DEC-20', 'taxAmount', 'BT-117'),
  line('BR-DEC-23', 'netAmount', 'BT-131'),
  lineAllowance('BR-DEC-24', 'amount', 'BT-136'),
  lineAllowance('BR-DEC-25', 'baseAmount', 'BT-137'),
  lineCharge('BR-DEC-27', 'amount', 'BT-141'),
  lineCharge('BR-DEC-28', 'baseAmount', 'BT-142'),
];
