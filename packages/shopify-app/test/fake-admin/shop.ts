import { Bucket } from './bucket.ts';
import { BulkOperations } from './bulk.ts';
import type { Shown } from './execute.ts';
import { Faults } from './faults.ts';
import { companyData, salesOf } from './from-rest/order-parts.ts';
import { orderFromRest, type BesideOrder, type OrderObject } from './from-rest/order.ts';
import { companyOf, gid, type CompanyData } from './from-rest/people.ts';
import { Metafields, type MetafieldDefinition, type MetafieldInput, type Owner } from './metafields.ts';
import type { OrderState } from './order-state.ts';
import { redacted } from './redact.ts';
import type { RestId, RestOrder } from './rest.ts';
import { allowedBy } from './scopes.ts';
import { Subscriptions } from './subscriptions.ts';
import { Tokens, type TokenPair } from './tokens.ts';
import { businessEntity, shopInfo } from './shop-info.ts';
import { restBody } from './to-rest.ts';

export interface ShopOptions {
  readonly name?: string;
  readonly countryCode?: string;
  readonly currency?: string;
  readonly taxesIncluded?: boolean;
  readonly isPlus?: boolean;
  readonly planName?: string;
  /** Granted on installation; `write_x` lets read too. */
  readonly scopes?: readonly string[];
  /** Points of the bucket and points a second: 2000 and 100 on a standard plan. */
  readonly maximumAvailable?: number;
  readonly restoreRate?: number;
  readonly metafieldDefinitions?: readonly MetafieldDefinition[];
  /** The app is not approved for protected customer data. */
  readonly redactsCustomers?: boolean;
  /** Handles of the app's Flow triggers. */
  readonly flowTriggers?: readonly string[];
  /** How long a bulk operation runs. */
  readonly bulkMilliseconds?: number;
}

/** Something that the app may have subscribed to. */
export interface ShopEvent {
  readonly topic: string;
  readonly body: string;
  /** The merchant's action: events of one action share it. */
  readonly eventId: string;
}

/** All that must outlive the process for the app not to notice that it ended; JSON. Subscriptions are not kept. */
export interface ShopSnapshot {
  readonly nextId: number;
  readonly orders: readonly (readonly [id: string, state: OrderState])[];
  readonly companies: readonly CompanyData[];
  readonly metafields: readonly MetafieldInput[];
  readonly tokens: readonly TokenPair[];
}

export const DECLARED_SCOPES: readonly string[] = [
  'write_orders',
  'read_customers',
  'read_companies',
  'read_payment_terms',
  'read_returns',
];
const APP_ID = '580111';
const VISIBLE_DAYS = 60;

/** One shop: what Shopify stores of it for this app. */
export class FakeShop {
  readonly domain: string;
  readonly options: ShopOptions;
  readonly now: () => number;
  readonly metafields: Metafields;
  readonly subscriptions: Subscriptions;
  readonly bulk: BulkOperations;
  readonly faults = new Faults();
  readonly tokens: Tokens;
  readonly bucket: Bucket;
  readonly flows: { readonly handle: string; readonly payload: unknown }[] = [];
  readonly webhookSubscriptions: Shown[] = [];
  readonly info: Shown;
  readonly businessEntity: Shown;
  /** Where events go; nowhere until a sender is attached. */
  onEvent: (event: ShopEvent) => void = () => undefined;
  installed = true;
  scopes: readonly string[];
  readonly #orders = new Map<string, OrderState>();
  readonly #shown = new Map<string, OrderObject>();
  readonly #companies = new Map<string, CompanyData>();
  #nextId = 7_000_000_000_000;

  constructor(domain: string, options: ShopOptions, now: () => number, origin: () => string) {
    this.domain = domain;
    this.options = options;
    this.now = now;
    this.scopes = options.scopes ?? DECLARED_SCOPES;
    this.tokens = new Tokens(now);
    this.bucket = new Bucket(now, options.maximumAvailable ?? 2000, options.restoreRate ?? 100);
    this.metafields = new Metafields(APP_ID, now);
    for (const definition of options.metafieldDefinitions ?? []) this.metafields.define(definition);
    this.subscriptions = new Subscriptions(this);
    this.bulk = new BulkOperations(this, origin);
    this.businessEntity = businessEntity(options);
    this.info = shopInfo(this);
  }

