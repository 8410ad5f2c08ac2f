import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { SHOP_ORDERS } from './contracts.ts';
import { FakeShopify, type FakeOptions, type FakeShop, type ShopOptions } from './index.ts';

/** A clock that stands until it is moved. */
export class Clock {
  #now: number;
  constructor(at = '2026-11-10T09:00:00Z') {
    this.#now = Date.parse(at);
  }
  now = (): number => this.#now;
  pass(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export interface Opened {
  readonly fake: FakeShopify;
  readonly shop: FakeShop;
  readonly clock: Clock;
  /** An access token of the shop. */
  readonly token: string;
  call(query: string, variables?: Readonly<Record<string, unknown>>): Promise<Reply>;
}
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Readonly<Record<string, never>>;
  readonly errors: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly cost: {
    readonly requestedQueryCost: number;
    readonly actualQueryCost: number | null;
    readonly throttleStatus: {
      readonly maximumAvailable: number;
      readonly currentlyAvailable: number;
      readonly restoreRate: number;
    };
  };
}

export async function open(options: ShopOptions = {}, fakeOptions: FakeOptions = {}): Promise<Opened> {
  const clock = new Clock();
  const fake = await FakeShopify.start({ now: clock.now, ...fakeOptions });
  onTestFinished(() => fake.stop());
  const shop = fake.openShop('first.myshopify.com', options);
  const token = shop.tokens.issue(shop.scopes, false).access_token;
  return { fake, shop, clock, token, call: (query, variables) => call(fake, shop.domain, token, query, variables) };
}

export async function call(
  fake: FakeShopify,
  domain: string,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Reply> {
  const response = await fetch(`${fake.origin}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-shopify-access-token': token, 'x-fake-shop': domain },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const body = (text.startsWith('{') ? JSON.parse(text) : {}) as {
    data?: never;
    errors?: never;
    extensions?: { cost: never };
  };
  return {
    status: response.status,
    headers: response.headers,
    data: body.data ?? {},
    errors: body.errors ?? [],
    cost: body.extensions?.cost as never,
  };
}

/** A payload of the corpus beside the checkout, by its name. */
export const corpusOrder = (name: string): string =>
  readFileSync(new URL(`constructed/${name}.json`, SHOP_ORDERS), 'utf8');
