import { z } from 'zod';
import { Decimal, type ExtId } from '../../model/index.ts';
import type { Changes, Finders, Page, Readers, Writers } from '../by-kind.ts';
import { ErpFailure, found, rejected, settle } from '../outcome.ts';
import type {
  Capabilities,
  ChangeKind,
  Cursor,
  Diagnosis,
  ErpInvoice,
  ErpNote,
  ErpPayment,
  ErpSession,
  Kind,
  NotedKind,
  Outcome,
  Readable,
  Ref,
  WriteKind,
  Writable,
} from '../port.ts';
import { scanChanges } from '../scan.ts';
import { cancelSale } from './cancel.ts';
import { checkTryton } from './check.ts';
import type { TrytonClient } from './client.ts';
import { completeInvoices, searchInvoices } from './invoices.ts';
import { GONE } from './gone.ts';
import { confirmSale, findSale, previewSale, putSale, readSale, toOrder } from './orders.ts';
import { putNote } from './notes.ts';
import { findParty } from './parties.ts';
import { postInvoice } from './posting.ts';
import { completePayments, findPayment, putPayment, searchPayments } from './payments.ts';
import { ReferenceData } from './reference-data.ts';
import { toDateTime, toDecimal } from './values.ts';

const CREDIT_BY_ACCOUNTANT = rejected({
  code: 'TRYTON_CREDIT_BY_ACCOUNTANT',
  message: 'Credit notes are made in Tryton.',
  advice: 'Credit the invoice in Tryton; the status follows.',
});

export class TrytonSession implements ErpSession {
  readonly #client: TrytonClient;
  readonly #data: ReferenceData;

