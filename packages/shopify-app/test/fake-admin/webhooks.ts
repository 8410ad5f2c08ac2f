import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { ShopEvent } from './shop.ts';

/** How often something goes wrong on the way, as shares from 0 to 1. */
export interface WebhookFaults {
  /** Delivered again: with the same Webhook-Id, or as another delivery of the same event. */
  readonly duplicate?: number;
  /** Held back until after the next one. */
  readonly reorder?: number;
  readonly delay?: { readonly share: number; readonly milliseconds: number };
  readonly drop?: number;
  readonly wrongHmac?: number;
}

export interface SenderOptions {
  readonly url: string;
  readonly secret: string;
  readonly now: () => number;
  readonly apiVersion?: string;
  /** What the app subscribed to, for all shops. */
  readonly topics?: readonly string[];
  /** Waits before each of the eight retries; over four hours at Shopify, shorter here. */
  readonly retryMilliseconds?: readonly number[];
  readonly timeoutMilliseconds?: number;
  readonly faults?: WebhookFaults;
  /** From 0 up to 1; the faults are drawn from it. */
  readonly random?: () => number;
}

/** One attempt and what came of it; `status` is missing when no answer came. */
export interface Delivery {
  readonly shop: string;
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly attempt: number;
  readonly status: number | undefined;
}

interface Parcel {
  readonly shop: string;
  readonly event: ShopEvent;
  readonly webhookId: string;
  readonly triggeredAt: string;
  readonly isForged: boolean;
}

/** Those of `shopify.app.toml`, the compliance topics among them. */
export const DECLARED_TOPICS: readonly string[] = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'orders/edited',
  'refunds/create',
  'order_transactions/create',
  'app/uninstalled',
  'app/scopes_update',
  'bulk_operations/finish',
  'customers/data_request',
  'customers/redact',
  'shop/redact',
];

const RETRIES = [20, 40, 80, 160, 320, 640, 1280, 2560];

/** Sends what happened in the shops to the app, signed over the exact bytes, with every fault that Shopify documents. */
export class WebhookSender {
  readonly deliveries: Delivery[] = [];
  /** Nothing arrives while it is set, and nothing of that time comes later. */
  outage = false;
  faults: WebhookFaults;
  readonly #options: SenderOptions;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 });
  readonly #random: () => number;
  readonly #topics: ReadonlySet<string>;
  readonly #open = new Set<Promise<void>>();
  #held: Parcel | undefined;

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
    this.faults = options.faults ?? {};
    this.#topics = new Set(options.topics ?? DECLARED_TOPICS);
  }

  send(shop: string, event: ShopEvent): void {
    const { duplicate = 0, reorder = 0, delay, drop = 0, wrongHmac = 0 } = this.faults;
    if (!this.#topics.has(event.topic) || this.outage || this.#happens(drop)) return;
    const parcel: Parcel = {
      shop,
      event,
      webhookId: crypto.randomUUID(),
      triggeredAt: new Date(this.#options.now()).toISOString(),
      isForged: this.#happens(wrongHmac),
    };
    const wait = delay !== undefined && this.#happens(delay.share) ? delay.milliseconds : 0;
    const late = this.#held;
    this.#held = undefined;
    if (late === undefined && this.#happens(reorder)) this.#hold(parcel);
    else this.#post(parcel, wait);
    if (late !== undefined) this.#post(late, 0);
    if (this.#happens(duplicate))
      this.#post(this.#happens(0.5) ? parcel : { ...parcel, webhookId: crypto.randomUUID() }, wait);
  }

  /** When every delivery, with its retries, has ended. */
  async settled(): Promise<void> {
    if (this.#held !== undefined) this.#post(this.#held, 0);
    this.#held = undefined;
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  close(): void {
    this.#agent.destroy();
  }

  /** Nothing waits forever for a next one. */
  #hold(parcel: Parcel): void {
    this.#held = parcel;
    setTimeout(() => {
      if (this.#held !== parcel) return;
      this.#held = undefined;
      this.#post(parcel, 0);
    }, 50).unref();
  }

  #post(parcel: Parcel, wait: number): void {
    const going = this.#deliver(parcel, wait).finally(() => this.#open.delete(going));
    this.#open.add(going);
  }

  async #deliver(parcel: Parcel, wait: number): Promise<void> {
    if (wait > 0) await pause(wait);
    const retries = this.#options.retryMilliseconds ?? RETRIES;
    for (let attempt = 1; ; attempt += 1) {
      const status = await this.#attempt(parcel);
      this.deliveries.push({
        shop: parcel.shop,
        topic: parcel.event.topic,
        webhookId: parcel.webhookId,
        eventId: parcel.event.eventId,
        attempt,
        status,
      });
      const retry = retries[attempt - 1];
      if ((status !== undefined && status >= 200 && status < 300) || retry === undefined || parcel.isForged) return;
      await pause(retry);
    }
  }

  #attempt({ shop, event, webhookId, triggeredAt, isForged }: Parcel): Promise<number | undefined> {
    const bytes = Buffer.from(event.body, 'utf8');
    const secret = isForged ? 'not the secret' : this.#options.secret;
    return new Promise((resolve) => {
      const sending = request(
        this.#options.url,
        {
          method: 'POST',
          agent: this.#agent,
          timeout: this.#options.timeoutMilliseconds ?? 5000,
          headers: {
            'content-type': 'application/json',
            'content-length': bytes.length,
            'x-shopify-topic': event.topic,
            'x-shopify-shop-domain': shop,
            'x-shopify-api-version': this.#options.apiVersion ?? '2026-10',
            'x-shopify-webhook-id': webhookId,
            'x-shopify-event-id': event.eventId,
            'x-shopify-triggered-at': triggeredAt,
            'x-shopify-hmac-sha256': createHmac('sha256', secret).update(bytes).digest('base64'),
          },
        },
        (response) => {
          response.resume();
          response.once('end', () => resolve(response.statusCode));
          response.once('error', () => resolve(undefined));
        },
      );
      sending.once('timeout', () => sending.destroy());
      sending.once('error', () => resolve(undefined));
      sending.end(bytes);
    });
  }

  #happens(share: number): boolean {
    return share > 0 && this.#random() < share;
  }
}

/** Numbers from a seed: the same faults again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
