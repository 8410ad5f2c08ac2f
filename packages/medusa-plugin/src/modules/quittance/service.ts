import type { ConfigModule, Context, DAL, Logger } from '@medusajs/framework/types';
import { MedusaService } from '@medusajs/framework/utils';
import type { Quittance, Worker } from '@quittance/core/flow';
import type { TenantId } from '@quittance/core/model';
import { beginAt } from './changes.ts';
import { medusaHost, type ShopParts } from '../../host/medusa-host.ts';
import { QuittanceChange } from './models/change.ts';
import { QuittanceCursor } from './models/cursor.ts';
import { QuittanceInvoice } from './models/invoice.ts';
import { QuittanceNote } from './models/note.ts';
import { QuittanceOrder } from './models/order.ts';
import { openForShop } from './open.ts';
import { quittanceOptions, type QuittanceOptions } from './options.ts';
import { sqlOf, type Sql } from './projection.ts';

interface Dependencies {
  readonly logger: Logger;
  readonly configModule: ConfigModule;
  readonly __pg_connection__: Sql;
  readonly baseRepository: Pick<DAL.RepositoryService, 'transaction'>;
}

/** Core, opened for the one merchant this shop belongs to. */
export interface Opened {
  readonly quittance: Quittance;
  readonly tenant: TenantId;
}

/**
 * The module's service: the tables the admin and links read, and the door to core, which is opened once per process and on
 * first use. In processes that work (`shared` or `worker`), the road's worker runs beside Medusa.
 */
export class QuittanceModuleService extends MedusaService({
  QuittanceOrder,
  QuittanceInvoice,
  QuittanceNote,
  QuittanceChange,
  QuittanceCursor,
}) {
  readonly options: QuittanceOptions;
  readonly sql: Sql;
  readonly #dependencies: Dependencies;
  #opening: Promise<Opened> | undefined;
  #worker: Worker | undefined;
  #lent: ShopParts | undefined;

  constructor(dependencies: Dependencies, options?: Record<string, unknown>) {
    super(dependencies, options);
    this.#dependencies = dependencies;
    this.options = quittanceOptions.parse(options ?? {});
    this.sql = sqlOf(dependencies.__pg_connection__);
  }

  __hooks = {
    onApplicationStart: () => this.#start(),
    onApplicationPrepareShutdown: () => this.#stopWorker(),
    onApplicationShutdown: () => this.#close(),
  };

  /** Core and this shop's tenant. Rejects when its database cannot be reached; the next call tries again. */
  open(): Promise<Opened> {
    this.#opening ??= this.#openCore().catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  /** What `read` lists with the context it is given, as of one moment, whatever is written meanwhile. */
  asOfOneMoment<T>(read: (context: Context) => Promise<T>): Promise<T> {
    return this.#dependencies.baseRepository.transaction((transactionManager) => read({ transactionManager }), {
      isolationLevel: 'repeatable read',
    });
  }

  /** A module cannot see the rest of the shop; whoever can (subscribers, jobs, routes) lends this view on it. */
  lend(parts: ShopParts): void {
    this.#lent ??= parts;
  }

  #openCore(): Promise<Opened> {
    const { configModule, logger } = this.#dependencies;
    const host = medusaHost({
      sql: this.sql,
      lent: () => this.#lent,
      lookUp: async (source) => this.#findOrder(source),
    });
    return openForShop({
      options: this.options,
      medusaDatabaseUrl: configModule.projectConfig.databaseUrl,
      host,
      logger,
    });
  }

  async #findOrder(source: { host: string; shop: string; orderId: string }) {
    const { quittance, tenant } = await this.open();
    return quittance.orders.findBySource(tenant, source);
  }

  async #start(): Promise<void> {
    const { configModule, logger } = this.#dependencies;
    await beginAt(this.sql, this.options.since ?? new Date().toISOString());
    const mode = configModule.projectConfig.workerMode ?? 'shared';
    if (!this.options.worker || mode === 'server') return;
    try {
      const { quittance } = await this.open();
      this.#worker = await quittance.work();
      logger.info('Quittance: the road is open.');
    } catch (error) {
      // The shop must sell while the invoices' database is away: orders are written down and taken by the reconcile.
      logger.error(`Quittance: the worker did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #stopWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.stop();
  }

  async #close(): Promise<void> {
    await this.#stopWorker();
    const opening = this.#opening;
    this.#opening = undefined;
    const opened = await opening?.catch(() => undefined);
    await opened?.quittance.close();
  }
}