  constructor(client: TrytonClient) {
    this.#client = client;
    this.#data = new ReferenceData(client);
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      flows: {
        customer: 'both',
        order: 'both',
        orderStatus: 'read',
        invoice: 'read',
        payment: this.#client.config.paymentMethod === undefined ? 'read' : 'both',
        creditNote: 'read',
        invoicePdf: 'read',
      },
      idempotency: {
        order: { kind: 'native', maxKeyLength: 60 },
        payment: { kind: 'lookup', field: 'account.move.description' },
      },
      changes: 'delta',
      pageSize: 200,
      maxConcurrency: 4,
      transport: 'http',
      taxes: 'computed',
      posting: this.#client.config.posting,
    });
  }

  check(): Promise<readonly Diagnosis[]> {
    return checkTryton(this.#client, this.#data);
  }

  readonly #writers: Writers = {
    order: (ext, document) => putSale(this.#client, this.#data, ext, document),
    payment: async (ext, document) =>
      putPayment(this.#client, ext, document, await this.#data.currency(document.currency)),
    creditNote: () => Promise.resolve(CREDIT_BY_ACCOUNTANT),
  };

  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>> {
    return settle(() => this.#writers[kind](ext, document));
  }

  preview<K extends WriteKind>(_kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>> {
    return settle(async () =>
      found(
        'order' in document
          ? await previewSale(this.#client, this.#data, ext, document)
          : { description: ext, ...document },
      ),
    );
  }

  readonly #finders: Finders = {
    customer: async (ext) => {
      const party = await findParty(this.#client, ext);
      return found(party ? { id: String(party.id), ext, name: party.name ?? '' } : null);
    },
    order: async (ext) => {
      const sale = await findSale(this.#client, ext);
      return found(sale ? toOrder(sale) : null);
    },
    // Invoices are Tryton's own; they are found by the sale they are for.
    invoice: async (ext) => found((await this.#invoicesOf(ext)).find(({ kind }) => kind === 'invoice') ?? null),
    creditNote: async (ext) => found((await this.#invoicesOf(ext)).find(({ kind }) => kind === 'creditNote') ?? null),
    payment: async (ext) => found(await findPayment(this.#client, ext)),
  };

  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>> {
    return settle(() => this.#finders[kind](ext));
  }

  note(kind: NotedKind, record: Ref, note: ErpNote): Promise<Outcome<Ref>> {
    return settle(() => putNote(this.#client, kind, record, note));
  }

  async #invoicesOf(ext: ExtId): Promise<readonly ErpInvoice[]> {
    const sale = await findSale(this.#client, ext);
    if (sale === undefined || sale.invoices.length === 0) return [];
    const credits = ['lines.origin.invoice', 'in', sale.invoices, 'account.invoice.line'];
    return completeInvoices(
      this.#client,
      await searchInvoices(this.#client, [['OR', ['id', 'in', sale.invoices], credits]], 100),
    );
  }

  readonly #readers: Readers = {
    customer: async (ref) => {
      const [party] = await this.#client.search(
        'party.party',
        z.object({ id: z.int(), name: z.string().nullable() }),
        [['id', '=', Number(ref.id)]],
        ['name'],
        { limit: 1 },
      );
      return party ? found({ id: ref.id, name: party.name ?? '' }) : GONE;
    },
    order: async (ref) => found(toOrder(await readSale(this.#client, ref))),
    invoice: (ref) => this.#readInvoice(ref),
    creditNote: (ref) => this.#readInvoice(ref),
    payment: async (ref): Promise<Outcome<ErpPayment>> => {
      const [payment] = await completePayments(
        this.#client,
        await searchPayments(this.#client, [['id', '=', Number(ref.id)]], 1),
      );
      return payment ? found(payment) : GONE;
    },
  };

  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>> {
    return settle(() => this.#readers[kind](ref));
  }

  async #readInvoice(ref: Ref): Promise<Outcome<ErpInvoice>> {
    const [invoice] = await completeInvoices(
      this.#client,
      await searchInvoices(this.#client, [['id', '=', Number(ref.id)]], 1),
    );
    return invoice ? found(invoice) : GONE;
  }

  act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>> {
    return settle(() => {
      if (action === 'confirm') return confirmSale(this.#client, ref);
      return action === 'cancel' ? cancelSale(this.#client, ref) : postInvoice(this.#client, ref);
    });
  }

  readonly #changes: Changes = {
    invoice: (cursor, limit) => this.#changed(cursor, limit, ['total_amount', '>=', toDecimal(Decimal.ZERO)]),
    creditNote: (cursor, limit) => this.#changed(cursor, limit, ['total_amount', '<', toDecimal(Decimal.ZERO)]),
    payment: (cursor, limit) =>
      scanChanges(cursor, limit, this.#client.now, {
        rows: (since, after, count) => searchPayments(this.#client, changedDomain(since, after), count),
        key: ({ id }) => String(id),
        items: (rows) => completePayments(this.#client, rows),
      }),
  };

  changes<K extends ChangeKind>(kind: K, cursor: Cursor | null, limit: number): Promise<Outcome<Page<K>>> {
    return settle(() => this.#changes[kind](cursor, limit));
  }

  #changed(cursor: Cursor | null, limit: number, sign: readonly unknown[]) {
    return scanChanges(cursor, limit, this.#client.now, {
      rows: (since, after, count) => searchInvoices(this.#client, [sign, ...changedDomain(since, after)], count),
      key: ({ id }) => String(id),
      items: (rows) => completeInvoices(this.#client, rows),
    });
  }

  invoicePdf(ref: Ref): Promise<Outcome<Uint8Array>> {
    const shape = z.tuple([z.string(), z.object({ base64: z.string() })]).rest(z.unknown());
    return settle<Uint8Array>(async () => {
      const id = Number(ref.id);
      const [type, { base64 }] = await this.#client.read(shape, 'report.account.invoice.execute', [id], {
        model: 'account.invoice',
        id,
        ids: [id],
      });
      if (type !== 'pdf')
        throw new ErpFailure(
          rejected({
            code: 'TRYTON_NO_PDF',
            message: `Tryton printed the invoice as ${type}.`,
            advice: 'Install LibreOffice on Tryton’s server.',
          }),
        );
      return found(new Uint8Array(Buffer.from(base64, 'base64')));
    });
  }

  close(): Promise<void> {
    return this.#client.logout();
  }
}

/** `write_date` stays null until the first write, so both dates are asked for. */
function changedDomain(since: Date | null, after: string | null): readonly unknown[] {
  const behind = [['id', '>', Number(after ?? 0)]];
  if (since === null) return behind;
  return [...behind, ['OR', ['write_date', '>=', toDateTime(since)], ['create_date', '>=', toDateTime(since)]]];
}
