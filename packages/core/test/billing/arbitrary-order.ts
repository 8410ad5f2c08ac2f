import fc from 'fast-check';
import { currencyDecimals, Decimal, documentDecimals, type Order, type OrderJson } from '../../src/model/index.ts';
import { orderOf } from './orders.ts';

/** Rates with an even and an uneven share of a cent. */
const RATES = ['20', '10', '5.5', '2.1'] as const;

interface Shape {
  readonly pricesIncludeTax: boolean;
  readonly currency: string;
  readonly lines: readonly {
    price: number;
    quantity: number;
    rate: (typeof RATES)[number];
    discount: number;
    mode?: boolean | undefined;
  }[];
  readonly shipping: { price: number; rate: (typeof RATES)[number] } | undefined;
  readonly orderDiscount: number;
}

const shape: fc.Arbitrary<Shape> = fc.record({
  pricesIncludeTax: fc.boolean(),
  currency: fc.constantFrom('EUR', 'EUR', 'EUR', 'JPY', 'TND'),
  lines: fc.array(
    fc.record({
      price: fc.integer({ min: 1, max: 99_999 }),
      quantity: fc.integer({ min: 1, max: 9 }),
      rate: fc.constantFrom(...RATES),
      /** Share of the price, in hundredths. */
      discount: fc.constantFrom(0, 0, 0, 10, 33, 100),
      mode: fc.constantFrom(undefined, undefined, undefined, true, false),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  shipping: fc.option(fc.record({ price: fc.integer({ min: 1, max: 2_000 }), rate: fc.constantFrom(...RATES) }), {
    nil: undefined,
  }),
  orderDiscount: fc.constantFrom(0, 0, 5, 17, 100),
});

/**
 * Orders as shops make them, with the total a shop would show: each line taxed and rounded on its own, which is not how an invoice
 * rounds. Computed here in integers, apart from the code under test.
 */
export const arbitraryOrder: fc.Arbitrary<Order> = shape.map((of) => orderOf(jsonOf(of)));

function jsonOf(of: Shape): Partial<OrderJson> {
  // A dinar shop shows three decimals; one whose totals an invoice can carry lets the third be nought.
  const decimals = documentDecimals(of.currency);
  const shown = currencyDecimals(of.currency) ?? decimals;
  const money = (units: bigint): string => Decimal.fromUnits(units, decimals).toFixed(shown);
  let total = 0n;
  let discountable = 0n;
  const lines = of.lines.map((line, index) => {
    const units = BigInt(line.price) * BigInt(line.quantity);
    const discount = (units * BigInt(line.discount)) / 100n;
    const included = line.mode ?? of.pricesIncludeTax;
    total += included ? units - discount : taxed(units - discount, line.rate);
    discountable +=
      included === of.pricesIncludeTax
        ? units - discount
        : of.pricesIncludeTax
          ? taxed(units - discount, line.rate)
          : untaxed(units - discount, line.rate);
    return {
      id: `l${index}`,
      name: `Article ${index}`,
      quantity: String(line.quantity),
      unitPrice: money(BigInt(line.price)),
      taxes: [{ rate: line.rate }],
      ...(line.mode !== undefined && { includesTax: line.mode }),
      ...(discount > 0n && { discounts: [{ amount: money(discount), includesTax: included }] }),
    };
  });
  const sameRate = of.lines.every((line) => line.rate === of.lines[0]?.rate && line.mode === undefined);
  const orderDiscount = of.pricesIncludeTax || sameRate ? (discountable * BigInt(of.orderDiscount)) / 100n : 0n;
  const mixed = of.lines.some((line) => line.mode !== undefined);
  const lowered = mixed ? 0n : orderDiscount;
  total -= of.pricesIncludeTax ? lowered : taxed(lowered, of.lines[0]?.rate ?? '20');
  const shipping = of.shipping;
  if (shipping !== undefined)
    total += of.pricesIncludeTax ? BigInt(shipping.price) : taxed(BigInt(shipping.price), shipping.rate);
  return {
    currency: of.currency,
    ...(of.currency !== 'EUR' && {
      accountingCurrency: { code: 'EUR', rate: of.currency === 'JPY' ? '0.00556' : '0.2951', rateDate: '2026-11-20' },
    }),
    pricesIncludeTax: of.pricesIncludeTax,
    lines,
    discounts: lowered > 0n ? [{ amount: money(lowered) }] : [],
    shipping:
      shipping === undefined
        ? []
        : [{ id: 's', name: 'Livraison', price: money(BigInt(shipping.price)), taxes: [{ rate: shipping.rate }] }],
    totals: { total: money(total) },
  };
}

function taxed(net: bigint, rate: string): bigint {
  const permille = BigInt(Math.round(Number(rate) * 10));
  return (net * (1000n + permille) * 2n + 1000n) / 2000n;
}

function untaxed(gross: bigint, rate: string): bigint {
  return (gross * 1000n) / (1000n + BigInt(Math.round(Number(rate) * 10)));
}

/** The same order after something happened to it. */
export function withChanges(order: Order, changes: Partial<OrderJson>): Order {
  return orderOf({ ...(JSON.parse(JSON.stringify(order)) as OrderJson), ...changes });
}
