import { Decimal, type Order, type OrderLine } from '../../model/index.ts';
import type { MessageWriter } from './message-writer.ts';
import { PIECES, SELLERS_ITEM } from './qualifiers.ts';
import { unitOf, writeDescription } from './write-line.ts';
import { categoryOf } from './write-order-charges.ts';
import type { OrderedLine } from './write-order.ts';
import { at, writeDate, writeVat } from './write-values.ts';

/** SG25 of ORDERS, in the order of D.96A. The amount of the line (203) is exact; the price of one has six decimals. */
export function writeOrderLine(writer: MessageWriter, order: Order, priced: OrderedLine, index: number): void {
  const { path, quantity, net } = priced;
  const line = order.lines[Number(/\d+/.exec(path)?.[0])];
  writeNumbers(writer, line, path, index);
  writeDescription(writer, 'F', writer.split(priced.name, 35, 8, at('BT-153', `${path}.name`)));
  writeDescription(writer, 'A', writer.split(line?.description, 35, 40, at('BT-154', `${path}.description`)));
  // `C62`, one, is what shops count pieces in.
  const unit = priced.unitCode === 'C62' ? PIECES : unitOf(writer, priced.unitCode, at('BT-130', `${path}.unitCode`));
  writer.segment('QTY', ['21', quantity, unit]);
  writeDate(writer, '167', line?.period?.startDate);
  writeDate(writer, '168', line?.period?.endDate);
  writer.segment('MOA', ['203', net]);
  const discount = discountOf(order, line, priced);
  const price = quantity.isZero() ? priced.listPrice : net.dividedBy(quantity, 6);
  writer.segment('PRI', ['AAA', price.trimmed()]);
  if (discount !== undefined) writer.segment('PRI', ['AAB', priced.listPrice.trimmed()]);
  if (line !== undefined) writer.segment('RFF', ['LI', writer.fit(line.id, 35, at('id', `${path}.id`))]);
  writeVat(writer, categoryOf(priced.rate), priced.rate);
  if (discount === undefined) return;
  const reasons = [...new Set(line?.discounts.map(({ reason, code }) => reason ?? code ?? ''))].join(', ');
  const [name, ...more] = writer.split(reasons || undefined, 35, 2, at('BT-139', `${path}.discounts`));
  writer.segment('ALC', 'A', undefined, undefined, undefined, ['DI', undefined, undefined, name, ...more]);
  writer.segment('MOA', ['204', discount]);
}

/** What was taken off, the line's share of the order's discounts included; what only rounding leaves is none. */
function discountOf(order: Order, line: OrderLine | undefined, { listPrice, quantity, net }: OrderedLine) {
  if (line === undefined || line.discounts.length + order.discounts.length === 0) return undefined;
  const off = listPrice.times(quantity).minus(net).round(net.scale);
  return off.greaterThan(Decimal.ZERO) ? off : undefined;
}

/** LIN and PIA: the article number of GS1 where there is one, and the supplier's own. */
function writeNumbers(writer: MessageWriter, line: OrderLine | undefined, path: string, index: number): void {
  const gtin = writer.code(line?.gtin, 35, at('BT-157', `${path}.gtin`));
  writer.segment('LIN', String(index + 1), undefined, gtin === undefined ? undefined : [gtin, writer.directory.gtin]);
  const sku = writer.code(line?.sku, 35, at('BT-155', `${path}.sku`));
  if (sku !== undefined) writer.segment('PIA', gtin === undefined ? '5' : '1', [sku, SELLERS_ITEM]);
}
