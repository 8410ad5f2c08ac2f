import { Decimal } from '../../model/index.ts';
import { first, type Rule, rule } from '../rule.ts';
import { correct, named } from '../terms.ts';

/** Digits before and after the point, without trailing zeros. */
function fits(number: Decimal | undefined, decimals: number): boolean {
  if (number === undefined) return true;
  const trimmed = number.trimmed();
  return trimmed.scale <= decimals && trimmed.toString().replace(/[-.]/g, '').length <= 19;
}

/** How many digits numbers may have. */
export const NUMBERS: readonly Rule[] = [
  rule({
    id: 'BR-FR-DEC-02',
    scope: 'line',
    at: 'invoicedQuantity',
    terms: ['BT-129', 'BT-149'],
    message: `The ${named('BT-129')} has more than 4 decimals or 19 digits.`,
    advice: correct('BT-129'),
    holds: (line) => fits(line.invoicedQuantity, 4) && fits(line.price.baseQuantity, 4),
    example: { breaks: (draft) => void (first(draft.lines).invoicedQuantity = Decimal.of('1.00001')) },
  }),
  rule({
    id: 'BR-FR-DEC-03',
    scope: 'line',
    at: 'price.netPrice',
    terms: ['BT-146', 'BT-147', 'BT-148'],
    message: `The ${named('BT-146')} is negative or has more than 6 decimals or 19 digits.`,
    advice: correct('BT-146'),
    holds: ({ price }) =>
      [price.netPrice, price.grossPrice, price.discount].every(
        (number) => fits(number, 6) && !(number?.isNegative() ?? false),
      ),
    example: { breaks: (draft) => void (first(draft.lines).price.netPrice = Decimal.of('1.0000001')) },
  }),
];
