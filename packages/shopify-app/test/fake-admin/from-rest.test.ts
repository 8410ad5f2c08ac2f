import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractsThere, REFERENCE_OPERATIONS, SHOP_ORDERS, unlessContracts } from './contracts.ts';
import { corpusOrder, open, type Opened } from './equipment.ts';
import { prepare, run, type Prepared } from './execute.ts';
import { queries } from './queries.ts';
import { parseRestOrder } from './rest.ts';

/** What the reference operations ask for, beyond what the app declares. */
const SCOPES = [
  'write_orders',
  'read_customers',
  'read_companies',
  'read_payment_terms',
  'read_returns',
  'read_products',
  'read_all_orders',
];
const reference = (name: string): string => readFileSync(new URL(`${name}.graphql`, REFERENCE_OPERATIONS), 'utf8');

interface Bag {
  readonly shopMoney: { readonly amount: string };
  readonly presentmentMoney: { readonly amount: string };
}
interface OrderAnswer {
  readonly [field: string]: unknown;
  readonly totalPriceSet: Bag;
  readonly currentTotalPriceSet: Bag;
  readonly totalTaxSet: Bag;
  readonly totalDiscountsSet: Bag;
  readonly totalOutstandingSet: Bag;
  readonly totalReceivedSet: Bag;
  readonly netPaymentSet: Bag;
  readonly refunds: readonly { readonly id: string }[];
  readonly lineItems: { readonly nodes: readonly LineAnswer[] };
  readonly shippingLines: {
    readonly nodes: readonly { readonly originalPriceSet: Bag; readonly discountedPriceSet: Bag }[];
  };
}
interface LineAnswer {
  readonly [field: string]: unknown;
  readonly originalTotalSet: Bag;
  readonly discountedTotalSet: Bag;
  readonly discountAllocations: readonly { readonly allocatedAmountSet: Bag }[];
}

/** Past the points: these pages are longer than an app may ask for. */
const ask = ({ shop }: Opened, name: string, id: string): Readonly<Record<string, never>> => {
  const prepared = prepare(reference(name)) as Prepared;
  const { data, errors } = run(prepared, queries(shop), { id }) as unknown as { data: never; errors: undefined };
  expect(errors).toBeUndefined();
  return data;
};
const order = (opened: Opened, text: string, beside: object = {}): OrderAnswer => {
  const { id } = opened.shop.addOrder(parseRestOrder(text), beside);
  return ask(opened, 'orderForInvoice', id)['order'] as unknown as OrderAnswer;
};
const opened = () => open({ scopes: SCOPES, maximumAvailable: 1_000_000 });
const cents = (amount: unknown): number => Math.round(Number(amount) * 100);

