import type { z } from 'zod';
import type { ExtId } from '../../model/index.ts';
import type { Changes, Finders, Page, Readers, Writers } from '../by-kind.ts';
import { derivedExtId, parseExtId } from '../ext-id.ts';
import { KEYED_BY_US } from '../keyed-by-us.ts';
import { created, found, rejected, transient } from '../outcome.ts';
import type {
  AdapterIo,
  Capabilities,
  ChangeKind,
  Cursor,
  Diagnosis,
  ErpInvoice,
  ErpOrder,
  ErpSession,
  Kind,
  Outcome,
  Readable,
  Ref,
  WriteKind,
  Writable,
} from '../port.ts';
import { refusal, toOrder, waitingOrder } from './answers.ts';
import { checkFiles } from './check.ts';
import { classify } from './classify.ts';
import type { FilesConfig } from './config.ts';
import { decode } from './decode.ts';
import { answer, invoiceStatus, paymentStatus, type Outgoing } from './documents.ts';
import { DropFolder } from './folder.ts';
import { creditNoteFile, paymentFile } from './map-order.ts';
import { outgoingCancellation, outgoingOrder, recordFile, type OutFile } from './out-file.ts';
import { StatusFiles, toInvoice, toPayment } from './status-files.ts';

const GONE = rejected({
  code: 'FILES_NO_SUCH_RECORD',
  message: 'No file tells of such a record.',
  advice: 'Wait for the ERP’s status files, or check that its export runs.',
});

/** The drop folder seen as an ERP. */
export class FilesSession implements ErpSession {
  readonly #config: FilesConfig;
  readonly #io: AdapterIo;
  readonly #folder: DropFolder;
  readonly #invoices: StatusFiles<z.output<typeof invoiceStatus>>;
  readonly #payments: StatusFiles<z.output<typeof paymentStatus>>;

  constructor(config: FilesConfig, io: AdapterIo) {
    this.#config = config;
    this.#io = io;
    this.#folder = new DropFolder(config.folder, config.largestFile);
    this.#invoices = new StatusFiles(this.#folder, 'invoice', invoiceStatus, io.log);
    this.#payments = new StatusFiles(this.#folder, 'payment', paymentStatus, io.log);
  }

  capabilities(): Promise<Capabilities> {
    return Promise.resolve({
      ...KEYED_BY_US,
      changes: 'poll',
      pageSize: 500,
      maxConcurrency: 8,
      transport: 'file',
      taxes: 'sent',
      posting: 'by-accountant',
    });
  }

  check(): Promise<readonly Diagnosis[]> {
    return checkFiles(this.#folder, [this.#invoices, this.#payments]);
  }

  readonly #writers: Writers = {
    order: (ext, document) => this.#drop(ext, outgoingOrder(ext, document, this.#config)),
    payment: (ext, document) => this.#drop(ext, this.#record(paymentFile(ext, document))),
    creditNote: (ext, document) => this.#drop(ext, this.#record(creditNoteFile(ext, document))),
  };

  put<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<Ref>> {
    return this.#guard(() => this.#writers[kind](ext, document));
  }

  async putMany<K extends WriteKind>(
    kind: K,
    records: readonly { readonly ext: ExtId; readonly document: Writable[K] }[],
  ): Promise<readonly Outcome<Ref>[]> {
    const outcomes: Outcome<Ref>[] = [];
    for (const { ext, document } of records) outcomes.push(await this.put(kind, ext, document));
    return outcomes;
  }

  #record(document: Outgoing): Outcome<OutFile> {
    return found(recordFile(document, this.#config));
  }

  /** An answered record is done; a refused one that is put again was mended, so its refusal goes and it is sent anew. */
  async #drop(ext: ExtId, file: Outcome<OutFile>): Promise<Outcome<Ref>> {
    const done = await this.#answered(ext);
    if (done) return found(done);
    if (!file.ok) return file;
    const first = await this.#folder.claim(ext);
    await this.#send(ext, file.value);
    const ref = { id: ext, ext };
    return first ? created(ref) : found(ref);
  }

