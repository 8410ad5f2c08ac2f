import { Decimal } from '../model/index.ts';
import type { CaseItem, CaseTotals } from './schema/index.ts';

/** The sums that items come to. Credits take away from the principal; what of them is used up counts against what is paid. */
export function totalsOf(items: readonly CaseItem[]): CaseTotals {
  const sum = (kinds: readonly CaseItem['kind'][], value: (item: CaseItem) => Decimal) =>
    Decimal.sum(items.filter(({ kind }) => kinds.includes(kind)).map(value));
  const original = ({ original: first }: CaseItem) => first;
  const settled = ({ original: first, open }: CaseItem) => first.minus(open);
  return {
    principal: sum(['principal'], original).minus(sum(['credit'], original)),
    interest: sum(['interest'], original),
    fees: sum(['fee', 'cost'], original),
    paid: sum(['principal', 'interest', 'fee', 'cost'], settled).minus(sum(['credit'], settled)),
  };
}

/** What is still owed. */
export function openOf({ principal, interest, fees, paid }: CaseTotals): Decimal {
  return principal.plus(interest).plus(fees).minus(paid);
}
