import type { ErpSystem, ErpUnderTest } from '../src/erp/contract.ts';
import { recordingLog } from '../src/erp/contract/recording-log.ts';
import { Decimal, addDays, systemClock } from '../src/model/index.ts';
import { derivedExtId, parseExtId } from '../src/erp/ext-id.ts';
import type { Ref } from '../src/erp/port.ts';
import { ledger } from '../src/erp/ledger/adapter.ts';
import type { LedgerBook, LedgerEntryOf } from '../src/erp/ledger/book.ts';

const NO_WIRE = 'the ledger is in the hub’s own database: there is no wire that could';

/** The hub issues and books: it enters what happened in the tenant's book. */
export function ledgerSystem(book: LedgerBook): ErpSystem {
  const log = recordingLog();
  let numbers = 0;
  const entryOf = async <K extends 'order' | 'invoice'>(ref: Ref, kind: K): Promise<LedgerEntryOf<K>> => {
    const ext = parseExtId(ref.id);
    const [entry] = ext ? await book.find([ext]) : [];
    if (entry?.kind !== kind) throw new Error(`no ${kind} ${ref.id}`);
    return entry as LedgerEntryOf<K>;
  };
  const enterPayment = async (ref: Ref, amount: Decimal) => {
    numbers += 1;
    const { ext, order, currency } = await entryOf(ref, 'invoice');
    await book.enter([
      {
        kind: 'payment',
        ext: derivedExtId(ext, `payment${numbers}`),
        order,
        invoice: ext,
        amount,
        currency,
        date: '2026-11-21',
      },
    ]);
  };
  return {
    connect: ({ signal } = {}) =>
      ledger.connect(
        {},
        {
          fetch,
          clock: systemClock,
          secret: () => Promise.reject(new Error('the ledger has no secrets')),
          log,
          ledger: book,
          ...(signal && { signal }),
        },
      ),
    sku: 'SKU-TEE-M',
    count: async (_kind, ext) => (await book.find([ext])).length,
    notes: async (kind, ref) => {
      const { ext, order } = await entryOf(ref, kind);
      return (await book.folders([order])).flatMap((entry) =>
        entry.kind === 'note' && entry.about === ext ? [entry.text] : [],
      );
    },
    office: {
      async issue(ref, parts = 1) {
        numbers += 1;
        const { ext: order, total, currency } = await entryOf(ref, 'order');
        const half = total.dividedBy(Decimal.of(BigInt(parts)), 2);
        const due = [
          { due: '2026-12-21', amount: parts === 1 ? total : half },
          ...(parts === 2 ? [{ due: addDays('2026-12-21', 30), amount: total.minus(half) }] : []),
        ];
        const ext = derivedExtId(order, 'invoice');
        await book.enter([
          {
            kind: 'invoice',
            ext,
            order,
            number: `F2026-${numbers}`,
            issued: '2026-11-21',
            total,
            currency,
            instalments: due,
          },
        ]);
        return { id: ext };
      },
      pay: enterPayment,
      async credit(ref, gross) {
        numbers += 1;
        const { ext, order, currency, total } = await entryOf(ref, 'invoice');
        await book.enter([
          {
            kind: 'creditNote',
            ext: derivedExtId(ext, `credit${numbers}`),
            order,
            invoice: ext,
            number: `A2026-${numbers}`,
            issued: '2026-11-21',
            total: gross ?? total,
            currency,
          },
        ]);
      },
      bounce: (ref, amount) => enterPayment(ref, amount.negated()),
    },
    arrange: () => Promise.reject(new Error(NO_WIRE)),
    mend: () => Promise.resolve(),
    logins: () => 0,
    miscount: () => Promise.reject(new Error('the ledger computes nothing')),
    secrets: [],
    logged: log.text,
    stop: () => Promise.resolve(),
  };
}

/** What a ledger in the hub's own database has no place for. */
export const LEDGER_WITHOUT: NonNullable<ErpUnderTest['without']> = {
  'answer-lost': NO_WIRE,
  unreachable: NO_WIRE,
  busy: NO_WIRE,
  'retry-after': NO_WIRE,
  'session-expired': NO_WIRE,
  'wrong-password': NO_WIRE,
  html: NO_WIRE,
  malformed: NO_WIRE,
  silent: NO_WIRE,
  refusal: 'the ledger has no rules of its own',
  customers: 'the ledger keeps no customers',
  articles: 'the ledger knows no articles',
  totals: 'the ledger takes the shop’s total',
};
