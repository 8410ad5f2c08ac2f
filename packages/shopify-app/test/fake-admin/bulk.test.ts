import { describe, expect, it } from 'vitest';
import { open, type Opened } from './equipment.ts';
import type { ShopOptions } from './index.ts';

const RUN =
  'mutation B($q: String!) { bulkOperationRunQuery(query: $q, groupObjects: false) { bulkOperation { id status } userErrors { code message } } }';
const ORDERS =
  '{ orders { edges { node { id name lineItems { edges { node { id title quantity } } } refunds { id } } } } }';

interface RunReply {
  readonly bulkOperation: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}
const start = async ({ call }: Opened, q: string): Promise<RunReply> => {
  const { data, errors } = await call(RUN, { q });
  expect(errors).toEqual([]);
  return (data as unknown as { bulkOperationRunQuery: RunReply }).bulkOperationRunQuery;
};
interface Polled {
  readonly status: string;
  readonly url: string | null;
  readonly objectCount: string;
  readonly errorCode: string | null;
}
const end = async ({ call }: Opened, id: string): Promise<Polled> => {
  for (;;) {
    const { data } = await call(
      'query P($id: ID!) { bulkOperation(id: $id) { status url objectCount rootObjectCount fileSize errorCode } }',
      { id },
    );
    const polled = (data as unknown as { bulkOperation: Polled }).bulkOperation;
    if (!['CREATED', 'RUNNING'].includes(polled.status)) return polled;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

async function openWithOrders(count: number, options: ShopOptions = {}): Promise<Opened> {
  const opened = await open(options);
  for (let number = 1; number <= count; number += 1)
    opened.fake.merchant(opened.shop).placeOrder({
      number,
      lines: [
        { title: 'Chair', price: '10.00' },
        { title: 'Table', price: '20.00' },
      ],
    });
  return opened;
}

describe('a bulk operation', () => {
  it('answers every row as a line, children apart from their parents and naming them', async () => {
    const opened = await openWithOrders(120);
    const finished: string[] = [];
    opened.shop.onEvent = ({ topic, body }) => finished.push(`${topic} ${body}`);
    const { bulkOperation } = await start(opened, ORDERS);
    expect(bulkOperation?.status).toBe('CREATED');
    const { status, url, objectCount } = await end(opened, bulkOperation?.id ?? '');
    expect([status, objectCount]).toEqual(['COMPLETED', '360']);
    const lines = (await (await fetch(url ?? '')).text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; __parentId?: string });
    const orders = lines.filter((line) => line.__parentId === undefined);
    const children = lines.filter((line) => line.__parentId === orders[0]?.id);
    expect([orders.length, children.length]).toEqual([120, 2]);
    expect(lines.indexOf(children[0]!)).toBeGreaterThan(1);
    expect(lines.indexOf(children[1]!) - lines.indexOf(children[0]!)).toBeGreaterThan(1);
    expect(finished).toEqual([expect.stringMatching(/^bulk_operations\/finish .*"status":"completed"/)]);
  });

  it('has no file when nothing was found', async () => {
    const opened = await openWithOrders(0);
    const { bulkOperation } = await start(opened, ORDERS);
    expect(await end(opened, bulkOperation?.id ?? '')).toMatchObject({
      status: 'COMPLETED',
      url: null,
      objectCount: '0',
    });
  });

  it('fails without the scope', async () => {
    const opened = await openWithOrders(1);
    opened.shop.scopes = ['read_customers'];
    const { bulkOperation } = await start(opened, ORDERS);
    expect(await end(opened, bulkOperation?.id ?? '')).toMatchObject({
      status: 'FAILED',
      errorCode: 'ACCESS_DENIED',
      url: null,
    });
  });

  it('is refused beside five that run, and taken after one of them was cancelled', async () => {
    const opened = await openWithOrders(1, { bulkMilliseconds: 10_000 });
    const running = await Promise.all([1, 2, 3, 4, 5].map(() => start(opened, ORDERS)));
    expect(await start(opened, ORDERS)).toMatchObject({ bulkOperation: null, userErrors: [{ code: 'LIMIT_REACHED' }] });
    await opened.call('mutation C($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }', {
      id: running[0]?.bulkOperation?.id,
    });
    expect((await start(opened, ORDERS)).userErrors).toEqual([]);
  });

  it('is refused without a connection, with more than five, deeper than two, or not valid', async () => {
    const opened = await openWithOrders(0);
    const code = async (query: string): Promise<unknown> => (await start(opened, query)).userErrors[0]?.code;
    expect(await code('{ shop { id } }')).toBe('INVALID');
    expect(await code('{ orders { edges { node { turnover } } } }')).toBe('INVALID');
    expect(await code('{ orders { nodes { returns { nodes { exchangeLineItems { nodes { id } } } } } } }')).toBe(
      'INVALID',
    );
    const five = ['lineItems', 'shippingLines', 'discountApplications', 'localizedFields', 'returns'].map(
      (each) => `${each} { nodes { __typename } }`,
    );
    expect(await code(`{ orders { nodes { id ${five.join(' ')} } } }`)).toBe('INVALID');
    expect(await code(`{ orders { nodes { id ${five.slice(1).join(' ')} } } }`)).toBe(undefined);
  });
});
