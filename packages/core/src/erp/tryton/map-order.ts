import { currencyDecimals, Decimal, dayIn, type ExtId, type Order } from '../../model/index.ts';
import { expectedTotal, roundingLimit } from '../compare-total.ts';
import { ErpFailure, rejected } from '../outcome.ts';
import { pricedLines, totalOf, type PricedLine } from '../priced-lines.ts';
import type { TrytonConfig } from './config.ts';
import { exactPrices } from './exact-price.ts';
import type { PartyForSale } from './parties.ts';
import { toDate, toDecimal } from './values.ts';

/** A line with the code of the article it is sold as. */
export interface SaleLine extends PricedLine {
  readonly code: string;
}

/** What the lines refer to, resolved. */
export interface SaleReferences extends PartyForSale {
  readonly company: number;
  readonly webShop: number;
  readonly warehouse: number;
  readonly currency: number;
  readonly paymentTerm: number;
  /** Per line: product, unit and taxes, in the order of the lines. */
  readonly lines: readonly {
    readonly product: number;
    readonly unit: number | null;
    readonly taxes: readonly number[];
  }[];
  readonly roundingProduct?: { readonly product: number; readonly unit: number | null };
}

/** The order's lines, each with an article: Tryton numbers credit notes and posts revenue by it. */
export function saleLines(order: Order, config: TrytonConfig): readonly SaleLine[] {
  return pricedLines(order).map((line) => ({ ...line, code: articleOf(line, config) }));
}

function articleOf(line: PricedLine, { articles }: TrytonConfig): string {
  if (line.kind === 'shipping') return articles.shipping;
  if (line.kind === 'fee' && articles.fee !== undefined) return articles.fee;
  if (line.kind === 'item' && line.sku !== undefined) return line.sku;
  const what = line.kind === 'fee' ? 'a fee' : 'a line without SKU';
  throw new ErpFailure(
    rejected(
      {
        code: 'ARTICLE_MISSING',
        message: `The order has ${what}; Tryton needs an article for it.`,
        advice:
          line.kind === 'fee'
            ? 'Name an article for fees in the connection settings.'
            : 'Give the product a SKU in the shop.',
      },
      `${line.path}.sku`,
    ),
  );
}

/** Cents between the lines as Tryton will add them up and the shop's total; zero when they agree or differ by too much to be rounding. */
export function roundingOf(order: Order, lines: readonly PricedLine[]): Decimal {
  const difference = expectedTotal(order).minus(totalOf(lines, currencyDecimals(order.currency) ?? 2).total);
  return difference.abs().greaterThan(roundingLimit(order)) ? Decimal.ZERO : difference;
}

export function saleDay(order: Order, config: TrytonConfig): string {
  return dayIn(config.timeZone, new Date(order.placedAt));
}

/** Net days of the order: its own terms, else at once. */
export function netDays({ terms, placedAt }: Order): number {
  if (terms?.days !== undefined) return terms.days;
  if (terms?.dueDate === undefined) return 0;
  return Math.max(0, Math.round((Date.parse(terms.dueDate) - Date.parse(placedAt.slice(0, 10))) / 86_400_000));
}

/** The values of `sale.sale.create`. It computes nothing: unit, price, taxes, addresses and term are all sent. */
export function saleValues(
  ext: ExtId,
  order: Order,
  lines: readonly SaleLine[],
  refs: SaleReferences,
  config: TrytonConfig,
) {
  const rounding = roundingOf(order, lines);
  const noted = !rounding.isZero() && refs.roundingProduct === undefined;
  return {
    company: refs.company,
    web_shop: refs.webShop,
    web_id: ext,
    reference: order.number,
    party: refs.party,
    invoice_address: refs.invoiceAddress,
    shipment_address: refs.shipmentAddress,
    currency: refs.currency,
    payment_term: refs.paymentTerm,
    sale_date: toDate(saleDay(order, config)),
    invoice_method: 'order',
    shipment_method: 'order',
    warehouse: refs.warehouse,
    // The shop's delivery charge is on a line already; Tryton must not add the carrier's.
    ...(config.carrier !== undefined && { carrier: config.carrier, shipment_cost_method: null }),
    ...(noted && { comment: `Rounding difference to the shop's total: ${rounding.toString()} ${order.currency}` }),
    lines: [
      [
        'create',
        [...lines.flatMap((line, index) => lineValues(line, refs.lines[index])), ...roundingLine(rounding, refs)],
      ],
    ],
  };
}

function lineValues(line: SaleLine, refs: SaleReferences['lines'][number] | undefined) {
  if (refs === undefined) throw new RangeError(`No references for ${line.path}`);
  return exactPrices(line.quantity, line.net).map(({ quantity, unitPrice }) => ({
    type: 'line',
    product: refs.product,
    // A quantity is a float in Tryton, unlike every amount.
    quantity: Number(quantity.toString()),
    unit: refs.unit,
    unit_price: toDecimal(unitPrice),
    base_price: toDecimal(line.listPrice),
    description: line.name,
    taxes: [['add', refs.taxes]],
  }));
}

function roundingLine(rounding: Decimal, { roundingProduct }: SaleReferences) {
  if (rounding.isZero() || roundingProduct === undefined) return [];
  return [
    {
      type: 'line',
      product: roundingProduct.product,
      quantity: 1,
      unit: roundingProduct.unit,
      unit_price: toDecimal(rounding),
      base_price: toDecimal(rounding),
      description: 'Rounding',
    },
  ];
}
