import { Decimal, ok, refused, type Problem, type Result } from '../model/index.ts';
import { effectiveRate, isRounding, saidVat, type SaidVat } from './said-vat.ts';
import { vatAreaOf } from './vat-area.ts';
import type { VatContext } from './vat-context.ts';
import { treatmentKey, vatOf } from './vat-group.ts';
import type { Ware } from './wares.ts';

/**
 * The things of an order by VAT rate, the VAT that the shop charged held against it. What rounding does not explain stops the order where
 * VAT is the law. Elsewhere (sales taxes on part of a price, with caps, of one place on top of another) the rate is what the tax comes to.
 */
export function vatGroups(
  wares: readonly Ware[],
  context: VatContext,
  decimals: number,
): Result<readonly (readonly Ware[])[]> {
  const problems: Problem[] = [];
  const groups = [...Map.groupBy(wares, (ware) => treatmentKey(ware.treatment)).values()].map((group) => {
    const rate = group[0]?.treatment.rate ?? Decimal.ZERO;
    const said = saidVat(group, decimals);
    if (said === undefined || isRounding(said, rate, group.length, decimals)) return group;
    const effective = effectiveRate(said);
    const inUnion = vatAreaOf(context.seller, 'goods').inUnion;
    if (inUnion || !isRounding(said, effective, group.length, decimals)) problems.push(differs(said, rate, decimals));
    return group.map((ware) => ({ ...ware, treatment: { ...ware.treatment, rate: effective } }));
  });
  return problems.length > 0 ? refused(...problems) : ok(groups);
}

function differs({ base, vat }: SaidVat, rate: Decimal, decimals: number): Problem {
  return {
    code: 'VAT_DIFFERS_FROM_RATE',
    message: `The shop charged ${vat.toString()} of VAT on ${base.toString()} at ${rate.toString()} %, which makes ${vatOf(base, rate, decimals).toString()}: rounding does not explain the difference.`,
    advice: 'Look in the shop for a tax that was overridden, or charged on part of the price only, and correct it.',
    retry: 'after-fix',
    field: 'totals.tax',
    rule: 'BR-CO-17',
  };
}
