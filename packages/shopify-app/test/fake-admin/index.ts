import { Merchant } from './merchant.ts';
import { mintSessionToken, type AppKeys, type SessionClaims } from './mint.ts';
import { FakeServer, type Alongside } from './server.ts';
import { FakeShop, type ShopOptions } from './shop.ts';
import { WebhookSender, type SenderOptions } from './webhooks.ts';

export { DECLARED_SCOPES, FakeShop, type ShopEvent, type ShopOptions } from './shop.ts';
export { Merchant } from './merchant.ts';
export { DECLARED_TOPICS, seeded, WebhookSender, type Delivery, type WebhookFaults } from './webhooks.ts';
export { shapedOrder, type LineShape, type OrderShape } from './shapes.ts';
export type { AppKeys } from './mint.ts';
export type { Alongside } from './server.ts';
export type { ShopSnapshot } from './shop.ts';

export interface FakeOptions extends Partial<AppKeys> {
  readonly port?: number;
  readonly now?: () => number;
}

/** Shopify on loopback, for one app and any number of shops. */
export class FakeShopify {
  readonly keys: AppKeys;
  readonly now: () => number;
  readonly #server: FakeServer;
  readonly #shops = new Map<string, FakeShop>();
  #sender: WebhookSender | undefined;

  private constructor({ apiKey = 'fake-client-id', apiSecret = 'fake-client-secret', now = Date.now }: FakeOptions) {
    this.keys = { apiKey, apiSecret };
    this.now = now;
    this.#server = new FakeServer(this.keys, (domain) => this.#shops.get(domain));
  }

  static async start(options: FakeOptions = {}): Promise<FakeShopify> {
    const fake = new FakeShopify(options);
    await fake.#server.listen(options.port);
    return fake;
  }

  /** E.g. `http://127.0.0.1:40123`. */
  get origin(): string {
    return this.#server.origin;
  }

  openShop(domain: string, options: ShopOptions = {}): FakeShop {
    const shop = new FakeShop(domain, options, this.now, () => this.origin);
    shop.onEvent = (event) => this.#sender?.send(domain, event);
    this.#shops.set(domain, shop);
    return shop;
  }
  merchant(shop: FakeShop): Merchant {
    return new Merchant(shop);
  }

  /** Serves more on the same origin, as Shopify's admin does. */
  serveAlongside(alongside: Alongside): void {
    this.#server.alongside = alongside;
  }

  /** From now on events go to the app: the topics that its `shopify.app.toml` subscribes to for all shops. */
  sendWebhooksTo(url: string, options: Partial<SenderOptions> = {}): WebhookSender {
    this.#sender = new WebhookSender({ url, secret: this.keys.apiSecret, now: this.now, ...options });
    return this.#sender;
  }

  sessionToken(shop: FakeShop, overrides: Partial<SessionClaims> = {}): string {
    return mintSessionToken(this.keys, shop.domain, this.now(), overrides);
  }

  async stop(): Promise<void> {
    this.#sender?.close();
    await this.#server.close();
  }
}
