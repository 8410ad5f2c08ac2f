import { Decimal, documentDecimals, type Order, type OrderJson } from '../../src/model/index.ts';
import { arbitraryOrder, withChanges } from './arbitrary-order.ts';

type Priced = Pick<Order['lines'][number], 'includesTax' | 'discounts' | 'taxes'>;

/** Orders whose shop says the VAT of every line, rounded line by line. Not in yen: one more or less is more than BR-CO-17 allows. */
export const saidOrder = arbitraryOrder
  .filter(({ discounts, currency }) => discounts.length === 0 && currency !== 'JPY')
  .map(withSaidVat);

function withSaidVat(order: Order): Order {
  const decimals = documentDecimals(order.currency);
  const said = <T extends Priced>(thing: T, price: Decimal): { thing: T; gross: Decimal } => {
    const paid = price.minus(Decimal.sum(thing.discounts.map(({ amount }) => amount)));
    const included = thing.includesTax ?? order.pricesIncludeTax;
    const rate = thing.taxes[0]?.rate ?? Decimal.ZERO;
    const amount = paid.times(rate).dividedBy(included ? Decimal.HUNDRED.plus(rate) : Decimal.HUNDRED, decimals);
    return { thing: { ...thing, taxes: [{ rate, amount }] }, gross: included ? paid : paid.plus(amount) };
  };
  const lines = order.lines.map((line) => said(line, line.unitPrice.times(line.quantity)));
  const shipping = order.shipping.map((charge) => said(charge, charge.price));
  const total = Decimal.sum([...lines, ...shipping].map(({ gross }) => gross)).toFixed(decimals);
  const json = (value: unknown): never => JSON.parse(JSON.stringify(value)) as never;
  const changes: Partial<OrderJson> = {
    lines: json(lines.map(({ thing }) => thing)),
    shipping: json(shipping.map(({ thing }) => thing)),
    totals: { total },
  };
  return withChanges(order, changes);
}