describe.runIf(contractsThere)(
  `orders of the corpus, through the operation written from the contract alone${unlessContracts}`,
  () => {
    const listed = contractsThere
      ? (JSON.parse(readFileSync(new URL('manifest.json', SHOP_ORDERS), 'utf8')) as { files: Listed[] }).files
      : [];
    interface Listed {
      readonly file: string;
      readonly expect?: Readonly<Record<string, string>>;
    }
    const files = listed.filter((each) => each.expect !== undefined);

    it.each(files)(
      '$file has the figures that it states, in the currency of the shop',
      async ({ file, expect: stated }) => {
        const got = order(await opened(), readFileSync(new URL(file, SHOP_ORDERS), 'utf8'));
        const figures = {
          total_price: got.totalPriceSet,
          total_tax: got.totalTaxSet,
          total_discounts: got.totalDiscountsSet,
          total_outstanding: got.totalOutstandingSet,
          current_total_price: got.currentTotalPriceSet,
        };
        for (const [key, bag] of Object.entries(figures))
          if (stated?.[key] !== undefined && !file.includes('multi-currency'))
            expect([key, cents(bag.shopMoney.amount)]).toEqual([key, cents(stated[key])]);
        expect(got['currencyCode']).toBe(stated?.['currency']);
        expect(got['displayFinancialStatus']).toBe(stated?.['financial_status']?.toUpperCase());
      },
    );

    it.each(files)('$file: what was paid and what is open is its current total', async ({ file }) => {
      const got = order(await opened(), readFileSync(new URL(file, SHOP_ORDERS), 'utf8'));
      if (['VOIDED', 'REFUNDED'].includes(String(got['displayFinancialStatus']))) return;
      const left = cents(got.netPaymentSet.shopMoney.amount) + cents(got.totalOutstandingSet.shopMoney.amount);
      expect(left).toBe(cents(got.currentTotalPriceSet.shopMoney.amount));
    });

    it('a code that is spread over the lines is in their allocations, not in their discounted totals by default', async () => {
      const got = order(await opened(), corpusOrder('tax-included-two-rates-order-discount'));
      const [line] = got.lineItems.nodes;
      expect(line?.discountAllocations).toHaveLength(1);
      const allocated = cents(line?.discountAllocations[0]?.allocatedAmountSet.shopMoney.amount);
      expect(cents(line?.originalTotalSet.shopMoney.amount) - cents(line?.discountedTotalSet.shopMoney.amount)).toBe(
        allocated,
      );
    });

    it('both currencies stand as the payload has them', async () => {
      const got = order(await opened(), corpusOrder('multi-currency'));
      const rest = parseRestOrder(corpusOrder('multi-currency'));
      const set = rest['total_price_set'] as { shop_money: { amount: string }; presentment_money: { amount: string } };
      expect(cents(got.totalPriceSet.shopMoney.amount)).toBe(cents(set.shop_money.amount));
      expect(cents(got.totalPriceSet.presentmentMoney.amount)).toBe(cents(set.presentment_money.amount));
      expect([got['currencyCode'], got['presentmentCurrencyCode']]).toEqual([rest.currency, rest.presentment_currency]);
    });

    it('a shipping refund stands twice, an appeasement has no lines', async () => {
      const shop = await opened();
      const got = order(shop, corpusOrder('three-partial-refunds'));
      const refunds = got.refunds.map(({ id }) => ask(shop, 'refund', id)['refund'] as unknown);
      expect(refunds).toMatchObject([
        {
          totalRefundedSet: { shopMoney: { amount: '16.8' } },
          refundLineItems: {
            nodes: [{ quantity: 2, restockType: 'NO_RESTOCK', totalTaxSet: { shopMoney: { amount: '2.8' } } }],
          },
        },
        {
          refundShippingLines: {
            nodes: [
              { subtotalAmountSet: { shopMoney: { amount: '7.2' } }, taxAmountSet: { shopMoney: { amount: '1.2' } } },
            ],
          },
          orderAdjustments: { nodes: [{ reason: null, amountSet: { shopMoney: { amount: '-6.0' } } }] },
        },
        {
          refundLineItems: { nodes: [] },
          orderAdjustments: { nodes: [{ reason: 'REFUND_DISCREPANCY', amountSet: { shopMoney: { amount: '-5.0' } } }] },
        },
      ]);
    });

    it('an exchange is on the return, and its refund gave nothing back', async () => {
      const shop = await opened();
      const got = order(shop, corpusOrder('return-with-exchange'));
      const refund = ask(shop, 'refund', got.refunds[0]?.id ?? '')['refund'] as unknown;
      expect(refund).toMatchObject({
        totalRefundedSet: { shopMoney: { amount: '0.0' } },
        return: {
          exchangeLineItems: { nodes: [{ quantity: 1, lineItems: [{ id: 'gid://shopify/LineItem/12621333097887' }] }] },
        },
      });
      expect(got['edited']).toBe(false);
    });

    it('a removed line keeps its quantity, its current one is 0', async () => {
      const got = order(await opened(), corpusOrder('edited-swap-size'));
      expect(got.lineItems.nodes).toMatchObject([
        { quantity: 1, currentQuantity: 0 },
        { quantity: 1, currentQuantity: 1 },
      ]);
      expect(got['edited']).toBe(true);
    });

    it('the buyer of a company is the company; its VAT number is on the location', async () => {
      const got = order(await opened(), corpusOrder('b2b-company-net-terms-reverse-charge'));
      expect(got).toMatchObject({
        purchasingEntity: {
          __typename: 'PurchasingCompany',
          company: { name: 'Peeters & Zonen BV' },
          location: { taxSettings: { taxRegistrationId: 'BE0123456749', taxExempt: true } },
        },
        paymentTerms: {
          paymentTermsType: 'NET',
          dueInDays: 30,
          overdue: true,
          paymentSchedules: { nodes: [{ dueAt: '2026-10-14T08:21:07Z', balanceDue: { amount: '3558.0' } }] },
        },
      });
    });

    it('Italy asks at the checkout: localized fields', async () => {
      const got = order(await opened(), corpusOrder('italy-tax-credentials'));
      expect(got).toMatchObject({
        localizedFields: {
          nodes: [{ key: 'TAX_CREDENTIAL_IT', value: 'SPSNCL80A01F839U', countryCode: 'IT' }, { key: 'TAX_EMAIL_IT' }],
        },
      });
    });

    it('a gift card pays, and is sold as a line without tax', async () => {
      const transactions = JSON.parse(corpusOrder('gift-card-sold-and-redeemed.transactions')) as never;
      const got = order(await opened(), corpusOrder('gift-card-sold-and-redeemed'), { transactions });
      expect(got['transactions']).toMatchObject([
        { gateway: 'gift_card', kind: 'SALE', amountSet: { shopMoney: { amount: '20.0' } } },
        { gateway: 'shopify_payments' },
      ]);
      expect(got.lineItems.nodes.some((line) => line['isGiftCard'] === true)).toBe(true);
    });

    it('tips, cash rounding and duties have fields of their own', async () => {
      const shop = await opened();
      expect(order(shop, corpusOrder('pos-tip-cash-rounding'))).toMatchObject({
        totalTipReceivedSet: { shopMoney: { amount: '3.0' } },
        totalCashRoundingAdjustment: { paymentSet: { shopMoney: { amount: '0.02' } } },
        billingAddress: null,
        lineItems: { nodes: [{}, { name: 'Tip', product: null, originalTotalSet: { shopMoney: { amount: '3.0' } } }] },
      });
      const duties = order(shop, corpusOrder('duties-export'));
      expect(duties).toMatchObject({
        currentTotalDutiesSet: { shopMoney: { amount: '43.95' } },
        lineItems: { nodes: [{ duties: [{ price: { shopMoney: { amount: '33.6' } } }] }, {}] },
      });
    });
  },
);
