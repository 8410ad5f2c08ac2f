import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDocuments, type IssuedDocument } from '../../src/billing/index.ts';
import {
  documentDecimals,
  Decimal,
  merchantSettings,
  parseOrder,
  type MerchantSettings,
  type MerchantSettingsJson,
  type Order,
  type OrderJson,
} from '../../src/model/index.ts';
import { breaches } from '../billing/en16931.ts';
import { issueAll, shop as frenchShop } from '../billing/orders.ts';
import { canonical, type ShopOrder } from './canonical.ts';

/**
 * An outside check of the canonical order and of billing: orders that others published or that were constructed after a big shop
 * platform's own samples, each with the figures that it states of itself.
 */
const CORPUS = join(import.meta.dirname, '../../../../../shared/corpus/shopify-orders');
const isThere = existsSync(CORPUS);
if (!isThere) console.log('skipped: no corpus of shop orders beside the checkout');

interface Listed {
  readonly file: string;
  readonly expect?: {
    readonly total_price: string;
    readonly total_tax: string;
    readonly current_total_price?: string;
    readonly currency: string;
    readonly presentment_currency?: string;
  };
}
const listed: readonly Listed[] = isThere
  ? (JSON.parse(readFileSync(join(CORPUS, 'manifest.json'), 'utf8')) as { files: Listed[] }).files
  : [];
const read = (name: string): { shop: ShopOrder; expected: NonNullable<Listed['expect']> } => {
  const file = listed.find((each) => each.file.endsWith(`/${name}.json`));
  if (file?.expect === undefined) throw new Error(`the corpus does not list ${name}`);
  const json = JSON.parse(readFileSync(join(CORPUS, file.file), 'utf8')) as ShopOrder | { order: ShopOrder };
  return { shop: 'order' in json ? json.order : json, expected: file.expect };
};

const seller = (countryCode: string, vatIdentifier: string, tax: MerchantSettingsJson['tax'] = {}): MerchantSettings =>
  merchantSettings.parse({
    seller: {
      name: 'Seller',
      vatIdentifier,
      postalAddress: { line1: '1 Street', city: 'Town', postCode: '1000', countryCode },
    },
    tax,
  });
const GERMAN = seller('DE', 'DE123456788');
const FRENCH = frenchShop();

const accepted = (json: OrderJson): Order => {
  const order = parseOrder(json);
  if (!order.ok) throw new Error(JSON.stringify(order.problems));
  return order.value;
};
const payable = ({ invoice: { totals } }: IssuedDocument): Decimal =>
  totals.totalWithVat.plus(totals.roundingAmount ?? Decimal.ZERO);
const total = (documents: readonly IssuedDocument[]): string =>
  Decimal.sum(documents.map(payable)).trimmed().toString();
const vat = (documents: readonly IssuedDocument[]): Decimal =>
  Decimal.sum(documents.map(({ invoice }) => invoice.totals.totalVat ?? Decimal.ZERO));
const plain = (amount: string): string => Decimal.of(amount).trimmed().toString();

interface Told {
  readonly name: string;
  readonly settings?: MerchantSettings;
  readonly documents?: number;
  /** Minor units our VAT, rounded once per rate, may differ from the shop's, rounded per line. */
  readonly vatOff?: number;
  readonly changes?: Partial<OrderJson>;
}

const NEW_YORK: Partial<OrderJson> = { deliverTo: { address: { city: 'Town', postCode: '10001', countryCode: 'US' } } };
const AT_HOME: OrderJson['buyer'] = {
  kind: 'consumer',
  name: 'Guest',
  billingAddress: { city: 'Town', countryCode: 'US' },
};
const AMERICAN = seller('US', 'US-1', {
  zeroRateAnswer: { 'goods:domestic:consumer': { category: 'E' }, 'service:domestic:consumer': { category: 'E' } },
});

