import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { parseExtId } from '../ext-id.ts';
import type { AdapterLog, Cursor, ErpInvoice, ErpPayment } from '../port.ts';
import { scanChanges } from '../scan.ts';
import { decode } from './decode.ts';
import type { invoiceStatus, paymentStatus } from './documents.ts';
import type { DropFolder } from './folder.ts';

export interface StatusFile<T> {
  readonly name: string;
  readonly changed: number;
  readonly record: T;
}

interface Read<T> {
  readonly mark: string;
  readonly record: T | undefined;
  readonly reason?: string;
}

/** The ERP's files in `in/` that begin with one word: the latest state of one record each. Unchanged ones are parsed once. */
export class StatusFiles<T> {
  readonly #folder: DropFolder;
  readonly #word: string;
  readonly #shape: z.ZodType<T>;
  readonly #log: AdapterLog;
  readonly #read = new Map<string, Read<T>>();

  constructor(folder: DropFolder, word: string, shape: z.ZodType<T>, log: AdapterLog) {
    this.#folder = folder;
    this.#word = word;
    this.#shape = shape;
    this.#log = log;
  }

  /** Every readable one, sorted by name. One that cannot be read never hides the others. */
  async all(): Promise<readonly StatusFile<T>[]> {
    const listed = (await this.#folder.list('in')).filter(({ name }) => name.startsWith(`${this.#word}-`));
    const files: StatusFile<T>[] = [];
    for (const { name, changed, mark } of listed) {
      const { record } = await this.#parsed(name, mark);
      if (record !== undefined) files.push({ name, changed, record });
    }
    return files;
  }

  /** Names and reasons of those that cannot be read. */
  async unreadable(): Promise<readonly string[]> {
    await this.all();
    return [...this.#read].flatMap(([name, { reason }]) => (reason === undefined ? [] : [`${name} (${reason})`]));
  }

  changes<Item>(
    cursor: Cursor | null,
    limit: number,
    now: Date,
    fits: (file: StatusFile<T>) => boolean,
    view: (file: StatusFile<T>) => Item,
  ) {
    return scanChanges(cursor, limit, now, {
      rows: async (since, after, count) =>
        (await this.all())
          .filter(
            (file) =>
              fits(file) &&
              (since === null || file.changed >= since.getTime()) &&
              (after === null || file.name > after),
          )
          .slice(0, count),
      key: ({ name }) => name,
      items: (rows) => Promise.resolve(rows.map(view)),
    });
  }

  async #parsed(name: string, mark: string): Promise<Read<T>> {
    const known = this.#read.get(name);
    if (known?.mark === mark) return known;
    const file = await this.#folder.read('in', name);
    const read = file === undefined ? undefined : decode(this.#shape, name, file.text);
    const parsed: Read<T> =
      read?.ok === true
        ? { mark, record: read.record }
        : { mark, record: undefined, reason: read?.reason ?? 'it went away' };
    if (parsed.reason !== undefined)
      this.#log.warn({ file: name, reason: parsed.reason }, 'a status file cannot be read');
    this.#read.set(name, parsed);
    return parsed;
  }
}

export function toInvoice({ record }: StatusFile<z.output<typeof invoiceStatus>>): ErpInvoice {
  const { id, kind, number, state, issued, total, tax, open, currency, instalments, orders } = record;
  const orderExtIds = orders.split(/[\s,;]+/).flatMap((text) => parseExtId(text) ?? []);
  const core = {
    id,
    kind,
    ...(number !== undefined && { number }),
    state,
    ...(issued !== undefined && { issued }),
    total,
    ...(tax && { tax }),
    open,
    currency,
    instalments,
    orderExtIds,
  };
  return { ...core, version: createHash('sha256').update(JSON.stringify(core)).digest('hex').slice(0, 16) };
}

export function toPayment({ record }: StatusFile<z.output<typeof paymentStatus>>): ErpPayment {
  const { id, ext: text, invoice, amount, currency, date } = record;
  const ext = text === undefined ? undefined : parseExtId(text);
  return {
    id,
    ...(ext && { ext }),
    invoiceId: invoice,
    amount,
    currency,
    date,
    version: `${amount.toString()} ${date}`,
  };
}
