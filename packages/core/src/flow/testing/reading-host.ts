import { setTimeout as sleep } from 'node:timers/promises';
import type { ChangedOrders, HostPlatform, ReadOrder, StatusUpdate, WriteBackOutcome } from '../../hosts/index.ts';
import type { Order } from '../../model/index.ts';
import { parseOrder } from '../../model/index.ts';
import { sampleOrder } from './sample-order.ts';

/** The shop in memory: orders with a version each, whose host tells only that something changed. */
export class ReadingHost implements HostPlatform {
  readonly id: string;
  readonly #orders = new Map<string, { version: number; revision: number; readonly fault?: ReadOrder }>();
  /** Versions in the order in which they were read, by order. */
  readonly reads = new Map<string, number[]>();
  readonly shown: StatusUpdate[] = [];
  /** Called before each read of a batch: may reject, or take its time. */
  before: (orderIds: readonly string[]) => Promise<void> = () => Promise.resolve();
  /** It takes no status until somebody signs in again. */
  isSignedOut = false;
  refused = 0;
  /** Milliseconds an answer is on its way at most. */
  lag = 0;

  constructor(id = 'shopfront') {
    this.id = id;
  }

  /** The order changes; its clock stands still unless it is told a revision. */
  change(orderId: string, revision?: number): void {
    const known = this.#orders.get(orderId);
    this.#orders.set(orderId, {
      version: (known?.version ?? 0) + 1,
      revision: revision ?? known?.revision ?? 1_764_000_000_000,
    });
  }

  /** Something of the order changed that is no business of ours. */
  touch(orderId: string): void {
    const known = this.#orders.get(orderId);
    if (known !== undefined) this.#orders.set(orderId, { ...known, revision: known.revision + 60_000 });
  }

  fault(orderId: string, fault: ReadOrder): void {
    this.#orders.set(orderId, { version: 1, revision: 1, fault });
  }

  version(orderId: string): number {
    return this.#orders.get(orderId)?.version ?? 0;
  }

  async readOrders(shop: string, orderIds: readonly string[]): Promise<readonly ReadOrder[]> {
    await this.before(orderIds);
    const answers = orderIds.map((id): ReadOrder => {
      const order = this.#orders.get(id);
      if (order === undefined) return { kind: 'gone' };
      this.reads.set(id, [...(this.reads.get(id) ?? []), order.version]);
      return order.fault ?? { kind: 'read', order: orderOf(this.id, shop, id, order) };
    });
    await sleep(Math.random() * this.lag);
    return answers;
  }

  writeBack(update: StatusUpdate): Promise<WriteBackOutcome> {
    if (this.isSignedOut) {
      this.refused += 1;
      return Promise.resolve({ ok: false, retry: 'never', code: 'SIGNED_OUT', message: 'The shop lets nobody in.' });
    }
    this.shown.push(update);
    return Promise.resolve({ ok: true });
  }

  /** Every order, at every page of 2 from the one after the cursor on. */
  changedSince(shop: string, cursor: string | null): Promise<ChangedOrders> {
    const ids = [...this.#orders.keys()];
    const from = cursor === null ? 0 : Number(cursor);
    const page = ids.slice(from, from + 2);
    return Promise.resolve({
      orders: page.map((orderId) => ({
        source: { host: this.id, shop, orderId },
        revision: this.#orders.get(orderId)?.revision ?? 0,
      })),
      next: String(Math.min(ids.length, from + 2)),
      more: from + 2 < ids.length,
    });
  }
}

function orderOf(
  host: string,
  shop: string,
  id: string,
  at: { readonly version: number; readonly revision: number },
): Order {
  const read = parseOrder(
    sampleOrder(id, { host, shop, revision: at.revision, overrides: { note: `v${at.version}` } }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