/** Orders that become documents: one invoice unless said otherwise. */
const INVOICED: readonly Told[] = [
  { name: 'tax-included-two-rates-order-discount' },
  { name: 'gift-card-sold-and-redeemed', documents: 2 },
  { name: 'duties-export', settings: seller('GB', 'GB123456789'), documents: 2 },
  { name: 'export-tax-exempt' },
  { name: 'zero-total' },
  { name: 'many-lines', vatOff: 137 },
  { name: 'many-lines-over-500kB', vatOff: 480 },
  { name: 'zero-decimal-jpy', settings: seller('JP', 'JP1'), vatOff: 4 },
  { name: 'deposit-partially-paid' },
  { name: 'italy-tax-credentials', settings: seller('IT', 'IT12345678903') },
  {
    name: 'multi-currency',
    settings: seller('CH', 'CHE123456789'),
    changes: { accountingCurrency: { code: 'EUR', rate: '0.94', rateDate: '2026-09-14' } },
  },
  { name: 'three-partial-refunds', settings: FRENCH, changes: { refunds: [] } },
  { name: 'cancelled-fully-refunded', changes: { refunds: [] } },
  { name: 'line-order-shipping-discounts-us-tax', settings: AMERICAN, vatOff: 3 },
  { name: 'order-eur-tax-added', changes: { buyer: AT_HOME, ...NEW_YORK }, settings: AMERICAN, vatOff: 3 },
  { name: 'order-paid-minimal', changes: { buyer: AT_HOME, ...NEW_YORK }, settings: AMERICAN },
];

