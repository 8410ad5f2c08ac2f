import { describe, expect, it } from 'vitest';
import { open, type Opened } from './equipment.ts';
import type { ShopOptions } from './index.ts';

const SET = `mutation M($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) {
  metafields { namespace key value compareDigest } userErrors { field message code elementIndex } } }`;

async function openWithOrder(options: ShopOptions = {}): Promise<Opened & { readonly id: string }> {
  const opened = await open(options);
  const { id } = opened.fake
    .merchant(opened.shop)
    .placeOrder({ number: 1001, lines: [{ title: 'Chair', price: '119.00', rate: '0.19' }] });
  return { ...opened, id };
}
interface SetReply {
  readonly metafields: readonly {
    readonly namespace: string;
    readonly value: string;
    readonly compareDigest: string;
  }[];
  readonly userErrors: readonly {
    readonly code: string;
    readonly field: readonly string[];
    readonly elementIndex: number;
  }[];
}
const setWith =
  ({ call, id }: Opened & { readonly id: string }) =>
  async (...fields: readonly Readonly<Record<string, unknown>>[]): Promise<SetReply> => {
    const input = { ownerId: id, namespace: '$app', key: 'number', type: 'single_line_text_field', value: 'R-1' };
    const { data, errors } = await call(SET, { m: fields.map((each) => ({ ...input, ...each })) });
    expect(errors).toEqual([]);
    return (data as unknown as { metafieldsSet: SetReply }).metafieldsSet;
  };

describe('metafieldsSet', () => {
  it('names the namespace of the app in full', async () => {
    const { metafields } = await setWith(await openWithOrder())({});
    expect(metafields).toMatchObject([{ namespace: 'app--580111', value: 'R-1' }]);
  });

  it('compares and sets: a digest of null creates only, a stale one is refused, none writes over', async () => {
    const set = setWith(await openWithOrder());
    const digest = (await set({ compareDigest: null })).metafields[0]?.compareDigest;
    expect((await set({ compareDigest: null, value: 'R-2' })).userErrors).toMatchObject([
      { code: 'STALE_OBJECT', elementIndex: 0 },
    ]);
    const next = (await set({ compareDigest: digest, value: 'R-2' })).metafields[0]?.compareDigest;
    expect((await set({ compareDigest: digest, value: 'R-3' })).userErrors).toMatchObject([{ code: 'STALE_OBJECT' }]);
    expect(next).not.toBe(digest);
    expect((await set({ value: 'R-4' })).userErrors).toEqual([]);
  });

  it('is all or nothing', async () => {
    const opened = await openWithOrder();
    const { metafields, userErrors } = await setWith(opened)(
      { value: 'R-1' },
      { key: 'due', type: 'date', value: 'tomorrow' },
    );
    expect([metafields, userErrors[0]?.code, userErrors[0]?.elementIndex]).toEqual([[], 'INVALID_VALUE', 1]);
    expect(opened.shop.metafields.find(opened.id, '$app', 'number')).toBeNull();
  });

  it('takes 25 at most, no type without a definition, no type against it, no namespace of another app', async () => {
    const definition = {
      namespace: '$app',
      key: 'status',
      ownerType: 'ORDER',
      type: 'single_line_text_field',
      name: 'Status',
    };
    const set = setWith(await openWithOrder({ metafieldDefinitions: [definition] }));
    const many = Array.from({ length: 26 }, (_, index) => ({ key: `k-${index}` }));
    expect((await set(...many)).userErrors).toMatchObject([{ code: 'LESS_THAN_OR_EQUAL_TO' }]);
    expect((await set({ type: null })).userErrors).toMatchObject([
      { code: 'BLANK', field: ['metafields', '0', 'type'] },
    ]);
    expect((await set({ type: null, key: 'status' })).userErrors).toEqual([]);
    expect((await set({ type: 'json', key: 'status', value: '{}' })).userErrors).toMatchObject([
      { code: 'INVALID_TYPE' },
    ]);
    expect((await set({ namespace: 'app--99' })).userErrors).toMatchObject([{ code: 'APP_NOT_AUTHORIZED' }]);
    expect((await set({ value: '' })).userErrors).toMatchObject([{ code: 'BLANK' }]);
    expect((await set({ ownerId: 'gid://shopify/Order/9' })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['metafields', '0', 'ownerId'] },
    ]);
  });

  it('is read where the owner stands: on the order, its buyer, its company and its location', async () => {
    const { call, shop, fake } = await open({ scopes: ['write_orders', 'write_customers', 'write_companies'] });
    const shape = { number: 7, company: { id: 71, location_id: 72 }, lines: [{ title: 'Chair', price: '1.00' }] };
    const { id } = fake.merchant(shop).placeOrder(shape);
    const owners = [
      id,
      'gid://shopify/Customer/10000000000007',
      'gid://shopify/Company/71',
      'gid://shopify/CompanyLocation/72',
    ];
    const m = owners.map((ownerId, index) => ({
      ownerId,
      key: 'vat',
      type: 'single_line_text_field',
      value: `of ${index}`,
    }));
    expect((await call(SET, { m })).errors).toEqual([]);
    const field = 'metafield(namespace: "$app", key: "vat") { value }';
    const query = `query O($id: ID!) { order(id: $id) { ${field} customer { metafields(first: 5, namespace: "$app") { nodes { value } } }
      purchasingEntity { ... on PurchasingCompany { company { ${field} } location { ${field} } } } } }`;
    expect((await call(query, { id })).data).toMatchObject({
      order: {
        metafield: { value: 'of 0' },
        customer: { metafields: { nodes: [{ value: 'of 1' }] } },
        purchasingEntity: {
          company: { metafield: { value: 'of 2' } },
          location: { metafield: { value: 'of 3' } },
        },
      },
    });
  });

  it('takes definitions by API, each key once', async () => {
    const { call } = await open();
    const DEFINE = `mutation D($d: MetafieldDefinitionInput!) { metafieldDefinitionCreate(definition: $d) {
      createdDefinition { namespace key type { name } } userErrors { code } } }`;
    const d = { name: 'Due', namespace: '$app', key: 'due', type: 'date', ownerType: 'ORDER' };
    expect((await call(DEFINE, { d })).data).toMatchObject({
      metafieldDefinitionCreate: {
        createdDefinition: { namespace: 'app--580111', key: 'due', type: { name: 'date' } },
      },
    });
    expect((await call(DEFINE, { d })).data).toMatchObject({
      metafieldDefinitionCreate: { userErrors: [{ code: 'TAKEN' }] },
    });
    expect(
      (await call('{ metafieldDefinitions(first: 5, ownerType: ORDER, key: "due") { nodes { name } } }')).data,
    ).toEqual({
      metafieldDefinitions: { nodes: [{ name: 'Due' }] },
    });
  });

  it('needs to write what the metafields are on', async () => {
    const { call, id, shop } = await openWithOrder();
    shop.scopes = ['read_orders'];
    const input = { ownerId: id, key: 'number', type: 'single_line_text_field', value: 'R-1' };
    expect((await call(SET, { m: [input] })).errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' } }]);
  });
});

