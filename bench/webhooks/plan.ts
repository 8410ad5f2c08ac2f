/** A storm, known to the shop and to the sender alike: the same seed gives the same storm. */
export interface Storm {
  readonly seconds: number;
  /** Deliveries a second, repeats included. */
  readonly rate: number;
  /** What the deduplication is to know a repeat by is taken away: each repeat has an id of its own. */
  readonly control: boolean;
}

/** One request of the storm; the n-th leaves at n / rate seconds. */
export interface Send {
  readonly order: number;
  /** Which of the order's changes it tells of, from 0. */
  readonly change: number;
  readonly delivery: string;
}

export interface Plan {
  readonly sends: readonly Send[];
  /** Milliseconds from the beginning at which each order changes, by order and change. */
  readonly changes: readonly (readonly number[])[];
  readonly deliveries: number;
}

export const TOPICS = ['orders/create', 'order_transactions/create', 'orders/paid', 'orders/updated'] as const;
const REPEATED = 0.2;
const REORDERED = 0.1;
const DELAYED = 0.05;

/** Beyond 2^53, as Shopify's may be. */
export const orderIdOf = (order: number) => String(820_982_911_946_000_000n + BigInt(order));

export function planOf({ seconds, rate, control }: Storm): Plan {
  const chance = generator(2026);
  const total = seconds * rate;
  const deliveries = Math.round(total * (1 - REPEATED));
  const orders = Math.floor(deliveries / TOPICS.length);
  const span = seconds * 1_000;
  const wanted: (Send & { readonly at: number; readonly lag: number })[] = [];
  for (let order = 0; order < orders; order += 1) {
    const begins = chance() * span * 0.8;
    for (const change of TOPICS.keys()) {
      const at = begins + change * span * 0.05 * chance();
      const dice = chance();
      const lag =
        dice < REORDERED ? span * 0.06 : dice < REORDERED + DELAYED ? Math.min(20_000, span / 3) * chance() : 0;
      wanted.push({ order, change, delivery: `d-${order}-${change}`, at: at + lag, lag });
    }
  }
  const firsts = wanted.length;
  while (wanted.length < total) {
    const first = wanted[Math.floor(chance() * firsts)];
    if (first === undefined) throw new Error('an empty storm');
    const delivery = control ? `${first.delivery}-${wanted.length}` : first.delivery;
    wanted.push({ ...first, delivery, at: first.at + chance() * span * 0.05 });
  }
  const sends = wanted.toSorted((a, b) => a.at - b.at);
  return { sends, changes: changesOf(orders, sends, rate), deliveries: firsts };
}

/** An order has changed when the first delivery that tells of it leaves, or as long before as that one is late. */
function changesOf(orders: number, sends: readonly (Send & { readonly lag: number })[], rate: number): number[][] {
  const changes = Array.from({ length: orders }, () => TOPICS.map(() => Infinity));
  for (const [index, { order, change, lag }] of sends.entries()) {
    const own = changes[order];
    if (own?.[change] === Infinity) own[change] = Math.max(0, (index * 1_000) / rate - lag);
  }
  return changes;
}

/** Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
