import { Decimal } from '../../../model/index.ts';
import { first, type Rule, rule, type Scope, type Scopes } from '../../rule.ts';
import { told } from './told.ts';

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
  return (id: string, key: AmountKey<T>): Rule =>
    rule({
      ...told(id),
      scope,
      at: path + key,
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
  allowance('BR-DEC-01', 'amount'),
  allowance('BR-DEC-02', 'baseAmount'),
  charge('BR-DEC-05', 'amount'),
  charge('BR-DEC-06', 'baseAmount'),
  totals('BR-DEC-09', 'sumOfLineNetAmounts'),
  totals('BR-DEC-10', 'sumOfAllowances'),
  totals('BR-DEC-11', 'sumOfCharges'),
  totals('BR-DEC-12', 'totalWithoutVat'),
  totals('BR-DEC-13', 'totalVat'),
  totals('BR-DEC-14', 'totalWithVat'),
  totals('BR-DEC-15', 'totalVatInAccountingCurrency'),
  totals('BR-DEC-16', 'paidAmount'),
  totals('BR-DEC-17', 'roundingAmount'),
  totals('BR-DEC-18', 'amountDueForPayment'),
  vat('BR-DEC-19', 'taxableAmount'),
  vat('BR-DEC-20', 'taxAmount'),
  line('BR-DEC-23', 'netAmount'),
  lineAllowance('BR-DEC-24', 'amount'),
  lineAllowance('BR-DEC-25', 'baseAmount'),
  lineCharge('BR-DEC-27', 'amount'),
  lineCharge('BR-DEC-28', 'baseAmount'),
];
