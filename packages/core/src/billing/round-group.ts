import { Decimal } from '../model/index.ts';
import { apportion } from './apportion.ts';
import type { CoverageEntry } from './document.ts';
import { isSayable, saidVat } from './said-vat.ts';
import { baseFor, vatOf, withoutVat, withVat } from './vat-group.ts';
import { PRECISION, type Ware } from './wares.ts';

/** One VAT rate, its VAT as the shop says it; else nets that sum to a base whose VAT, rounded once (BR-CO-17), meets the asked total where any base can. */
export function roundGroup(group: readonly Ware[], decimals: number): CoverageEntry[] {
  const net = (ware: Ware, amount: Decimal): Decimal =>
    ware.includesTax ? withoutVat(amount, ware.treatment.rate, PRECISION) : amount;
  const exact = group.map((ware) => ({
    ware,
    allowance: net(ware, ware.reduction).round(decimals),
    discount: net(ware, ware.share).round(decimals),
    final: net(ware, ware.amount.minus(ware.reduction).minus(ware.share)),
    before: net(ware, ware.amount.minus(ware.reduction)),
  }));
  const said = saidVat(group, decimals);
  const rate = group[0]?.treatment.rate ?? Decimal.ZERO;
  const kept = said !== undefined && isSayable(said, rate) ? said : undefined;
  const grossFirst = group.some((ware) => ware.includesTax);
  const taxIncluded = grossFirst ? meetGross(exact, rate, decimals) : undefined;
  const finals =
    kept?.finals ?? taxIncluded?.finals ?? exact.map(({ before, discount }) => before.round(decimals).minus(discount));
  const base = Decimal.sum(finals);
  const gross =
    kept?.gross ?? taxIncluded?.gross ?? sumOf(finals, apportion(vatOf(base, rate, decimals), finals, decimals));
  return exact.map(({ ware, allowance, discount }, index) => {
    const { category, rate: percent, reasonCode, reasonText } = ware.treatment;
    return {
      ref: ware.ref,
      name: ware.name,
      quantity: ware.quantity,
      unitCode: ware.unitCode,
      net: (finals[index] ?? Decimal.ZERO).plus(discount),
      allowance,
      discount,
      gross: gross[index] ?? Decimal.ZERO,
      includesTax: grossFirst,
      ...(kept !== undefined && { vatSaid: true }),
      category,
      rate: percent,
      reasonCode,
      reasonText,
    };
  });
}

interface Exact {
  readonly ware: Ware;
  readonly discount: Decimal;
  readonly final: Decimal;
  readonly before: Decimal;
}

function meetGross(exact: readonly Exact[], rate: Decimal, decimals: number): { finals: Decimal[]; gross: Decimal[] } {
  const finals = exact.map(({ ware, before, discount }) =>
    ware.includesTax ? undefined : before.round(decimals).minus(discount),
  );
  const weights = exact.map(({ ware }, index) => {
    const final = finals[index];
    return final === undefined
      ? ware.amount.minus(ware.reduction).minus(ware.share)
      : withVat(final, ware.treatment.rate);
  });
  const total = Decimal.sum(weights).round(decimals);
  const fixed = Decimal.sum(finals.flatMap((final) => final ?? []));
  const free = exact.filter(({ ware }) => ware.includesTax);
  const shares = apportion(
    baseFor(total, rate, decimals).minus(fixed).round(decimals),
    free.map(({ final }) => final),
    decimals,
  );
  let next = 0;
  return {
    finals: finals.map((final) => final ?? shares[next++] ?? Decimal.ZERO),
    gross: apportion(total, weights, decimals),
  };
}

function sumOf(left: readonly Decimal[], right: readonly Decimal[]): Decimal[] {
  return left.map((value, index) => value.plus(right[index] ?? Decimal.ZERO));
}
