import { describe, expect, it } from 'vitest';
import { Bucket } from '../../test/bucket.ts';
import { simulatedTime } from '../../test/simulated-time.ts';
import { Throttle, type Lane, type ThrottleStatus } from './throttle.ts';
import { sleep, type Time } from './time.ts';

/** A shop across a network: half of the latency before it charges, half after. */
class Shop extends Bucket {
  readonly #time: Time;

  constructor(time: Time, rate: number, capacity: number) {
    super(time, rate, capacity);
    this.#time = time;
  }

  async call(requested: number, actual = requested, latency = 50): Promise<ThrottleStatus> {
    await sleep(this.#time, latency / 2);
    this.charge(requested, actual);
    const { status } = this;
    await sleep(this.#time, latency / 2);
    return status;
  }
}

async function call(throttle: Throttle, shop: Shop, cost: number, lane: Lane = 'background', actual = cost) {
  const taken = await throttle.take(cost, lane);
  throttle.settle(taken, await shop.call(cost, actual));
}

async function many(count: number, atOnce: number, run: (index: number) => Promise<void>): Promise<void> {
  const todo = Array.from({ length: count }, (_, index) => index).values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const index of todo) await run(index);
    }),
  );
}

describe('the throttle of a shop', () => {
  it('uses the whole rate, and is never refused', async () => {
    const { time, run } = simulatedTime();
    const shop = new Shop(time, 100, 2_000);
    const throttle = new Throttle(time);
    await run(many(1_000, 8, () => call(throttle, shop, 40)));
    expect(shop.refused).toBe(0);
    const theoretical = (1_000 * 40) / 100;
    expect(time.now() / 1000).toBeLessThan(theoretical * 1.01);
    // The control: nobody can be faster than the rate and what the bucket held.
    expect(time.now() / 1000).toBeGreaterThan(theoretical - 2_000 / 100);
  });

  it('gives back what a call did not cost', async () => {
    const { time, run } = simulatedTime();
    const shop = new Shop(time, 100, 1_000);
    const throttle = new Throttle(time);
    await run(many(500, 8, () => call(throttle, shop, 40, 'background', 10)));
    expect(shop.refused).toBe(0);
    expect(time.now() / 1000).toBeLessThan(((500 * 10) / 100) * 1.05);
  });

  it('learns from the answers what other processes take', async () => {
    const { time, run } = simulatedTime();
    const shop = new Shop(time, 100, 2_000);
    const [one, other] = [new Throttle(time), new Throttle(time)];
    await run(Promise.all([many(400, 4, () => call(one, shop, 40)), many(400, 4, () => call(other, shop, 40))]));
    // Two that know of each other only by the shop's answers may be refused now and then; nearly all pass at once.
    expect(shop.refused).toBeLessThan(800 * 0.05);
    expect(time.now() / 1000).toBeLessThan(((800 * 40) / 100) * 1.05);
  });

  it('lets a person pass background work that fills the bucket', async () => {
    const { time, run } = simulatedTime();
    const shop = new Shop(time, 100, 1_000);
    const throttle = new Throttle(time);
    const waits: number[] = [];
    await run(
      Promise.all([
        many(300, 8, () => call(throttle, shop, 40)),
        many(20, 1, async () => {
          await sleep(time, 5_000);
          const asked = time.now();
          const taken = await throttle.take(40, 'interactive');
          waits.push(time.now() - asked);
          throttle.settle(taken, await shop.call(40));
        }),
      ]),
    );
    expect(Math.max(...waits)).toBeLessThanOrEqual(400);
    expect(shop.refused).toBe(0);
  });

  it('does not let people starve background work', async () => {
    const { time, run } = simulatedTime();
    const shop = new Shop(time, 50, 1_000);
    const throttle = new Throttle(time);
    let background = 0;
    let people = 0;
    await run(
      Promise.all([
        many(400, 8, async () => {
          await call(throttle, shop, 40, 'interactive');
          people += 1;
        }),
        many(40, 1, async () => {
          await call(throttle, shop, 40);
          if (people < 400) background += 1;
        }),
      ]),
    );
    expect(background).toBe(40);
  });

  it('waits as long as Retry-After says', async () => {
    const { time, run } = simulatedTime();
    const throttle = new Throttle(time);
    throttle.pause(2_000);
    await run(throttle.take(1, 'interactive'));
    expect(time.now()).toBe(2_000);
  });

  it('lets a call that costs more than the bucket holds wait for the full bucket only', async () => {
    const { time, run } = simulatedTime();
    const throttle = new Throttle(time);
    await run(throttle.take(400, 'interactive'));
    const taken = throttle.take(5_000, 'interactive');
    throttle.settle(400, { maximumAvailable: 1_000, currentlyAvailable: 600, restoreRate: 50 });
    await run(taken);
    expect(time.now()).toBe(8_000);
  });
});
