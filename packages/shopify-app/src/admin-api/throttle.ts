import { systemTime, type Time } from './time.ts';

/** Of a shop's bucket, as `extensions.cost.throttleStatus` tells it: points, and points per second. */
export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** `interactive`: a person waits for it. `background`: everything else. */
export type Lane = 'interactive' | 'background';

/** What a shop that was never asked is taken for, the smallest plan: its first answer says what it is. */
const UNKNOWN: ThrottleStatus = { maximumAvailable: 1_000, currentlyAvailable: 1_000, restoreRate: 50 };
/** Background work leaves this share of the bucket for the person who comes next. */
const RESERVED = 0.1;
/** Of calls that wait in both lanes, so many interactive ones pass before a background one does. */
const INTERACTIVE_TURNS = 3;

interface Waiting {
  readonly cost: number;
  readonly go: (taken: number) => void;
}

/**
 * The leaky bucket of one shop, kept in step with Shopify's own: calls wait here for their room, so that Shopify never has to refuse
 * them. Shopify charges what a call may cost, refunds what it did not, and tells with each answer what is left; other processes that
 * use the same bucket show in that figure too. Calls under way count as not yet charged, so the estimate errs to the safe side.
 * https://shopify.dev/docs/api/usage/limits
 */
export class Throttle {
  readonly #time: Time;
  readonly #lanes: Record<Lane, Waiting[]> = { interactive: [], background: [] };
  #capacity = UNKNOWN.maximumAvailable;
  #rate = UNKNOWN.restoreRate;
  #available = UNKNOWN.currentlyAvailable;
  #at: number;
  #underWay = 0;
  #closedUntil = 0;
  #passed = 0;
  #cancel: (() => void) | undefined;

  constructor(time: Time = systemTime) {
    this.#time = time;
    this.#at = time.now();
  }

  /** Resolves with what was taken, when there is room for it. Each is answered by one {@link settle} of as much. */
  take(cost: number, lane: Lane): Promise<number> {
    return new Promise((go) => {
      this.#lanes[lane].push({ cost, go });
      this.#admit();
    });
  }

  /** The call was answered, or its answer is lost. Without a status, the estimate goes on. */
  settle(taken: number, status?: ThrottleStatus): void {
    this.#underWay -= taken;
    if (status !== undefined) {
      this.#capacity = status.maximumAvailable;
      this.#rate = Math.max(1, status.restoreRate);
      this.#available = status.currentlyAvailable - this.#underWay;
      this.#at = this.#time.now();
    }
    this.#admit();
  }

  /** Nothing passes for so long: HTTP 429 with `Retry-After`. */
  pause(milliseconds: number): void {
    this.#closedUntil = Math.max(this.#closedUntil, this.#time.now() + milliseconds);
    this.#admit();
  }

  #admit(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    for (let lane = this.#next(); lane !== undefined; lane = this.#next()) {
      const wait = this.#waitFor(this.#lanes[lane][0]?.cost ?? 0, lane);
      if (wait > 0) {
        this.#cancel = this.#time.after(Math.ceil(wait), () => this.#admit());
        return;
      }
      this.#pass(lane);
    }
  }

  #next(): Lane | undefined {
    const { interactive, background } = this.#lanes;
    if (interactive.length === 0) return background.length === 0 ? undefined : 'background';
    return background.length > 0 && this.#passed >= INTERACTIVE_TURNS ? 'background' : 'interactive';
  }

  #pass(lane: Lane): void {
    const waiting = this.#lanes[lane].shift();
    if (waiting === undefined) return;
    this.#passed = lane === 'background' ? 0 : this.#passed + 1;
    const need = this.#need(waiting.cost);
    this.#available = this.#room() - need;
    this.#at = this.#time.now();
    this.#underWay += need;
    waiting.go(need);
  }

  /** Milliseconds until there is room. */
  #waitFor(cost: number, lane: Lane): number {
    const need = this.#need(cost);
    const missing = need + (lane === 'background' ? this.#reserve(need) : 0) - this.#room();
    return Math.max((missing / this.#rate) * 1000, this.#closedUntil - this.#time.now());
  }

  /** Never so much that a call waits for the full bucket: one that is full restores nothing, and that time is lost. */
  #reserve(need: number): number {
    return Math.min(RESERVED * this.#capacity, (this.#capacity - need) / 2);
  }

  /** More than the whole bucket never has room: such a call waits for the full one, and Shopify says what it thinks of it. */
  #need(cost: number): number {
    return Math.min(cost, this.#capacity);
  }

  #room(): number {
    const restored = ((this.#time.now() - this.#at) / 1000) * this.#rate;
    return Math.min(this.#capacity - this.#underWay, this.#available + restored);
  }
}
