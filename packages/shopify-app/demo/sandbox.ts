import {
  FakeShopify,
  type AppKeys,
  type FakeShop,
  type Merchant,
  type WebhookSender,
} from '../test/fake-admin/index.ts';
import { adminRoutes } from './admin-routes.ts';
import { appClient } from './app-client.ts';
import { follow, orderIn, type Row } from './follow.ts';
import { metafieldDefinitions } from './metafield-definitions.ts';
import { place, SAMPLE_ORDERS } from './sample-orders.ts';
import { settings } from './seller.ts';
import { keepInFile } from './shop-file.ts';

export const SHOP = 'sandbox-shop.myshopify.com';

export interface SandboxOptions {
  readonly port: number;
  /** Where the app will be: an origin on this machine. */
  readonly appUrl: string;
  readonly keys: AppKeys;
  /** Where the shop is kept. */
  readonly file: string;
}

/** Shopify on this machine for one shop: its Admin API, its webhooks, and an admin that frames the app. */
export class Sandbox {
  readonly origin: string;
  readonly #fake: FakeShopify;
  readonly #shop: FakeShop;
  readonly #merchant: Merchant;
  readonly #webhooks: WebhookSender;
  readonly #options: SandboxOptions;
  readonly #letGo: () => void;

  private constructor(fake: FakeShopify, options: SandboxOptions) {
    this.#fake = fake;
    this.#options = options;
    this.origin = fake.origin;
    this.#shop = fake.openShop(SHOP, {
      name: 'La Fabrique du Quai',
      countryCode: 'FR',
      metafieldDefinitions: metafieldDefinitions(),
    });
    this.#letGo = keepInFile(this.#shop, options.file);
    this.#merchant = fake.merchant(this.#shop);
    this.#webhooks = fake.sendWebhooksTo(`${options.appUrl}/webhooks/shopify`);
  }

  /** Rejects when the port is taken. */
  static async open(options: SandboxOptions): Promise<Sandbox> {
    const fake = await FakeShopify.start({ ...options.keys, port: options.port });
    const sandbox = new Sandbox(fake, options);
    fake.serveAlongside(
      await adminRoutes({
        origin: fake.origin,
        appUrl: options.appUrl,
        keys: options.keys,
        shop: sandbox.#shop,
        merchant: sandbox.#merchant,
        sessionToken: sandbox.#sessionToken,
      }),
    );
    return sandbox;
  }

  /** What the app reads from its environment to run against this sandbox. */
  get environment(): Readonly<Record<string, string>> {
    const { keys, appUrl } = this.#options;
    return {
      // A sandbox is refused in production.
      NODE_ENV: 'development',
      SHOPIFY_API_KEY: keys.apiKey,
      SHOPIFY_API_SECRET: keys.apiSecret,
      SHOPIFY_APP_URL: appUrl,
      PORT: new URL(appUrl).port,
      QUITTANCE_SHOPIFY_ORIGIN: this.origin,
      QUITTANCE_APP_BRIDGE_SCRIPT: `${this.origin}/app-bridge.js`,
      QUITTANCE_POLARIS_SCRIPT: `${this.origin}/polaris.js`,
    };
  }

  /** The merchant's first steps, as the app asks for them: who sells, and where the orders go. What is set up already stays. */
  async setUp(): Promise<void> {
    const app = this.#app();
    if ((await app.get('/v1/settings')) !== undefined) return;
    await app.put('/v1/settings', settings);
    await app.put('/v1/connections/erp', { adapter: 'ledger', config: {} });
    await app.put('/app/shop', { state: { onboarding: { previewed: true, dryRun: true } } });
  }

  /** Places those that are not there yet, and follows each until it is invoiced and the shop shows it. */
  async sampleOrders(say: (text: string) => void): Promise<Row[]> {
    const rows: Row[] = [];
    for (const [index, sample] of SAMPLE_ORDERS.entries()) {
      const name = `#${1001 + index}`;
      const orderId = this.#find(name) ?? place(this.#merchant, sample, 1001 + index, new Date(this.#shop.now()));
      const followed = { app: this.#app(), shop: this.#shop, orderId, title: sample.title };
      let done = await follow(followed);
      if (sample.returned !== undefined && (await this.#takeBack(orderId, sample.returned)))
        done = await follow(followed);
      rows.push(...done);
      const numbers = done.map(({ invoice }) => invoice).filter(Boolean);
      say(`${index + 1}/${SAMPLE_ORDERS.length} ${sample.title}: ${numbers.join(', ') || 'no invoice'}`);
    }
    return rows;
  }

  /** Lets the last webhooks arrive, and keeps the shop. */
  async close(): Promise<void> {
    this.#letGo();
    this.#webhooks.outage = true;
    await this.#fake.stop();
  }

  /** Answers whether anything came back: not from an order that has no invoice, and not twice. */
  async #takeBack(orderId: string, quantity: number): Promise<boolean> {
    const order = await orderIn({ app: this.#app(), shop: this.#shop, orderId });
    const { rest } = this.#shop.state(orderId);
    const [first] = rest.line_items;
    if (order === undefined || order.documents.length === 0 || first === undefined || rest.refunds.length > 0)
      return false;
    this.#merchant.refund(orderId, { lines: [{ id: first.id, quantity }] });
    return true;
  }

  #find(name: string): string | undefined {
    return this.#shop.orderIds.find((id) => this.#shop.order(id)?.name === name);
  }

  readonly #sessionToken = (): string => this.#fake.sessionToken(this.#shop);

  #app() {
    return appClient(this.#options.appUrl, this.#sessionToken);
  }
}
