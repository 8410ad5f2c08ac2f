import type { Installation, Installations, Quittance } from '@quittance/core/flow';
import { grantedScopes } from '../admin-api/access.ts';
import type { ReadBulkFile } from '../admin-api/bulk-file.ts';
import type { FindShopApi } from '../admin-api/client.ts';
import { asProblem } from '../admin-api/failure.ts';
import { systemTime, type Time } from '../admin-api/time.ts';
import type { ReadOrders } from '../host/dry-run.ts';
import { HOST } from '../index.ts';
import { backfillPage } from './page.ts';
import {
  begun,
  failed,
  progressIn,
  unseenProblem,
  withProgress,
  type BackfillDemand,
  type BackfillProgress,
} from './progress.ts';

interface Parts {
  readonly quittance: Pick<Quittance, 'acceptOrder' | 'keepUnmapped' | 'orders'>;
  readonly installations: Pick<Installations, 'find' | 'list' | 'read' | 'change'>;
  readonly shopApi: FindShopApi;
  readonly readFile: ReadBulkFile;
  readonly readOrders: ReadOrders;
  readonly log: { warn(fields: object, message: string): void };
  readonly time?: Time;
}

/** Longer than a page takes: whoever dies in the middle of one is followed by another process. */
const LEASE = 10 * 60_000;
/** Between two tries while the shop cannot be asked; the last is repeated. */
const PAUSES = [1_000, 5_000, 15_000, 60_000];
const TRIES = 10;
const LOOK_EVERY = 60_000;

/** The history of shops, order by order under their throttle. One backfill per shop; it survives any process. */
export class Backfills {
  readonly #parts: Parts;
  readonly #time: Time;
  readonly #running = new Set<Promise<void>>();
  readonly #pauses = new Set<() => void>();
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#time = parts.time ?? systemTime;
  }

  async progress(shop: string): Promise<BackfillProgress | undefined> {
    const stored = await this.#parts.installations.read(HOST, shop);
    return stored && progressIn(stored);
  }

  /** Begins one, unless one is running. */
  async start(installation: Installation, demand: BackfillDemand): Promise<BackfillProgress> {
    const { shop } = installation;
    const scopes = await grantedScopes(this.#parts.shopApi(shop));
    const unseen = scopes.ok ? unseenProblem(demand.since, scopes.value, new Date()) : undefined;
    const { started, progress } = await this.#parts.installations.change(HOST, shop, (stored) => {
      const known = progressIn(stored);
      if (known?.state === 'running') return Promise.resolve({ answer: { started: false, progress: known } });
      const fresh = { ...begun(demand, Date.now() + LEASE), ...(unseen !== undefined && { problem: unseen }) };
      return Promise.resolve({ answer: { started: true, progress: fresh }, state: withProgress(stored, fresh) });
    });
    if (started) this.#work(installation, progress);
    return progress;
  }

  /** Takes up, now and every minute, what no process works on. */
  resumeForgotten(): void {
    const look = async (): Promise<void> => {
      while (!this.#stopped) {
        await this.resume().catch((error: unknown) => this.#parts.log.warn({ error: nameOf(error) }, 'backfills'));
        await this.#pause(LOOK_EVERY);
      }
    };
    void look();
  }

  async resume(): Promise<void> {
    for (const installation of await this.#parts.installations.list(HOST)) {
      const leased = await this.#lease(installation.shop);
      if (leased !== undefined) this.#work(installation, leased);
    }
  }

  /** Begins no other page, and waits for those under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#pauses) wake();
    await this.settled();
  }

  async settled(): Promise<void> {
    await Promise.all(this.#running);
  }

  #work(installation: Installation, progress: BackfillProgress): void {
    const work = this.#run(installation, progress)
      .catch((error: unknown) => this.#parts.log.warn({ error: nameOf(error), shop: installation.shop }, 'backfill'))
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  async #run(installation: Installation, begin: BackfillProgress): Promise<void> {
    const { shop } = installation;
    const { quittance, shopApi, readFile, readOrders } = this.#parts;
    const pause = (milliseconds: number) => this.#pause(milliseconds);
    const page = { quittance, installation, api: shopApi(shop), readFile, readOrders, pause };
    let done = begin;
    for (let tries = 0; done.state === 'running' && !this.#stopped;) {
      const paged = await backfillPage(page, done, tries >= TRIES);
      if (paged.ok) {
        tries = 0;
        done = await this.#keep(shop, paged.value);
      } else if (paged.failure.kind === 'later' && tries < TRIES) {
        await this.#pause(PAUSES[Math.min(tries, PAUSES.length - 1)] ?? 0);
        tries += 1;
      } else if (paged.failure.kind === 'later') {
        // Left as it is: whoever finds the lease over goes on.
        return;
      } else done = await this.#keep(shop, failed(done, asProblem(paged.failure)));
    }
  }

  /** Ends early when all is to stop. */
  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        this.#pauses.delete(wake);
        resolve();
      };
      const cancel = this.#time.after(milliseconds, wake);
      this.#pauses.add(wake);
    });
  }

  #keep(shop: string, progress: BackfillProgress): Promise<BackfillProgress> {
    const leased = { ...progress, leasedUntil: progress.state === 'running' ? Date.now() + LEASE : 0 };
    return this.#parts.installations.change(HOST, shop, (stored) =>
      Promise.resolve({ answer: leased, state: withProgress(stored, leased) }),
    );
  }

  async #lease(shop: string): Promise<BackfillProgress | undefined> {
    const seen = await this.progress(shop);
    if (seen === undefined || !isForgotten(seen)) return undefined;
    return this.#parts.installations.change<BackfillProgress | undefined>(HOST, shop, (stored) => {
      const known = progressIn(stored);
      if (known === undefined || !isForgotten(known)) return Promise.resolve({ answer: undefined });
      const leased = { ...known, leasedUntil: Date.now() + LEASE };
      return Promise.resolve({ answer: leased, state: withProgress(stored, leased) });
    });
  }
}

function isForgotten({ state, leasedUntil }: BackfillProgress): boolean {
  return state === 'running' && leasedUntil < Date.now();
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