describe('tags', () => {
  const ADD =
    'mutation T($id: ID!, $t: [String!]!) { tagsAdd(id: $id, tags: $t) { node { id } userErrors { message } } }';
  const REMOVE = 'mutation T($id: ID!, $t: [String!]!) { tagsRemove(id: $id, tags: $t) { userErrors { message } } }';

  it('are added beside those there, once in any case of letters, also as one text with commas', async () => {
    const { call, shop, id } = await openWithOrder();
    await call(ADD, { id, t: ['VIP'] });
    await call(ADD, { id, t: ['vip, invoice:overdue'] });
    expect(shop.order(id)?.tags).toEqual(['VIP', 'invoice:overdue']);
    await call(REMOVE, { id, t: ['Invoice:Overdue', 'not there'] });
    expect(shop.order(id)?.tags).toEqual(['VIP']);
  });
  it('are refused on an order that is not there, and above 40 characters', async () => {
    const { call, id } = await openWithOrder();
    expect((await call(ADD, { id: 'gid://shopify/Order/9', t: ['x'] })).data).toMatchObject({
      tagsAdd: { node: null, userErrors: [{ message: 'Order does not exist' }] },
    });
    expect((await call(ADD, { id, t: ['x'.repeat(41)] })).data).toMatchObject({ tagsAdd: { node: null } });
  });
});