  async #send(ext: ExtId, { name, content, untold = [] }: OutFile): Promise<void> {
    if (untold.length > 0) this.#io.log.debug({ file: name, untold }, 'the format has no place for these fields');
    const refused = await this.#folder.fileOf('error', ext);
    const waiting = await this.#folder.fileOf('out', ext);
    if (waiting && !refused) return;
    if (waiting) await this.#folder.discard('out', waiting.name);
    if (refused) await this.#folder.discard('error', refused.name);
    const dropped = await this.#folder.drop(name, content);
    // The ERP answers before it takes a file away: where ours could appear because another's was just entered, the answer is there now.
    if (dropped && (await this.#answered(ext))) await this.#folder.discard('out', name);
  }

  preview<K extends WriteKind>(kind: K, ext: ExtId, document: Writable[K]): Promise<Outcome<unknown>> {
    const files: { readonly [P in WriteKind]: (ext: ExtId, document: Writable[P]) => Outcome<OutFile> } = {
      order: (key, order) => outgoingOrder(key, order, this.#config),
      payment: (key, payment) => this.#record(paymentFile(key, payment)),
      creditNote: (key, creditNote) => this.#record(creditNoteFile(key, creditNote)),
    };
    const file = files[kind](ext, document);
    if (!file.ok) return Promise.resolve(file);
    const { content } = file.value;
    return Promise.resolve(found(typeof content === 'string' ? content : new TextDecoder('latin1').decode(content)));
  }

  readonly #finders: Finders = {
    customer: () => Promise.resolve(found(null)),
    order: (ext) => this.#findOrder(ext),
    invoice: async (ext) => found((await this.#invoicesOf(ext)).find(({ kind }) => kind === 'invoice') ?? null),
    creditNote: async (ext) => found((await this.#invoicesOf(ext)).find(({ kind }) => kind === 'creditNote') ?? null),
    payment: async (ext) =>
      found((await this.#payments.all()).map(toPayment).find((payment) => payment.ext === ext) ?? null),
  };

  find<K extends Kind>(kind: K, ext: ExtId): Promise<Outcome<Readable[K] | null>> {
    return this.#guard(() => this.#finders[kind](ext));
  }

  /** `done/` says it is there, `error/` that it is refused, `out/` that it waits: a draft. */
  async #findOrder(ext: ExtId): Promise<Outcome<ErpOrder | null>> {
    const done = await this.#answered(ext);
    if (done) return found(done);
    const refused = await this.#folder.fileOf('error', ext);
    if (refused) return refusal(refused);
    const waiting = await this.#folder.fileOf('out', ext);
    return found(waiting ? waitingOrder(ext, waiting) : null);
  }

  async #answered(ext: ExtId): Promise<ErpOrder | undefined> {
    const file = await this.#folder.fileOf('done', ext);
    if (file === undefined) return undefined;
    const read = decode(answer, file.name, file.text);
    if (read.ok && read.record.ext === ext) return toOrder(ext, read.record);
    this.#io.log.warn(
      { file: file.name, reason: read.ok ? 'it names another key' : read.reason },
      'an answer file cannot be read',
    );
    return undefined;
  }

  async #invoicesOf(order: ExtId): Promise<readonly ErpInvoice[]> {
    return (await this.#invoices.all()).map(toInvoice).filter(({ orderExtIds }) => orderExtIds.includes(order));
  }

  readonly #readers: Readers = {
    customer: () => Promise.resolve(GONE),
    order: async (ref) => {
      const ext = parseExtId(ref.ext ?? ref.id);
      const order = ext === undefined ? GONE : await this.#findOrder(ext);
      if (!order.ok) return order;
      return order.value === null ? GONE : found(order.value);
    },
    invoice: (ref) => this.#readInvoice(ref),
    creditNote: (ref) => this.#readInvoice(ref),
    payment: async (ref) => {
      const payment = (await this.#payments.all()).find(({ record }) => record.id === ref.id);
      return payment ? found(toPayment(payment)) : GONE;
    },
  };

  read<K extends Kind>(kind: K, ref: Ref): Promise<Outcome<Readable[K]>> {
    return this.#guard(() => this.#readers[kind](ref));
  }

  async #readInvoice(ref: Ref): Promise<Outcome<ErpInvoice>> {
    const invoice = (await this.#invoices.all()).find(({ record }) => record.id === ref.id);
    return invoice ? found(toInvoice(invoice)) : GONE;
  }

  act(ref: Ref, action: 'confirm' | 'cancel' | 'invoice'): Promise<Outcome<Ref>> {
    // An order file is an order: the ERP confirms it when it enters it.
    if (action === 'confirm') return Promise.resolve(found(ref));
    if (action === 'invoice')
      return Promise.resolve(
        rejected({
          code: 'FILES_INVOICE_BY_ERP',
          message: 'The ERP issues the invoice.',
          advice: 'Issue it in the ERP; its status file follows.',
        }),
      );
    const ext = parseExtId(ref.ext ?? ref.id);
    if (ext === undefined) return Promise.resolve(GONE);
    return this.#guard(async () => {
      const key = derivedExtId(ext, 'cancel');
      // There is nothing of ours to mend in a cancellation: refused stays refused until a person takes the answer away.
      const refused = await this.#folder.fileOf('error', key);
      if (refused) return refusal(refused);
      const outcome = await this.#drop(key, outgoingCancellation(key, ext, this.#io.clock.now(), this.#config));
      return outcome.ok ? { ...outcome, value: ref } : outcome;
    });
  }

  readonly #changes: Changes = {
    invoice: (cursor, limit) =>
      this.#invoices.changes(cursor, limit, this.#io.clock.now(), ({ record }) => record.kind === 'invoice', toInvoice),
    creditNote: (cursor, limit) =>
      this.#invoices.changes(
        cursor,
        limit,
        this.#io.clock.now(),
        ({ record }) => record.kind === 'creditNote',
        toInvoice,
      ),
    payment: (cursor, limit) => this.#payments.changes(cursor, limit, this.#io.clock.now(), () => true, toPayment),
  };

  changes<K extends ChangeKind>(kind: K, cursor: Cursor | null, limit: number): Promise<Outcome<Page<K>>> {
    return this.#guard(() => this.#changes[kind](cursor, limit));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #guard<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.#io.signal?.aborted === true)
      return transient({ code: 'STOPPING', message: 'The process is stopping; nothing was written.' });
    try {
      // Asked before every call: where the share is gone, "no such file" must not read as "not there, send it again".
      await this.#folder.prepare();
      return await work();
    } catch (error) {
      const failure = classify(error);
      if (failure) return failure;
      throw error;
    }
  }
}
