import type { Clock } from '../model/index.ts';

/** Requests a second on the long run, and how many may come at once after a quiet time. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

const BUCKETS = 10_000;

/** Token buckets, one per key (an API key, an address), in this process. */
export class RateLimiter {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes one token of `key`; when there is none, the seconds until there is. */
  take(key: string): { readonly allowed: true } | { readonly allowed: false; readonly retryAfterSeconds: number } {
    const bucket = this.#filled(key);
    if (bucket.tokens < 1)
      return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((1 - bucket.tokens) / this.#rate.perSecond)) };
    bucket.tokens -= 1;
    return { allowed: true };
  }

  #filled(key: string): Bucket {
    const now = this.#clock.now().getTime();
    const known = this.#buckets.get(key);
    if (known === undefined) return this.#fresh(key, now);
    const earned = ((now - known.filledAt) / 1000) * this.#rate.perSecond;
    known.tokens = Math.min(this.#rate.burst, known.tokens + Math.max(0, earned));
    known.filledAt = now;
    return known;
  }

  #fresh(key: string, now: number): Bucket {
    const oldest = this.#buckets.keys().next();
    if (this.#buckets.size >= BUCKETS && oldest.done !== true) this.#buckets.delete(oldest.value);
    const bucket: Bucket = { tokens: this.#rate.burst, filledAt: now };
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
