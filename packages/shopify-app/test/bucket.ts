import type { ThrottleStatus } from '../src/admin-api/throttle.ts';
import type { Time } from '../src/admin-api/time.ts';

/** Shopify's side of a shop's points: refuses a call for which there is no room, charges what it cost. */
export class Bucket {
  refused = 0;
  charged = 0;
  readonly #time: Time;
  readonly #rate: number;
  readonly #capacity: number;
  #available: number;
  #at: number;

  constructor(time: Time, rate: number, capacity: number) {
    this.#time = time;
    this.#rate = rate;
    this.#capacity = capacity;
    this.#available = capacity;
    this.#at = time.now();
  }

  get status(): ThrottleStatus {
    this.#restore();
    return {
      maximumAvailable: this.#capacity,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.#rate,
    };
  }

  /** `false` when there is no room for what the call may cost. */
  charge(requested: number, actual = requested): boolean {
    this.#restore();
    if (this.#available < requested) {
      this.refused += 1;
      return false;
    }
    this.#available -= actual;
    this.charged += actual;
    return true;
  }

  #restore(): void {
    const now = this.#time.now();
    this.#available = Math.min(this.#capacity, this.#available + ((now - this.#at) / 1000) * this.#rate);
    this.#at = now;
  }
}
