/** The points of one shop: as many as `maximum`, and `restoreRate` more each second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

export class Bucket {
  readonly #now: () => number;
  #maximum: number;
  #rate: number;
  #points: number;
  #at: number;

  constructor(now: () => number, maximum: number, restoreRate: number) {
    this.#now = now;
    this.#maximum = maximum;
    this.#rate = restoreRate;
    this.#points = maximum;
    this.#at = now();
  }

  /** Whether there were so many points; they are taken then. */
  take(points: number): boolean {
    this.#restore();
    if (points > this.#points) return false;
    this.#points -= points;
    return true;
  }

  giveBack(points: number): void {
    this.#points = Math.min(this.#maximum, this.#points + points);
  }

  status(): ThrottleStatus {
    this.#restore();
    return {
      maximumAvailable: this.#maximum,
      currentlyAvailable: Math.floor(this.#points),
      restoreRate: this.#rate,
    };
  }

  #restore(): void {
    const now = this.#now();
    this.#points = Math.min(this.#maximum, this.#points + ((now - this.#at) / 1000) * this.#rate);
    this.#at = now;
  }
}