describe('payments', () => {
  const PAID = `mutation P($id: ID!) { orderMarkAsPaid(input: {id: $id}) { order { displayFinancialStatus canMarkAsPaid
    totalOutstandingSet { shopMoney { amount } } transactions { kind status amountSet { shopMoney { amount } } } } userErrors { field message } } }`;
  const MANUAL = `mutation P($id: ID!, $amount: MoneyInput) { orderCreateManualPayment(id: $id, amount: $amount, paymentMethodName: "Bank") {
    order { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } } userErrors { code } } }`;

  it('orderMarkAsPaid pays all that is open, once', async () => {
    const { call, id } = await openWithOrder();
    expect((await call(PAID, { id })).data).toMatchObject({
      orderMarkAsPaid: {
        order: {
          displayFinancialStatus: 'PAID',
          canMarkAsPaid: false,
          totalOutstandingSet: { shopMoney: { amount: '0.0' } },
          transactions: [{ kind: 'SALE', status: 'SUCCESS', amountSet: { shopMoney: { amount: '119.0' } } }],
        },
        userErrors: [],
      },
    });
    expect((await call(PAID, { id })).data).toMatchObject({
      orderMarkAsPaid: { userErrors: [{ field: ['id'], message: 'Order cannot be marked as paid.' }] },
    });
  });

  it('a part is for Plus shops only', async () => {
    const amount = { amount: '19.00', currencyCode: 'EUR' };
    const basic = await openWithOrder();
    expect((await basic.call(MANUAL, { id: basic.id, amount })).errors).toMatchObject([
      { extensions: { code: 'ACCESS_DENIED' } },
    ]);
    expect((await basic.call(MANUAL, { id: basic.id })).data).toMatchObject({
      orderCreateManualPayment: { order: { displayFinancialStatus: 'PAID' } },
    });
    const plus = await openWithOrder({ isPlus: true });
    expect((await plus.call(MANUAL, { id: plus.id, amount })).data).toMatchObject({
      orderCreateManualPayment: {
        order: { displayFinancialStatus: 'PARTIALLY_PAID', totalOutstandingSet: { shopMoney: { amount: '100.0' } } },
      },
    });
    const code = async (money: object): Promise<unknown> =>
      (await plus.call(MANUAL, { id: plus.id, amount: { ...amount, ...money } })).data;
    expect(await code({ amount: '100.01' })).toMatchObject({
      orderCreateManualPayment: { userErrors: [{ code: 'AMOUNT_EXCEEDS_BALANCE' }] },
    });
    expect(await code({ amount: '0.00' })).toMatchObject({
      orderCreateManualPayment: { userErrors: [{ code: 'AMOUNT_NOT_POSITIVE' }] },
    });
    expect(await code({ currencyCode: 'USD' })).toMatchObject({
      orderCreateManualPayment: { userErrors: [{ code: 'CURRENCY_MISMATCH' }] },
    });
  });
});

describe('payment terms', () => {
  const CREATE = `mutation T($id: ID!, $a: PaymentTermsCreateInput!) { paymentTermsCreate(referenceId: $id, paymentTermsAttributes: $a) {
    paymentTerms { id overdue paymentSchedules(first: 1) { nodes { dueAt } } } userErrors { code } } }`;
  const UPDATE = `mutation T($i: PaymentTermsUpdateInput!) { paymentTermsUpdate(input: $i) {
    paymentTerms { paymentSchedules(first: 1) { nodes { dueAt } } } userErrors { code } } }`;
  const template = {
    paymentTermsTemplateId: 'gid://shopify/PaymentTermsTemplate/4',
    paymentSchedules: [{ issuedAt: '2026-11-01T00:00:00Z' }],
  };

  it('need their own scope', async () => {
    const { call, id } = await openWithOrder();
    expect((await call(CREATE, { id, a: template })).errors).toMatchObject([{ extensions: { code: 'ACCESS_DENIED' } }]);
  });
  it('are created once, moved, and overdue when their day has passed', async () => {
    const { call, id, shop, clock } = await openWithOrder({ scopes: ['write_orders', 'write_payment_terms'] });
    expect((await call(CREATE, { id, a: template })).data).toMatchObject({
      paymentTermsCreate: {
        paymentTerms: { overdue: false, paymentSchedules: { nodes: [{ dueAt: '2026-12-01T00:00:00Z' }] } },
      },
    });
    expect((await call(CREATE, { id, a: template })).data).toMatchObject({
      paymentTermsCreate: { userErrors: [{ code: 'PAYMENT_TERMS_CREATION_UNSUCCESSFUL' }] },
    });
    const i = {
      paymentTermsId: shop.order(id)?.paymentTerms?.id,
      paymentTermsAttributes: { paymentSchedules: [{ dueAt: '2026-11-20T00:00:00Z' }] },
    };
    expect((await call(UPDATE, { i })).data).toMatchObject({
      paymentTermsUpdate: { paymentTerms: { paymentSchedules: { nodes: [{ dueAt: '2026-11-20T00:00:00Z' }] } } },
    });
    clock.pass(11 * 86_400);
    expect((await call('query O($id: ID!) { order(id: $id) { paymentTerms { overdue } } }', { id })).data).toEqual({
      order: { paymentTerms: { overdue: true } },
    });
    const none = { ...i, paymentTermsId: 'gid://shopify/PaymentTerms/9' };
    expect((await call(UPDATE, { i: none })).data).toMatchObject({
      paymentTermsUpdate: { userErrors: [{ code: 'PAYMENT_TERMS_UPDATE_UNSUCCESSFUL' }] },
    });
  });
});

