import { Decimal, type Invoice, type InvoiceLine, type Order, type OrderLine } from '../model/index.ts';
import type { CoverageEntry, DocumentDue } from './document.ts';
import { treatmentKey } from './vat-group.ts';
import type { Wording } from './wording.ts';

/** BG-20, BG-21 and BG-25 of a document. */
export type DocumentLines = Pick<Invoice, 'lines' | 'allowances' | 'charges'>;

/** What the lines of a document are written from. */
export interface DocumentText {
  readonly due: DocumentDue;
  readonly order: Order;
  readonly words: Wording;
  readonly decimals: number;
}

interface LineText extends DocumentText {
  readonly entry: CoverageEntry;
  /** The line of the order, if the entry is one. */
  readonly line: OrderLine | undefined;
}

/** Lines, delivery and other charges, and per VAT rate the order's discounts and gestures. A document of charges alone shows them as lines (BR-16). */
export function linesOf(of: DocumentText): DocumentLines {
  const { due, order, words } = of;
  const isCharge = (entry: CoverageEntry): boolean => /^(?:shipping|fee):/.test(entry.ref);
  const reductions = due.entries.filter((entry) => entry.net.isNegative());
  const positive = due.entries.filter((entry) => !entry.net.isNegative());
  const onlyCharges = positive.every(isCharge);
  const orderLines = new Map(order.lines.map((line) => [`line:${line.id}`, line]));
  const lines = positive.filter((entry) => onlyCharges || !isCharge(entry));
  const charges = positive.filter((entry) => !onlyCharges && isCharge(entry) && !entry.net.isZero());
  const allowances = [...discountsOf(due, order, words), ...reductions.map(reductionOf)];
  return {
    lines: lines.map((entry, index) => lineOf({ ...of, entry, line: orderLines.get(entry.ref) }, index)),
    ...(charges.length > 0 && { charges: charges.map((entry) => chargeOf(entry, order)) }),
    ...(allowances.length > 0 && { allowances }),
  };
}

function lineOf(of: LineText, index: number): InvoiceLine {
  const { entry, line, words, decimals } = of;
  const quantity = entry.quantity.isPositive() ? entry.quantity : Decimal.ONE;
  return {
    identifier: String(index + 1),
    invoicedQuantity: quantity.trimmed(),
    invoicedQuantityUnitCode: entry.unitCode,
    netAmount: entry.net.round(decimals),
    ...(line?.period !== undefined && { period: line.period }),
    ...(!entry.allowance.isZero() && { allowances: [lineAllowance(entry, line, words)] }),
    price: priceOf(of, quantity),
    vat: vatOfEntry(entry),
    item: itemOf(entry, line),
  };
}

/** UNTDID 5189: 95 is a discount. */
function lineAllowance(
  entry: CoverageEntry,
  line: OrderLine | undefined,
  words: Wording,
): { amount: Decimal; reason: string; reasonCode: string } {
  const named = line?.discounts
    .map((discount) => discount.reason ?? discount.code)
    .find((reason) => reason !== undefined);
  return { amount: entry.allowance, reason: named ?? words.discount, reasonCode: '95' };
}

const PRICE_DECIMALS = 6;

/**
 * BG-29: the net price of one piece, at most six decimals (BR-FR-DEC-03), such that price times quantity, rounded, is the line's amount
 * before its discounts. For many pieces that takes a price per 10, 100, 1000 … (BT-149).
 */
function priceOf({ entry, line, order, due, decimals }: LineText, quantity: Decimal): InvoiceLine['price'] {
  const amount = entry.net.plus(entry.allowance);
  const fits = (price: Decimal, base: Decimal): boolean =>
    price.times(quantity).dividedBy(base, decimals).equals(amount.round(decimals));
  const listed = line === undefined || due.kind === 'creditNote' ? undefined : listPrice(line, entry, order);
  if (listed !== undefined && fits(listed, Decimal.ONE)) return { netPrice: listed };
  for (let base = 1n; base <= 1_000_000_000n; base *= 10n) {
    const per = Decimal.of(base);
    const price = amount.times(per).dividedBy(quantity, PRICE_DECIMALS).trimmed();
    if (fits(price, per))
      return base === 1n
        ? { netPrice: price }
        : { netPrice: price, baseQuantity: per, baseQuantityUnitCode: entry.unitCode };
  }
  return { netPrice: amount.dividedBy(quantity, PRICE_DECIMALS).trimmed() };
}

function listPrice(line: OrderLine, entry: CoverageEntry, order: Order): Decimal {
  if (!(line.includesTax ?? order.pricesIncludeTax)) return line.unitPrice.round(PRICE_DECIMALS).trimmed();
  return line.unitPrice
    .times(Decimal.HUNDRED)
    .dividedBy(Decimal.HUNDRED.plus(entry.rate ?? Decimal.ZERO), PRICE_DECIMALS)
    .trimmed();
}

function itemOf(entry: CoverageEntry, line: OrderLine | undefined): InvoiceLine['item'] {
  return {
    name: entry.name,
    ...(line?.description !== undefined && { description: line.description }),
    ...(line?.sku !== undefined && { sellersIdentifier: line.sku }),
    ...(line?.gtin !== undefined && { standardIdentifier: { value: line.gtin, scheme: '0160' } }),
  };
}

function vatOfEntry(entry: CoverageEntry): InvoiceLine['vat'] {
  return { categoryCode: entry.category, ...(entry.rate !== undefined && { rate: entry.rate }) };
}

type DocumentCharge = NonNullable<Invoice['charges']>[number];

/** UNTDID 7161: FC freight, AEO collection and recycling, PC packing, ABK miscellaneous. */
const FEE_CODES: Readonly<Record<string, string>> = { 'eco-tax': 'AEO', packing: 'PC' };

function chargeOf(entry: CoverageEntry, order: Order): DocumentCharge {
  const fee = order.fees.find(({ id }) => `fee:${id}` === entry.ref);
  const reasonCode = entry.ref.startsWith('shipping:') ? 'FC' : (FEE_CODES[fee?.kind ?? ''] ?? 'ABK');
  return { amount: entry.net, ...documentVat(entry), reason: entry.name, reasonCode };
}

function discountsOf(due: DocumentDue, order: Order, words: Wording): DocumentCharge[] {
  const reason =
    order.discounts.map((discount) => discount.reason ?? discount.code).find((text) => text !== undefined) ??
    words.orderDiscount;
  return [...Map.groupBy(due.entries, treatmentKey).values()].flatMap((group) => {
    const amount = Decimal.sum(group.map((entry) => entry.discount));
    const [first] = group;
    return first === undefined || amount.isZero() ? [] : [{ amount, ...documentVat(first), reason, reasonCode: '95' }];
  });
}

function reductionOf(entry: CoverageEntry): DocumentCharge {
  return { amount: entry.net.negated(), ...documentVat(entry), reason: entry.name, reasonCode: '95' };
}

function documentVat(entry: CoverageEntry): Pick<DocumentCharge, 'vatCategoryCode' | 'vatRate'> {
  return { vatCategoryCode: entry.category, ...(entry.rate !== undefined && { vatRate: entry.rate }) };
}