describe.skipIf(!isThere)('orders of a shop platform', () => {
  it.each(INVOICED)(
    '$name: the documents ask for what the shop asked',
    ({ name, settings = GERMAN, documents: count = 1, vatOff = 2, changes = {} }) => {
      const { shop, expected } = read(name);
      const { cancelledAt: _later, ...json } = canonical(shop, changes);
      const order = accepted(json);
      const issued = issueAll(order, settings);
      expect(issued).toHaveLength(count);
      expect(total(issued)).toBe(plain(shop.total_price_set?.presentment_money.amount ?? expected.total_price));
      const decimals = documentDecimals(order.currency);
      for (const { invoice } of issued) expect(breaches(invoice, decimals)).toEqual([]);
      const shopVat = name === 'multi-currency' ? vat(issued) : Decimal.of(expected.total_tax);
      expect(
        vat(issued)
          .minus(shopVat)
          .abs()
          .greaterThan(Decimal.fromUnits(BigInt(vatOff), decimals)),
      ).toBe(false);
      expect(issueAll(order, settings, issued)).toEqual([]);
    },
  );

  it('three-partial-refunds: a credit note each, and what stays is what the shop says stays', () => {
    const { shop, expected } = read('three-partial-refunds');
    const invoices = issueAll(accepted({ ...canonical(shop), refunds: [] }), FRENCH);
    const order = accepted(canonical(shop));
    const credits = issueAll(order, FRENCH, invoices);
    expect(credits.map(({ kind, part }) => [kind, part])).toEqual(
      shop.refunds.map(({ id }) => ['creditNote', String(id)]),
    );
    expect(credits.map((credit) => total([credit]))).toEqual(['16.8', '7.2', '5']);
    expect(
      Decimal.of(total(invoices))
        .minus(Decimal.of(total(credits)))
        .trimmed()
        .toString(),
    ).toBe(plain(expected.current_total_price ?? ''));
    expect(issueAll(order, FRENCH, [...invoices, ...credits])).toEqual([]);
    const netted = issueAll(order, FRENCH);
    expect([netted.length, total(netted)]).toEqual([1, plain(expected.current_total_price ?? '')]);
  });

  it('cancelled-fully-refunded: nothing stays, and what was never invoiced is not', () => {
    const { shop, expected } = read('cancelled-fully-refunded');
    const { cancelledAt: _later, ...placed } = canonical(shop, { refunds: [] });
    const invoices = issueAll(accepted(placed), GERMAN);
    const credits = issueAll(accepted(canonical(shop)), GERMAN, invoices);
    expect([credits.length, total(credits)]).toEqual([1, plain(expected.total_price)]);
    expect(issueAll(accepted(canonical(shop)), GERMAN)).toEqual([]);
  });

  it('refund-transaction-pending: the credit note is held until the money has moved', () => {
    const { shop, expected } = read('refund-transaction-pending');
    const order = accepted(canonical(shop));
    const invoices = issueAll(order, GERMAN);
    expect(total(invoices)).toBe(plain(expected.total_price));
    const moved = {
      ...shop,
      refunds: shop.refunds.map((refund) => ({
        ...refund,
        transactions: refund.transactions.map((each) => ({ ...each, status: 'success' })),
      })),
    };
    const credits = issueAll(accepted(canonical(moved)), GERMAN, invoices);
    expect(
      Decimal.of(total(invoices))
        .minus(Decimal.of(total(credits)))
        .trimmed()
        .toString(),
    ).toBe(plain(expected.current_total_price ?? ''));
  });

  it('edited-swap-size: one shirt credited, one invoiced, for the same sum', () => {
    const { shop, expected } = read('edited-swap-size');
    const lines = canonical(shop).lines;
    const before = accepted(canonical(shop, { lines: lines.slice(0, 1) }));
    const invoices = issueAll(before, GERMAN);
    const after = accepted(
      canonical(shop, {
        revision: 2,
        lines: lines.filter((_, index) => shop.line_items[index]?.current_quantity !== 0),
      }),
    );
    const changed = issueAll(after, GERMAN, invoices);
    expect(changed.map(({ kind, invoice }) => [kind, invoice.lines[0]?.item.name])).toEqual([
      ['invoice', 'Hemd - L'],
      ['creditNote', 'Hemd - M'],
    ]);
    expect(changed.map((document) => total([document]))).toEqual([
      plain(expected.total_price),
      plain(expected.total_price),
    ]);
  });

  it.each([
    ['hostile-text', 'TEXT_UNSAFE'],
    ['pos-tip-cash-rounding', 'BUYER_ADDRESS_MISSING'],
    ['order-code-discount-partial-refund', 'TOTALS_DIFFER'],
  ])('%s: stops with %s', (name, code) => {
    const order = parseOrder(
      canonical(read(name).shop, name === 'order-code-discount-partial-refund' ? { refunds: [] } : {}),
    );
    const plan = order.ok ? planDocuments({ order: order.value, issued: [], settings: AMERICAN }) : order;
    expect(plan.ok ? [] : [...new Set(plan.problems.map((problem) => problem.code))]).toEqual([code]);
  });

  it('b2b-company-net-terms-reverse-charge: an intra-Union supply waits for its day of delivery', () => {
    const { shop, expected } = read('b2b-company-net-terms-reverse-charge');
    expect(() => issueAll(accepted(canonical(shop)), GERMAN)).toThrow('DELIVERY_DATE_MISSING');
    const shipped = {
      id: 'f',
      at: '2026-09-16T10:00:00Z',
      lines: shop.line_items.map((line) => ({ lineId: String(line.id), quantity: String(line.quantity) })),
    };
    const issued = issueAll(accepted(canonical(shop, { fulfilments: [shipped] })), GERMAN);
    expect([issued.length, total(issued), issued[0]?.invoice.vatBreakdown[0]?.categoryCode]).toEqual([
      1,
      plain(expected.total_price),
      'K',
    ]);
  });

  it('control: an order whose total is a cent more per line than its lines is not invoiced', () => {
    const { shop } = read('tax-included-two-rates-order-discount');
    const wrong = accepted(
      canonical(shop, { totals: { total: Decimal.of(shop.total_price).plus(Decimal.ONE).toString() } }),
    );
    expect(() => issueAll(wrong, GERMAN)).toThrow('TOTALS_DIFFER');
  });
});