describe('Flow, billing, webhooks by API', () => {
  it('a Flow trigger must be one of the app', async () => {
    const { call, shop } = await open({ flowTriggers: ['invoice-overdue'] });
    const FIRE =
      'mutation F($h: String!, $p: JSON!) { flowTriggerReceive(handle: $h, payload: $p) { userErrors { message } } }';
    await call(FIRE, { h: 'invoice-overdue', p: { order_id: 1 } });
    expect(shop.flows).toEqual([{ handle: 'invoice-overdue', payload: { order_id: 1 } }]);
    expect((await call(FIRE, { h: 'nobody', p: {} })).data).toMatchObject({ flowTriggerReceive: { userErrors: [{}] } });
  });

  it('use is charged after the merchant agreed, once a key, and up to the cap', async () => {
    const { call, shop } = await open();
    const subscribe = `mutation { appSubscriptionCreate(name: "Documents", returnUrl: "https://app.example", test: true, lineItems: [{plan: {appUsagePricingDetails: {cappedAmount: {amount: "1.00", currencyCode: USD}, terms: "0.40 each"}}}]) {
      confirmationUrl appSubscription { id status lineItems { id } } userErrors { message } } }`;
    const { appSubscription } = (
      (await call(subscribe)).data as unknown as {
        appSubscriptionCreate: { appSubscription: { id: string; status: string; lineItems: { id: string }[] } };
      }
    ).appSubscriptionCreate;
    expect(appSubscription.status).toBe('PENDING');
    const charge = async (key: string): Promise<unknown> => {
      const { data } = await call(
        'mutation U($l: ID!, $k: String!) { appUsageRecordCreate(subscriptionLineItemId: $l, description: "x", idempotencyKey: $k, price: {amount: "0.40", currencyCode: USD}) { appUsageRecord { id } userErrors { message } } }',
        { l: appSubscription.lineItems[0]?.id, k: key },
      );
      const { appUsageRecord, userErrors } = (
        data as unknown as {
          appUsageRecordCreate: { appUsageRecord: { id: string } | null; userErrors: { message: string }[] };
        }
      ).appUsageRecordCreate;
      return appUsageRecord?.id ?? userErrors[0]?.message;
    };
    expect(await charge('a')).toBe('Subscription is not active');
    shop.subscriptions.decide(appSubscription.id, 'ACTIVE');
    const first = await charge('a');
    expect(await charge('a')).toBe(first);
    expect(await charge('b')).not.toBe(first);
    expect(await charge('c')).toBe('Total price exceeds balance remaining');
    const installed = await call(
      '{ currentAppInstallation { accessScopes { handle } activeSubscriptions { name status } } }',
    );
    expect(installed.data).toMatchObject({
      currentAppInstallation: { activeSubscriptions: [{ name: 'Documents', status: 'ACTIVE' }] },
    });
  });

  it('a topic goes to an address once, over https', async () => {
    const { call } = await open();
    const SUBSCRIBE =
      'mutation W($u: String!) { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: {uri: $u}) { webhookSubscription { id topic uri } userErrors { message } } }';
    const message = async (u: string): Promise<unknown> => (await call(SUBSCRIBE, { u })).data;
    expect(await message('http://app.example/x')).toMatchObject({
      webhookSubscriptionCreate: { userErrors: [{ message: 'Address is invalid' }] },
    });
    expect(await message('https://app.example/x')).toMatchObject({ webhookSubscriptionCreate: { userErrors: [] } });
    expect(await message('https://app.example/x')).toMatchObject({
      webhookSubscriptionCreate: { userErrors: [{ message: 'Address for this topic has already been taken' }] },
    });
  });
});