  get snapshot(): ShopSnapshot {
    return {
      nextId: this.#nextId,
      orders: [...this.#orders],
      companies: [...this.#companies.values()],
      metafields: this.metafields.inputs,
      tokens: this.tokens.pairs,
    };
  }
  /** Takes up where a snapshot was made. */
  restore({ nextId, orders, companies, metafields, tokens }: ShopSnapshot): void {
    this.#nextId = nextId;
    for (const company of companies) this.addCompany(company);
    for (const [id, state] of orders) this.change(id, state);
    for (const input of metafields) this.metafields.set([input], (id) => this.owner(id));
    this.tokens.restore(tokens);
  }

  /** The scopes as the API judges them. */
  get allowed(): ReadonlySet<string> {
    return allowedBy(this.scopes);
  }
  nextId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }
  timestamp(): string {
    return new Date(this.now()).toISOString();
  }

  emit(topic: string, body: unknown, eventId: string = crypto.randomUUID()): void {
    this.onEvent({ topic, body: restBody(body), eventId });
  }
  emitOrder(topic: string, id: string, eventId?: string): void {
    this.emit(topic, this.#seen(this.state(id).rest), eventId);
  }

  addOrder(rest: RestOrder, beside: Partial<Omit<OrderState, 'rest'>> = {}): OrderObject {
    const id = gid('Order', rest.id);
    if (rest.company != null && !this.#companies.has(String(rest.company.id))) this.addCompany(companyData(rest));
    const state: OrderState = { rest, transactions: [], ...beside };
    const first = orderFromRest(rest, { ...this.#beside(state), transactions: undefined });
    return this.change(id, { ...state, transactions: beside.transactions ?? salesOf(rest, first.totalReceivedSet) });
  }

  /** Keeps a new state of an order. */
  change(id: string, state: OrderState): OrderObject {
    this.#orders.set(id, state);
    this.#shown.delete(id);
    return this.order(id) as OrderObject;
  }
  state(id: string): OrderState {
    const state = this.#orders.get(id);
    if (state === undefined) throw new Error(`${this.domain} has no order ${id}`);
    return state;
  }

  order(id: string): OrderObject | undefined {
    const shown = this.#shown.get(id);
    if (shown !== undefined) return shown;
    const state = this.#orders.get(id);
    if (state === undefined) return undefined;
    const made = Object.assign(orderFromRest(this.#seen(state.rest), this.#beside(state)), this.metafieldsOf(id));
    this.#shown.set(id, made);
    return made;
  }
  /** An order that this app may see: older ones need `read_all_orders`. */
  visibleOrder(id: string): OrderObject | undefined {
    const order = this.order(id);
    return order !== undefined && this.#isVisible(order) ? order : undefined;
  }
  visibleOrders(): readonly OrderObject[] {
    return [...this.#orders.keys()]
      .map((id) => this.order(id) as OrderObject)
      .filter((order) => this.#isVisible(order));
  }
  get orderIds(): readonly string[] {
    return [...this.#orders.keys()];
  }
  #isVisible({ createdAt }: OrderObject): boolean {
    return this.scopes.includes('read_all_orders') || Date.parse(createdAt) > this.now() - VISIBLE_DAYS * 86_400_000;
  }

  addCompany(company: CompanyData): void {
    this.#companies.set(String(company.id), company);
  }

  /** Anything with a global id. */
  find(id: string): Shown | null {
    const [, type] = /^gid:\/\/shopify\/(\w+)\/\w+/.exec(id) ?? [];
    switch (type) {
      case 'Order':
        return this.visibleOrder(id) ?? null;
      case 'Refund':
        return this.#holderOf(id, ({ refunds }) => refunds)?.refunds.find((each) => each.id === id) ?? null;
      case 'Fulfillment':
        return (
          this.#holderOf(id, ({ fulfillments = [] }) => fulfillments)?.fulfillments.find((each) => each.id === id) ??
          null
        );
      case 'Return':
        return (
          this.visibleOrders()
            .flatMap(({ returns }) => returns)
            .find((each) => each.id === id) ?? null
        );
      case 'Customer':
        return (
          this.visibleOrders()
            .map((order) => order['customer'] as Shown | null)
            .find((each) => each?.['id'] === id) ?? null
        );
      case 'PaymentTerms':
        return (
          this.visibleOrders()
            .map(({ paymentTerms }) => paymentTerms)
            .find((each) => each?.id === id) ?? null
        );
      case 'Company':
      case 'CompanyLocation':
        return (
          this.companies().find((each) => each['id'] === id) ??
          this.locations().find((each) => each['id'] === id) ??
          null
        );
      case 'BulkOperation':
        return this.bulk.find(id) ?? null;
      case 'AppSubscription':
        return this.subscriptions.find(id) ?? null;
      case 'Shop':
        return this.info;
      default:
        return null;
    }
  }
  /** The order among whose parts one has this id. */
  #holderOf(id: string, parts: (rest: RestOrder) => readonly { readonly id: RestId }[]): OrderObject | undefined {
    const number = id.slice(id.lastIndexOf('/') + 1);
    const holds = ([, { rest }]: readonly [string, OrderState]): boolean =>
      parts(rest).some((each) => String(each.id) === number);
    const [order] = [...this.#orders].find(holds) ?? [];
    return order === undefined ? undefined : this.visibleOrder(order);
  }
  companies(): readonly Shown[] {
    return [...this.#companies.values()].map((each) => companyOf(each, this.metafieldsOf).company);
  }
  locations(): readonly Shown[] {
    return [...this.#companies.values()].map((each) => companyOf(each, this.metafieldsOf).location);
  }

  owner(id: string): Owner | undefined {
    const object = this.find(id);
    const [, type] = /^gid:\/\/shopify\/(\w+)\//.exec(id) ?? [];
    return object === null || type === undefined
      ? undefined
      : { type: OWNER_TYPES[type] ?? type.toUpperCase(), object };
  }

  #seen(rest: RestOrder): RestOrder {
    return this.options.redactsCustomers === true ? redacted(rest) : rest;
  }
  #beside(state: OrderState): BesideOrder {
    const company = this.#companies.get(String(state.rest.company?.id));
    return { ...state, company, businessEntity: this.businessEntity, metafieldsOf: this.metafieldsOf, now: this.now };
  }
  readonly metafieldsOf = (id: string): Shown => ({
    metafield: ({ namespace, key }: Shown) => this.metafields.find(id, namespace, key),
    metafields: (args: Shown) => this.metafields.of(id, args),
  });
}

const OWNER_TYPES: Readonly<Record<string, string>> = { CompanyLocation: 'COMPANY_LOCATION' };
